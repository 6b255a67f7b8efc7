"""Evenings, worry and meals, in Spanish."""

from typing import Final

from education.starter.es.words import Words, check, page

WORDS: Final[dict[str, Words]] = {
    "M17": Words(
        title="Una noche tranquila y un buen lugar para dormir",
        objective="Lograr que el final del día y su cuarto le ayuden a dormir.",
        pages=(
            page(
                "Por qué importa el final del día",
                "Su cuerpo no se apaga como una lámpara. Va más despacio, paso a paso.",
                "Los nervios lastimados pueden sonar fuerte en la calma de la noche. "
                "Un final del día tranquilo les da menos motivos.",
                "No hace falta un plan perfecto. "
                "Bastan unas pocas cosas que pueda hacer casi todas las noches.",
            ),
            page(
                "Cafeína y pantallas",
                "Algunas bebidas tienen cafeína, como {examples:caffeine_drink}. "
                "La cafeína puede seguir en el cuerpo muchas horas.",
                "Pruebe a tomar la última más temprano. Hágalo una semana y anote cómo duerme.",
                "El teléfono y la televisión traen luz, noticias y ruido. "
                "Déjelos un rato antes de acostarse. Cargue el teléfono lejos de la cama.",
                "Si usa el teléfono para oír sonidos suaves, baje la luz de la pantalla y quite los avisos.",
            ),
            page(
                "Baje el ritmo paso a paso",
                "Haga cada noche las mismas cosas, en el mismo orden. "
                "Su cuerpo aprende que luego viene el sueño.",
                "Puede probar algo de esto: {examples:calm_evening}. Elija lo que vaya bien en su casa.",
                "Respirar despacio es un buen último paso. Busque un ritmo cómodo. Pare si se marea.",
                "Trate de moverse cada día más o menos a la misma hora. "
                "Los días muy llenos y los muy quietos hacen el sueño menos estable.",
            ),
            page(
                "Un buen lugar para dormir",
                "A casi todos les va bien un cuarto oscuro, callado y algo fresco. "
                "Puede ayudar un antifaz, unos tapones o una cortina.",
                "Si la sábana le lastima los pies, deje la manta suelta o levántela con una "
                "caja. Unos calcetines suaves también pueden ayudar.",
                "Si tiene los pies adormecidos, no use bolsas calientes ni mantas eléctricas. "
                "Quizás no note una quemadura.",
                "Una almohada entre las rodillas o debajo de ellas puede aliviar la espalda o "
                "la pierna. ¿Comparte el cuarto? Diga qué necesita y busquen juntos la manera.",
            ),
        ),
        key_message=(
            "El buen sueño empieza antes de acostarse. "
            "Los hábitos pequeños y constantes valen más que una noche perfecta."
        ),
        takeaway="Elija una cosa tranquila para hacer hoy antes de acostarse.",
        checks=(
            check(
                "La hora de su última cafeína puede cambiar cómo duerme.",
                "La cafeína puede seguir en el cuerpo muchas horas. "
                "Vale la pena probar a tomar la última taza más temprano.",
            ),
            check(
                "La rutina de la noche debe ser siempre igual, o no sirve de nada.",
                "Casi todas las noches es suficiente. Una noche distinta no borra su hábito.",
            ),
        ),
    ),
    "M18": Words(
        title="Una hora para las preocupaciones",
        objective="Dar a las preocupaciones una hora fija, para que no ocupen su noche.",
        pages=(
            page(
                "Cuando la casa está en silencio",
                "De noche hay poco que hacer y mucho que sentir. "
                "El dolor tiene toda su atención. La preocupación suele sumarse.",
                "¿Y si empeora? ¿Y el trabajo? "
                "A muchas personas con daño en los nervios les vienen estas ideas.",
                "Con la preocupación, su cerebro trata de cuidarle. "
                "Pero también sube la alarma, y una alarma no deja dormir.",
            ),
            page(
                "Dele su propia hora",
                "Elija un momento unas dos horas antes de acostarse. "
                "Siéntese lejos de la cama. Diez minutos bastan.",
                "Escriba lo que le preocupa. Unas pocas palabras para cada cosa son suficientes.",
                "Al lado de cada una, anote un paso pequeño. "
                "Puede ser «preguntar en mi próxima cita» o «ver la cuenta el viernes».",
                "Algunas preocupaciones no tienen un próximo paso. Escriba «ahora no» "
                "al lado. Luego cierre el cuaderno.",
            ),
            page(
                "Si vuelve en la cama",
                "Va a volver, y no importa. Dígase: «Ya está en el papel. Mañana lo miro».",
                "Luego dé a su mente una tarea tranquila. "
                "Sienta el aire, cuente respiraciones lentas o piense en un lugar en calma.",
                "No tiene que echar la idea. Déjela pasar, como un auto por la calle.",
                "¿Sigue sin sueño después de un rato? Levántese y siéntese con poca luz. "
                "Vuelva a la cama cuando sienta sueño.",
            ),
            page(
                "Cuando la preocupación pesa mucho",
                "La preocupación y el ánimo bajo son comunes con un dolor largo. "
                "No son una señal de debilidad.",
                "Avise a su clínica si tiene ideas oscuras casi todos los días. "
                "No hace falta esperar a la próxima cita.",
                "Si piensa en hacerse daño, llame a la línea de crisis o al número de "
                "emergencias de esta aplicación. Hágalo enseguida.",
            ),
        ),
        key_message="No se puede prohibir la preocupación, pero sí darle una hora y un lugar.",
        takeaway=("Aparte diez minutos para las preocupaciones, unas dos horas antes de acostarse."),
        checks=(
            check(
                "Escribir las preocupaciones más temprano puede ayudar a dejarlas fuera de la cama.",
                "En el papel, cada una tiene su lugar y su próximo paso. "
                "Su mente no necesita cargarla toda la noche.",
            ),
            check(
                "Si una preocupación vuelve en la cama, la hora de las preocupaciones no sirvió.",
                "A todos nos vuelven. Puede decirles que ya están en el papel hasta mañana.",
            ),
        ),
    ),
    "M19": Words(
        title="Comida que va con su vida",
        objective="Armar platos buenos para los nervios con la comida que conoce y le gusta.",
        pages=(
            page(
                "Empiece por su cocina",
                "En todas las culturas hay platos que hacen bien. No tiene que comer como en otra tierra.",
                "Piense en un plato que le encanta. "
                "¿Dónde están las plantas, la proteína y el grano? "
                "¿Se puede poner un poco más de plantas?",
                "El color es una buena guía. Elija plantas que le gusten, como {examples:vegetable}.",
                "La comida es más que energía. Es hogar, fe y compañía. "
                "También eso hace bien cuando hay daño en los nervios.",
            ),
            page(
                "Cambios pequeños, el mismo sabor",
                "Agregue antes de quitar. Ponga un puñado de frijoles o de hojas verdes y deje la sazón.",
                "Use menos de lo que es casi solo azúcar o grasa. Use más de lo que da la tierra.",
                "Entre comidas van bien la fruta, las nueces o el yogur natural, si le caen "
                "bien. Cómalos antes de tener mucha hambre.",
                "Cambie una cosa y siga así una semana. Luego vea qué dice su familia.",
            ),
            page(
                "Ayunos y fiestas",
                "Los días de ayuno y las fiestas son parte de muchas vidas. Pueden ir junto con su plan.",
                "Avise a su clínica antes de ayunar. "
                "Importa más aún si usa insulina u otra medicina para la diabetes.",
                "Su plan puede parar o cambiar esos días. Después vuelve a empezar en el nivel acordado.",
            ),
            page(
                "Cocinar cuando duele mucho",
                "Cocine en un día mejor y congele una parte. "
                "No cocine todo el mes de una vez. Pare cuando suene el reloj.",
                "Pele y corte en una silla. Use verduras congeladas o en lata. "
                "También son buena comida y cuidan sus manos.",
                "Si siente poco las manos, use un guante grueso cerca del calor. Pruebe el agua con el codo.",
                "Reparta la tarea. Alguien puede lavar, cargar o cortar mientras usted sazona y prueba.",
            ),
            page(
                "Si el dinero no alcanza",
                "Los frijoles, las lentejas, los huevos, la avena y lo que está de temporada "
                "cuestan poco y llenan.",
                "Si a menudo le falta comida, dígalo. Su clínica puede ayudarle a buscar apoyo, sin juzgar.",
            ),
        ),
        key_message="El mejor plan de comida va con su familia, su fe, su dinero y su energía.",
        takeaway="Planee un plato que le encante, con más plantas.",
        checks=(
            check(
                "Para comer bien con dolor de nervios hay que dejar la comida de su cultura.",
                "En toda cocina hay buenas maneras de comer. "
                "Puede seguir con sus platos y mover un poco la balanza.",
            ),
            check(
                "Agregar una cosa buena a un plato es un primer cambio útil.",
                "Los pasos pequeños duran más que los grandes. Agregar cuesta menos que quitar.",
            ),
        ),
    ),
    "M20": Words(
        title="Agua y alcohol",
        objective=("Beber lo suficiente en el día y saber qué hace el alcohol con los nervios y el sueño."),
        pages=(
            page(
                "Por qué importa el agua",
                "Los nervios mandan sus mensajes por un líquido con sal. "
                "La sangre y los músculos también lo necesitan.",
                "Si le falta agua, puede tener cansancio, mareo o la mente lenta. "
                "Eso hace más duro un día difícil.",
                "El agua no repara el daño en los nervios. Ayuda al resto del cuerpo a hacer su trabajo.",
            ),
            page(
                "Una manera fácil de beber",
                "Beba un poco a horas fijas, como con cada comida y cada pastilla. "
                "No espere a tener mucha sed.",
                "Mire su orina. Si es clara, lo más probable es que beba lo suficiente. "
                "Si es oscura, beba un poco más.",
                "Tome lo que le guste, como {examples:plain_drink}. "
                "Las bebidas con mucha azúcar, mejor de vez en cuando.",
                "Si de noche se levanta mucho al baño, beba más en la primera parte del día.",
            ),
            page(
                "Pregunte antes si tiene esto",
                "Con una enfermedad del corazón, del riñón o del hígado, beber de más puede "
                "ser un riesgo. Pregunte a su clínica cuánto le conviene.",
                "Pregunte también si toma pastillas para orinar, o si se le hinchan los pies o las piernas.",
                "Si se marea al ponerse de pie, siéntese de nuevo. Avise a su clínica.",
            ),
            page(
                "Alcohol, nervios y sueño",
                "El alcohol puede bajar el dolor una hora. Más tarde corta el sueño. "
                "El día siguiente puede ser peor.",
                "Mucho alcohol por mucho tiempo puede dañar los nervios. "
                "Si ya hay daño en los nervios, tomar menos los cuida.",
                "También puede chocar con la medicina para el dolor y quitarle el equilibrio. "
                "Lea la etiqueta. Pregunte en su clínica o en la farmacia.",
            ),
            page(
                "Si le cuesta tomar menos",
                "Muchas personas con un dolor largo beben para pasar la noche. No es una vergüenza.",
                "Si bebe cada día, no lo deje de golpe por su cuenta. Puede ser peligroso. "
                "Su clínica puede ayudarle a hacerlo sin riesgo.",
                "Puede anotar lo que bebe en su diario. Vea qué va junto con una noche mejor.",
            ),
        ),
        key_message=(
            "Beba agua poco a poco todo el día. Hable con verdad del alcohol, con usted y con su clínica."
        ),
        takeaway="Ponga un vaso de agua donde lo vea.",
        checks=(
            check(
                "Tomar alcohol por la noche puede empeorar la segunda mitad del sueño.",
                "El alcohol puede ayudar a dormirse, pero más tarde corta el sueño. "
                "Su diario puede mostrar si las dos cosas van juntas en usted.",
            ),
            check(
                "Toda persona con dolor de nervios debe beber toda el agua que pueda.",
                "Lo suficiente es bueno. Más no siempre es mejor. "
                "Con una enfermedad del corazón o del riñón, demasiada puede ser un riesgo.",
            ),
        ),
    ),
}
