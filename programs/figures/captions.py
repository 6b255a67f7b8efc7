"""What the pictures say: a name, one sentence for those who cannot see it, and one caption for each frame.

The alternative text and the captions come from here alone. A language that lacks a figure falls back to English,
and says so: `Words.language` is the language that was found.
"""

from dataclasses import dataclass

from programs.figures.words.en import ENGLISH
from programs.figures.words.es import SPANISH

Entry = tuple[str, str, tuple[str, ...]]
LANGUAGES: dict[str, dict[str, Entry]] = {"en": ENGLISH, "es": SPANISH}


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one figure in one language."""

    name: str
    what: str
    captions: tuple[str, ...]
    language: str


def words_of(external_id: str, language: str = "en") -> Words:
    """The words of a figure, in this language or else in English."""
    short = language.split("-")[0]
    found = short if external_id in LANGUAGES.get(short, {}) else "en"
    return Words(*LANGUAGES[found][external_id], language=found)
