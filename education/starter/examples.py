"""Examples that differ by country and culture: what is eaten, who is family, what a day holds.

A module says `{examples:food_swap}` where it needs some; `fill` puts those of the reader's language there. Add a key
with its English examples first; every other language adds its own, from its own kitchens and homes.
Spelling stays neutral between British and American English.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Final

EXAMPLES: Final[dict[str, dict[str, tuple[str, ...]]]] = {
    "valued_activity": {
        "en": ("a walk with a friend", "a meal with the family", "an hour in the garden"),
        "es": ("un paseo con una amiga", "una comida en familia", "una tarde en la plaza"),
        "ar": ("نزهة مع صديق", "غداء مع العائلة", "جلسة في الحديقة"),
    },
    "house_task": {
        "en": ("washing the dishes", "folding clothes", "sweeping the floor"),
        "es": ("lavar los platos", "doblar la ropa", "barrer el patio"),
        "ar": ("غسل الصحون", "طي الملابس", "كنس الأرض"),
    },
    "long_task": {
        "en": ("cleaning the whole house", "a long drive", "a big shopping trip"),
        "es": ("limpiar toda la casa", "un viaje largo en auto", "la compra grande del mercado"),
        "ar": ("تنظيف البيت كله", "سفر طويل بالسيارة", "تسوق كبير من السوق"),
    },
    "light_task": {
        "en": ("a phone call", "peeling vegetables", "sorting letters"),
        "es": ("una llamada", "desgranar frijoles", "revisar papeles"),
        "ar": ("مكالمة هاتفية", "تقشير الخضار", "ترتيب الأوراق"),
    },
    "first_activity": {
        "en": ("walking to the shop", "standing to cook", "climbing the stairs"),
        "es": ("caminar hasta la panadería", "cocinar de pie", "subir la escalera"),
        "ar": ("المشي إلى المخبز", "الوقوف للطبخ", "صعود الدرج"),
    },
    "gentle_movement": {
        "en": ("a short walk", "a dance to one song", "a few minutes of stretching"),
        "es": ("una vuelta a la manzana", "bailar una canción", "regar las plantas"),
        "ar": ("مشي قصير", "سقي الزرع", "دقائق من التمدد"),
    },
    "family_role": {
        "en": ("cooking for the family", "playing with a grandchild", "taking care of the bills"),
        "es": ("preparar la comida del domingo", "cuidar a los nietos", "llevar las cuentas de la casa"),
        "ar": ("الطبخ للعائلة", "اللعب مع الأحفاد", "متابعة مصاريف البيت"),
    },
    "close_person": {
        "en": ("a partner", "a grown child", "a good friend"),
        "es": ("una hermana", "un compadre", "una vecina de toda la vida"),
        "ar": ("أخت", "ابن عم", "جارة قديمة"),
    },
    "ask_for_help": {
        "en": ("carrying the shopping", "a lift to the clinic", "an hour with the children"),
        "es": (
            "ayuda con las bolsas del mercado",
            "un viaje a la clínica",
            "una hora de cuidado de los niños",
        ),
        "ar": ("حمل أكياس السوق", "توصيلة إلى العيادة", "ساعة مع الأطفال"),
    },
    "good_thing": {
        "en": ("tea with a friend", "music you love", "ten minutes in the sun"),
        "es": ("un café con una amiga", "una canción querida", "diez minutos al sol"),
        "ar": ("شاي مع صديق", "سماع صوت تحبه", "عشر دقائق في الشمس"),
    },
    "group": {
        "en": ("a walking group", "a choir", "a faith group"),
        "es": ("un grupo de baile", "un coro", "un grupo de la parroquia"),
        "ar": ("مجموعة للمشي", "درس أسبوعي", "جلسة مع الجيران"),
    },
    "calm_evening": {
        "en": ("a warm shower", "soft music", "a few pages of a book"),
        "es": ("una ducha tibia", "música suave", "unas páginas de un libro"),
        "ar": ("حمام دافئ", "تلاوة هادئة", "صفحات من كتاب"),
    },
    "caffeine_drink": {
        "en": ("coffee", "strong tea", "cola"),
        "es": ("el café", "el mate", "los refrescos de cola"),
        "ar": ("القهوة", "الشاي الثقيل", "الكولا"),
    },
    "plain_drink": {
        "en": ("water", "water with lemon", "herbal tea"),
        "es": ("agua", "agua con limón", "una infusión de manzanilla"),
        "ar": ("الماء", "الماء مع الليمون", "شاي البابونج"),
    },
    "food_swap": {
        "en": ("brown bread for white bread", "beans for half of the meat", "fruit for cake"),
        "es": (
            "tortillas de maíz en vez de pan blanco",
            "lentejas y menos carne",
            "fruta en vez de dulces",
        ),
        "ar": ("خبز أسمر بدل الخبز الأبيض", "عدس بدل نصف اللحم", "تمرة بدل قطعة حلوى"),
    },
    "whole_food": {
        "en": ("oats", "brown rice", "lentils"),
        "es": ("avena", "arroz integral", "quinua"),
        "ar": ("برغل", "فريكة", "عدس"),
    },
    "vegetable": {
        "en": ("carrots", "spinach", "peppers"),
        "es": ("calabaza", "espinacas", "pimientos"),
        "ar": ("كوسا", "سبانخ", "باذنجان"),
    },
    "protein": {
        "en": ("eggs", "fish", "beans"),
        "es": ("huevos", "pescado", "frijoles"),
        "ar": ("بيض", "سمك", "حمص"),
    },
    "oily_fish": {
        "en": ("sardines", "mackerel", "salmon"),
        "es": ("sardinas", "caballa", "salmón"),
        "ar": ("سردين", "ماكريل", "سلمون"),
    },
}
JOINS: Final[dict[str, tuple[str, str]]] = {"en": (", ", " or "), "es": (", ", " o "), "ar": ("، ", " أو ")}
"""What stands between examples, and before the last of them."""
PLACE: Final = re.compile(r"\{examples:([a-z_]+)\}")


def fill(text: str, language: str = "en") -> str:
    """The text with its examples. Raises KeyError for a key that nobody wrote examples for."""
    return PLACE.sub(lambda place: joined(examples_for(place[1], language), language), text)


def examples_for(key: str, language: str = "en") -> tuple[str, ...]:
    """The examples of this locale, else of its language, else the English ones (`without` names those)."""
    written = EXAMPLES[key]
    return written.get(language) or written.get(_base(language)) or written["en"]


def joined(examples: tuple[str, ...], language: str = "en") -> str:
    """In a row, as in "a, b or c"."""
    between, last = JOINS.get(_base(language), JOINS["en"])
    if len(examples) < 2:
        return between.join(examples)
    return last.join((between.join(examples[:-1]), examples[-1]))


def used_in(texts: Iterable[str]) -> set[str]:
    """The keys that these texts ask for."""
    return {key for text in texts for key in PLACE.findall(text)}


def without(language: str, written: Mapping[str, Mapping[str, tuple[str, ...]]] = EXAMPLES) -> list[str]:
    """The keys whose examples this language still has to write: until then readers see the English ones."""
    return [key for key, languages in written.items() if not {language, _base(language)} & languages.keys()]


def _base(language: str) -> str:
    return language.lower().split("-")[0]
