"""Starter exercises in other languages: language → id → the texts of that exercise.

Each entry has the fields of `programs.shelves.EXERCISES.translated`, in the same shape as `words_of` gives them in
English: as many steps, cues and errors, in the same order. `{"type": …}` of a step may be left out.
"""

from collections.abc import Mapping
from typing import Any, Final

from programs.starter.es.exercises import SPANISH

TRANSLATIONS: Final[dict[str, dict[str, Mapping[str, Any]]]] = {"es": SPANISH}
