"""Starter modules in other languages: language → id → the texts of that module, in the shape of its fields."""

from collections.abc import Mapping
from typing import Any, Final

from education.starter.es import WORDS
from education.starter.es.words import fields_of
from education.starter.modules import BY_ID

TRANSLATIONS: Final[dict[str, dict[str, Mapping[str, Any]]]] = {
    "es": {key: fields_of(said, BY_ID[key]) for key, said in WORDS.items()},
}
