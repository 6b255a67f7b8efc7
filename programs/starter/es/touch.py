"""Touch and mirror work for a limb that hurts to touch, in Spanish."""

from typing import Final

from programs.starter.es.words import Words

TOUCH: Final[dict[str, Words]] = {
    "E35": Words(
        name="Práctica con texturas",
        summary="Acaricie la piel cerca de la zona sensible con telas suaves y luego más ásperas.",
        target="La respuesta de la piel y los nervios al tacto",
        why="Puede ayudar a su sistema nervioso a acostumbrarse al tacto de cada día.",
        steps=(
            "Mire la piel. Deje fuera las partes abiertas, calientes o hinchadas.",
            (
                "Póngase en una posición cómoda. Tenga a mano 3 telas, desde la más suave, "
                "como la seda, hasta una toalla."
            ),
            "Ponga el temporizador con los minutos de su plan.",
            "Empiece con la tela más suave, en el borde de la zona sensible.",
            "Pase la tela despacio y parejo, en una sola dirección.",
            "Diga lo que siente: suave, fresco, áspero, tibio.",
            "Acérquese el ancho de un dedo cuando se sienta bien. Pare cuando suene el aviso.",
            "Las pasadas son siempre iguales, con un toque ligero y parejo.",
            "Respire despacio. Soltar el aire durante más tiempo puede ayudar.",
            "Si el dolor sube y no se calma en 30 minutos, vuelva al borde la próxima vez.",
            "Color nuevo, calor, hinchazón o una herida: pare y llame a su equipo de salud.",
        ),
        cues=("Empiece en el borde.", "Pasadas parejas.", "Diga lo que siente."),
        common_errors=("Empezar en el punto que más duele.", "Frotar fuerte.", "Seguir después del aviso."),
        easier_way="Use seda o un cepillo suave, o empiece por el otro brazo o la otra pierna.",
        harder_way="Use una tela más áspera, como una toalla.",
    ),
    "E36": Words(
        name="Práctica con espejo o de izquierda y derecha",
        summary="Oculte el lado que duele y mire en un espejo cómo se mueve el otro.",
        target="La imagen que el cerebro tiene de esa parte",
        why="Le deja practicar el movimiento de una forma que puede sentirse más segura.",
        steps=(
            "Su profesional de salud se lo muestra primero.",
            "Quítese anillos y relojes, para que los dos lados se vean iguales.",
            "Ponga el espejo delante de usted y oculte detrás el lado que duele.",
            "Ponga el temporizador con los minutos de su plan.",
            "Mire el otro lado en el espejo durante medio minuto.",
            "Mueva ese lado despacio y mire el espejo. Abra, cierre, gire.",
            "Si se siente bien, mueva un poco también el lado oculto. Pare cuando suene el aviso.",
            "La vista sigue en el espejo y los movimientos son pequeños.",
            "Respire despacio y deje caer los hombros.",
            "Aparte la vista y pare si siente náuseas, mareo, angustia o si el dolor sube mucho.",
        ),
        cues=("Vista en el espejo.", "Lento y pequeño.", "Pare con el aviso."),
        common_errors=("Moverse rápido.", "Mirar el lado oculto.", "Seguir cuando le angustia."),
        easier_way="En su lugar, ordene fotos de manos o pies, izquierdos y derechos.",
        harder_way="Llegue hasta 10 minutos o mueva los dos lados.",
    ),
}
