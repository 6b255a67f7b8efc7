"""Spanish: name, what the picture shows, and a caption for each frame, in the order of the English ones.

No native speaker has reviewed it yet. The names are those of the starter exercises (programs/starter/es).
"""

SPANISH: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "E01": (
        "Caminata con pausas",
        "Una persona camina, se sienta a descansar en un banco y camina otra vez. Corre un temporizador.",
        (
            "Camine hasta que suene la campana.",
            "Pare con la campana. Siéntese y descanse.",
            "Camine otra vez.",
        ),
    ),
    "E02": (
        "Caminata continua",
        "Una persona camina por un camino llano a un ritmo cómodo.",
        ("Camine a un ritmo que le deje hablar.", "Mantenga el mismo ritmo todo el camino."),
    ),
    "E03": (
        "Caminata rápida o cuesta arriba",
        "Una persona sube una cuesta con pasos largos y rápidos.",
        ("Suba la cuesta con pasos rápidos.", "Deje que los brazos se muevan. Puede hablar, pero no cantar."),
    ),
    "E04": (
        "Marcha en la silla",
        "Una persona en una silla levanta una rodilla y después la otra, y mueve los brazos.",
        ("Siéntese con la espalda recta. Levante una rodilla.", "Bájela y levante la otra rodilla."),
    ),
    "E05": (
        "Bicicleta con respaldo",
        "Una persona se recuesta en el asiento de una bicicleta fija y pedalea.",
        ("Recuéstese y sujete los mangos.", "Pedalee de forma suave y redonda."),
    ),
    "E06": (
        "Caminata en la piscina",
        "Una persona camina por una piscina. El agua le llega al pecho.",
        ("Camine hacia delante por el agua.", "Mueva los brazos bajo el agua."),
    ),
    "E07": (
        "Paso lateral junto a la encimera",
        "Vista de espaldas, una persona se sujeta a una encimera y da pasos de lado.",
        (
            "Póngase de pie, con los dedos en la encimera.",
            "Dé un paso a la derecha.",
            "Junte el pie izquierdo. Después vuelva.",
        ),
    ),
    "E08": (
        "Levantarse de un asiento alto",
        "Una persona se levanta de una silla que tiene encima un cojín firme.",
        (
            "Siéntese en el cojín con los pies hacia atrás.",
            "Inclínese hasta que la nariz esté sobre los dedos de los pies.",
            "Póngase de pie del todo.",
        ),
    ),
    "E09": (
        "Levantarse de una silla",
        "Una persona se levanta de una silla con las manos apoyadas apenas en los muslos.",
        (
            "Siéntese cerca del borde, con las manos en los muslos.",
            "Inclínese hasta que la nariz esté sobre los dedos de los pies.",
            "Póngase de pie. Después siéntese despacio.",
        ),
    ),
    "E10": (
        "Sentadilla a la silla con peso",
        "Una persona sujeta una pesa contra el pecho, baja las caderas a una silla y se levanta otra vez.",
        ("De pie, sujete la pesa contra el pecho.", "Toque el asiento. Suelte el aire y suba."),
    ),
    "E11": (
        "Subir los talones con las dos piernas",
        "Una persona se sujeta a una encimera y sube sobre los dedos de los dos pies.",
        ("Póngase de pie y sujétese a la encimera.", "Suba sobre los dedos. Baje despacio."),
    ),
    "E12": (
        "Subir el talón con una pierna",
        "Una persona se sujeta a una encimera, está sobre una pierna y sube sobre los dedos del pie.",
        ("Sujétese a la encimera y quédese en una pierna.", "Suba sobre los dedos. Baje despacio."),
    ),
    "E13": (
        "Estirar la rodilla con banda",
        "Una persona en una silla estira una rodilla. Una banda va del tobillo a una pata de atrás de la silla.",
        ("Pase la banda por el tobillo y por la silla.", "Estire la rodilla y mantenga."),
    ),
    "E14": (
        "Puente",
        "Una persona boca arriba con las rodillas dobladas levanta las caderas de la colchoneta.",
        ("Acuéstese boca arriba, con las rodillas dobladas.", "Levante las caderas. Siga respirando."),
    ),
    "E15": (
        "Abrir la pierna de pie",
        "Vista de espaldas, una persona se sujeta a una encimera y lleva una pierna recta hacia el lado.",
        ("Póngase de pie y sujétese a la encimera.", "Lleve una pierna hacia fuera. Deje el cuerpo recto."),
    ),
    "E16": (
        "Remo con banda en la silla",
        "Una persona en una silla tira de una banda fija en una puerta. Los codos van hacia atrás.",
        ("Sujete la banda con los brazos al frente.", "Lleve los codos hacia atrás, cerca del cuerpo."),
    ),
    "E17": (
        "Flexión en la pared",
        "Una persona se apoya en una pared con las dos manos, dobla los codos y empuja.",
        ("Ponga las manos en la pared y doble los codos.", "Empuje la pared."),
    ),
    "E18": (
        "Subir el pie con banda",
        "Un talón descansa en el suelo. Una banda atada a una mesa tira del pie, y los dedos suben contra ella.",
        ("Ponga la banda en la parte de delante del pie.", "Suba los dedos hacia usted."),
    ),
    "E19": (
        "Abrir los dedos y acortar el pie",
        "Un pie descalzo en el suelo abre los dedos y después levanta el arco.",
        ("Ponga el pie plano en el suelo.", "Separe los dedos.", "Levante el arco. No doble los dedos."),
    ),
    "E20": (
        "Apretar y abrir los dedos",
        "Una mano aprieta un trozo de masilla y después abre los dedos contra una goma.",
        (
            "Ponga la masilla en la mano.",
            "Apriétela y suelte.",
            "Ponga una goma alrededor de los dedos y ábralos.",
        ),
    ),
    "E21": (
        "Pasar el peso",
        "Una persona junto a una encimera pasa el peso a un lado, al otro y hacia delante. Los pies no se mueven.",
        (
            "Pase el peso a la izquierda. Los pies no se mueven.",
            "Pase el peso a la derecha.",
            "Páselo hacia delante y hacia atrás.",
        ),
    ),
    "E22": (
        "De pie con un pie algo adelante",
        "Una persona está de pie junto a una encimera. Un talón está al lado del dedo gordo del otro pie.",
        ("Póngase de pie con los pies juntos.", "Lleve un pie medio paso adelante."),
    ),
    "E23": (
        "De pie, talón con punta",
        "Una persona está de pie junto a una encimera con un pie justo delante del otro, talón con punta.",
        ("Póngase de pie con los pies juntos.", "Ponga un pie justo delante del otro."),
    ),
    "E24": (
        "Caminar talón con punta",
        "Una persona camina por una línea en el suelo, junto a una encimera, talón con punta.",
        (
            "Póngase de pie en una línea, talón con punta.",
            "Pase el pie de atrás hacia delante.",
            "Apóyelo talón con punta. Siga.",
        ),
    ),
    "E25": (
        "De pie en una pierna",
        "Una persona está en una pierna junto a una encimera, con la otra rodilla levantada.",
        ("Póngase de pie junto a la encimera.", "Levante un pie. Toque la encimera si lo necesita."),
    ),
    "E26": (
        "Pasos de reloj",
        "Vista desde arriba y atrás, una persona está sobre un reloj en el suelo y da pasos a las 12, 3, 6 y 9.",
        (
            "Paso adelante, a las 12, y vuelta.",
            "Paso al lado, a las 3, y vuelta.",
            "Paso atrás, a las 6, y vuelta.",
            "Paso al lado, a las 9, y vuelta.",
        ),
    ),
    "E27": (
        "Estirar la pantorrilla en la pared",
        "Una persona se apoya en una pared. La pierna de atrás está recta y su talón está en el suelo.",
        ("Ponga las manos en la pared y un pie atrás.", "Inclínese. El talón de atrás no se levanta."),
    ),
    "E28": (
        "Estirar el muslo con correa",
        "Una persona boca arriba levanta una pierna recta con una correa en el pie.",
        ("Acuéstese y pase la correa por un pie.", "Suba la pierna hasta notar un tirón suave."),
    ),
    "E29": (
        "Giro del tronco de lado",
        "Una persona de lado con las rodillas dobladas abre el brazo de arriba hacia el otro lado, como un libro.",
        (
            "Acuéstese de lado, con los brazos al frente.",
            "Levante el brazo de arriba. Sígalo con los ojos.",
            "Ábralo hacia el otro lado.",
        ),
    ),
    "E30": (
        "Movimientos del cuello",
        "Una persona gira la cabeza, la inclina hacia un lado y lleva el mentón recto hacia atrás.",
        (
            "Gire la cabeza despacio a cada lado.",
            "Incline la oreja hacia cada hombro.",
            "Lleve el mentón recto hacia atrás.",
        ),
    ),
    "E31": (
        "Deslizar el nervio de la pierna",
        "Una persona en una silla mira abajo con la rodilla doblada, y luego mira arriba al estirar la rodilla.",
        ("Doble la rodilla y mire abajo.", "Estire la rodilla y mire arriba."),
    ),
    "E32": (
        "Estirar el nervio de la pierna",
        "Una persona en una silla mantiene el mentón metido y estira una rodilla con los dedos del pie hacia arriba.",
        ("Siéntese con el mentón metido.", "Estire la rodilla. Deje el mentón metido."),
    ),
    "E33": (
        "Deslizar el nervio del brazo: lado del pulgar",
        "Una persona abre un brazo al lado. La muñeca se dobla hacia atrás y la cabeza se inclina a ese brazo.",
        (
            "Brazo al lado, muñeca suelta. Incline la cabeza al otro lado.",
            "Doble la muñeca hacia atrás. Incline la cabeza hacia el brazo.",
        ),
    ),
    "E34": (
        "Deslizar el nervio del brazo: lado del meñique",
        "Una persona abre un brazo, dobla el codo y lleva la palma a la oreja. La cabeza se inclina hacia ella.",
        (
            "Levante un brazo hacia el lado. Cabeza recta.",
            "Lleve la palma a la oreja. Incline la cabeza hacia ella.",
        ),
    ),
    "E35": (
        "Práctica con texturas",
        "Una persona apoya un antebrazo en una almohada y lo frota con una tela. En la mesa hay otras texturas.",
        ("Empiece en el borde de la zona sensible.", "Frote por igual, de un extremo al otro."),
    ),
    "E36": (
        "Práctica con espejo o de izquierda y derecha",
        "Una persona esconde una mano en una caja con un espejo a un lado, mueve la otra y la mira en el espejo.",
        ("Esconda la mano con dolor detrás del espejo.", "Mueva la mano sana y mire el espejo."),
    ),
    "E37": (
        "Escalera con pasamanos",
        "Una persona se sujeta al pasamanos y sube la escalera, primero con la pierna más fuerte.",
        (
            "Sujétese al pasamanos.",
            "Primero sube la pierna fuerte.",
            "Suba el otro pie. Al bajar, primero va la pierna más débil.",
        ),
    ),
    "E38": (
        "Bajar al suelo y volver a subir",
        "Una persona se sujeta a una silla, baja una rodilla, después la otra, y se sienta en el suelo.",
        (
            "Ponga las dos manos en la silla.",
            "Baje una rodilla.",
            "Baje la otra rodilla.",
            "Siéntese de lado. Suba de la misma manera.",
        ),
    ),
    "E39": (
        "Tarea de la casa por ratos",
        "Una persona limpia una encimera hasta que suena el temporizador, se sienta a descansar y limpia otra vez.",
        (
            "Trabaje hasta que suene la campana.",
            "Pare con la campana. Siéntese y descanse.",
            "Haga el próximo rato.",
        ),
    ),
    "E40": (
        "Cargar y colocar",
        "Una persona levanta una bolsa del suelo, la lleva y la pone en un estante.",
        (
            "Doble las rodillas y levante la bolsa cerca del cuerpo.",
            "Camine con ella.",
            "Póngala en el estante. Cambie de mano.",
        ),
    ),
    "MB01": (
        "Respiración pausada",
        "Una persona con los ojos cerrados y las manos en el pecho y el vientre. Un círculo crece al tomar aire.",
        ("Tome aire mientras el círculo crece.", "Suelte el aire despacio mientras se hace pequeño."),
    ),
    "MB02": (
        "Atención plena a la respiración",
        "Una persona en una silla con los ojos cerrados siente cómo entra y sale el aire.",
        ("Sienta cómo entra el aire.", "Sienta cómo sale el aire."),
    ),
    "MB03": (
        "Recorrido por el cuerpo",
        "Una persona boca arriba con los ojos cerrados. Una luz suave va de las manos a los pies.",
        ("Empiece por las manos.", "Siga con el vientre y las piernas.", "Termine con los pies."),
    ),
    "MB04": (
        "Relajación muscular progresiva",
        "Una persona en una silla cierra los dos puños y después deja las manos en el regazo.",
        ("Tense las manos y los brazos con suavidad.", "Suelte. Note el cambio."),
    ),
    "MB05": (
        "Imaginación guiada",
        "Una persona en una silla con los ojos cerrados piensa en un lugar tranquilo con colinas, sol y agua.",
        ("Siéntese con comodidad y cierre los ojos.", "Piense en un lugar donde siente calma."),
    ),
    "MB06": (
        "Note, respire, ajuste el temporizador",
        "Una persona en una silla nota un hombro tenso, respira con una mano en el vientre y pone un temporizador.",
        ("Note la primera señal.", "Respire despacio un rato.", "Ponga otra vez su temporizador."),
    ),
    "SU01": (
        "El escritorio",
        "En un escritorio, una persona doblada y luego recta, con la pantalla a la altura de los ojos y apoyo.",
        (
            "Así no: el cuerpo doblado hacia la pantalla.",
            "Así sí: pantalla a la altura de los ojos, pies planos, espalda en un cojín.",
        ),
    ),
    "SU02": (
        "La cocina",
        "Una persona alcanza cosas entre la cadera y el hombro, y luego se sienta en un taburete para cortar.",
        (
            "Tenga lo de todos los días entre las caderas y los hombros.",
            "Siéntese en un taburete para pelar y cortar.",
        ),
    ),
    "SU03": (
        "La posición para dormir",
        "Una persona duerme de lado con una almohada entre las rodillas, o boca arriba con una debajo de las rodillas.",
        (
            "De lado: una almohada entre las rodillas y otra para abrazar.",
            "Boca arriba: una almohada debajo de las rodillas.",
        ),
    ),
    "SU04": (
        "Zapatos y calcetines",
        "Un zapato cerrado con abertura amplia, punta ancha, correas, talón firme y suela gruesa y plana.",
        (
            "Se abre mucho y deja a los dedos el ancho de un pulgar.",
            "Las correas lo sujetan. El talón es firme y la suela es plana.",
        ),
    ),
    "SU05": (
        "El asiento del auto o del autobús",
        "Una persona en un asiento de auto, primero con la espalda caída, después recta, con un cojín en la cintura.",
        (
            "Así no: con la espalda caída en el asiento.",
            "Así sí: siéntese hasta atrás, con un cojín en la cintura.",
        ),
    ),
    "SU06": (
        "El baño",
        "Una persona en un taburete de ducha se sujeta a una barra en la pared. Una alfombra cubre el suelo.",
        ("Sujétese a la barra de la pared.", "Siéntese en un taburete. Use una alfombra que no resbale."),
    ),
}
