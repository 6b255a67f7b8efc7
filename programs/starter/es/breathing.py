"""Slow breathing, and the three minutes for early signs, in Spanish."""

from typing import Final

from programs.starter.es.said_often import LIGHT_HEADED, NO_NEED, RATE_AFTER, RATE_BEFORE
from programs.starter.es.words import Words
from programs.starter.exercise import spoken

_BREATHING_SCRIPT = spoken("""
Le doy la bienvenida. Durante cinco minutos no hay nada que tenga que salir bien. Puede parar en cualquier
momento.

Siéntese de modo que la silla le sostenga. Puede cerrar los ojos, o dejarlos abiertos y mirar un punto.

Piense en dos números de 0 a 10. Uno es lo fuerte que es el dolor ahora. El otro, lo desagradable que es.
Cualquier número está bien.

Deje caer los hombros. Afloje la mandíbula. Note que está respirando. (Pausa de una respiración.)

Ahora deje que la respiración sea un poco más lenta. Tome aire por la nariz, si le es fácil. Suelte el aire
como si enfriara una cuchara de sopa.

Siga el círculo en la pantalla o cuente conmigo. Tome aire: dos, tres, cuatro. Suelte: dos, tres, cuatro,
cinco, seis.

El aire entra poco y suave. Al salir, tarda más. No hace falta llenar del todo los pulmones. (Pausa de tres
respiraciones.)

Si este ritmo le parece muy lento, hágalo más rápido. Si le da prisa, hágalo más lento. El ritmo amable es
el bueno.

Si siente un ligero mareo, deje el ritmo y respire como le pida el cuerpo. Puede quedarse aquí de todos modos.

Note dónde le mueve la respiración. Puede ser el vientre, las costillas o la espalda. Si lo prefiere,
escuche los sonidos del lugar. (Pausa de cuatro respiraciones.)

Vendrán pensamientos. Déjelos pasar y vuelva a soltar el aire. (Pausa de tres respiraciones.)

Puede que el dolor siga aquí. Es real, y nadie le pide que luche contra él. Usted le da a su cuerpo un ritmo
lento y constante. (Pausa de cuatro respiraciones.)

Ahora deje de contar. Note los pies. Mueva los dedos de las manos y de los pies, y abra los ojos.

Piense otra vez en los dos números. Pueden ser más bajos, más altos o iguales. Todo eso es útil.
""")

_EARLY_SCRIPT = spoken("""
Ha notado una señal temprana. Eso es saber cuidarse. Vamos a tomar tres minutos.

Pare un momento, donde esté. Apóyese o siéntese si puede. Los ojos pueden seguir abiertos.

Paso uno: note. ¿Qué señal es hoy? ¿La mandíbula tensa, un hormigueo que sube, poca paciencia? Dígalo en
pocas palabras. Piense en lo fuerte y lo desagradable que es el dolor ahora. (Pausa
de una respiración.)

¿Qué hacía justo antes? Aquí no hay culpa. Es una pista.

Paso dos: respire. Deje caer los hombros y afloje las manos.

Tome aire en cuatro. Suelte el aire en seis, como un suspiro lento. Si contar no le va bien, respire a su
manera. (Pausa de cuatro respiraciones.)

Mire alrededor y nombre tres cosas que ve. Luego siga soltando el aire despacio. Si siente un ligero mareo,
deje el ritmo. (Pausa de tres respiraciones.)

Paso tres: ajuste el temporizador. No tiene que parar el día, y tampoco tiene que forzarse.

Siga con el tiempo acordado o acorte la próxima ronda. Elija ahora su próximo descanso y ponga el
temporizador. (Pausa de una respiración.)

Ha notado, ha respirado y tiene un plan. Cambie de postura, siga despacio y pare cuando suene el aviso.
""")


BREATHING: Final[dict[str, Words]] = {
    "MB01": Words(
        name="Respiración pausada",
        summary="Respire despacio con una guía, al ritmo que usted elija.",
        target="Respiración, ritmo del corazón y tensión",
        why="Respirar despacio puede aliviar lo fuerte y lo desagradable que se siente el dolor.",
        steps=(
            "Busque un asiento cómodo o acuéstese. Los ojos pueden estar abiertos o cerrados.",
            RATE_BEFORE,
            "Encienda la guía. Empieza en 6 respiraciones por minuto.",
            "Tome aire mientras el círculo crece, unos 4 segundos.",
            "Suelte el aire mientras se encoge, unos 6 segundos.",
            "Cambie el ritmo si no le va bien. Cualquier ritmo entre 4,5 y 7 está bien.",
            "Cuando vengan pensamientos, vuelva a soltar el aire.",
            RATE_AFTER,
            "Los hombros están bajos y la respiración es suave.",
            "Tome poco aire y no lo aguante. Soltar el aire lleva más tiempo que tomarlo.",
            LIGHT_HEADED,
            NO_NEED,
        ),
        cues=("Entra suave, sale largo.", "Hombros bajos.", "A su ritmo."),
        common_errors=("Tomar demasiado aire.", "Aguantar el aire.", "Esforzarse por relajarse."),
        easier_way="Forma corta: respire despacio 6 veces y pare ahí.",
        harder_way="Llegue hasta 10 minutos o hágalo dos veces al día.",
        script=_BREATHING_SCRIPT,
    ),
    "MB06": Words(
        name="Note, respire, ajuste el temporizador",
        summary="Tome 3 minutos cuando note una señal temprana.",
        target="Señales tempranas, antes de que el dolor crezca",
        why="Parar a tiempo puede aliviar lo fuerte y lo desagradable que se siente el dolor.",
        steps=(
            "Pare en un lugar seguro. Apóyese o siéntese si puede. Si quiere, deje los ojos abiertos.",
            RATE_BEFORE,
            "Planee tres partes: notar, respirar y poner el temporizador.",
            "Note: nombre la señal temprana y lo que estaba haciendo.",
            "Respire: deje caer los hombros y suelte el aire más despacio.",
            "Ajuste el temporizador: ponga la próxima ronda y el próximo descanso.",
            "Siga según el plan y pare cuando suene el aviso.",
            RATE_AFTER,
            "La mandíbula y las manos están sueltas.",
            "Tome aire en 4 y suéltelo en 6, o como le resulte fácil.",
            LIGHT_HEADED,
            "Si hay una señal de peligro, no espere. Use su tarjeta de urgencias.",
        ),
        cues=("Note.", "Respire.", "Ajuste el temporizador."),
        common_errors=(
            "Esperar a que el dolor sea fuerte.",
            "Dejar todo lo que había planeado.",
            "Forzarse a seguir después del aviso.",
        ),
        easier_way="Forma corta: suelte el aire despacio una vez y ponga el temporizador.",
        harder_way="Hágalo con la primera señal, no con la tercera.",
        script=_EARLY_SCRIPT,
    ),
}
