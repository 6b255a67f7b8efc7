"""Items of a draft: add, change, move, remove. A published version is never touched."""

import uuid
from dataclasses import asdict
from decimal import Decimal
from typing import Any, Final

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from programs import events
from programs.actions.program import COPIED, EditedMeanwhile, edited_meanwhile, locked_draft, note_edit
from programs.insights.rows import gates_of, patient_flags
from programs.models import ExerciseRevision, Prescription, Program, Supervision
from programs.models.dose import Dose as Dose
from programs.rules.precautions import Gate
from rehab.accounts.models import User
from rehab.audit.events import Event
from rehab.audit.record import record
from rehab.lib.refusals import Refused
from rehab.publishing.models import RevisionState

KEPT: Final = 20  # items taken out that a draft remembers; engineering default


@transaction.atomic
def add_exercise(
    *, program: Program, exercise: ExerciseRevision, dose: Dose, by: User, seen_edits: int | None = None
) -> Prescription:
    """Put a published exercise of the clinic's library into the draft. Raises Refused and EditedMeanwhile."""
    draft = locked_draft(program, by=by, seen_edits=seen_edits)
    if exercise.state != RevisionState.PUBLISHED or exercise.exercise.clinic_id != draft.patient.clinic_id:
        raise Refused(_("Only a published exercise of this clinic's library can be added."))
    if draft.prescriptions.filter(exercise__exercise=exercise.exercise_id).exists():
        raise Refused(_("This exercise is already in the draft. Change its dose there."))
    check_override(draft, exercise, dose)
    item = Prescription.objects.create(
        program=draft, exercise=exercise, position=next_position(draft), **asdict(dose)
    )
    return _done(events.PROGRAM_ITEM_ADDED, item, draft, by)


@transaction.atomic
def change_item(
    *, item: Prescription, dose: Dose, by: User, seen_edits: int | None = None, seen: str = ""
) -> Prescription:
    """Give an item of the draft another dose. Raises Refused and EditedMeanwhile; nothing is saved then.

    `seen` is the mark of the dose that the page showed: only a change of this very item stands in the way then.
    """
    draft = locked_draft(item.program, by=by, seen_edits=None if seen else seen_edits)
    item = still_there(draft, item)
    before = Dose.of(item)
    if dose.mark == before.mark:
        return item
    if seen and before.mark != seen:
        raise EditedMeanwhile(edited_meanwhile())
    if item.exercise:
        check_override(draft, item.exercise, dose)
    _check_quota(item, dose)
    dose.put_on(item).save()
    return _done(events.PROGRAM_ITEM_CHANGED, item, draft, by)


def still_there(draft: Program, item: Prescription) -> Prescription:
    """The item as it is now. Raises EditedMeanwhile when somebody took it out."""
    found = draft.prescriptions.select_related("exercise", "activity").filter(pk=item.pk).first()
    if found is None:
        raise EditedMeanwhile(_("This item was taken out of the draft meanwhile."))
    found.program = draft
    return found


@transaction.atomic
def move_item(*, item: Prescription, up: bool, by: User, seen_edits: int | None = None) -> Prescription:
    """Swap an item of the draft with the one above or below it. At the end of the list nothing happens."""
    draft = locked_draft(item.program, by=by, seen_edits=seen_edits)
    items = list(draft.prescriptions.all())
    place = next(i for i, row in enumerate(items) if row.pk == item.pk)
    other = place - 1 if up else place + 1
    if not 0 <= other < len(items):
        return items[place]
    items[place], items[other] = items[other], items[place]
    for position, row in enumerate(items):
        row.position = position
    Prescription.objects.bulk_update(items, ["position"])
    return _done(events.PROGRAM_ITEM_MOVED, items[other], draft, by)


@transaction.atomic
def remove_item(*, item: Prescription, by: User, seen_edits: int | None = None, seen: str = "") -> Program:
    """Take an item out of the draft, which remembers it. What was done of it in earlier versions stays.

    Raises EditedMeanwhile; with `seen`, the mark of the dose shown, only for a change of this very item.
    """
    draft = locked_draft(item.program, by=by, seen_edits=None if seen else seen_edits)
    item = still_there(draft, item)
    if seen and Dose.of(item).mark != seen:
        raise EditedMeanwhile(edited_meanwhile())
    draft.taken_out = [kept_of(item), *draft.taken_out][:KEPT]
    draft.save(update_fields=["taken_out"])
    _done(events.PROGRAM_ITEM_REMOVED, item, draft, by)
    item.delete()
    return draft


def kept_of(item: Prescription) -> dict[str, Any]:
    """An item as the draft keeps it after it was taken out: its columns, in words that JSON has."""
    values = {name: getattr(item, name) for name in COPIED}
    return {"title": item.title} | {
        name: str(value) if isinstance(value, uuid.UUID | Decimal) else value
        for name, value in values.items()
    }


def check_override(draft: Program, exercise: ExerciseRevision, dose: Dose) -> None:
    """A blocked exercise needs a typed reason; one that wants supervision is not done alone at home."""
    flags = patient_flags(draft.patient.conditions.filter(ended_at=None))
    found = gates_of(flags, exercise.tags)
    blocks = [_(gate.reason) for gate in found if gate.gate is Gate.BLOCK]
    if blocks and not dose.override_reason.strip():
        raise Refused(_("%(why)s To prescribe it all the same, write why.") % {"why": " ".join(blocks)})
    guarded = next((_(gate.reason) for gate in found if gate.gate is Gate.SUPERVISE), "")
    if guarded and dose.supervision == Supervision.HOME:
        raise Refused(_("%(why)s Choose “In person” or “By video”.") % {"why": guarded})


def next_position(draft: Program) -> int:
    top = draft.prescriptions.aggregate(top=Max("position"))["top"]
    return 0 if top is None else top + 1


def _check_quota(item: Prescription, dose: Dose) -> None:
    if item.activity is None:
        return
    if dose.quota is None or dose.quota <= 0:
        raise Refused(_("A graded activity needs a quota above zero."))
    if dose.quota > item.activity.goal_value:
        raise Refused(_("The quota cannot be above the goal. Agree a new goal first."))


def _done(event: Event, item: Prescription, draft: Program, by: User) -> Prescription:
    note_edit(draft)
    patient = draft.patient
    record(event, by=by, patient_id=patient.pk, clinic_id=patient.clinic_id, about=item)
    return item
