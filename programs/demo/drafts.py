"""What the demo's curators have in work: one text waits for a review, one came back from it."""

from collections.abc import Mapping
from typing import Any

from education.models import Module
from education.shelves import MODULES
from programs.models import Exercise
from programs.shelves import EXERCISES
from rehab.accounts.models import Clinic, User
from rehab.publishing.actions import fingerprint, newest, save_draft, send_back, submit
from rehab.publishing.shelf import R, Shelf

WAITS, CAME_BACK = "E08", "M12"
REASON = "Two weeks sounds long for a first step. Please ask for seven days, as before."


def make_drafts(clinic: Clinic, writer: User, reader: User) -> None:
    """`writer` has submitted a new version of an exercise; `reader` has sent one of a lesson back."""
    exercise = Exercise.objects.get(clinic=clinic, external_id=WAITS)
    cues = [
        "Nose over toes.",
        "Stand, pause, sit slowly.",
        "Same weight on both feet.",
        "Look straight ahead.",
    ]
    _submitted(EXERCISES, exercise, {"cues": cues, "change_note": "People looked down at their feet"}, writer)
    module = Module.objects.get(clinic=clinic, external_id=CAME_BACK)
    takeaway = "Set one time to get up, and keep it for two weeks."
    draft = _submitted(MODULES, module, {"takeaway": takeaway, "change_note": "A longer try"}, writer)
    send_back(MODULES, revision=draft, by=reader, reason=REASON)


def _submitted(shelf: Shelf[R], item: Any, words: Mapping[str, Any], by: User) -> R:
    seen = fingerprint(shelf, newest(shelf, item))
    return submit(shelf, revision=save_draft(shelf, item=item, words=words, seen=seen, by=by), by=by)
