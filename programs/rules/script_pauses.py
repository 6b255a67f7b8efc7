"""Silences in the script of a practice: "(Pause for four breaths.)" is kept, not said.

A breath of somebody at ease is taken as 6 seconds [design]; people breathe as they like meanwhile.
"""

import re
from dataclasses import dataclass
from typing import Final

BREATH_S: Final = 6  # [design]
MOST_S: Final = 90  # [design] a longer silence sounds like a broken phone
NUMBERS: Final = {
    "en": ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    "es": ("una", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez"),
}
COUNT: Final = {word: n for words in NUMBERS.values() for n, word in enumerate(words, start=1)}
PAUSE: Final = re.compile(r"\((?:Pause for|Pausa de) (\w+) (?:breaths?|respiraci(?:ón|ones))\.\)")


@dataclass(frozen=True)
class Said:
    """A stretch of a script: what is said, how long the silence after it is, and the words in which that is written."""

    words: str
    pause_s: int = 0
    pause: str = ""


def said(paragraph: str) -> tuple[Said, ...]:
    """A paragraph cut at its silences. A silence that is not understood stays in the words and is said."""
    parts, at = [], 0
    for found in PAUSE.finditer(paragraph):
        word = found[1].lower()
        breaths = int(word) if word.isdecimal() else COUNT.get(word, 0)
        if breaths:
            words = paragraph[at : found.start()].strip()
            parts.append(Said(words, min(MOST_S, breaths * BREATH_S), found[0].strip()))
            at = found.end()
    rest = paragraph[at:].strip()
    return (*parts, Said(rest)) if rest else tuple(parts)
