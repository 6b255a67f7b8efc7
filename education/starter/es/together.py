"""Helpers, company and visits from afar, in Spanish."""

from typing import Final

from education.starter.es.words import Words, check, page

WORDS: Final[dict[str, Words]] = {
    "M28": Words(
        title="Ayudar sin hacerlo todo",
        objective="Acordar una ayuda que dé más fuerza a las dos personas.",
        pages=(
            page(
                "Léanlo en pareja",
                "Esta lección es para usted y para quien le ayuda. Si pueden, léanla juntos.",
                "El daño en los nervios cambia la vida de los dos. "
                "Una persona tiene el dolor. La otra lo ve y no puede quitarlo. "
                "Las dos cosas son duras.",
            ),
            page(
                "Para quien ayuda: ver, dar pie, dejar hacer",
                "Primero, mire. ¿Qué puede hacer la persona sin ayuda? ¿Qué pide una mano? "
                "Pregunte, no adivine.",
                "Luego, dé pie. «¿Quieres poner el temporizador?» "
                "ayuda más que «Ahora tienes que descansar».",
                "Después, deje hacer, aunque sea despacio. "
                "Quédese cerca si puede haber riesgo. La clínica puede mostrarle cómo.",
                "Sea una voz tranquila. No tiene que arreglar el dolor. «Veo que es duro. "
                "¿Qué te ayudaría?» es suficiente.",
            ),
            page(
                "Para usted: siga al mando",
                "Diga en qué quiere ayuda y qué quiere seguir haciendo. "
                "Dígalo en un día tranquilo, no en la peor hora.",
                "Elija una palabra para «necesito un minuto» y otra para «ayúdame ya, por favor».",
                "Usted decide qué puede ver en esta aplicación la persona que le ayuda. "
                "Puede cambiar de idea cuando quiera.",
            ),
            page(
                "Ánimo por el plan, no por el dolor",
                "Note lo que se hizo: «Hiciste tu caminata». Trate de no preguntar todo el día por el dolor.",
                "Guárdese el «Haz un poco más, hoy te ves bien». "
                "Parar cuando suena el reloj es parte del plan.",
                "En los días duros no diga «Quédate en la cama». Miren juntos el plan para los brotes.",
            ),
            page(
                "Cuándo actuar y cuándo descansar",
                "Llame a emergencias por dolor en el pecho, un lado de la cara caído o "
                "debilidad súbita. También por adormecimiento nuevo entre las piernas. "
                "Y también por problemas nuevos para orinar o evacuar.",
                "Llame a la clínica el mismo día por una herida nueva, un pie caliente o "
                "hinchado o una mala caída.",
                "Quien ayuda también se cansa. "
                "Dormir, ver amistades y tener tiempo libre es parte del cuidado. "
                "Si es demasiado, avise a la clínica.",
            ),
        ),
        key_message="La buena ayuda se acuerda y deja a la persona al mando.",
        takeaway="Siéntense a acordar una cosa en la que ayudar y una que dejar.",
        checks=(
            check(
                "Preguntar «¿Qué te ayudaría?» es mejor que hacerlo todo.",
                "Así la persona sigue al mando y con su fuerza. Y quien ayuda no tiene que adivinar.",
            ),
            check(
                "Quien ayuda debe pedir más en los días buenos.",
                "Lo acordado es igual en los días buenos. "
                "Así se evitan los días de demasiado y los de caída.",
            ),
        ),
    ),
    "M29": Words(
        title="La gente y el apoyo entre iguales",
        objective="Seguir cerca de la gente y hallar a quien sabe lo que es esto.",
        pages=(
            page(
                "El dolor puede dejarle sin compañía",
                "Con dolor es difícil hacer planes. Uno cancela y luego deja de decir que sí. "
                "La gente quizás deja de llamar.",
                "Pasar mucho tiempo sin nadie puede bajar el ánimo y subir la alarma. "
                "Les pasa a muchas personas con daño en los nervios.",
                "No es un defecto suyo. Y puede cambiar con pasos pequeños.",
            ),
            page(
                "Un contacto pequeño cuenta",
                "No hace falta ir a una fiesta. "
                "Salude a alguien del barrio, mande una foto o siéntese diez minutos con "
                "alguien.",
                "¿Echa de menos a alguien, como {examples:close_person}? Empiece por ahí.",
                "Diga qué le sirve: «Quizás me vaya temprano, pero quiero ir».",
                "Anótelo en su diario. Una línea es suficiente, y cuenta.",
            ),
            page(
                "Gente que sabe lo que es",
                "Otras personas con dolor de nervios saben cosas que ningún libro dice. "
                "Puede ser un alivio no tener que explicar.",
                "Un grupo puede dar ideas, esperanza y un motivo para salir. "
                "No hace falta que sea sobre el dolor. Puede ser {examples:group}.",
                "Unos se ven en un salón, otros por teléfono o video. "
                "Pregunte en su clínica cuáles conoce o mire la página de ayuda.",
            ),
            page(
                "Cómo elegir un grupo",
                "Un buen grupo es amable. Le deja estar en silencio. "
                "No vende cosas ni le dice que deje su medicina.",
                "Si solo se habla de lo mal que está todo, puede sentirse peor. Pruebe otro grupo.",
                "Lo que ayuda a una persona puede no ir con usted. "
                "Pregunte en su clínica antes de probar un tratamiento nuevo.",
            ),
            page(
                "Si alguien no le cree",
                "Lastima que digan que a usted se le ve bien. Su dolor es real. "
                "El daño en los nervios muchas veces no se ve.",
                "Puede decir: «Tengo daño en los nervios. "
                "Mis nervios mandan dolor cuando deberían callar». No debe más explicación.",
                "Si casi siempre siente soledad, avise a su clínica. Quieren saberlo.",
            ),
        ),
        key_message="La compañía es parte del plan. Un contacto corto cuenta.",
        takeaway="Mande hoy un mensaje o haga una llamada corta.",
        checks=(
            check(
                "Un contacto corto con alguien puede ser un buen paso.",
                "Los contactos pequeños suman. Dejan una puerta abierta y piden poca energía.",
            ),
            check(
                "Lo que ayudó a otra persona con dolor de nervios también le ayudará a usted.",
                "Cada persona y cada nervio son distintos. "
                "Escuche, tome ideas y pregunte en su clínica antes de probar un tratamiento.",
            ),
        ),
    ),
    "M30": Words(
        title="En contacto por teléfono o video",
        objective="Sacar lo mejor de una cita que no es en la clínica.",
        pages=(
            page(
                "La atención que llega a usted",
                "Con daño en los nervios, un viaje puede costar la energía de un día. "
                "Una cita por teléfono o video puede ahorrarlo.",
                "Puede hablar de su plan, mostrar un ejercicio o pedir ayuda con un problema. "
                "Algunas citas aún son en la clínica, como revisar los pies, lo que siente o "
                "la fuerza.",
                "Puede pedir el tipo de cita que le vaya mejor.",
            ),
            page(
                "Prepárese",
                "Elija un lugar callado, con luz en la cara. Apoye el teléfono o la tableta en algo firme.",
                "Para los ejercicios, aléjelo hasta que se vea todo el cuerpo. "
                "Despeje el suelo. Tenga cerca una silla o una mesa firme.",
                "Si va a estar de pie, use zapatos. "
                "Diga a su profesional de salud quién está con usted y dónde están.",
                "Escriba dos preguntas. Tenga a mano la lista de sus medicinas.",
            ),
            page(
                "Si se corta la imagen",
                "Al empezar, acuerden un número de teléfono. Acuerden también quién llama si se corta.",
                "¿Sin video? Una llamada sirve de mucho. ¿Sin un lugar callado? Pida otra hora.",
                "Si usa intérprete, audífono o subtítulos, dígalo al pedir la cita.",
            ),
            page(
                "Entre una cita y otra",
                "Sus registros muestran cómo le va. Toman más o menos un minuto. Puede saltar una pregunta.",
                "Un hueco no importa. Se lee como «sin anotar», no como «no hizo nada».",
                "Usted elige la hora de los avisos, y puede ponerlos en pausa.",
            ),
            page(
                "Para qué no sirve un mensaje",
                "Nadie lee los mensajes y los registros todo el tiempo. No los use en una emergencia.",
                "Con una señal de peligro, llame al número de emergencias. "
                "Por una herida o una debilidad nueva, llame a la clínica el mismo día.",
            ),
        ),
        key_message="Una llamada o un video es una cita de verdad. Prepárela igual.",
        takeaway="Escriba dos preguntas para su próxima cita.",
        checks=(
            check(
                "Algunos ejercicios se pueden revisar bien por video.",
                "Quien le atiende puede ver cómo se mueve y ayudarle a ajustar. "
                "Algunas pruebas aún se hacen en la clínica.",
            ),
            check(
                "En una emergencia puede mandar un mensaje en la aplicación y esperar respuesta.",
                "Nadie mira los mensajes todo el tiempo. Llame enseguida al número de emergencias.",
            ),
        ),
    ),
}
