"""How pain works, in Spanish: it is real, how nerves signal, how they misfire, and the volume knob."""

from typing import Final

from education.starter.es.words import Words, check, page

WORDS: Final[dict[str, Words]] = {
    "M01": Words(
        title="Su dolor es real",
        objective="Saber que su dolor es real y que no tiene que probarlo.",
        pages=(
            page(
                "Nadie más lo puede sentir",
                "El dolor es siempre de uno. Nadie más lo siente, y ninguna máquina lo muestra. "
                "Lo que vale es lo que usted dice que siente.",
                "Quizás hubo quien no le creyó. Eso también duele. Aquí su palabra no está en duda.",
                "El dolor de los nervios puede quemar, picar, hormiguear o dar pinchazos. "
                "Puede venir de un roce. También puede venir cuando nada le toca.",
            ),
            page(
                "Una imagen no lo muestra todo",
                "Las imágenes y las pruebas son útiles. Muestran bien unas cosas y otras no. "
                "Pueden mostrar un hueso o un disco. Muchas veces no muestran cómo trabaja un nervio.",
                "Este dolor viene de un daño o una enfermedad en los nervios. "
                "Puede venir de la diabetes, el herpes zóster o una operación. "
                "Puede venir de algunas medicinas contra el cáncer. "
                "A veces no se encuentra de dónde viene. El dolor es real de todos modos.",
            ),
            page(
                "Toca toda su vida",
                "Un dolor largo puede pesar en el sueño, el ánimo, el trabajo y la gente cercana. "
                "No quiere decir que le falte fuerza. Es lo que hace un dolor largo con las personas.",
                "Quizás le quitó algo que usted quiere mucho. Puede ser {examples:valued_activity}.",
                "Puede echarlo de menos. Su plan empieza por lo que a usted le importa.",
            ),
            page(
                "Con qué puede contar aquí",
                "Primero le preguntamos qué pudo hacer. "
                "Al final le preguntamos por el dolor, y puede saltar esa pregunta.",
                "Su plan se hace con usted. Puede decir que no, preguntar por qué y cambiar de idea.",
                "Moverse, respirar en calma, dormir mejor y comer bien pueden ayudar un poco cada uno. "
                "Juntos quizás le ayuden a hacer más de lo que quiere.",
                "El cambio es lento. Habrá semanas buenas y semanas duras. Las dos son parte del camino.",
            ),
        ),
        key_message="Su dolor es real, y no tiene que probarlo ante nadie aquí.",
        takeaway="Escriba una cosa que el dolor no le deja hacer.",
        checks=(
            check(
                "Si una imagen no muestra de dónde viene el dolor, el dolor no es real.",
                "A una imagen se le puede escapar cómo trabaja un nervio. "
                "El dolor es real, se vea algo o no.",
            ),
            check(
                "El dolor es siempre lo que la persona dice que siente.",
                "Solo usted puede sentir su dolor. Por eso su palabra es la mejor prueba que hay.",
            ),
        ),
    ),
    "M02": Words(
        title="Cómo avisan los nervios",
        objective="Seguir un mensaje de la piel al cerebro y ver cómo puede volverse dolor.",
        pages=(
            page(
                "Un mensaje, todavía no dolor",
                "Su piel, sus músculos y sus articulaciones están llenos de puntas de nervios. "
                "Notan el calor, el frío, la presión y el daño.",
                "Cuando algo puede dañarle, mandan un mensaje de peligro. "
                "El mensaje va por el nervio hasta la médula, dentro de la espalda. "
                "La médula lo pasa al cerebro.",
                "El mensaje todavía no es dolor. Solo dice: mire aquí, puede haber peligro.",
            ),
            page(
                "El cerebro lo pesa",
                "Su cerebro recibe muchos mensajes a la vez. "
                "Tiene que preguntar: ¿cuánto peligro hay ahora mismo?",
                "Con pistas de peligro, el dolor es más probable. "
                "Un lugar nuevo, una mala noticia o una mala noche pueden ser esas pistas.",
                "Las pistas de seguridad pueden bajarlo. "
                "Son el buen descanso, la ayuda amable y un movimiento que salió bien.",
                "Todo esto es rápido, y usted no lo elige. Nadie puede decidir no sentir dolor.",
            ),
            page(
                "El mismo toque otro día",
                "¿Alguna vez vio un moretón y no supo de dónde venía? "
                "Tenía mucho que hacer, y el mensaje bajó.",
                "Un corte pequeño puede doler más en un día duro. Es la misma piel y el mismo nervio. "
                "El día alrededor no es el mismo.",
                "El cerebro también manda avisos hacia abajo, por la médula. "
                "Eso puede subir o bajar el próximo mensaje.",
            ),
            page(
                "Cuando el nervio mismo tiene daño",
                "En este dolor, el nervio mismo tiene daño. "
                "Puede mandar mensajes de peligro cuando no hay un peligro nuevo.",
                "Por eso hay dos lugares donde empezar. "
                "Puede proteger el nervio y la piel a la que llega. "
                "Y puede dar a su cerebro más pistas de seguridad.",
                "Un mapa ayuda a su clínica a ver qué nervios pueden ser. "
                "Marque dónde quema, hormiguea o da pinchazos, y dónde siente poco.",
            ),
        ),
        key_message=(
            "Los nervios mandan mensajes de peligro. Su cerebro pesa cada uno antes de que usted sienta dolor."
        ),
        takeaway="Dibuje su mapa del dolor: dónde quema, hormiguea o da pinchazos, y dónde siente poco.",
        checks=(
            check(
                "Los nervios mandan al cerebro el dolor ya hecho.",
                "Los nervios mandan mensajes de peligro. El cerebro pesa cada uno con todo lo demás que sabe.",
            ),
            check(
                "Lo que pasa a su alrededor puede cambiar los mensajes.",
                "El descanso, las preocupaciones, la gente y los lugares cuentan. "
                "Pueden subir o bajar un mensaje.",
            ),
        ),
    ),
    "M03": Words(
        title="Cuando los nervios disparan de más",
        objective=(
            "Poner palabras a lo que se siente con daño en los nervios. "
            "Saber por qué la piel adormecida pide cuidado."
        ),
        pages=(
            page(
                "Un cable que dispara por su cuenta",
                "Un nervio sano manda un mensaje cuando algo lo toca. "
                "Un nervio con daño puede disparar por su cuenta. No hace falta que nada lo toque.",
                "Piense en un cable viejo con la funda delgada. "
                "Los mensajes se escapan, saltan a otro lado o se repiten.",
                "Esto es daño en los nervios. Es un cambio real en su cuerpo, y no es culpa suya.",
                "Algunas personas saben qué día empezó. "
                "En otras llegó despacio, y al principio nadie lo notó.",
            ),
            page(
                "Qué se puede sentir",
                "Puede quemar, picar, hormiguear o dar pinchazos. El frío puede doler. "
                "Una media o una sábana pueden ser demasiado. "
                "Son señales comunes de dolor de los nervios, en pies, manos u otras partes.",
                "Pueden llegar descargas eléctricas mientras descansa. Vienen de un nervio que dispara.",
                "Una descarga por sí misma no prueba una lesión nueva. "
                "Una debilidad nueva o un adormecimiento que se extiende son otra cosa. "
                "En ese caso, llame a su clínica el mismo día.",
            ),
            page(
                "De más y de menos",
                "Un mismo nervio puede avisar de más y de menos. Una parte puede quemar. "
                "La parte de al lado quizás no sienta nada.",
                "La piel adormecida no se queja, pero no está a salvo. "
                "No puede avisarle del calor, de un zapato apretado o de una piedrita.",
                "Por eso las partes adormecidas necesitan sus ojos y sus manos cada día. "
                "También en los días buenos.",
            ),
            page(
                "Qué puede hacer",
                "No se puede mandar callar a un nervio. Sí puede cambiar lo que hay a su alrededor. "
                "Cuentan los pasos pequeños: moverse, dormir, la calma y el cuidado de la piel.",
                "Sus palabras también ayudan. Caliente, frío, apretado, mojado, como hormigas, "
                "como una descarga: ninguna palabra está mal. Ayudan a su clínica a dar forma a su plan.",
                "Avise cuando siente algo nuevo o cuando pasa a otro lugar.",
            ),
        ),
        key_message=(
            "Un nervio con daño puede disparar sin que se vea por qué. "
            "La piel adormecida también pide cuidado."
        ),
        takeaway=(
            "Anote con sus palabras lo que siente: si quema, da descargas, hormiguea o está adormecido."
        ),
        checks=(
            check(
                "Lo que se siente como una descarga eléctrica puede venir de un nervio que dispara.",
                "Un nervio con daño puede disparar por su cuenta. Puede pasar también mientras descansa.",
            ),
            check(
                "Si una parte está adormecida, no corre peligro.",
                "Una parte adormecida no puede avisarle del calor, un roce o un corte. Mírela cada día.",
            ),
        ),
    ),
    "M04": Words(
        title="La perilla del volumen",
        objective="Saber cómo el sistema nervioso puede subir el dolor y qué puede bajarlo.",
        pages=(
            page(
                "El sistema puede subir el dolor",
                "Cuando el dolor dura meses, la médula y el cerebro lo aprenden. "
                "Lo hacen cada vez más rápido. "
                "Usted no lo eligió. Así aprende un sistema nervioso.",
                "Entonces un mensaje pequeño puede salir grande. Un roce puede doler. "
                "El dolor puede extenderse o durar más de lo que espera.",
                "Su sistema nervioso le protege de más. "
                "Es como una alarma de humo que suena por un pan tostado. "
                "El ruido es real, y el dolor también.",
            ),
            page(
                "Dos cosas pueden ser ciertas",
                "Puede tener daño en los nervios y también el volumen alto. Una cosa no quita la otra.",
                "Por eso, más dolor no siempre quiere decir más daño. "
                "Puede querer decir que la perilla subió. Su plan cuida las dos cosas, lado a lado.",
                "Algunas señales nunca son cosa del volumen. "
                "Son la debilidad nueva, un adormecimiento que se extiende o una herida. "
                "Entonces llame a su clínica el mismo día.",
            ),
            page(
                "Qué va junto con los días más fuertes",
                "En muchas personas es una mala noche, una preocupación, la prisa o mucho rato en una silla. "
                "En otras es hacer demasiado de una vez, o sentir soledad.",
                "Lo suyo puede ser distinto. "
                "Una nota corta cada día muestra su propio patrón con las semanas.",
                "No se trata de culpa. Nadie vive sin preocupaciones ni malas noches.",
            ),
            page(
                "Qué puede bajarlo",
                "La perilla gira hacia los dos lados. Lo que se aprendió puede cambiar otra vez, poco a poco.",
                "Moverse con constancia, dormir a sus horas y respirar despacio pueden bajarla un poco. "
                "La buena compañía también. "
                "También cuenta {examples:gentle_movement}.",
                "No hay un solo botón. Muchas vueltas pequeñas se suman con las semanas. "
                "Usted y su profesional de salud eligen cuáles probar primero.",
            ),
        ),
        key_message="Su sistema nervioso puede subir el dolor. También se puede bajar, poco a poco.",
        takeaway="Anote tres cosas que parecen subir su dolor.",
        checks=(
            check(
                "Un volumen que subió se puede volver a bajar.",
                "Se puede, con pasos pequeños y constantes. Tarda semanas, y casi nunca es todo o nada.",
            ),
            check(
                "Un dolor más fuerte prueba que hay un daño nuevo.",
                "El dolor puede subir sin un daño nuevo. Aun así, llame a su clínica si nota debilidad nueva, "
                "un adormecimiento que se extiende o una herida.",
            ),
        ),
    ),
}
