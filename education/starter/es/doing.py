"""Graded activity, moving safely, calming tools and sleep, in Spanish."""

from typing import Final

from education.starter.es.words import Words, check, page

WORDS: Final[dict[str, Words]] = {
    "M09": Words(
        title="Actividad paso a paso",
        objective="Conocer su punto de partida, su cuota acordada y su próximo paso.",
        pages=(
            page(
                "Empiece por lo que puede hacer",
                "Elija una actividad que le importe. Puede ser {examples:first_activity}.",
                "Dígase por qué la quiere recuperar. Esa razón le va a sostener en los días lentos.",
                "Pruébela tres veces, en días distintos. Pare donde pararía siempre. Anote cuánto hizo.",
                "El promedio de esas veces es su punto de partida. "
                "No hay un número bueno o malo. Es donde está hoy.",
            ),
            page(
                "Comience por debajo de su mejor marca",
                "Lo primero que hace es un poco menos que su punto de partida. "
                "Lo llamamos cuota: lo que toca hacer ese día.",
                "Digamos que camina 8, 10 y 12 minutos. El promedio es 10. Su primera cuota puede ser 8.",
                "Debe sentirse casi demasiado fácil. De eso se trata. "
                "Así la cumple en los días buenos y en los duros.",
            ),
            page(
                "Pasos pequeños hacia arriba",
                "Los pasos son pequeños y están planeados. En el ejemplo, es 1 minuto más cada semana. "
                "De 8 minutos a 14 se llega en 6 semanas.",
                "Haga la cuota, ni más ni menos. El dolor se anota, pero no decide cuánto hace.",
                "Cada paso lo acuerda con su profesional de salud. Puede pedir uno más pequeño. "
                "Al llegar a su meta, puede quedarse ahí o elegir otra.",
            ),
            page(
                "Si se pierde un día",
                "Hay días que se pierden. Así es la vida. La próxima vez, haga la misma cuota.",
                "No sume los minutos perdidos a otro día. Si los quiere recuperar, "
                "un paso pequeño se vuelve grande.",
                "Si pasa a menudo, cuente a su profesional de salud qué se lo impide. "
                "Así el plan puede cambiar.",
                "Una señal de peligro detiene el plan hasta que su clínica la revise.",
            ),
        ),
        key_message="Empiece por debajo de su mejor marca, dé pasos pequeños y no recupere lo perdido.",
        takeaway="Acuerde con su profesional de salud una cuota para una actividad.",
        checks=(
            check(
                "Su primera cuota es menor que su mejor marca.",
                "Un comienzo que puede cumplir casi todos los días da confianza en su cuerpo. "
                "Después sube un paso.",
            ),
            check(
                "Si pierde una sesión, haga el doble la próxima vez.",
                "Haga lo mismo que estaba planeado. Recuperar lo perdido es un salto, "
                "y los saltos son duros para usted.",
            ),
        ),
    ),
    "M10": Words(
        title="Moverse con seguridad",
        objective="Saber cuánto esforzarse y cómo leer la mañana siguiente.",
        pages=(
            page(
                "Para qué moverse",
                "Moverse puede ayudar a su fuerza, su equilibrio, su sueño y su ánimo. "
                "Puede devolverle partes de su día.",
                "Un plan completo junta cuatro cosas. Son mover el corazón y los pulmones, "
                "la fuerza, el equilibrio y los estiramientos.",
                "Ningún ejercicio repara el daño en los nervios. "
                "Aun así, muchas personas logran hacer más con los mismos nervios.",
            ),
            page(
                "¿Cuánto esfuerzo?",
                "Empiece suave. ¿Puede hablar con frases completas? "
                "Entonces el esfuerzo va bien para casi toda caminata o paseo en bicicleta.",
                "Con la fuerza, pare cuando todavía podría hacer unas pocas veces más. "
                "Siga respirando. No aguante el aire.",
                "Otras enfermedades cambian lo que le conviene. Cuente a su clínica si tiene diabetes. "
                "Hable también de su corazón, sus ojos, sus caídas y sus mareos.",
            ),
            page(
                "Cómo se calma",
                "Se permite algo de dolor en un ejercicio. "
                "Lo que más cuenta es cómo se calma para la mañana siguiente.",
                "Verde: se calmó. Siga con el plan. Amarillo: subió un poco más. Quédese en lo mismo.",
                "Rojo: subió mucho y no baja. Pare y avise a su clínica. "
                "El adormecimiento nuevo o la debilidad nueva siempre son rojo.",
                "Este semáforo es para los ejercicios. En una actividad paso a paso, siga su cuota. "
                "Una señal de peligro detiene las dos cosas.",
            ),
            page(
                "Antes de empezar",
                "Revise sus pies y use zapatos cerrados. ¿Hay una herida abierta? "
                "Entonces no apoye ese pie y llame a su clínica.",
                "Para el equilibrio, sujétese de algo firme. Siéntese si se marea. "
                "Si le duele el pecho, pare y llame al número de emergencias.",
            ),
            page(
                "¿Y el trabajo con las manos?",
                "Algunas personas reciben también un trabajo suave con las manos, "
                "de terapeutas con formación. Puede aliviar la rigidez un tiempo.",
                "Va junto con su propio movimiento y no lo reemplaza. "
                "Diga dónde siente poco la piel o dónde le duele al tocarla.",
            ),
        ),
        key_message="Esfuércese hasta donde pueda hablar, y déjese guiar por la mañana siguiente.",
        takeaway="Ponga nota a una sesión: antes, en lo más alto y a la mañana siguiente.",
        checks=(
            check(
                "Importa cómo se siente a la mañana siguiente.",
                "Muestra si la cantidad fue buena. Si subió un poco y ya se calmó, está bien.",
            ),
            check(
                "Si un ejercicio trae algo de dolor, hay que dejarlo para siempre.",
                "Se permite un poco de dolor que se calma. "
                "Con debilidad o adormecimiento nuevos, pare y pregunte.",
            ),
        ),
    ),
    "M11": Words(
        title="Respiración, cuerpo y calma",
        objective="Elegir una herramienta corta de calma y usarla con las primeras señales.",
        pages=(
            page(
                "Por qué la calma ayuda a los nervios",
                "La tensión pone su cuerpo en «alarma». El corazón va más rápido, "
                "los músculos se aprietan y los nervios suenan más fuerte.",
                "La calma va al revés. Dice a su sistema nervioso que puede bajar un poco el volumen.",
                "Los nervios lastimados pueden seguir mandando señales. "
                "Lo que puede cambiar es qué tan fuerte y qué tan molesto se siente.",
            ),
            page(
                "Respirar despacio",
                "Siéntese o acuéstese a gusto. Tome aire con suavidad. "
                "Suelte el aire en un poco más de tiempo.",
                "A muchas personas les gustan unas seis veces por minuto. "
                "Busque su propio ritmo. Debe sentirse fácil.",
                "Pare si se marea. Respire como quiera, y la próxima vez pruebe un ritmo más rápido.",
            ),
            page(
                "Otras herramientas para elegir",
                "Atención plena: note los sonidos, el aire o los pies, sin juzgar. "
                "Si la mente se va, vuelva.",
                "Recorrido del cuerpo: lleve la atención despacio de una parte a otra. "
                "Salte las que duelen mucho. "
                "O apriete un poco un músculo y suéltelo. Deje fuera las partes que duelen.",
                "Imagine un lugar de calma: ¿qué ve, qué oye y qué huele ahí?",
                "Puede dejar los ojos abiertos. Si mirar hacia dentro le inquieta, "
                "mire las cosas del cuarto. Cuéntelo a su profesional de salud.",
            ),
            page(
                "Úsela temprano",
                "El dolor suele mandar señales pequeñas antes de subir. "
                "Quizás se aprieta la mandíbula o crece el hormigueo.",
                "Es el mejor momento para su herramienta. Note la señal y respire tres minutos. "
                "Luego ponga el temporizador para la próxima tarea.",
                "Practique también en los días fáciles. "
                "Lo que conoce bien ayuda más en un día duro. "
                "Únalo a algo que ya hace, como su bebida de la mañana.",
                "Los estudios muestran efectos pequeños en algunas personas. "
                "Si una herramienta no le va, pruebe otra.",
            ),
        ),
        key_message=(
            "Una herramienta de calma no quita el dolor. "
            "Puede cambiar qué tan fuerte y qué tan molesto se siente."
        ),
        takeaway="Elija una herramienta de tres minutos y pruébela hoy.",
        checks=(
            check(
                "Una herramienta de calma busca cambiar cómo responde usted al dolor.",
                "Puede bajar la alarma que rodea al dolor. Así el dolor puede ser menos fuerte "
                "o más fácil de llevar.",
            ),
            check(
                "Una herramienta de calma debe quitar todo el dolor. Si no, no sirve.",
                "Menos alarma y un poco más de alivio valen la pena. El dolor puede seguir ahí.",
            ),
        ),
    ),
    "M12": Words(
        title="El sueño y el dolor",
        objective="Ver cómo van juntos las noches y los días, y elegir una hora para levantarse.",
        pages=(
            page(
                "Las noches y los días van juntos",
                "Con dolor puede costar dormirse. Los pies que arden u hormiguean suelen "
                "estar peor en un cuarto oscuro y quieto.",
                "Una mala noche también va junto con más dolor al otro día. "
                "Su sistema nervioso tiene cansancio y sube el volumen.",
                "Así responde un cuerpo con cansancio y daño en los nervios. No es culpa suya.",
            ),
            page(
                "Empiece por la mañana",
                "Nadie puede darse la orden de dormir. Sí puede elegir cuándo se levanta.",
                "Elija una hora para levantarse que vaya con su vida. "
                "Úsela en los días de trabajo y en los libres.",
                "Levántese a esa hora también después de una mala noche. "
                "Así tendrá sueño la noche siguiente.",
                "Un poco de luz y de movimiento en la mañana ayudan a despertar al reloj del cuerpo.",
            ),
            page(
                "La cama es para dormir",
                "Vaya a la cama cuando tenga sueño, no cuando lo diga el reloj.",
                "Si no se duerme en unos 15 o 20 minutos, levántese. "
                "Vaya a un lugar tibio, seguro y con poca luz, y haga algo con calma. "
                "Vuelva cuando tenga sueño.",
                "Si de noche pierde el equilibrio, deje una luz y zapatos junto a la cama. "
                "O siéntese en la cama y haga ahí algo con calma.",
            ),
            page(
                "Las siestas",
                "Una siesta larga se siente bien, pero quita sueño a la noche. "
                "Si necesita una, que sea corta y temprano.",
                "O descanse sin dormir. Acuéstese, respire despacio y levántese "
                "cuando suene el temporizador.",
                "No acorte sus noches por su cuenta. Eso pide un plan con su profesional de salud.",
            ),
            page(
                "Cuente esto a su clínica",
                "Algunos problemas de sueño piden más que una rutina. "
                "Avise a su clínica si le da sueño al manejar. En ese caso, no maneje.",
                "Avise si alguien oye que deja de respirar mientras duerme, o si se lastima de noche. "
                "Cuente también si de noche siente que debe mover las piernas.",
                "Su clínica le puede ayudar o mandar a especialistas del sueño. "
                "Hay buenos tratamientos sin pastillas.",
            ),
        ),
        key_message=(
            "Una mala noche va junto con un día más duro. "
            "Levantarse siempre a la misma hora es un buen primer paso."
        ),
        takeaway="Fije una hora para levantarse y úsela siete días.",
        checks=(
            check(
                "Levantarse cada día a la misma hora ayuda a dormir.",
                "Una hora fija ajusta el reloj del cuerpo. "
                "También hace que el sueño llegue cada noche casi a la misma hora.",
            ),
            check(
                "Una siesta larga es lo mejor para recuperarse de una mala noche.",
                "Una siesta larga quita sueño a la noche siguiente. "
                "Un descanso corto y temprano le ayuda más.",
            ),
        ),
    ),
}
