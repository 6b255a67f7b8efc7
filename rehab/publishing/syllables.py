"""How many syllables an English word has: the larger of two counts that both miss some.

textstat 0.7.4 counts where a word may be hyphenated, and no line is broken after a first letter or close to a last
one: “ago”, “body”, “counter” and “video” have one syllable there. Groups of vowels miss others, such as “created”. The
larger of both is right on the texts that tests/unit/publishing/test_reading.py counts by hand.
"""

import re
from collections.abc import Callable
from typing import Final

VOWELS: Final = re.compile(r"[aeiouy]+")
# Where neither count tells it.
BY_EAR: Final[dict[str, int]] = {
    "area": 3,
    "areas": 3,
    "business": 2,
    "diabetes": 4,
    "element": 3,
    "elements": 3,
    "evening": 2,
    "evenings": 2,
    "idea": 3,
    "ideas": 3,
    "people": 2,
    "someone": 2,
}
# Two vowels side by side that are spoken apart.
APART: Final = re.compile(r"(?<![ctsghx])i[aou]|[aeiouy]ing$|(?<![gq])u[ao]|eo(?!p)|iet|[^aeiou]ier$")
# An e inside a word that is not spoken: “some-body”, “care-ful”.
MUTE_BEFORE: Final = re.compile(
    r"(?<=[aeiouy])([^aeiouy]*[^aeiouyl]|l)e(?=(?:ly|ful|fully|ments?|ness|less|ty)$)"
)
MUTE_AFTER: Final = re.compile(
    r"^(som|els|bas|mil|lif|hom|sid|tim|ther|wher|nam|mor|hous|fir)e(?=[^aeiouy][a-z]{2})"
)


def syllables(word: str, hyphenated: Callable[[str], int]) -> int:
    """The syllables of one word; `hyphenated` is textstat's count. A number or a sign has at least one."""
    parts = [part for part in re.split(r"[-/]", word.lower()) if part]
    if len(parts) > 1:
        return sum(syllables(part, hyphenated) for part in parts)
    letters = re.sub(r"[^a-z]", "", word.lower())
    if not letters:
        return 1
    return BY_EAR.get(letters) or max(1, hyphenated(letters), by_vowels(letters))


def by_vowels(word: str) -> int:
    """Groups of vowels, less an e that is not spoken, and more where two vowels are spoken apart."""
    word = word.replace("every", "evry")
    word = MUTE_AFTER.sub(r"\1", MUTE_BEFORE.sub(r"\1", word))
    count = len(VOWELS.findall(word)) + len(APART.findall(word))
    return max(1, count - _silent(word)) if count else 0


def _silent(word: str) -> int:
    """Whether the last e is not spoken: “take”, “takes”, “walked”; but “table”, “places”, “rested”."""
    if re.search(r"[^aeiouy]les?$|[^aeiouy]red$", word):
        return 0
    if re.search(r"[^aeiouy]e$", word):
        return 1
    if re.search(r"(?:[^aeiouysxzcgh]|[^cs]h)es$", word):
        return 1
    return 1 if re.search(r"[^aeiouytd]ed$", word) else 0
