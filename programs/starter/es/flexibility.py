"""Stretches and easy range, in Spanish."""

from typing import Final

from programs.starter.es.said_often import FEET_AFTER, NEW_WEAKNESS, SADDLE, SHOES
from programs.starter.es.words import Words

FLEXIBILITY: Final[dict[str, Words]] = {
    "E27": Words(
        name="Estirar la pantorrilla en la pared",
        summary="Apóyese en una pared hasta notar un tirón suave en la pantorrilla.",
        target="Pantorrillas",
        why="Con la pantorrilla suelta, el talón apoya bien al caminar.",
        steps=(
            SHOES,
            "Póngase frente a la pared y apoye en ella las dos manos.",
            "Dé un paso atrás con un pie y apoye bien el talón en el suelo.",
            "Inclínese hacia delante hasta notar un tirón suave en la pantorrilla de atrás.",
            "Mantenga los segundos que dice su plan y cambie de pierna. Repita las veces que dice su plan.",
            "La rodilla de atrás está recta y los dedos del pie miran al frente.",
            "Respire despacio. Afloje un poco cada vez que suelta el aire.",
            "Afloje si el tirón es agudo o si el pie empieza a hormiguear.",
            FEET_AFTER,
        ),
        cues=("Talón abajo.", "Dedos al frente.", "Un tirón suave basta."),
        common_errors=(
            "Girar hacia fuera el pie de atrás.",
            "Rebotar.",
            "Inclinarse hasta que duela.",
        ),
        easier_way="Siéntese y tire de la parte de delante del pie con una correa.",
        harder_way="Mantenga hasta 30 segundos.",
    ),
    "E28": Words(
        name="Estirar el muslo con correa",
        summary="Acuéstese y levante una pierna con la ayuda de una correa.",
        target="Parte de atrás del muslo",
        why="Hace más fácil sentarse, agacharse y ponerse los calcetines.",
        steps=(
            (
                "Acuéstese boca arriba en una colchoneta o en una cama firme. "
                "Póngase un calcetín o un zapato en el pie."
            ),
            "Pase la correa por la parte media de un pie.",
            "Doble la otra rodilla y deje ese pie apoyado.",
            "Levante la pierna con la correa, con la rodilla un poco doblada.",
            "Pare cuando note un tirón suave detrás del muslo.",
            "Mantenga los segundos que dice su plan y cambie de pierna. Repita las veces que dice su plan.",
            "Las caderas siguen apoyadas y los hombros sueltos.",
            "Respire despacio. No aguante la respiración.",
            "Si el pie o la pierna le hormiguea, baje la pierna hasta que se le pase.",
            SADDLE,
        ),
        cues=("Un tirón suave, no más.", "Rodilla suelta.", "Hombros abajo."),
        common_errors=(
            "Seguir tirando cuando hormiguea.",
            "Bloquear la rodilla.",
            "Levantar la cabeza.",
        ),
        easier_way="Levante menos la pierna.",
        harder_way="Mantenga hasta 30 segundos, siempre que nada hormiguee.",
    ),
    "E29": Words(
        name="Giro del tronco de lado",
        summary="Acuéstese de lado y abra el brazo de arriba como un libro.",
        target="Mitad de la espalda, pecho y costillas",
        why="Hace más fácil girar, alcanzar cosas y mirar hacia atrás.",
        steps=(
            "Acuéstese de lado con una almohada bajo la cabeza.",
            "Doble las rodillas y junte las manos delante de usted.",
            "Levante el brazo de arriba y ábralo despacio hacia el otro lado.",
            "Siga la mano con la mirada.",
            "Pare donde el giro le resulte fácil y respire una vez.",
            "Traiga el brazo. Repita las veces que dice su plan y cambie de lado.",
            "Las rodillas siguen juntas y en el suelo.",
            "Tome aire al abrir. Suelte el aire al cerrar.",
            "Pare si el dolor da latigazos hacia el brazo, el pecho o la pierna.",
            NEW_WEAKNESS,
        ),
        cues=("Abra como un libro.", "La mirada sigue la mano.", "Rodillas abajo."),
        common_errors=(
            "Forzar el brazo hasta el suelo.",
            "Girar también las caderas.",
            "Moverse rápido.",
        ),
        easier_way="Deje el codo doblado y abra solo una parte.",
        harder_way="Deje el brazo abierto durante dos o tres respiraciones.",
    ),
    "E30": Words(
        name="Movimientos del cuello",
        summary="En la silla, gire, incline y recoja la cabeza despacio.",
        target="Articulaciones y músculos del cuello",
        why="Mantiene el cuello libre para mirar alrededor y para leer.",
        steps=(
            "Siéntese en una silla firme, con la espalda erguida y los pies apoyados.",
            "Gire la cabeza despacio a un lado y vuelva. Cambie de lado. Repita las veces que dice su plan.",
            "Acerque una oreja al hombro y vuelva. Cambie de lado. Repita las veces que dice su plan.",
            "Lleve la barbilla recto hacia atrás y suelte. Repita las veces que dice su plan.",
            "Los hombros siguen bajos y quietos.",
            "Suelte el aire al mover. Tome aire al volver.",
            "Si se marea, pare y mire un solo punto hasta que se le pase.",
            (
                "Problemas al hablar, ver o caminar, o un dolor de cabeza nuevo y fuerte: "
                "vaya a urgencias de inmediato."
            ),
            NEW_WEAKNESS,
        ),
        cues=("Lento y pequeño.", "Hombros bajos.", "Barbilla recto atrás."),
        common_errors=(
            "Girar la cabeza en círculos.",
            "Levantar los hombros.",
            "Empujar con la mano.",
        ),
        easier_way="Acuéstese y mueva solo hasta donde le resulte fácil.",
        harder_way="Hágalo todos los días, hasta 3 veces.",
    ),
}
