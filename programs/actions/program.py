"""Versions of a program: start a draft, publish it. What a patient has never changes."""

from datetime import date, datetime
from typing import Final

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from patients.models import Patient
from programs import events
from programs.insights.rows import gates_of, patient_flags
from programs.models import PROGRAM_TRANSITIONS, Prescription, Program
from programs.models.program import ProgramState
from programs.permissions import check_user_can_edit_draft, check_user_can_plan, check_user_can_publish
from programs.rules.precautions import Gate
from rehab.accounts.models import User
from rehab.audit.events import Event
from rehab.audit.record import record
from rehab.lib.refusals import Refused

COPIED: Final = (
    "line",
    "position",
    "exercise_id",
    "activity_id",
    "mode",
    "weekdays",
    "quota",
    "sets",
    "reps",
    "hold_s",
    "minutes",
    "effort_target",
    "supervision",
    "note",
    "override_reason",
)


class EditedMeanwhile(Exception):
    """The draft was saved elsewhere since this page was opened. Nothing was overwritten."""


@transaction.atomic
def start_draft(*, patient: Patient, by: User) -> Program:
    """The patient's draft: the one in work, else a copy of the active version, else an empty one."""
    check_user_can_plan(by, patient)
    Patient.objects.select_for_update().get(pk=patient.pk)
    draft = Program.objects.filter(patient=patient, state=ProgramState.DRAFT).first()
    if draft is not None:
        return draft
    draft = Program.objects.create(patient=patient, number=next_number(patient), created_by=by)
    active = Program.objects.filter(patient=patient, state=ProgramState.ACTIVE).first()
    if active is not None:
        copy_items(active, draft)
    _leave(events.PROGRAM_DRAFT_STARTED, draft, by)
    return draft


@transaction.atomic
def publish_program(
    *,
    program: Program,
    change_note: str,
    agreed_on: date,
    by: User,
    seen_edits: int | None = None,
    now: datetime | None = None,
) -> Program:
    """Make the draft the patient's active program, for good; the version before it becomes replaced.

    Raises Refused (empty draft, a blocked exercise without a reason, a day to come) and EditedMeanwhile.
    """
    now = now or timezone.now()
    program = locked_draft(program, by=by, seen_edits=seen_edits)
    check_user_can_publish(by, program)
    _check_words(program, change_note, agreed_on, now)
    check_precautions(program)
    return put_in_force(program, change_note=change_note, agreed_on=agreed_on, by=by, now=now)


def put_in_force(
    program: Program, *, change_note: str, agreed_on: date, by: User, now: datetime, actor: User | None = None
) -> Program:
    """Replace the active version by this draft. The caller has checked that it may.

    `actor` is who did this where it is not `by`: a patient who accepts a clinician's proposal.
    """
    PROGRAM_TRANSITIONS.check(program.state, ProgramState.ACTIVE)
    patient = program.patient
    before = Program.objects.filter(patient=patient, state=ProgramState.ACTIVE).first()
    if before is not None:
        PROGRAM_TRANSITIONS.check(before.state, ProgramState.REPLACED)
        before.state, before.replaced_at = ProgramState.REPLACED, now
        before.save(update_fields=["state", "replaced_at"])
        if before.number > program.number:
            program.number = next_number(patient)
    program.state, program.change_note, program.agreed_on = (
        ProgramState.ACTIVE,
        change_note.strip(),
        agreed_on,
    )
    program.published_at, program.published_by = now, by
    program.save()
    _leave(events.PROGRAM_PUBLISHED, program, actor or by)
    return program


def locked_draft(program: Program, *, by: User, seen_edits: int | None) -> Program:
    """The draft under a lock, if nobody saved it since `seen_edits`. None skips that question."""
    locked = Program.objects.select_for_update(of=("self",)).select_related("patient").get(pk=program.pk)
    check_user_can_edit_draft(by, locked)
    if seen_edits is not None and locked.edits != seen_edits:
        raise EditedMeanwhile(
            _("This draft was saved since you opened the page, by a colleague or in another window.")
        )
    return locked


def note_edit(program: Program) -> None:
    """Count one more edit, so that other open pages of this draft notice."""
    program.edits += 1
    program.save(update_fields=["edits"])


def next_number(patient: Patient) -> int:
    return 1 + (Program.objects.filter(patient=patient).aggregate(top=Max("number"))["top"] or 0)


def copy_items(source: Program, target: Program) -> list[Prescription]:
    """The items of one version in another, with the same lines."""
    return Prescription.objects.bulk_create(
        Prescription(program=target, **{name: getattr(item, name) for name in COPIED})
        for item in source.prescriptions.all()
    )


def _check_words(program: Program, change_note: str, agreed_on: date, now: datetime) -> None:
    if not change_note.strip():
        raise Refused(_("Say in one line what changed: the patient reads it on their Today page."))
    if agreed_on > program.patient.today(now):
        raise Refused(_("The day on which this was agreed has not come yet."))


def check_precautions(program: Program) -> None:
    """Conditions may have been added since: a block without a reason stops the whole version."""
    flags = patient_flags(program.patient.conditions.filter(ended_at=None))
    for item in program.prescriptions.select_related("exercise"):
        if item.exercise is None:
            continue
        blocks = [gate for gate in gates_of(flags, item.exercise.tags) if gate.gate is Gate.BLOCK]
        if blocks and not item.override_reason.strip():
            words = {"name": item.exercise.name, "reason": blocks[0].reason}
            raise Refused(
                _("“%(name)s” is blocked. %(reason)s Give a reason in the item, or take it out.") % words
            )


def _leave(event: Event, program: Program, by: User) -> None:
    patient = program.patient
    record(event, by=by, patient_id=patient.pk, clinic_id=patient.clinic_id, about=program)
