"""Thoughts, good things and feared movements, in Spanish."""

from typing import Final

from education.starter.es.words import Words, check, page

WORDS: Final[dict[str, Words]] = {
    "M25": Words(
        title="Otra manera de verlo",
        objective="Cambiar una idea dura o que asusta por una justa y útil.",
        pages=(
            page(
                "Una idea no es un hecho",
                "La mente adivina rápido. Con un dolor largo, muchas veces adivina lo peor. "
                "Trata de cuidarle.",
                "El daño en sus nervios es un hecho. «Ya no puedo hacer nada» "
                "es una suposición. Ayuda saber cuál es cuál.",
            ),
            page(
                "Algunas trampas comunes",
                "Ver lo peor: «Este pinchazo quiere decir que no voy a caminar nunca más».",
                "Todo o nada: «Si no puedo con todo el jardín, no vale la pena».",
                "Leer la mente: «Piensan que no quiero trabajar».",
                "Reglas duras: «Nunca debo quedar mal con nadie». ¿Conoce alguna? Casi todos las conocemos.",
            ),
            page(
                "Mire las pruebas",
                "Escriba la idea. ¿Qué tan cierta le parece, de 0 a 100?",
                "¿Qué está a favor? ¿Qué está en contra? Mire en su diario. ¿Ya pasó antes? ¿Cómo terminó?",
                "¿Hay otra manera de verlo? ¿Qué diría alguien que le quiere?",
            ),
            page(
                "Escriba una idea más justa",
                "Una idea justa va con los hechos. Se puede creer en un mal día.",
                "Por ejemplo: «Hoy no puedo con todo el jardín. Puedo hacer cinco minutos en el banco».",
                "Y otra: «El dolor es fuerte. Tengo un plan para esto, y otras veces se calmó».",
                "Ahora vuelva a medir cuánto cree la idea vieja. Si se movió un poco, es suficiente.",
            ),
            page(
                "Úselo con cuidado",
                "Esto se aprende. Pide práctica, como aprender a escribir a máquina. "
                "Empiece con preocupaciones pequeñas.",
                "No es para señales de peligro. "
                "Si nota debilidad nueva, adormecimiento nuevo o una herida, llame a su "
                "clínica.",
                "Algunas ideas son ciertas y tristes. Piden compañía más que un lápiz. "
                "Usted elige qué contar en su clínica.",
            ),
        ),
        key_message="Una idea justa es mejor que una dura, y mejor que una color de rosa.",
        takeaway="Atrape una idea dura y escriba una más justa.",
        checks=(
            check(
                "Una idea más justa debe ir con los hechos, para poder creerla.",
                "Una idea color de rosa no dura. Una justa puede sostenerle en un mal día.",
            ),
            check(
                "Buscar otra idea es hacer como si no hubiera dolor.",
                "El dolor sigue siendo real. Usted mira de nuevo qué significa y qué puede hacer hoy.",
            ),
        ),
    ),
    "M26": Words(
        title="Planear cosas buenas",
        objective="Poner en su semana algo que dé alegría o sentido, y que siga ahí.",
        pages=(
            page(
                "El dolor achica la vida",
                "Cuando falta energía, primero va lo que «hay que» hacer. "
                "Lo que uno quiere se cae de la lista.",
                "Con el tiempo hay menos alegría, menos compañía y más rato para sentir "
                "dolor. El ánimo baja.",
                "No es culpa suya. El daño en los nervios gasta energía. "
                "Pero puede planear que vuelva un poco de lo bueno.",
            ),
            page(
                "Dos tipos de cosas buenas",
                "Unas dan alegría: la música, un chiste, el sol en la cara.",
                "Otras dan la sensación de «lo hice»: un plato, una llamada, una vuelta de tejido.",
                "Hacen falta las dos. Algunas pequeñas son {examples:good_thing}.",
            ),
            page(
                "Que sea pequeña y con hora",
                "Elija una cosa. Recórtela hasta que se pueda hacer también en un día duro. "
                "Cinco minutos pueden bastar.",
                "Escriba el día, la hora y el lugar. Cuéntelo a alguien o pida que le acompañe.",
                "En un día bueno, quédese también en el tiempo que planeó. "
                "Pare cuando todavía se siente bien.",
            ),
            page(
                "Hágala y póngale nota",
                "Al principio quizás no tenga ganas. Es común. Las ganas suelen llegar después de empezar.",
                "Al terminar, ponga dos notas de 0 a 10. ¿Cuánto lo disfrutó? ¿Cuánto sintió «lo hice»?",
                "Mire atrás después de una semana. ¿Qué dio más por menos energía? Planee más de eso.",
                "Si no pudo hacerla, mire por qué. ¿Era muy grande, muy tarde o muy lejos? Cambie esa parte.",
            ),
            page(
                "Si nada le da alegría",
                "Si casi todos los días nada le da alegría, avise a su clínica. "
                "Puede ser una señal de depresión.",
                "Es común con un dolor largo, y se puede tratar. "
                "Usted merece esa ayuda tanto como la ayuda para el dolor.",
            ),
        ),
        key_message="No espere un día bueno para hacer algo bueno. Planee algo pequeño.",
        takeaway="Planee algo bueno y pequeño para esta semana, con día y hora.",
        checks=(
            check(
                "Una actividad pequeña y planeada puede subir el ánimo, aunque al principio no haya ganas.",
                "Las ganas suelen llegar después de empezar. "
                "Un plan pequeño y fijo hace más fácil el comienzo.",
            ),
            check(
                "Hay que esperar a que se vaya el dolor para hacer lo que uno quiere.",
                "Esa espera puede ser larga, y la vida se achica. Algo bueno y pequeño cabe junto al dolor.",
            ),
        ),
    ),
    "M27": Words(
        title="Volver a lo que da miedo, paso a paso",
        objective=(
            "Saber cómo acercarse a un movimiento que teme, con una escalera y su profesional de salud."
        ),
        pages=(
            page(
                "El miedo tiene sentido",
                "Si un movimiento dolió, su cerebro lo recuerda. Quiere alejarle de él. "
                "Así nos cuida el cerebro.",
                "Con daño en los nervios, el miedo puede crecer. "
                "Primero la escalera, luego la calle, luego el autobús.",
                "Cada vez que lo evita, el miedo gana un poco. Su fuerza y su vida se achican.",
            ),
            page(
                "Primero, que sea seguro",
                "Hay movimientos que no son seguros para todos. "
                "Por eso su profesional de salud revisa su escalera antes de empezar.",
                "Si siente poco los pies, use zapatos y revise la piel. "
                "Si pierde el equilibrio, tenga un pasamanos o alguien cerca.",
                "No use esto con debilidad nueva, adormecimiento nuevo o una herida. "
                "En ese caso, llame a su clínica.",
            ),
            page(
                "Arme una escalera",
                "Escriba lo que evita, como {examples:first_activity}. "
                "Abajo, lo que menos miedo da. Arriba, lo que más.",
                "Empiece en un escalón que dé algo de miedo, pero que se pueda. "
                "Su profesional de salud le ayuda a elegir.",
                "No es lo mismo que la cuota de su actividad. La cuota aumenta cuánto hace. "
                "La escalera trata del miedo.",
            ),
            page(
                "Ponga a prueba lo que espera",
                "Antes de cada intento, termine esta frase: "
                "«Si hago esto, entonces va a pasar...». "
                "¿Qué tan probable le parece, de 0 a 100?",
                "Luego hágalo. "
                "Trate de dejar los pequeños trucos que dan seguridad, si su profesional de "
                "salud está de acuerdo.",
                "Al final, escriba qué pasó. ¿Fue lo que temía? ¿Qué aprendió?",
                "Pruebe el mismo escalón en otro lugar. "
                "Así el miedo aprende que no depende de un solo sitio.",
            ),
            page(
                "Qué puede esperar",
                "El miedo suele bajar antes que el dolor. "
                "En algunas personas baja también el dolor, pero no en todas.",
                "El dolor puede subir un tiempo. Eso no quiere decir que el paso fue malo. "
                "Avise a su clínica si no se calma en dos días.",
            ),
        ),
        key_message="El miedo se achica cuando lo pone a prueba, un paso seguro cada vez.",
        takeaway="Escriba un movimiento que evita y que quiere recuperar.",
        checks=(
            check(
                "Su profesional de salud revisa que la escalera sea segura antes de empezar.",
                "Hay movimientos que no son seguros para todos. "
                "Con esa revisión puede actuar con valor y en calma.",
            ),
            check(
                "Un paso cuenta solo si no hubo nada de dolor.",
                "El paso pone a prueba su miedo. "
                "Cuenta cuando aprende qué pasa de verdad, aun con algo de dolor.",
            ),
        ),
    ),
}
