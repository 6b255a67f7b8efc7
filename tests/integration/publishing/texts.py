"""What the tests of translations share."""

from django.urls import reverse

from programs.models import ExerciseRevision
from programs.shelves import EXERCISES
from rehab.publishing.told import texts_of
from rehab.publishing.translate import save_translation, seen_mark, translation_of


def spanish(revision: ExerciseRevision) -> dict[str, str]:
    """Every text, in made-up Spanish."""
    return {text: f"es: {text}" for text in texts_of(EXERCISES, revision)}


def mark(revision: ExerciseRevision, language: str = "es") -> str:
    return seen_mark(translation_of(EXERCISES, revision, language))


def translate(revision: ExerciseRevision, by, words=None, language: str = "es"):
    """Save a translation as a page would."""
    return save_translation(
        EXERCISES,
        revision=revision,
        language=language,
        words=spanish(revision) if words is None else words,
        seen=mark(revision, language),
        by=by,
    )


def page(name: str, revision: ExerciseRevision, *more: str) -> str:
    return reverse(f"programs:revision_{name}", args=[revision.exercise_id, revision.number, *more])
