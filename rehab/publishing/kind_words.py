"""Phrases that must not stand in a text for people in pain: they blame, doubt or frighten.

The lists are clinic policy (engineering default), not a published instrument; a reviewer of each language adds to them.
"""

from collections.abc import Iterable
from typing import Final

UNKIND: Final[dict[str, tuple[str, ...]]] = {
    "en": (
        "all in your head",
        "in your mind",
        "psychosomatic",
        "nothing wrong with you",
        "nothing is wrong",
        "no pain no gain",
        "no pain, no gain",
        "just stress",
        "push through the pain",
        "worn out",
        "damaged",
    ),
    "es": (
        "está en tu cabeza",
        "está en su cabeza",
        "está todo en la cabeza",
        "psicosomátic",
        "no tienes nada",
        "no tiene nada malo",
        "no te pasa nada",
        "no le pasa nada",
        "sin dolor no hay",
        "solo es estrés",
        "es solo estrés",
        "son los nervios",
        "aguanta el dolor",
        "aguante el dolor",
        "desgastad",
    ),
    "ar": (
        "مجرد وهم",
        "كله في رأسك",
        "نفسي جسدي",
        "مجرد توتر",
        "لا شيء بك",
        "تحمل الألم",
    ),
}


def unkind_phrases(texts: Iterable[str], language: str = "en") -> list[str]:
    """Return the phrases that stand in these texts, each once, in the order of the list."""
    words = " ".join(" ".join(texts).lower().split())
    return [phrase for phrase in UNKIND.get(language, ()) if phrase in words]
