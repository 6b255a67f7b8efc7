"""The long run, goals, kinds of movement, hands-on care and a routine that fits, in Spanish."""

from typing import Final

from education.starter.es.words import Words, check, page

WORDS: Final[dict[str, Words]] = {
    "M31": Words(
        title="Seguir a la larga",
        objective="Hacer un plan para cuidar lo ganado, también después de un brote.",
        pages=(
            page(
                "Va por olas",
                "Vivir con daño en los nervios es un camino largo. "
                "Habrá semanas buenas, semanas planas y bajadas.",
                "El cambio tarda meses. "
                "Muchas veces es muy lento para verlo de un día a otro. "
                "Por eso, mire dónde empezó.",
            ),
            page(
                "Vea lo que ha ganado",
                "¿Qué puede hacer ahora que antes no podía? ¿Qué le preocupa menos?",
                "Escríbalo o mire sus logros. Cuéntelo a alguien que se alegre con usted.",
                "Lo primero es lo que puede hacer. Quizás hace más con el mismo dolor. "
                "Eso es ganar de verdad.",
            ),
            page(
                "Cuando llega a una meta",
                "Cuando llega a una meta, puede quedarse ahí. Mantenerla también es trabajo. "
                "No siempre hay que sumar más.",
                "Si quiere, elija otra meta con su profesional de salud. "
                "Una cita de vez en cuando ayuda a seguir.",
                "Puede poner en pausa sus registros por vacaciones. No se pierde nada de lo anotado.",
            ),
            page(
                "Planee las bajadas",
                "Las bajadas llegan con una enfermedad, tensión, una pérdida o una mudanza. "
                "A veces llegan sin motivo.",
                "Saque su plan para los brotes. "
                "Haga menos en días fijos y luego vuelva a subir. "
                "Siga con su rutina y su respiración.",
                "Si paró varias semanas, pregunte en su clínica dónde empezar. Empezar bajo es sensato.",
                "Una bajada no borra lo que aprendió. Usted ya lo hizo antes.",
            ),
            page(
                "Su propia hoja",
                "Escriba una hoja para usted. ¿Qué le ayuda más? "
                "¿Cuáles son sus señales tempranas? ¿A quién puede llamar? "
                "¿Cuáles son sus señales de peligro?",
                "Déjela donde la encuentre. Léala en los días buenos y otra vez en los duros.",
                "Llame a su clínica si un brote dura más de una semana o si hay "
                "algo nuevo. No hace falta esperar a estar mal.",
            ),
        ),
        key_message=("El cambio es lento y va por olas. Un plan para las bajadas le ayuda a seguir."),
        takeaway="Escriba las tres cosas que más le ayudaron.",
        checks=(
            check(
                "Una bajada no borra lo que aprendió.",
                "Lo que sabe hacer sigue ahí. Puede empezar en un escalón más bajo y subir otra vez.",
            ),
            check(
                "Si el avance es lento, el plan no sirve.",
                "El cambio suele tardar meses y va por olas. Mire un tiempo más largo y lo que puede hacer.",
            ),
        ),
    ),
    "M32": Words(
        title="Metas que le importan",
        objective="Decir qué quiere recuperar y hacer de ello una meta que se vea.",
        pages=(
            page(
                "Lo que más importa",
                "El daño en los nervios quita cosas. "
                "Puede ser un paseo con una amistad, un trabajo o cargar a un niño.",
                "Su plan empieza ahí. Su profesional de salud sabe de nervios. "
                "Usted sabe de su vida. Hacen falta las dos cosas.",
                "También cuenta su salud entera: "
                "su peso, su azúcar en la sangre, su sueño y su ánimo. "
                "Cuente en su clínica con qué más vive.",
            ),
            page(
                "De un deseo a una meta",
                "«Menos dolor» es un buen deseo, pero es difícil de guiar. Elija algo que pueda hacer y ver.",
                "Pregúntese: ¿qué haría más si esto mejora un poco? ¿Con quién? ¿Dónde? ¿Cada cuánto?",
                "Una meta puede ser {examples:valued_activity}. Use sus palabras. "
                "Quedan en su plan como las dijo.",
                "Luego hágala clara, para poder verla. «Moverme más» "
                "pasa a ser «Ir a la tienda y volver, dos veces por semana».",
            ),
            page(
                "Pasos pequeños en el camino",
                "Una meta grande puede verse lejos. Divídala en pasos que se logren en una o dos semanas.",
                "Acuerde un primer paso un poco por debajo de lo que puede hoy. "
                "Así empieza con cosas que salen bien.",
                "Marque cada paso que logra. Escriba cómo se sintió. Esas notas ayudan en los días duros.",
                "Cuéntelo a alguien. Un paso que otros conocen es más fácil de dar y más lindo de celebrar.",
            ),
            page(
                "Las metas pueden moverse",
                "Mire sus metas en cada revisión. Unas se logran. Otras ya no van con usted. "
                "Puede cambiarlas.",
                "El cambio es lento, de semanas y meses. Un tramo plano no quiere decir que todo se detuvo.",
                "Usted decide junto con su profesional de salud. Si el plan no parece suyo, dígalo.",
            ),
        ),
        key_message="Una buena meta trata de su vida, no de un número de dolor.",
        takeaway="Escriba una cosa que quiere volver a hacer.",
        checks=(
            check(
                "Una buena meta es algo que usted hace y que le importa.",
                "Se puede ver, planear y disfrutar. Un número de dolor por sí mismo es difícil de guiar.",
            ),
            check(
                "Una vez puesta, una meta no se debe cambiar.",
                "La vida cambia y las metas también pueden cambiar. Las miran juntos en cada revisión.",
            ),
        ),
    ),
    "M33": Words(
        title="Cuatro tipos de movimiento",
        objective="Saber para qué sirve cada tipo de ejercicio y por qué conviene mezclar.",
        pages=(
            page(
                "Por qué mezclar",
                "El daño en los nervios puede dejar músculos débiles, pies inseguros y partes "
                "rígidas. Ningún ejercicio ayuda con todo eso.",
                "Su plan toma un poco de cada tipo. "
                "Su profesional de salud los eligió para usted y su salud.",
                "El ejercicio puede ayudar a su fuerza, su equilibrio y su ánimo. "
                "No promete reparar los nervios.",
            ),
            page(
                "Para el corazón y los pulmones",
                "Caminar, usar la bicicleta fija y marchar en una silla hacen trabajar un "
                "poco más al corazón.",
                "Debe poder hablar mientras lo hace. Empiece con ratos cortos y descansos planeados.",
                "Los días de descanso son parte del plan. "
                "Reparta sus sesiones en la semana, para no pasar mucho tiempo sin moverse.",
            ),
            page(
                "Para la fuerza",
                "Levantarse de una silla, subir a la punta de los pies y tirar de una banda dan fuerza.",
                "Con piernas fuertes cuestan menos la escalera y las compras. "
                "Suelte el aire en la parte dura. No aguante la respiración.",
                "Deje algo de reserva. Debe sentir que podría hacer unas pocas más.",
            ),
            page(
                "Para el equilibrio",
                "Si los pies sienten poco, el cerebro sabe menos del suelo. "
                "Esta práctica ayuda a compensarlo.",
                "Póngase cerca de una mesa firme o una pared. Empiece con los pies separados. "
                "Hágalo más difícil poco a poco.",
                "Si tuvo una caída, haga primero los nuevos con su profesional de salud.",
            ),
            page(
                "Estirar y deslizar los nervios",
                "Estirar suave da soltura. No fuerce.",
                "Deslizar un nervio es dejar que corra mientras usted se mueve. "
                "No es estirar. Un hormigueo leve debe irse en un minuto.",
                "Pare y pida ayuda si le duele el pecho, siente que se desmaya o nota debilidad nueva.",
                "Mejor bien hecho que rápido. Su profesional de salud puede mirarle, en la sala o por video.",
            ),
        ),
        key_message="Lo que más le sirve es mezclar movimientos, a menudo y de a poco.",
        takeaway="Mire su plan y busque un ejercicio de cada tipo.",
        checks=(
            check(
                "La práctica de equilibrio puede ayudar cuando los pies sienten poco.",
                "Su cuerpo puede aprender a usar más los ojos, las caderas y los tobillos. "
                "Tenga una mano cerca de un apoyo firme.",
            ),
            check(
                "Si camina cada día, no necesita otro tipo de ejercicio.",
                "Caminar es un buen comienzo. "
                "La fuerza, el equilibrio y estirar ayudan con lo que caminar no entrena.",
            ),
        ),
    ),
    "M34": Words(
        title="La terapia manual y lo que sigue",
        objective="Saber para qué sirve la terapia manual y cuándo no es segura.",
        pages=(
            page(
                "Qué es",
                "La terapia manual es un trabajo suave en articulaciones, músculos o piel. "
                "La hace alguien con formación, si usted da permiso.",
                "Puede aliviar la rigidez un tiempo y hacer más fácil moverse. "
                "No repara el daño en los nervios.",
                "Puede decir «menos», «pare» o «ahí no» en todo momento. No tiene que dar un motivo.",
            ),
            page(
                "Diga esto antes de empezar",
                "Diga dónde siente poco. Quizás no note si aprietan demasiado.",
                "Diga si tiene un coágulo, un hueso roto, huesos frágiles o medicina que hace "
                "más líquida la sangre.",
                "Diga si la piel está abierta, caliente o muy sensible. Entonces esa parte no se toca.",
            ),
            page(
                "Únala a una tarea",
                "El alivio después de la cita es un buen momento para moverse. "
                "Elija antes una tarea y hágala poco después.",
                "Puede ser {examples:house_task}. Su profesional de salud la escribe en el plan con usted.",
                "Así su cuerpo aprende que moverse es seguro en la vida diaria, no solo en la camilla.",
            ),
            page(
                "Cuando tocar duele",
                "Algunos nervios cambian un roce en dolor. Hasta la sábana puede quemar.",
                "La práctica suave con una tela suave ayuda a algunas personas. "
                "Se empieza en el borde de la parte sensible y se para cuando suena el reloj.",
                "Su profesional de salud le muestra cómo. No deje que nadie frote fuerte ahí.",
            ),
            page(
                "Cómo saber si ayuda",
                "Anote cómo se siente ese día y el siguiente. "
                "¿Puede hacer más de su tarea, o con menos esfuerzo?",
                "Si empeora y al día siguiente no se calmó, avise a su profesional de salud. "
                "Va a cambiar la terapia.",
                "Llame enseguida si nota debilidad o adormecimiento nuevos.",
            ),
        ),
        key_message=("La terapia manual puede abrir una puerta. Lo que dura es cruzarla caminando."),
        takeaway="Después de su próxima terapia manual, haga una tarea que eligió antes.",
        checks=(
            check(
                "Es bueno hacer una tarea diaria poco después de la terapia manual.",
                "El alivio se va. Usarlo en una tarea que le importa ayuda a cuidar lo ganado.",
            ),
            check(
                "Apretar fuerte donde se siente poco es seguro, porque no se nota.",
                "Una parte que siente poco no puede avisarle. Diga dónde es, para que el toque sea suave.",
            ),
        ),
    ),
    "M35": Words(
        title="Que el plan vaya con su vida",
        objective="Armar una rutina en casa que vaya con su semana y no en contra.",
        pages=(
            page(
                "Su semana es el marco",
                "Hay trabajo, autobuses, hijos, visitas y malas noches. "
                "El daño en los nervios no espera una semana libre.",
                "Por eso, empiece con la semana que tiene. "
                "¿Dónde hay diez minutos tranquilos? ¿Cuándo siente mejor las piernas?",
                "Cuente en su clínica sus turnos, su transporte y sus tareas de familia. "
                "El plan puede moverse con ellos.",
            ),
            page(
                "Júntelo con un hábito",
                "Junte cada ejercicio con algo que ya hace. "
                "Puede subir a la punta de los pies mientras hace el café. "
                "Puede respirar despacio después de lavarse los dientes.",
                "Prepare lo que necesita la noche antes: zapatos, banda, silla, reloj.",
                "Las hojas y los videos muestran cada paso. Deje la hoja donde hace el ejercicio.",
            ),
            page(
                "Constante, pero flexible",
                "Trate de respetar los días y deje que la hora se mueva. "
                "Si se fue la mañana, la tarde sirve.",
                "Si salta un día, siga con el próximo. No sume los minutos que faltaron. "
                "Eso puede empezar un brote.",
                "Tenga una versión corta para los días duros. Dos minutos mantienen vivo el hábito.",
                "En los días buenos, siga también el plan. Pare cuando suene el reloj.",
            ),
            page(
                "Cuando no va bien",
                "Busque el motivo. "
                "¿Fue el tiempo, el viaje, el dinero, el dolor, el miedo o un olvido? "
                "Cada uno tiene su respuesta.",
                "Puede marcar el motivo en la aplicación. "
                "Su profesional de salud lo ve y puede cambiar el plan con usted.",
                "No debe excusas a nadie. Un día que falta es una nota que ayuda a ajustar el plan.",
            ),
            page(
                "Pausas y fiestas",
                "Avise a su profesional de salud antes de un viaje, una fiesta o unos días de "
                "hospital. Acuerden una pausa y el día en que vuelve.",
                "Después de una enfermedad, pregunte antes de empezar. "
                "Puede volver en un escalón más bajo, y está bien.",
            ),
        ),
        key_message="Vale más un plan pequeño que va con su vida que uno grande que no.",
        takeaway="Junte un ejercicio con algo que hace todos los días.",
        checks=(
            check(
                "Juntar un ejercicio con un hábito diario ayuda a seguir con él.",
                "El hábito se lo recuerda, y usted no tiene que acordarse. "
                "Poco y constante es lo que mejor va.",
            ),
            check(
                "Después de un día sin hacerlo, hay que hacer el doble.",
                "Hacer el doble puede empezar un brote. Siga con lo de siempre al día siguiente.",
            ),
        ),
    ),
}
