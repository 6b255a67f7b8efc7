"""Exercises in the reader's language, where somebody of the clinic has read the translation."""

from collections.abc import Iterable

from django.conf import settings
from django.utils.translation import get_language

from programs.models import ExerciseRevision, Prescription
from programs.shelves import EXERCISES
from rehab.publishing.told import ByKey, Told, told_many

ByRevision = dict[int, Told]


def told_of(
    items: Iterable[Prescription],
    more: Iterable[ExerciseRevision | None] = (),
    words: ByKey | None = None,
) -> ByRevision:
    """The exercises of these items, and more, as this reader is told them.

    No query for English or with the `words` that came along with the rows (words_beside), one for others.
    """
    revisions = {item.exercise.pk: item.exercise for item in items if item.exercise is not None}
    revisions |= {one.pk: one for one in more if one is not None}
    return told_many(EXERCISES, revisions.values(), _language(), words)


def _language() -> str:
    return get_language() or settings.LANGUAGE_CODE


def told_item(item: Prescription, told: ByRevision) -> Told | None:
    """The exercise of one item; None for a graded activity."""
    return told.get(item.exercise_id) if item.exercise_id is not None else None


def title_of(item: Prescription, told: ByRevision) -> str:
    """What the item is called in the reader's language."""
    exercise = told_item(item, told)
    return str(exercise.name) if exercise is not None else item.title
