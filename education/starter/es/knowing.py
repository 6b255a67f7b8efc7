"""Feet and skin, danger signs, flares and pacing by the clock, in Spanish."""

from typing import Final

from education.starter.es.words import Words, check, page

WORDS: Final[dict[str, Words]] = {
    "M05": Words(
        title="Pies y piel a salvo",
        objective="Proteger la piel adormecida con una revisión corta cada día.",
        pages=(
            page(
                "¿Por qué mirar?",
                "El dolor sirve para algo bueno: avisa. Donde la piel está adormecida, "
                "quizás el aviso no llegue.",
                "Una ampolla, una quemadura o una piedra en el zapato pueden pasar días sin verse. "
                "Una llaga pequeña es más fácil de tratar si se encuentra pronto.",
                "Si tiene los pies adormecidos o tiene diabetes, esta revisión es parte de su cuidado.",
            ),
            page(
                "La revisión diaria",
                "Elija una hora, como cuando se quita las medias. Busque una silla y buena luz. "
                "Pronto será un hábito.",
                "Mire las plantas, los talones, la parte de arriba, las uñas y entre los dedos. "
                "Use un espejo o pida que mire alguien de confianza.",
                "Busque cortes, ampollas, hinchazón y piel dura. "
                "Busque piel roja, caliente o de un color nuevo.",
                "Toque con el dorso de la mano. ¿Está un pie más caliente que el otro?",
            ),
            page(
                "Proteja la piel adormecida",
                "Use zapatos cerrados que le queden bien, con medias, también en casa. "
                "Antes de ponerse cada zapato, revíselo por dentro con la mano.",
                "Pruebe el agua con el codo antes de meter los pies. "
                "Deje los calefactores y las bolsas de agua caliente lejos de la piel adormecida.",
                "Deje las uñas gruesas y la piel dura a alguien con formación. "
                "No las corte usted si no siente bien.",
                "Las manos adormecidas también piden cuidado. "
                "Use guantes con ollas calientes, con cosas de filo y en días fríos.",
            ),
            page(
                "Si encuentra algo",
                "¿Hay una llaga o una ampolla nueva? "
                "¿Está el pie caliente, rojo, hinchado o de un color nuevo?",
                "No apoye el peso en ese pie. Cubra la llaga con una venda limpia y seca. "
                "Llame hoy a su servicio de pies o a su clínica.",
                "No espere a que duela. Puede no doler nunca y aun así pedir cuidado.",
                "Si tiene una herida y además malestar o fiebre, busque que le revisen hoy.",
            ),
        ),
        key_message="Revise la piel adormecida cada día, porque el dolor quizás no le avise.",
        takeaway="Revise sus pies esta noche, con buena luz.",
        checks=(
            check(
                "Si tiene los pies adormecidos, revíselos cada día.",
                "La piel adormecida quizás no le avise. "
                "Si mira cada día, encuentra pronto los problemas pequeños.",
            ),
            check(
                "Puede esperar a que un pie duela para mirarlo.",
                "Un pie adormecido puede no doler nada. Mírelo cada día, también cuando todo parece bien.",
            ),
        ),
    ),
    "M06": Words(
        title="Señales de peligro",
        objective="Saber qué señales piden ayuda ahora y cuáles piden una llamada hoy.",
        pages=(
            page(
                "Sépalo antes de necesitarlo",
                "El dolor de los nervios sube y baja. Casi todos los cambios se calman. "
                "Unas pocas señales no son así, y piden ayuda rápido.",
                "Quizás nunca necesite esta lista. Es bueno conocerla ahora, en un día tranquilo.",
                "Si tiene dudas, pregunte. No le quita el tiempo a nadie.",
            ),
            page(
                "Busque ayuda ahora",
                "Con cualquiera de estas señales, llame al número de emergencias o vaya a emergencias ahora.",
                "Adormecimiento nuevo entre las piernas. "
                "Problemas nuevos con la orina, el intestino o el sexo. "
                "Dolor nuevo o debilidad nueva en las dos piernas. "
                "Esto se tiene que revisar en un hospital en pocas horas.",
                "Debilidad súbita en un lado. Un cambio en la cara o al hablar. "
                "Dolor en el pecho. Un desmayo. No conduzca usted.",
                "No anote estas señales para luego esperar. Primero llame por teléfono.",
            ),
            page(
                "Llame hoy",
                "Llame hoy a su clínica si tiene debilidad nueva o que crece. "
                "Llame hoy también si la punta de un pie se le cae o el adormecimiento se extiende. "
                "Si algo de esto llegó rápido, vaya a emergencias ahora.",
                "Llame hoy por una llaga nueva o un pie caliente, rojo, hinchado o de un color nuevo. "
                "Llame hoy si se desmayó o si se lastimó en una caída.",
                "Si tiene dolor de espalda o una herida, fíjese si hay fiebre, sudor de noche o malestar. "
                "Si los hay, busque que le revisen hoy. "
                "Busque que le revisen hoy si se cayó y se golpeó la cabeza.",
                "Deje sus ejercicios en pausa hasta que alguien le revise.",
            ),
            page(
                "Con todo listo, y con compañía",
                "Su tarjeta de emergencia tiene tres números: emergencias, su clínica y una línea de crisis. "
                "Téngala en el teléfono o junto a la puerta. Muéstrela a alguien cercano.",
                "¿Piensa en hacerse daño o en que sería mejor morir? Usted importa. "
                "Llame hoy a la línea de crisis. "
                "Si no está a salvo, llame ahora al número de emergencias.",
                "Los mensajes de esta aplicación no se leen día y noche. Si es urgente, llame por teléfono.",
            ),
        ),
        key_message=(
            "Adormecimiento nuevo entre las piernas, debilidad súbita o dolor en el pecho: "
            "busque ayuda ahora."
        ),
        takeaway="Guarde su tarjeta de emergencia en el teléfono.",
        checks=(
            check(
                "El adormecimiento nuevo entre las piernas es una emergencia el mismo día.",
                "Puede haber nervios apretados en la parte baja de la espalda. "
                "Vaya a emergencias ahora, a cualquier hora.",
            ),
            check(
                "Puede anotar un adormecimiento nuevo entre las piernas y esperar a su próxima cita.",
                "Por favor, no espere. Llame al número de emergencias o vaya a emergencias ahora.",
            ),
        ),
    ),
    "M07": Words(
        title="Dolor, daño y brote",
        objective=("Distinguir un brote de una señal de peligro y tener un plan antes de que llegue."),
        pages=(
            page(
                "Qué es un brote",
                "Es un tiempo con mucho más dolor que el de siempre. Puede durar horas, días o más. "
                "Estorba en la vida y cansa.",
                "Casi todos se calman. Les llegan también a quienes hacen todo bien.",
                "Un brote no quiere decir que usted hizo algo mal. No borra las semanas de antes.",
            ),
            page(
                "¿Brote o señal de peligro?",
                "En un brote siente el dolor que conoce, en las partes que conoce, pero más fuerte. "
                "Que duela más no tiene que querer decir más daño.",
                "Una señal de peligro es algo nuevo. "
                "Debilidad nueva, adormecimiento que se extiende, una herida "
                "o un pie caliente no son un brote. "
                "Llame hoy a su clínica.",
                "¿Adormecimiento nuevo entre las piernas? ¿Problemas nuevos con la orina o el intestino? "
                "Vaya a emergencias ahora.",
                "Llame también a su clínica si un brote dura más de una semana.",
            ),
            page(
                "Un plan hecho antes",
                "En un día duro cuesta pensar. Por eso el plan se acuerda en un día tranquilo. "
                "Este es un ejemplo.",
                "Días 1 y 2: haga la mitad de lo de siempre. Días 3 y 4: haga tres cuartos. "
                "El día 5, vuelva a todo lo de siempre. Su propio plan puede ser distinto.",
                "Manda el reloj, no el dolor. Usted no deja toda actividad ni recupera después lo que faltó.",
            ),
            page(
                "Trátese bien en el camino",
                "Siga con sus horas de levantarse, comer y dormir. Haga su respiración en calma.",
                "Pida una mano. Quizás {examples:ask_for_help}.",
                "Diga a alguien: «Tengo un brote, y tengo un plan». No tiene que cargarlo en soledad.",
            ),
        ),
        key_message=(
            "Casi todo brote se calma. "
            "Debilidad, adormecimiento o heridas nuevas no son un brote: busque ayuda."
        ),
        takeaway="Escriba su plan para los brotes en un día tranquilo.",
        checks=(
            check(
                "Casi todos los brotes se calman.",
                "Se calman, aunque pueden tardar días. Si uno dura más de una semana, llame a su clínica.",
            ),
            check(
                "En un brote hay que dejar toda actividad.",
                "Haga menos unos días y luego vuelva a subir según el plan. "
                "Pare solo por una señal de peligro.",
            ),
        ),
    ),
    "M08": Words(
        title="A su ritmo, con el reloj",
        objective="Usar el tiempo, y no el dolor, para saber cuándo parar y cuándo seguir.",
        pages=(
            page(
                "Días de todo y días de cama",
                "En un día bueno dan ganas de hacerlo todo de una vez. Puede ser {examples:long_task}. "
                "Luego quizás pase los días siguientes en la cama.",
                "Muchas personas conocen este sube y baja. Son ganas de vivir, no un defecto.",
                "Con el tiempo, los días grandes pueden achicarse. El miedo a ellos puede crecer.",
            ),
            page(
                "Deje que decida el reloj",
                "Si para cuando duele, manda el dolor. "
                "Si sigue hasta terminar, el dolor puede venir después.",
                "Por eso, elija un tiempo antes de empezar. "
                "Que sea un poco menos de lo que puede casi todos los días.",
                "Cuando suene el reloj, pare, aunque se sienta bien. Descanse el tiempo que planeó. "
                "Luego siga. Al principio puede parecer raro. Así es con casi todo hábito nuevo.",
            ),
            page(
                "Cómo es un turno",
                "Digamos que casi todos los días puede estar de pie 10 minutos. "
                "Ponga el temporizador en 8. Luego descanse 3.",
                "Mezcle trabajo pesado y liviano. Pesado puede ser {examples:house_task}. "
                "Liviano puede ser {examples:light_task}.",
                "Cambie de postura cada vez que suene el reloj. Un banco en la cocina puede ayudar. "
                "Si pasa mucho rato en una silla, levántese un momento cada 30 minutos.",
            ),
            page(
                "Los días buenos también cuentan",
                "Lo más difícil es parar en un día bueno. Lo que guarda hoy, quizás lo tenga mañana.",
                "Use el descanso para algo que le guste. "
                "El descanso es parte del trabajo, no un premio por hacerlo.",
                "Una señal de peligro va antes que el reloj. "
                "Pare enseguida si nota debilidad nueva, dolor en el pecho o que se va a desmayar.",
            ),
        ),
        key_message="Pare cuando suene el reloj, también en los días buenos.",
        takeaway="Ponga hoy un temporizador para una tarea y pare cuando suene.",
        checks=(
            check(
                "También en un día bueno, pare cuando suene el reloj.",
                "Los días parejos se suman. Parar a tiempo es lo que le deja hacerlo otra vez mañana.",
            ),
            check(
                "Cuando se siente bien, es sensato hacer de más.",
                "Es humano querer hacerlo. Los ratos muy largos suelen ir junto con más dolor después.",
            ),
        ),
    ),
}
