"""The starter modules in Spanish, gathered from the files beside this one."""

from collections.abc import Mapping
from typing import Final

from education.starter.es import (
    beginning,
    doing,
    evening,
    facing,
    knowing,
    lasting,
    living,
    noticing,
    together,
)
from education.starter.es.words import Words

WORDS: Final[Mapping[str, Words]] = {
    **beginning.WORDS,
    **knowing.WORDS,
    **evening.WORDS,
    **noticing.WORDS,
    **facing.WORDS,
    **together.WORDS,
    **lasting.WORDS,
    **doing.WORDS,
    **living.WORDS,
}
