"""Food, thoughts and mood, people and places, and one's own data, in Spanish."""

from typing import Final

from education.starter.es.words import Words, check, page

WORDS: Final[dict[str, Words]] = {
    "M13": Words(
        title="Comida, líquidos y nervios",
        objective="Saber qué puede y qué no puede hacer la comida por sus nervios, y elegir un cambio.",
        pages=(
            page(
                "Lo que puede hacer la comida",
                "Los nervios piden energía, líquido y materiales, como todo el cuerpo. "
                "La comida les da todo eso.",
                "La comida no quita el daño en los nervios. "
                "Puede ayudar a su energía, su peso, su azúcar en la sangre y su corazón. "
                "Todo eso importa a los nervios.",
                "Los estudios sobre comida y dolor de nervios todavía son débiles. "
                "Por eso vamos a lo seguro y bueno para todo el cuerpo.",
            ),
            page(
                "Una costumbre, no una regla",
                "Coma a sus horas. Muchas horas sin comer pueden dar cansancio y temblor.",
                "Trate de llenar medio plato con verduras o fruta. "
                "Agregue algo de proteína, como {examples:protein}. "
                "Agregue alimentos enteros, como {examples:whole_food}.",
                "Use grasas como el aceite de oliva o de semillas, nueces y pescado azul "
                "({examples:oily_fish}). Pueden ir en lugar de algo frito o con mucha grasa.",
                "Aquí no hace falta contar calorías. Esta aplicación no se lo va a pedir.",
            ),
            page(
                "Un cambio pequeño",
                "Los cambios grandes duran poco. Basta un cambio por semana.",
                "Algunas ideas: {examples:food_swap}. Elija una que le guste y que pueda pagar.",
                "Si tiene diabetes, comer a sus horas ayuda a que el azúcar no suba y baje tanto. "
                "Hable con su clínica antes de un cambio grande.",
            ),
            page(
                "Pastillas y polvos",
                "Muchas tiendas venden vitaminas «para los nervios». No son buenas para todos. "
                "Demasiado de algunas, como la vitamina B6, puede dañar los nervios.",
                "A algunas personas sí les falta vitamina D o B12. "
                "Un análisis de sangre lo puede mostrar. "
                "Si toma metformina, pregunte en su clínica si le revisan la B12.",
                "Por eso, pregunte antes de empezar. "
                "Traiga la caja o una foto a su próxima cita, con todo lo que toma ahora.",
            ),
            page(
                "Cuándo pedir ayuda",
                "Avise a su clínica si baja de peso y no sabe por qué. "
                "Avise si en casa suele faltar comida, o si siente que pierde el control al comer.",
                "Una cita de nutrición puede ajustar un plan a su salud, su gusto y su dinero. Pídala.",
            ),
        ),
        key_message="Su manera de comer de cada día cuenta más que una sola comida o pastilla.",
        takeaway="Haga un cambio en su comida esta semana.",
        checks=(
            check(
                "Las vitaminas para los nervios son buenas para todos.",
                "No hay dos personas iguales. Algunas pastillas chocan con sus medicinas. "
                "Demasiado de algunas vitaminas puede dañar los nervios.",
            ),
            check(
                "Es bueno preguntar en su clínica antes de empezar un suplemento.",
                "En su clínica conocen su salud y sus medicinas. "
                "Pueden revisar qué le falta antes de que gaste dinero.",
            ),
        ),
    ),
    "M14": Words(
        title="Ideas y ánimo",
        objective="Ver la rueda de ideas, emociones y dolor, sin echarse la culpa.",
        pages=(
            page(
                "El dolor tira del ánimo",
                "Un dolor largo cansa a cualquiera. Sentir tristeza, enojo o miedo es una respuesta común.",
                "Su dolor es real, y también el daño en los nervios o la enfermedad que hay detrás. "
                "Mirar sus ideas no cambia eso.",
                "Le da un lugar más donde puede aliviar la carga.",
            ),
            page(
                "Cómo gira la rueda",
                "Pasa algo: un dolor agudo, eléctrico, en la escalera. "
                "Llega una idea: «Voy a terminar en silla de ruedas».",
                "Después viene el miedo. Los músculos se aprietan, la respiración se acorta "
                "y los nervios suenan más fuerte. Usted se queda en casa.",
                "Mañana la escalera parece más alta. Nadie eligió esta rueda. "
                "Gira por sí misma hasta que alguien la ve.",
            ),
            page(
                "La preocupación sube la alarma",
                "El cerebro usa todas las pistas para decidir cuánto peligro hay. "
                "Una idea que asusta es una de ellas.",
                "Así la preocupación puede subir la alarma, y el dolor se puede sentir más fuerte. "
                "Las señales de los nervios ya estaban antes de la idea.",
                "Del mismo modo, las pistas de calma pueden bajar la alarma. "
                "Puede ayudar una palabra amable, un plan o respirar despacio.",
            ),
            page(
                "Afloje la rueda en un punto",
                "No tiene que pensar cosas alegres. Primero, atrape la idea y escríbala.",
                "Luego pregúntese: «¿Qué le diría a alguien que quiero, si tuviera esta idea?». "
                "Escriba también eso.",
                "Puede sonar así: «Hoy dolió la escalera. La semana pasada también, y se calmó».",
                "Si nota debilidad nueva, una herida nueva o adormecimiento nuevo, "
                "no lo deje pasar con palabras. Llame a su clínica.",
            ),
            page(
                "Hay quien le acompañe en esto",
                "Avise a su clínica si casi todos los días siente tristeza o miedo. "
                "La ayuda para el ánimo es parte del plan, como el ejercicio.",
                "Si piensa en hacerse daño, llame a la línea de crisis o al número de emergencias "
                "de esta aplicación. Hágalo enseguida.",
            ),
        ),
        key_message=(
            "El dolor, las ideas y el ánimo tiran unos de otros. Puede aflojar la rueda en cualquier punto."
        ),
        takeaway="Escriba una idea que el dolor trajo hoy, y otra más amable.",
        checks=(
            check(
                "La preocupación puede subir la alarma de su sistema nervioso.",
                "Para el cerebro, una idea que asusta es una pista de peligro. "
                "Las pistas amables y de calma pueden bajar la alarma.",
            ),
            check(
                "Las ideas cambian el dolor, y por eso el dolor no es real.",
                "Su dolor es real. Las ideas pueden subir o bajar el volumen, pero no inventan la señal.",
            ),
        ),
    ),
    "M15": Words(
        title="La gente, el trabajo y la casa",
        objective="Pedir, compartir y acomodar, para que el día a día le cueste menos.",
        pages=(
            page(
                "Un dolor que no se ve",
                "El daño en los nervios no se ve por fuera. "
                "Puede que los demás no sepan cuánto le cuesta un día.",
                "No tiene que probar su dolor. Puede contar qué hace: "
                "«Después de diez minutos de pie, me arden los pies».",
                "Diga qué le ayuda. Casi todos quieren ayudar y no saben cómo.",
            ),
            page(
                "Pida una cosa clara",
                "Con «Necesito más ayuda», los demás no saben qué hacer. "
                "Pida algo claro. Ejemplos: {examples:ask_for_help}.",
                "Piense en tres partes: qué, cuándo y por cuánto tiempo. Luego pida.",
                "Algunas tareas de la familia se pueden compartir o cambiar. "
                "Piense en {examples:family_role}. Elijan lo que va bien a cada quien.",
            ),
            page(
                "Planeen juntos las tareas",
                "Quien hace todo por usted lo hace con cariño. "
                "Pero si usted deja de hacer algo, pierde fuerza para eso.",
                "Por eso, siéntense juntos. ¿Qué tareas guarda usted? ¿Cuáles comparten? "
                "¿Cuáles deja por ahora?",
                "Guarde una parte de las tareas que más le importan. "
                "Usted puede revolver la olla y otra persona, levantarla.",
            ),
            page(
                "Acomode los lugares que usa",
                "Ponga lo de cada día entre la cadera y el hombro. Siéntese para las tareas largas.",
                "Cambie de postura cuando suene el temporizador. Mezcle las tareas pesadas con las livianas.",
                "Deje libre el paso al baño y una luz prendida. "
                "Si siente poco los pies, necesita buen suelo y buenos zapatos.",
            ),
            page(
                "En el trabajo",
                "Usted elige a quién se lo cuenta, y cuánto. Algunos cambios cuestan poco. "
                "Puede ser una silla, un banco, una pausa corta u otro orden de tareas.",
                "Pida el cambio como una prueba: «¿Podemos probarlo dos semanas?».",
                "Puede pedir a su clínica una carta que diga qué le ayuda a trabajar.",
            ),
        ),
        key_message="No tiene que hacer todo sin ayuda, y nadie tiene que hacer todo por usted.",
        takeaway="Pida a una persona una cosa clara.",
        checks=(
            check(
                "Quien ayuda bien hace todo por usted.",
                "Lo que hace por su cuenta le mantiene fuerte. "
                "Quien ayuda bien hace la parte que usted no puede ahora.",
            ),
            check(
                "Va bien planear las tareas juntos.",
                "Así cada quien sabe qué hacer. Usted guarda las partes que le importan.",
            ),
        ),
    ),
    "M16": Words(
        title="Leer sus propios datos",
        objective="Leer su gráfica con cuidado y mirarla con su profesional de salud.",
        pages=(
            page(
                "Para qué anotar",
                "El dolor borra la memoria. Después de una mala semana, parece que todas fueron malas. "
                "Sus notas guardan también los otros días.",
                "Su diario guarda qué hizo, cómo durmió, su ánimo y su dolor. "
                "Poco a poco se vuelve un mapa de usted.",
                "Con él, usted y su profesional de salud ajustan el plan. No es un examen.",
            ),
            page(
                "Cómo leer la gráfica",
                "Cada punto es un día. Un hueco quiere decir que no se anotó nada. No es un cero.",
                "La banda muestra lo que suele pasar en usted. Un punto fuera de ella es un día. "
                "Busque un cambio lento, de semanas.",
                "Primero mire lo que pudo hacer. Luego mire el dolor. "
                "Puede ganar mucho aunque el dolor siga igual.",
            ),
            page(
                "Pistas, no pruebas",
                "Digamos que tuvo mucho dolor el día después de caminar. ¿Fue por caminar? "
                "¿O fue la mala noche, la tensión o el azar?",
                "Los nervios lastimados también mandan señales por sí mismos, sin una razón que se vea.",
                "Un solo día no lo dice. Por eso la gráfica dice «va junto con». "
                "Para ver un lazo hacen falta al menos 28 días de notas. "
                "Muchos siguen sin estar claros dos o tres meses.",
                "«Sin lazo claro» también sirve. Quiere decir que quizás no tiene que evitar eso.",
            ),
            page(
                "Ponga a prueba una pista",
                "Si algo parece un lazo, hable de ello en su revisión. "
                "Lo puede poner a prueba con su profesional de salud.",
                "Hágalo dos semanas de una manera y dos semanas de la otra. Cambie una cosa a la vez.",
                "No deje de moverse por un punto. "
                "Y si ve una señal de peligro, no espere a la gráfica. Llame.",
            ),
        ),
        key_message="Lo que va junto en una gráfica es una pista. No es una prueba.",
        takeaway="Mire su gráfica y lleve una pregunta a su revisión.",
        checks=(
            check(
                "Si una vez hay mucho dolor después de caminar, caminar fue la razón.",
                "Un día puede tener muchas razones. "
                "Hacen falta muchos días antes de que un lazo merezca atención.",
            ),
            check(
                "Hacen falta algunas semanas de días para ver un patrón.",
                "El dolor sube y baja por sí mismo. Varias semanas ayudan a separar un patrón del azar.",
            ),
        ),
    ),
}
