"""Lines that several exercises share, under the same names as the English ones."""

from typing import Final

SHOES: Final = "Revise sus pies y póngase zapatos cerrados."
CHAIR_BEHIND: Final = "Ponga una silla detrás de usted. La primera vez, tenga a alguien cerca."
HEART: Final = (
    "Pare si siente dolor en el pecho, si cree que se va a desmayar o si le falta el aire. "
    "Pida ayuda de inmediato."
)
FEET_AFTER: Final = (
    "Al terminar, mire sus pies. "
    "Si ve una llaga, una ampolla o un enrojecimiento nuevo, pare y llame a su equipo de salud."
)
UNSTEADY: Final = "Si se marea o siente que pierde el equilibrio, sujétese y siéntese."
TINGLING: Final = "Un hormigueo leve está bien si se va en 1 minuto. Si no se va, haga menos la próxima vez."
NEW_WEAKNESS: Final = (
    "Si nota debilidad o adormecimiento nuevos, pare y llame a su equipo de salud el mismo día."
)
SADDLE: Final = (
    "Debilidad nueva, adormecimiento entre las piernas o problemas con la orina o el intestino: "
    "vaya a urgencias el mismo día."
)
RATE_BEFORE: Final = "Valore su dolor de 0 a 10: lo fuerte que es y lo desagradable que es."
RATE_AFTER: Final = "Al final, valore otra vez las dos cosas."
LIGHT_HEADED: Final = "Si siente un ligero mareo, detenga la guía. Respire a su gusto hasta que se le pase."
UPSET: Final = "Si siente angustia o como si no estuviera aquí, abra los ojos, nombre 3 cosas que ve y pare."
NO_NEED: Final = "Puede parar en cualquier momento. No hace falta que pase nada."
HARD_TIMES: Final = "Si ha vivido algo muy duro, hable con su profesional de salud antes de empezar."
DIZZY_SIT: Final = "Si se marea, siéntese y espere a que se le pase."
FREELY: Final = "Respire con libertad. No aguante la respiración."
BOTH_HANDS: Final = "De pie y con la espalda erguida, sujétese a la encimera con las dos manos."
SHOES_AND_CHAIR: Final = "Revise sus pies y póngase zapatos cerrados. Ponga una silla detrás de usted."
