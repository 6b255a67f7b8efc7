"""Items of a draft: add, change, move, remove. A published version is never touched."""

from dataclasses import asdict, dataclass
from decimal import Decimal

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from programs import events
from programs.actions.program import locked_draft, note_edit
from programs.insights.rows import gates_of, patient_flags
from programs.models import ExerciseRevision, Mode, Prescription, Program, Supervision
from programs.rules.precautions import Gate
from rehab.accounts.models import User
from rehab.audit.events import Event
from rehab.audit.record import record
from rehab.lib.refusals import Refused
from rehab.publishing.models import RevisionState


@dataclass(frozen=True)
class Dose:
    """How much, how often and how. `weekdays` is a bit mask, Monday 1; `quota` only for a graded activity."""

    weekdays: int
    mode: str = Mode.SYMPTOM_GUIDED
    sets: int | None = None
    reps: int | None = None
    hold_s: int | None = None
    minutes: int | None = None
    effort_target: int | None = None
    supervision: str = Supervision.HOME
    note: str = ""
    override_reason: str = ""
    quota: Decimal | None = None


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
    check_override(draft, exercise, dose.override_reason)
    item = Prescription.objects.create(
        program=draft, exercise=exercise, position=next_position(draft), **asdict(dose)
    )
    return _done(events.PROGRAM_ITEM_ADDED, item, draft, by)


@transaction.atomic
def change_item(*, item: Prescription, dose: Dose, by: User, seen_edits: int | None = None) -> Prescription:
    """Give an item of the draft another dose. Raises Refused and EditedMeanwhile; nothing is saved then."""
    draft = locked_draft(item.program, by=by, seen_edits=seen_edits)
    item = draft.prescriptions.select_related("exercise", "activity").get(pk=item.pk)
    if item.exercise:
        check_override(draft, item.exercise, dose.override_reason)
    _check_quota(item, dose)
    for name, value in asdict(dose).items():
        setattr(item, name, value)
    item.save()
    return _done(events.PROGRAM_ITEM_CHANGED, item, draft, by)


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
def remove_item(*, item: Prescription, by: User, seen_edits: int | None = None) -> Program:
    """Take an item out of the draft. What was done of it in earlier versions stays."""
    draft = locked_draft(item.program, by=by, seen_edits=seen_edits)
    _done(events.PROGRAM_ITEM_REMOVED, item, draft, by)
    item.delete()
    return draft


def check_override(draft: Program, exercise: ExerciseRevision, reason: str) -> None:
    """A blocked exercise needs a typed reason."""
    flags = patient_flags(draft.patient.conditions.filter(ended_at=None))
    blocks = [gate.reason for gate in gates_of(flags, exercise.tags) if gate.gate is Gate.BLOCK]
    if blocks and not reason.strip():
        raise Refused(_("%(why)s To prescribe it all the same, write why.") % {"why": " ".join(blocks)})


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
