"""Words one after the other, as the reader's language sets them apart."""

from collections.abc import Iterable
from typing import Final

from django.utils.translation import get_language

LATIN: Final = ", "
COMMAS: Final = {"ar": "، "}


def listed(words: Iterable[str]) -> str:
    """ "2 sets, 8 times"; in Arabic with the Arabic comma."""
    return COMMAS.get(get_language() or "", LATIN).join(words)
