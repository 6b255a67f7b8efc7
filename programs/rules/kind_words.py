"""Phrases that must not stand in a text for people in pain: they blame, doubt or frighten.

The list is a clinic policy (engineering default), not a published instrument.
"""

from collections.abc import Iterable
from typing import Final

UNKIND: Final = (
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
)


def unkind_phrases(texts: Iterable[str]) -> list[str]:
    """Return the phrases that stand in these texts, each once, in the order of the list."""
    words = " ".join(" ".join(texts).lower().split())
    return [phrase for phrase in UNKIND if phrase in words]
