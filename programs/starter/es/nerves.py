"""Nerve movement, in Spanish: glides first, one that loads the nerve."""

from typing import Final

from programs.starter.es.said_often import FREELY, NEW_WEAKNESS, SADDLE, TINGLING
from programs.starter.es.words import Words

_THIGHS: Final = "Siéntese en una silla firme, con la espalda erguida y los dos muslos en el asiento."
_GLIDE: Final = "Quédese donde le resulte fácil. El nervio se desliza, no se estira."
_SHOULDERS: Final = "Siéntese o póngase de pie, con la espalda erguida y los hombros bajos."
_CHANGE_ARMS: Final = (
    "Tarde 1 o 2 segundos al ir y al volver. Repita las veces que dice su plan y cambie de brazo."
)

NERVES: Final[dict[str, Words]] = {
    "E31": Words(
        name="Deslizar el nervio de la pierna",
        summary="En la silla, mueva despacio la rodilla y la cabeza a la vez.",
        target="Nervio ciático, se desliza sin estirarse",
        why="Deja que el nervio de la pierna se deslice con suavidad al moverse.",
        steps=(
            _THIGHS,
            "Estire una rodilla despacio mientras mira hacia arriba.",
            "Doble la rodilla despacio mientras mira hacia abajo.",
            "Tarde 1 o 2 segundos al ir y al volver. Repita las veces que dice su plan y cambie de pierna.",
            _GLIDE,
            FREELY,
            TINGLING,
            SADDLE,
        ),
        cues=(
            "Estire la rodilla y mire arriba.",
            "Doble la rodilla y mire abajo.",
            "Suave y fácil.",
        ),
        common_errors=("Llevar la pierna a un estiramiento.", "Hundirse en la silla.", "Ir con prisa."),
        easier_way="Mueva la rodilla solo una parte del recorrido.",
        harder_way="Estire un poco más la rodilla, siempre que le resulte fácil.",
    ),
    "E32": Words(
        name="Estirar el nervio de la pierna",
        summary="Con la barbilla recogida, estire la rodilla en la silla y vuelva enseguida.",
        target="Nervio ciático, con un tirón suave y corto",
        why="Puede ayudar a un nervio en calma a acostumbrarse otra vez a un tirón suave.",
        steps=(
            "Hágalo solo si el deslizamiento ya es fácil y su profesional de salud está de acuerdo.",
            _THIGHS,
            "Recoja la barbilla con suavidad.",
            "Estire una rodilla despacio hasta notar un tirón suave.",
            "Doble la rodilla y levante la cabeza enseguida. No mantenga.",
            "Repita las veces que dice su plan y cambie de pierna.",
            "El tirón es suave y se va en cuanto vuelve.",
            FREELY,
            "Si el tirón o el hormigueo sigue después de 1 minuto, pare. Vuelva al deslizamiento.",
            SADDLE,
        ),
        cues=("Barbilla recogida, rodilla recta.", "Tirón suave y vuelta enseguida.", "Sin mantener."),
        common_errors=(
            "Mantener el estiramiento.",
            "Seguir hasta un tirón fuerte.",
            "Hacerlo en un día de brote.",
        ),
        easier_way="Vuelva a deslizar el nervio de la pierna.",
        harder_way="Estire un poco más la rodilla, siempre que el tirón siga suave.",
    ),
    "E33": Words(
        name="Deslizar el nervio del brazo: lado del pulgar",
        summary="Mueva despacio la muñeca y la cabeza a la vez.",
        target="Nervio mediano, se desliza sin estirarse",
        why="Deja que el nervio del pulgar y los dedos se deslice con suavidad.",
        steps=(
            _SHOULDERS,
            "Abra un brazo hacia un lado, un poco por debajo del hombro.",
            "Doble la muñeca hacia atrás mientras inclina la cabeza hacia ese brazo.",
            "Deje caer la muñeca hacia delante mientras inclina la cabeza al otro lado.",
            _CHANGE_ARMS,
            _GLIDE,
            FREELY,
            TINGLING,
            NEW_WEAKNESS,
        ),
        cues=(
            "Muñeca atrás, cabeza hacia el brazo.",
            "Muñeca abajo, cabeza al otro lado.",
            "Suave y fácil.",
        ),
        common_errors=(
            "Llevar el brazo a un estiramiento.",
            "Levantar el hombro.",
            "Mover la muñeca y la cabeza en direcciones contrarias.",
        ),
        easier_way="Deje el codo doblado y el brazo más bajo.",
        harder_way="Mueva un poco más la muñeca. "
        "Estirar el nervio viene después, con su profesional de salud.",
    ),
    "E34": Words(
        name="Deslizar el nervio del brazo: lado del meñique",
        summary="Lleve la palma hacia la oreja y la cabeza hacia la palma.",
        target="Nervio cubital, se desliza sin estirarse",
        why="Deja que el nervio del lado de dentro del codo se deslice con suavidad.",
        steps=(
            _SHOULDERS,
            "Levante un codo hacia un lado, por debajo del hombro.",
            "Doble el codo y lleve la palma hacia la oreja. Incline la cabeza hacia ella.",
            "Estire el codo mientras la cabeza vuelve a subir.",
            _CHANGE_ARMS,
            _GLIDE,
            FREELY,
            TINGLING,
            NEW_WEAKNESS,
        ),
        cues=("Palma a la oreja.", "Cabeza a la palma.", "Suave y fácil."),
        common_errors=("Apretar la palma contra la oreja.", "Levantar el hombro.", "Ir con prisa."),
        easier_way="Doble el codo solo una parte del recorrido.",
        harder_way="Acerque un poco más la palma. "
        "Estirar el nervio viene después, con su profesional de salud.",
    ),
}
