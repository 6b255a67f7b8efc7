"""How hard a text is to read: each language by its own formula, and none where there is no tried one."""

import re
import warnings
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rehab.publishing.syllables import syllables

AIM: Final = 6.0
MOST: Final = 8.0
# Fernández-Huerta gives an ease from 0 to 100. These grades are the bands of the Spanish scale read as school
# years: very easy 4, easy 5, fairly easy 6, normal 7 to 8, and so on. A band, not a measured grade. [mem]
SPANISH_BANDS: Final = ((90.0, 4.0), (80.0, 5.0), (70.0, 6.0), (60.0, 8.0), (50.0, 10.0), (30.0, 13.0))
HARDEST_BAND: Final = 16.0
WORD: Final = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
SENTENCE_END: Final = re.compile(r"(?<=[.!?؟…])[\s”\")]+|\n+")


@dataclass(frozen=True)
class Ease:
    """A grade with the name of the formula behind it. `grade` is None where there is no formula."""

    grade: float | None
    formula: str | Promise


def reading_ease(texts: list[str], language: str) -> Ease:
    """The school grade at which these texts read together."""
    words = " ".join(_closed(text) for text in texts if text.strip())
    if not words:
        return Ease(None, "")
    if language == "en":
        return Ease(flesch_kincaid(words), _("Flesch-Kincaid grade"))
    if language == "es":
        ease = float(_counter("es").fernandez_huerta(words))
        return Ease(spanish_grade(ease), _("grade band from the Fernández-Huerta ease"))
    return Ease(None, _("There is no tried formula for this language; let a reader of it judge."))


def flesch_kincaid(text: str) -> float:
    """The school grade of an English text (Kincaid 1975), by textstat's formula with our own count of syllables.

    textstat counts syllables short, rounds its averages to one digit before the formula, and leaves sentences of one
    or two words out: together up to a grade too low or too high.
    """
    words = WORD.findall(text)
    if not words:
        return 0.0
    spoken = sum(_spoken(word) for word in words)
    each = len(words) / max(1, len(sentences(text)))
    return round(0.39 * each + 11.8 * spoken / len(words) - 15.59, 1)


@lru_cache(maxsize=4096)
def _spoken(word: str) -> int:
    return syllables(word, _counter("en").syllable_count)


def spanish_grade(ease: float) -> float:
    """The school year of the band that this ease falls in."""
    return next((grade for least, grade in SPANISH_BANDS if ease >= least), HARDEST_BAND)


def sentences(text: str) -> list[str]:
    """The sentences of a text."""
    return [one for one in SENTENCE_END.split(text) if one.strip()]


def word_count(sentence: str) -> int:
    return len(WORD.findall(sentence))


def _closed(text: str) -> str:
    """A line without a full stop is a sentence all the same."""
    text = text.strip()
    return text if text[-1] in ".!?…:" else f"{text}."


@cache
def _counter(language: str) -> Any:
    """textstat counts syllables. It is read late: it comes with pkg_resources, which is slow and warns."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="pkg_resources is deprecated", category=UserWarning)
        from textstat.textstat import textstatistics
    counter = textstatistics()
    # By its full name: under "en" the British word list is read, which counts syllables short.
    counter.set_lang({"en": "en_US"}.get(language, language))
    return counter
