"""The set-up of a place, triggers, problems and early signs, in Spanish."""

from typing import Final

from education.starter.es.words import Words, check, page

WORDS: Final[dict[str, Words]] = {
    "M21": Words(
        title="Acomode su casa y su trabajo",
        objective="Cambiar un lugar donde pasa tiempo, para que su cuerpo esté más cómodo.",
        pages=(
            page(
                "Un lugar que le ayude",
                "A los nervios no les gusta estar apretados o estirados mucho tiempo. "
                "A los nervios lastimados les gusta aún menos.",
                "No siempre se puede cambiar la tarea. Muchas veces sí la altura, la distancia o el tiempo.",
                "No hay una postura perfecta. Importan la comodidad, el apoyo y el cambio.",
            ),
            page(
                "En el escritorio o la mesa",
                "Siéntese hacia atrás, para que la silla le sostenga. "
                "Apoye los pies en el suelo o en una caja.",
                "Ponga la pantalla más o menos a la altura de los ojos. "
                "Apoye los brazos y deje las muñecas rectas.",
                "Para llamadas largas, use audífonos o el altavoz. No sujete el teléfono con el hombro.",
                "Póngase de pie o camine un poco cada 30 minutos, más o menos. "
                "Use un temporizador y no tendrá que pensar en ello.",
            ),
            page(
                "En la cocina y por la casa",
                "Deje lo de cada día entre la cadera y el hombro. Deslice las ollas pesadas. "
                "Si puede, no las levante.",
                "Siéntese en un banco para pelar o planchar. "
                "Si está mucho rato de pie, suba un pie a una caja baja.",
                "Si su mano tiene poca fuerza, use mangos gruesos. "
                "Si siente poco las manos, use guantes cerca del calor.",
            ),
            page(
                "En la cama y de viaje",
                "De lado, pruebe una almohada entre las rodillas. "
                "Si le hormiguean las manos, duerma con las muñecas rectas.",
                "En el auto o el autobús, apoye la espalda y pare a caminar cuando pueda. "
                "Lleve dos bolsas pequeñas, no una grande.",
                "Use zapatos cerrados que le queden bien. "
                "Antes de ponérselos, revíselos por dentro con la mano.",
            ),
            page(
                "Cambie una cosa y observe",
                "Elija el lugar donde pasa más tiempo. Cambie una cosa y déjela así una semana.",
                "Anote cómo se siente al final del día. Quédese con lo que ayuda y deshaga lo que no.",
                "Si necesita más, pida una cita de terapia ocupacional. "
                "Si nota debilidad o adormecimiento nuevos, llame a su clínica.",
            ),
        ),
        key_message=("La mejor postura es la próxima. Acomode el lugar y luego muévase a menudo."),
        takeaway="Cambie una cosa en el lugar donde más tiempo pasa en una silla.",
        checks=(
            check(
                "Moverse a menudo importa más que una postura perfecta.",
                "Toda postura cansa si dura mucho. Un cambio corto da un descanso a nervios y músculos.",
            ),
            check(
                "Con una buena silla, puede pasar todo el día en ella sin pausa.",
                "Una buena silla ayuda, pero los nervios y los músculos piden cambio. "
                "Póngase de pie cada 30 minutos, más o menos.",
            ),
        ),
    ),
    "M22": Words(
        title="Lo que dispara su dolor y lo que le ayuda",
        objective="Descubrir qué va junto con los días más duros y qué con los más fáciles.",
        pages=(
            page(
                "¿Qué es un disparador?",
                "Un disparador es algo que suele ir junto con más dolor. "
                "Puede ser una mala noche, la tensión, el frío, mucho rato en una silla o la "
                "prisa.",
                "Una ayuda es el otro lado. Va junto con días más fáciles. "
                "Puede ser una amistad o comer a sus horas. "
                "Puede ser {examples:gentle_movement}.",
                "Con daño en los nervios, hay dolor sin disparador. Llega por sí mismo. "
                "No es culpa suya, y no se le escapó ninguna pista.",
            ),
            page(
                "Empiece por lo que ayuda",
                "La mente busca primero el peligro. Por eso, empiece por el lado bueno. "
                "¿Qué hizo en sus días más fáciles?",
                "Escriba tres cosas. ¿Puede poner una de ellas en la próxima semana?",
            ),
            page(
                "Mire unas pocas cosas, no todas",
                "Si mira todo, verá lazos que no existen. Elija unas pocas. Seis como mucho.",
                "Elija cosas que pueda cambiar, como la hora de dormir, las pausas o la "
                "prisa. El clima no se puede cambiar.",
                "Ponga cada día una nota corta en su diario. Bastan unas pocas palabras.",
            ),
            page(
                "Dele tiempo",
                "Anote días buenos y días malos. "
                "Si anota solo los malos, todo lo que hizo parecerá un disparador.",
                "Para ver un lazo hacen falta cuatro semanas de notas o más. "
                "Aun así, muchas veces no queda claro.",
                "Puede que no aparezca ningún disparador. También eso es un resultado. Le da más libertad.",
            ),
            page(
                "Qué hacer con un disparador",
                "Muy pocos se deben prohibir. "
                "Casi todos se pueden hacer más pequeños, dividir o mover a otra hora.",
                "Si es pasar mucho rato en una silla, póngase de pie más a menudo. "
                "Si es la prisa, empiece antes.",
                "Tenga cuidado si el «disparador» es moverse. Si lo evita, pierde fuerza. "
                "Hable con su profesional de salud antes de dejar una actividad.",
                "Una herida, una debilidad o un adormecimiento nuevos no son disparadores. "
                "Llame a su clínica.",
            ),
        ),
        key_message="Busque lo que ayuda tanto como lo que duele. Las dos cosas son pistas.",
        takeaway="Elija una cosa para observar las próximas cuatro semanas.",
        checks=(
            check(
                "Buscar lo que ayuda es tan útil como buscar disparadores.",
                "Las ayudas muestran qué hacer más. Es más fácil sumar una ayuda que prohibir un disparador.",
            ),
            check(
                "Todo dolor tiene un disparador, si se busca lo suficiente.",
                "Los nervios lastimados pueden activarse por sí mismos. No se le escapó nada.",
            ),
        ),
    ),
    "M23": Words(
        title="Resolver problemas paso a paso",
        objective="Usar cinco pasos para trabajar en un problema que trae el dolor.",
        pages=(
            page(
                "Cuando todo es demasiado",
                "El dolor trae problemas: viajes, papeles, tareas, planes que cambian. "
                "Con cansancio, todo se vuelve uno solo.",
                "El daño en los nervios puede quitarle algunas cosas de las manos. "
                "Otras aún se pueden mover un poco.",
                "Cinco pasos le ayudan a verlas. Tome un lápiz. Diez minutos bastan.",
            ),
            page(
                "Póngale nombre y anote ideas",
                "Primero, nombre un solo problema. Que sea pequeño y claro. "
                "«No puedo comprar» es grande. «La bolsa me lastima la mano de vuelta a casa» "
                "es claro.",
                "Después, escriba todas las ideas que se le ocurran. Las raras también valen. "
                "No las juzgue aún.",
                "Para la bolsa puede ser: "
                "un carrito, dos bolsas pequeñas, que le lleven, un envío a casa o una "
                "amistad.",
            ),
            page(
                "Elija una y pruebe",
                "Mire cada idea. ¿Qué cuesta en dinero, tiempo y energía? ¿Cuál puede probar esta semana?",
                "Elija una. No tiene que ser la mejor. Escriba qué hará, qué día y a qué hora.",
                "Diga quién puede ayudar y pídaselo. Luego pruebe.",
            ),
            page(
                "Al final, vea cómo fue",
                "¿Ayudó mucho, un poco o nada? Las tres respuestas le dicen algo.",
                "Si ayudó, siga así. Si no, vuelva a su lista y pruebe la idea que sigue.",
                "Algunos problemas no tienen arreglo por ahora. "
                "Entonces la pregunta es cómo hacer más fácil vivir con ellos.",
            ),
            page(
                "Cuando el dolor empeora",
                "Puede planear los días duros de la misma manera. "
                "Escriba el problema y los pasos cuando se sienta bien.",
                "Ponga la hoja donde la encuentre. En un día duro no tendrá que pensarlo todo.",
                "Con una señal de peligro, como debilidad nueva o una herida, hay un solo "
                "paso. Pida ayuda ya.",
            ),
        ),
        key_message="Divida un problema grande, pruebe un paso pequeño y mire qué pasó.",
        takeaway="Elija un problema pequeño y escriba tres ideas.",
        checks=(
            check(
                "Un problema pequeño y claro es más fácil de resolver que uno grande.",
                "Un problema claro lleva a ideas claras. Después puede tomar la parte que sigue.",
            ),
            check(
                "Si la primera idea no ayuda, el problema no tiene solución.",
                "Una idea que no ayudó también le dice algo. Vuelva a su lista y pruebe la que sigue.",
            ),
        ),
    ),
    "M24": Words(
        title="Señales tempranas",
        objective="Conocer sus señales tempranas y tener listo un plan pequeño.",
        pages=(
            page(
                "Primero llegan señales pequeñas",
                "El dolor no siempre salta de la nada. "
                "Muchas veces hay señales pequeñas antes de que suene fuerte.",
                "Aprieta los dientes o se le suben los hombros. "
                "Aguanta el aire, contesta mal o se apura por terminar.",
                "En el cuerpo puede crecer el hormigueo o el ardor. "
                "Los nervios lastimados suenan más fuerte si usted sigue sin parar.",
            ),
            page(
                "Encuentre las suyas",
                "Piense en su último día duro. ¿Qué hubo antes, en las horas o el día anterior?",
                "Pregunte a alguien que le conoce. Puede ver señales que usted no ve.",
                "Escriba unas pocas, con sus palabras. Hasta ocho son de sobra.",
                "Hay dolor que llega sin señal. El dolor de los nervios puede ser así. No se le escapó.",
            ),
            page(
                "Note, respire, ajuste",
                "Cuando note una señal, pare un momento. Dígase: «Esta es una señal temprana».",
                "Respire despacio tres minutos o use la herramienta que eligió. Deje caer los hombros.",
                "Luego ajuste. Ponga un temporizador para la próxima tarea. "
                "Cambie de postura. Divida el trabajo.",
                "No tiene que parar todo el día. Siga el reloj, no el dolor.",
            ),
            page(
                "Tenga cerca su lista",
                "Ponga la lista donde la vea: junto a la cama, en la nevera o en su diario. "
                "Al lado, escriba su herramienta y su tiempo.",
                "Si aparecen dos señales o más, use la herramienta enseguida. Anótelo en su diario.",
                "Con las semanas verá qué señales importan. Quite las que no.",
            ),
            page(
                "Señales que no son para esto",
                "Algunas señales piden ayuda y no respirar. "
                "Llame a emergencias por adormecimiento nuevo entre las piernas. "
                "También con problemas nuevos para orinar o evacuar, debilidad súbita o dolor "
                "en el pecho.",
                "Llame a su clínica el mismo día por una herida nueva o un pie caliente o "
                "hinchado. También si el adormecimiento se extiende.",
            ),
        ),
        key_message="Las señales pequeñas son su oportunidad de actuar temprano y con calma.",
        takeaway="Escriba sus tres primeras señales tempranas.",
        checks=(
            check(
                "Una señal temprana es buen momento para una herramienta de tres minutos.",
                "Es más fácil calmar la alarma cuando aún está baja. Después puede seguir con el reloj.",
            ),
            check(
                "A la primera señal hay que parar toda actividad ese día.",
                "Basta una pausa corta y un cambio pequeño. Luego siga con el temporizador.",
            ),
        ),
    ),
}
