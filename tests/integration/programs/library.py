"""What the library's tests share: an exercise as a curator types it."""

from typing import Any

from programs.models import Exercise, ExerciseRevision
from programs.shelves import EXERCISES
from rehab.accounts.models import Clinic, User
from rehab.publishing.actions import fingerprint, newest
from tests.integration.programs.plans import make_exercise

STEPS = (("step", "Stand tall."), ("step", "Rise slowly."))


def typed(*steps: tuple[str, str], seen: str = "", **fields: Any) -> dict[str, Any]:
    """The form of one exercise with its rows of steps."""
    rows = steps or STEPS
    data: dict[str, Any] = {
        "seen": seen,
        "name": "Heel raises",
        "summary": "Rise onto your toes and come down slowly.",
        "kind": "strength",
        "region": "lower leg",
        "sets": "2",
        "reps": "8",
        "per_week": "3",
        "per_day": "1",
        "supervision": "home",
        "tags": ["WB"],
        "sources": "Practice of our clinic",
        "form-TOTAL_FORMS": str(len(rows) + 1),
        "form-INITIAL_FORMS": "0",
        f"form-{len(rows)}-type": "step",
        f"form-{len(rows)}-text": "",
    }
    for n, (kind, text) in enumerate(rows):
        data |= {f"form-{n}-place": str(10 * n + 10), f"form-{n}-type": kind, f"form-{n}-text": text}
    return data | fields


def make_draft(clinic: Clinic, author: User, name: str = "Half written", **fields: Any) -> ExerciseRevision:
    """A version in work: written by somebody, reviewed by nobody."""
    said = {"state": "draft", "author": author, "reviewer": None, "published_at": None}
    made = make_exercise(clinic, author, name)
    ExerciseRevision.objects.filter(pk=made.pk).update(**said | fields)
    made.refresh_from_db()
    return made


def seen_of(exercise: Exercise) -> str:
    """What a page of this exercise carries at this moment."""
    return fingerprint(EXERCISES, newest(EXERCISES, exercise))


def draft_of(exercise: Exercise) -> ExerciseRevision:
    return exercise.revisions.get(state="draft")
