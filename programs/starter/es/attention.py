"""Mindfulness of breath and the body scan, in Spanish."""

from typing import Final

from programs.starter.es.said_often import HARD_TIMES, NO_NEED, RATE_AFTER, RATE_BEFORE, UPSET
from programs.starter.es.words import Words
from programs.starter.exercise import spoken

_PLAY: Final = "Escuche o lea el texto. Tome el tiempo que dice su plan."
_WHY: Final = "Con práctica regular, puede aliviar lo fuerte y lo desagradable que se siente el dolor."

_BREATH_SCRIPT = spoken("""
Le doy la bienvenida. Esto dura unos diez minutos. Solo necesita un lugar donde estar.

Siéntese en una silla, o acuéstese si le resulta más amable. Puede moverse en cualquier momento. No hay
premio por no moverse.

Los ojos pueden estar cerrados. También pueden seguir abiertos, con una mirada suave al suelo.

Antes de empezar, piense en dos números de 0 a 10. Uno es lo fuerte que es el dolor. El otro, lo
desagradable que es. Déjelo ahí. (Pausa de dos respiraciones.)

Esta práctica no trata de quitar el dolor. Es una forma de estar en este momento con menos lucha.

Note los lugares donde algo le sostiene. La silla bajo las piernas. El suelo bajo los pies. El respaldo.
(Pausa de tres respiraciones.)

Ahora busque su respiración. No la haga profunda. No la haga lenta. Déjela como es.

¿Dónde la nota más? Puede ser el aire fresco en la nariz. Puede ser el pecho o el vientre. Elija un lugar y
quédese ahí. (Pausa de cuatro respiraciones.)

Si la respiración no es un buen lugar para usted, elija algo de fuera. Sirve un sonido del cuarto. También
sus manos o un punto en la pared. Cada vez que yo diga respiración, use eso.

Siga el aire que entra, hasta el final. Siga el aire que sale, hasta el final. Luego, el siguiente. (Pausa
de cinco respiraciones.)

Tarde o temprano estará en otra parte. Un plan, una preocupación, un picor, un dolor. No es un error. Así es
la atención.

Cuando lo note, dígase: pensamiento. O: sonido. O: dolor. Después vuelva a una respiración. (Pausa de seis
respiraciones.)

Cada vez que vuelve, entrena algo. Es como levantar una pesa pequeña. Una vez es bueno, y cien veces es
bueno. (Pausa de seis respiraciones.)

Quizá el dolor le llama ahora. Usted puede elegir. Puede quedarse con la respiración y dejar el dolor ahí,
en el borde.

O puede mirarlo un momento, con cuidado. ¿Es agudo o sordo? ¿Se queda o se mueve? ¿Tiene un borde? (Pausa de
cuatro respiraciones.)

Note lo que viene con él. Puede ser la mandíbula tensa. Puede ser un pensamiento, como: ¿acabará esto algún
día? Ese pensamiento es duro, y tiene sentido. (Pausa de tres respiraciones.)

Mire si algo alrededor del dolor puede aflojar un poco. La frente. Las manos. El vientre. Si nada afloja,
también está bien. (Pausa de cinco respiraciones.)

Si es demasiado, abra los ojos. Mire alrededor y nombre tres cosas que ve. Vuelva cuando quiera, o pare por
hoy.

Ahora regrese a un solo lugar, y a una respiración cada vez. (Pausa de ocho respiraciones.)

¿Dónde está ahora? Si está aquí, bien. Si se había ido, qué bien que lo notó. Empiece otra vez con esta
respiración. (Pausa de ocho respiraciones.)

Deje que el aire vaya y venga como una ola pequeña en la playa. No tiene que empujarlo. Va y viene sin su
ayuda. (Pausa de ocho respiraciones.)

En el último minuto, haga más grande el espacio. Note la respiración y oiga los sonidos, cerca y lejos. Note
todo el cuerpo que está aquí. (Pausa de seis respiraciones.)

El dolor puede estar en este espacio. También el aire en su piel, la luz y el suelo que le sostiene. (Pausa
de cuatro respiraciones.)

Ahora despierte el cuerpo. Mueva los dedos de las manos y de los pies. Gire los hombros, si le sienta bien.

Abra los ojos, si estaban cerrados. Mire algo que le guste.

Piense otra vez en los dos números, lo fuerte y lo desagradable. Más bajos, más altos o iguales, puede
anotarlos.

Se ha dado diez minutos. Lleve un poco de esta calma a lo que sigue.
""")

_SCAN_SCRIPT = spoken("""
Le doy la bienvenida al recorrido por el cuerpo. Dura unos diez minutos. Puede parar o saltarse una parte en
cualquier momento.

Acuéstese boca arriba con una almohada bajo las rodillas, o siéntese en una silla que le sostenga. Cúbrase
si tiene frío.

Los ojos pueden estar abiertos o cerrados. Si le ayuda, deje una mano en el suelo o en la silla. Le recuerda
dónde está.

Piense en dos números de 0 a 10. Uno es lo fuerte que es el dolor. El otro, lo desagradable que es. (Pausa
de dos respiraciones.)

Vamos a visitar el cuerpo, parte por parte. No tiene que relajarse ni cambiar nada. Solo se le pide notar.

Algunas partes pueden estar adormecidas. Otras pueden quemar u hormiguear. Si siente poco en una parte,
nótelo y siga.

Si una parte duele demasiado para visitarla, déjela fuera. Descanse con los sonidos del cuarto hasta que
sigamos.

Empiece con la respiración. Note cómo entra el aire y cómo sale. (Pausa de tres respiraciones.)

Lleve la atención a las manos. Note las palmas, los dedos y los pulgares. ¿Tibias o frescas? ¿Quietas o
inquietas? (Pausa de cuatro respiraciones.)

Suba a las muñecas y los antebrazos, luego a los codos y los brazos. Note su peso. Deje que el suelo lo
cargue. (Pausa de cuatro respiraciones.)

Llegue a los hombros. Mucha gente guarda el día en ellos. Si quieren caer, déjelos. Si no, déjelos estar.
(Pausa de cuatro respiraciones.)

Ahora el cuello y la parte de atrás de la cabeza. Note dónde descansa. (Pausa de tres respiraciones.)

Pase a la cara. La frente, los ojos, las mejillas. Quizá la mandíbula quiera algo de espacio entre los
dientes. (Pausa de cuatro respiraciones.)

Baje al pecho. Note cómo sube y baja. Lo ha hecho todo el día sin que nadie se lo pida. (Pausa de cuatro
respiraciones.)

Ahora el vientre. Puede estar blando o tenso, lleno o vacío. Deje que se mueva con la respiración. (Pausa de
cuatro respiraciones.)

Lleve la atención a la espalda. Empiece arriba, entre los omóplatos, y baje despacio. ¿Qué partes tocan el
suelo? (Pausa de cinco respiraciones.)

Llegue a las caderas. Note lo pesadas que son y cómo el suelo las sostiene. (Pausa de cuatro respiraciones.)

Ahora los muslos, por delante y por detrás. (Pausa de tres respiraciones.) Las rodillas. (Pausa de dos
respiraciones.) Las piernas y las pantorrillas. (Pausa de tres respiraciones.)

Después los pies. Los talones, las plantas, los empeines, los dedos. Puede que sienta mucho aquí, o nada.
Las dos cosas son mensajes verdaderos de sus nervios. (Pausa de cinco respiraciones.)

Si el dolor habla fuerte en un lugar, puede elegir. Vaya a una parte que se sienta neutra. Puede ser el
lóbulo de la oreja, o una mano. Descanse ahí. (Pausa de cuatro respiraciones.)

O quédese cerca del lugar que duele, en su borde. Note dónde acaba. Note si cambia de una respiración a
otra. (Pausa de cuatro respiraciones.)

Usted es más que la parte que duele. Deje crecer la atención hasta que abarque todo el cuerpo, de la cabeza
a los pies. (Pausa de seis respiraciones.)

Note el cuerpo como uno solo, aquí, en su lugar. Respira, y algo lo sostiene. (Pausa de seis respiraciones.)

Si la mente se ha ido lejos, está bien. Vuelva al aire que entra y al aire que sale. (Pausa de cinco
respiraciones.)

Ahora vamos a terminar. Note el cuarto, los sonidos y la luz. Mueva un poco los dedos de las manos y de los
pies.

Estírese como le siente bien. Si se acostó, gire hacia un lado y espere un momento.

Piense otra vez en los dos números. Pueden haber cambiado, o no. Anótelos si quiere.

Levántese despacio. Gracias por visitar su cuerpo con cuidado.
""")


ATTENTION: Final[dict[str, Words]] = {
    "MB02": Words(
        name="Atención plena a la respiración",
        summary="Deje la atención en la respiración y vuelva cuando se vaya.",
        target="La atención y la respuesta al dolor",
        why=_WHY,
        steps=(
            "Siéntese en una silla firme o acuéstese. Los ojos pueden estar abiertos o cerrados.",
            RATE_BEFORE,
            _PLAY,
            "Note lo que le sostiene: la silla, el suelo.",
            "Elija un lugar donde note la respiración.",
            "Si le va mejor, elija un sonido o un punto en la pared.",
            "Cuando la atención se vaya, diga adónde y vuelva.",
            RATE_AFTER,
            "El cuerpo está a gusto y se mueve cuando lo necesita.",
            "Deje la respiración como es. No la haga profunda.",
            UPSET,
            NO_NEED,
        ),
        cues=("Una respiración cada vez.", "Se va, lo nota, vuelve.", "No hace falta cambiarla."),
        common_errors=(
            "Tratar de vaciar la mente.",
            "Esperar a que el dolor se vaya.",
            "Forzar la respiración.",
        ),
        easier_way="Forma corta: siga 10 respiraciones con los ojos abiertos.",
        harder_way="Hágalo sin texto, con un aviso al final.",
        script=_BREATH_SCRIPT,
    ),
    "MB03": Words(
        name="Recorrido por el cuerpo",
        summary="Visite su cuerpo parte por parte y note lo que hay.",
        target="La atención y la respuesta al dolor",
        why=_WHY,
        steps=(
            "Acuéstese con una almohada bajo las rodillas o siéntese. Los ojos pueden seguir abiertos.",
            RATE_BEFORE,
            _PLAY,
            "Note una parte cada vez, de las manos a los pies.",
            "Deje fuera lo que duela demasiado o lo que no quiera visitar.",
            "Si le va mejor, escuche sonidos o mire un solo punto.",
            "Al final, note todo el cuerpo a la vez.",
            RATE_AFTER,
            "El suelo le sostiene y nada tiene que cambiar.",
            "Deje que el aire vaya y venga como quiera.",
            UPSET,
            HARD_TIMES,
        ),
        cues=("Note sin arreglar.", "Sáltese lo que duela demasiado.", "El suelo le sostiene."),
        common_errors=(
            "Esforzarse por relajarse.",
            "Quedarse mucho en la parte que más duele.",
            "Creer que está mal lo que se siente adormecido.",
        ),
        easier_way="Forma corta: visite solo las manos, la cara y la respiración, durante 3 minutos.",
        harder_way="Hágalo sin texto, despacio.",
        script=_SCAN_SCRIPT,
    ),
}
