"""Progressive muscle relaxation and guided imagery, in Spanish."""

from typing import Final

from programs.starter.es.said_often import HARD_TIMES, NO_NEED, RATE_AFTER, RATE_BEFORE, UPSET
from programs.starter.es.words import Words
from programs.starter.exercise import spoken

_PLAY: Final = "Escuche o lea el texto. Tome el tiempo que dice su plan."

_MUSCLE_SCRIPT = spoken("""
Le doy la bienvenida. Esto dura unos quince minutos. Vamos a tensar algunos músculos con suavidad y después
a soltarlos.

Siéntese en una silla que le sostenga, o acuéstese. Afloje el cinturón o lo que apriete. Los ojos pueden
estar abiertos o cerrados.

Piense en dos números de 0 a 10. Uno es lo fuerte que es el dolor ahora. El otro, lo desagradable que es.
(Pausa de dos respiraciones.)

Tres reglas lo hacen seguro. Primera: sáltese toda parte sensible o que duela al tocarla.

Segunda: tense solo un poco, un tercio de lo que podría. Tercera: siga respirando todo el tiempo.

Si se salta una parte, piense que está tibia y pesada. O descanse y escuche los sonidos de alrededor.

Empiece con la respiración. Tome aire, y suéltelo despacio. (Pausa de tres respiraciones.)

Empezamos con la mano derecha. Cierre el puño con suavidad. Siga respirando. Note el trabajo en la mano y el
antebrazo. (Pausa de una respiración.)

Y suelte. Deje que los dedos se abran. Note el cambio. (Pausa de cuatro respiraciones.)

Ahora la mano izquierda. Cierre el puño con suavidad. Tome aire, y suéltelo. (Pausa de una respiración.)

Y suelte. Las dos manos descansan. Note cómo están. (Pausa de cuatro respiraciones.)

Doble un poco los dos codos, para que trabajen los brazos. Con suavidad. Siga respirando. (Pausa de una
respiración.)

Deje caer los brazos. Quizá los note pesados o tibios. Quizá no. Las dos cosas están bien. (Pausa de cuatro
respiraciones.)

Suba un poco los hombros hacia las orejas. Note cuánto esfuerzo cuesta. (Pausa de una respiración.)

Déjelos caer. Y otra vez, al soltar el aire. (Pausa de cinco respiraciones.)

Ahora la cara. Suba las cejas, como con sorpresa. (Pausa de una respiración.) Y deje la frente lisa. (Pausa
de tres respiraciones.)

Apriete un poco los ojos, o deje esto fuera. (Pausa de una respiración.) Deje que se ablanden. (Pausa de
tres respiraciones.)

Junte los labios sin fuerza. (Pausa de una respiración.) Deje que se separen. Deje algo de espacio entre los
dientes. (Pausa de cuatro respiraciones.)

Note toda la cara. Por ahora no tiene que agradar a nadie. (Pausa de tres respiraciones.)

Junte un poco los omóplatos. Si le duele la espalda, deje esto fuera. (Pausa de una respiración.)

Y suelte. Deje que la espalda se extienda sobre la silla o el suelo. (Pausa de cuatro respiraciones.)

Ponga el vientre un poco firme, como si alguien fuera a hacerle cosquillas. Siga respirando a sorbos pequeños.
(Pausa de una respiración.)

Deje que se ablande. Note cómo el aire entra y sale sin esfuerzo. (Pausa de cinco respiraciones.)

Apriete los glúteos. (Pausa de una respiración.) Y suéltelos. (Pausa de cuatro
respiraciones.)

Ahora los muslos. Empuje las rodillas hacia abajo o estírelas un poco. Pare antes de que empiece el dolor de
nervio. (Pausa de una respiración.)

Suelte. Note el peso de las piernas. (Pausa de cuatro respiraciones.)

Suba un poco los dedos de los dos pies. Si suele tener calambres en las pantorrillas, sáltese esto. (Pausa de
una respiración.)

Y deje que los pies caigan como quieran. (Pausa de cinco respiraciones.)

Ahora recorra el cuerpo una vez más, desde arriba, sin tensar nada. La frente, lisa. La mandíbula, suelta.
Los hombros, bajos. (Pausa de tres respiraciones.)

Los brazos, pesados. Las manos, abiertas. El vientre, blando. Las piernas, en descanso. Los pies, en calma.
(Pausa de cinco respiraciones.)

Si una parte sigue tensa, no tiene que discutir con ella. Suelte el aire hacia ella. (Pausa de cinco
respiraciones.)

El dolor puede estar, y el resto de usted puede tener una pausa. Deje descansar lo que puede descansar.
(Pausa de ocho respiraciones.)

Quédese aquí un rato. Cada vez que suelta el aire, la silla o el suelo hacen un poco más del trabajo. (Pausa
de diez respiraciones.)

Guarde en la memoria cómo se siente soltar. Puede usarlo en una fila, en el autobús o antes de dormir. Una
respiración, y los hombros caen. (Pausa de cinco respiraciones.)

Ahora vuelva despacio. Mueva los dedos de las manos y de los pies. Gire un poco la cabeza a un lado y al
otro.

Abra los ojos si estaban cerrados. Mire alrededor.

Piense otra vez en los dos números. Lo fuerte y lo desagradable. Anótelos si quiere.

Siéntese un minuto antes de ponerse de pie. Qué bien que le dio este tiempo a su cuerpo.
""")

_IMAGERY_SCRIPT = spoken("""
Le doy la bienvenida. Durante quince minutos vamos a crear un lugar de calma. Usted decide lo que hay en él.

Siéntese o acuéstese de modo que algo le sostenga. Los ojos pueden estar cerrados. Si lo prefiere, déjelos
abiertos y mire una imagen, una planta o el cielo.

Piense en dos números de 0 a 10. Uno es lo fuerte que es el dolor. El otro, lo desagradable que es. (Pausa
de dos respiraciones.)

Usted manda. Si una imagen no le va bien, cámbiela. Si no viene ninguna, está bien. Los sonidos, los olores
y las palabras también sirven.

Puede volver en cualquier momento. Note los pies, abra los ojos y mire alrededor.

Suelte el aire despacio. Deje caer los hombros. (Pausa de tres respiraciones.)

Ahora piense en un lugar donde esté a gusto. Puede ser real o inventado. Un jardín, una playa, una cocina,
un banco al sol. (Pausa de cuatro respiraciones.)

Si viene más de un lugar, elija uno. Puede visitar los otros otro día. (Pausa de dos respiraciones.)

Está en el borde de ese lugar. Hay un camino, una puerta o una reja. Cuando quiera, entre. (Pausa de tres
respiraciones.)

Mire alrededor despacio. ¿Qué hay cerca? ¿Qué hay lejos? ¿Qué colores ve? (Pausa de cinco respiraciones.)

Note la luz. ¿Es de mañana o de tarde? ¿Es clara, o suave como la de una vela? (Pausa de cuatro
respiraciones.)

Ahora escuche. Puede haber viento, agua, pájaros o una voz que le gusta. Puede haber un gran silencio.
(Pausa de cinco respiraciones.)

Note el aire en la piel. Déjelo tan tibio o tan fresco como quiera. (Pausa de cuatro respiraciones.)

Huela este lugar. Pan, sal, hierba cortada, sábanas limpias. (Pausa de cuatro respiraciones.)

Busque un sitio donde pueda descansar. Una silla, una manta, una piedra tibia. Se ajusta bien a su cuerpo.
Le sostiene donde más lo necesita. (Pausa de cinco respiraciones.)

Quédese ahí. Cada vez que suelta el aire, el cuerpo pesa un poco más. Cada vez que lo toma, se siente un
poco más en casa. (Pausa de seis respiraciones.)

Aquí no hay nada que hacer. Nadie espera una respuesta de usted. (Pausa de seis respiraciones.)

Si viene el dolor, también puede estar aquí. Vea si puede darle una forma o un color. Puede dejar esta parte
fuera. (Pausa de cuatro respiraciones.)

Quizá es rojo, o gris, o con puntas, o fuerte como una radio. Mírelo desde donde está. (Pausa de tres
respiraciones.)

Ahora juegue un poco con él. Haga el color más suave. Haga los bordes redondos. Si es una radio, baje un
punto el volumen. (Pausa de cinco respiraciones.)

Puede cambiar, o puede seguir igual. En los dos casos usted descansa, y el dolor puede estar allá. (Pausa de
cinco respiraciones.)

Vuelva a su lugar. Busque en él una cosa que le guste mucho. Mírela de cerca. (Pausa de cinco
respiraciones.)

Si quiere, deje que alguien amable le acompañe. Una amistad, un animal, alguien de hace mucho. Se alegra de
que usted esté aquí. (Pausa de seis respiraciones.)

Quédese mientras el aire entra y sale así. Deje que el lugar haga su trabajo. (Pausa de diez respiraciones.)

Si sus pensamientos se han ido a otra parte, vuelva a entrar. La puerta siempre está abierta para usted.
(Pausa de ocho respiraciones.)

Elija una palabra para este lugar. Casa, calma, azul, aquí. Dígasela al soltar el aire. (Pausa de cuatro
respiraciones.)

Esta palabra es su llave. Puede usarla con una respiración cuando el día hace ruido. (Pausa de cuatro
respiraciones.)

Pronto será hora de irse. Mire alrededor una vez más y guarde lo que le hizo bien. (Pausa de tres
respiraciones.)

Vuelva al camino, la puerta o la reja. El lugar se queda ahí para la próxima vez. (Pausa de tres
respiraciones.)

Note la silla o la cama debajo de usted. Oiga los sonidos del lugar donde está ahora.

Mueva las manos y los pies. Estírese si quiere. Abra los ojos y nombre tres cosas que ve.

Piense otra vez en los dos números, lo fuerte y lo desagradable. Anótelos, sean los que sean.

Lleve consigo su palabra y levántese despacio.
""")


RELAXING_PRACTICES: Final[dict[str, Words]] = {
    "MB04": Words(
        name="Relajación muscular progresiva",
        summary="Tense un poco los músculos y suéltelos, uno tras otro.",
        target="Tensión de los músculos y descanso",
        why="Soltar la tensión puede aliviar lo fuerte y lo desagradable que se siente el dolor.",
        steps=(
            "Siéntese en una silla que le sostenga o acuéstese. Los ojos pueden estar abiertos o cerrados.",
            RATE_BEFORE,
            _PLAY,
            "Tense una parte con suavidad, durante una respiración, con un tercio de su fuerza.",
            "Suéltela y note el cambio durante unas respiraciones.",
            "Sáltese toda parte sensible o que duela al tocarla.",
            "Siga de las manos a la cara, el tronco y las piernas.",
            RATE_AFTER,
            "La tensión es ligera y el resto del cuerpo sigue suelto.",
            "Siga respirando mientras tensa. No aguante la respiración.",
            "Deje de tensar si le da un calambre o el dolor da latigazos. Descanse esa parte.",
            NO_NEED,
        ),
        cues=("Un poco de tensión.", "Suelte.", "Note el cambio."),
        common_errors=(
            "Tensar con toda su fuerza.",
            "Aguantar el aire.",
            "Seguir con una parte que duele.",
        ),
        easier_way="Forma corta: solo manos, hombros y cara, durante 4 minutos.",
        harder_way="Suelte cada parte sin tensarla antes.",
        script=_MUSCLE_SCRIPT,
    ),
    "MB05": Words(
        name="Imaginación guiada",
        summary="Cree un lugar de calma con todos los sentidos y descanse en él.",
        target="Calma y atención",
        why="Estar en un lugar de calma puede aliviar lo fuerte y lo desagradable que se siente el dolor.",
        steps=(
            (
                "Póngase en una posición cómoda, en una silla o en la cama. "
                "Cierre los ojos, o mire una imagen o una planta."
            ),
            RATE_BEFORE,
            _PLAY,
            "Elija un lugar donde esté a gusto.",
            "Llénelo de lo que ve, oye, huele y siente.",
            "Descanse ahí. Dé al dolor una forma o un color solo si quiere.",
            "Si le va mejor, quédese con una imagen o un sonido del cuarto.",
            "Elija una palabra para el lugar y llévela con usted.",
            RATE_AFTER,
            "Usted manda: puede cambiar cada imagen.",
            "Respire con suavidad y suelte el aire más despacio.",
            UPSET,
            HARD_TIMES,
        ),
        cues=("Su lugar, sus reglas.", "Use todos los sentidos.", "Una palabra para llevar."),
        common_errors=(
            "Esperar una imagen clara.",
            "Quedarse en un lugar que trae malos recuerdos.",
            "Volver con prisa.",
        ),
        easier_way="Forma corta: 3 minutos con una imagen que le guste y los ojos abiertos.",
        harder_way="Hágalo sin texto y use su palabra durante el día.",
        script=_IMAGERY_SCRIPT,
    ),
}
