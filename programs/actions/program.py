"""Versions of a program: start a draft, publish it. What a patient has never changes."""

from datetime import date, datetime
from typing import Final

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from education.actions.assign import assign_module
from education.models import ModuleRevision, Source
from patients.models import Patient
from programs import events
from programs.insights.rows import gates_of, patient_flags
from programs.models import (
    PROGRAM_TRANSITIONS,
    SUGGESTION_TRANSITIONS,
    Prescription,
    Program,
    SuggestionState,
    Supervision,
)
from programs.models.program import ProgramState
from programs.permissions import check_user_can_edit_draft, check_user_can_plan, check_user_can_publish
from programs.rules.precautions import Gate
from rehab.accounts.models import User
from rehab.audit.events import Event
from rehab.audit.record import record
from rehab.lib.refusals import Refused
from rehab.publishing.models import RevisionState

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
    "load",
    "side",
    "start_rule",
    "stop_rule",
    "note",
    "override_reason",
    "alternatives",
)


class EditedMeanwhile(Exception):
    """The draft was saved elsewhere since this page was opened. Nothing was overwritten."""


@transaction.atomic
def start_draft(*, patient: Patient, by: User, empty: bool = False) -> Program:
    """The patient's draft: the one in work, else a copy of the active version, else an empty one.

    `empty` leaves the active version's items out.
    """
    check_user_can_plan(by, patient)
    Patient.objects.select_for_update().get(pk=patient.pk)
    draft = Program.objects.filter(patient=patient, state=ProgramState.DRAFT).first()
    if draft is not None:
        return draft
    draft = Program.objects.create(patient=patient, number=next_number(patient), created_by=by)
    active = Program.objects.filter(patient=patient, state=ProgramState.ACTIVE).first()
    if active is not None and not empty:
        copy_items(active, draft)
    _leave(events.PROGRAM_DRAFT_STARTED, draft, by)
    return draft


@transaction.atomic
def discard_draft(*, program: Program, by: User, seen_edits: int | None = None) -> Program:
    """Put a draft away. Nothing is deleted: it can be taken up again. Raises Refused and EditedMeanwhile."""
    draft = locked_draft(program, by=by, seen_edits=seen_edits)
    PROGRAM_TRANSITIONS.check(draft.state, ProgramState.DROPPED)
    draft.state = ProgramState.DROPPED
    draft.save(update_fields=["state"])
    _leave(events.PROGRAM_DRAFT_DISCARDED, draft, by)
    return draft


@transaction.atomic
def take_up_draft(*, patient: Patient, by: User) -> Program:
    """Go on with the draft that was discarded last. Raises Refused when there is none, or another is in work."""
    check_user_can_plan(by, patient)
    Patient.objects.select_for_update(of=("self",)).get(pk=patient.pk)
    if Program.objects.filter(patient=patient, state=ProgramState.DRAFT).exists():
        raise Refused(_("Another draft is in work. Publish or discard that one first."))
    draft = Program.objects.filter(patient=patient, state=ProgramState.DROPPED).order_by("-number").first()
    if draft is None:
        raise Refused(_("There is no discarded draft to take up."))
    PROGRAM_TRANSITIONS.check(draft.state, ProgramState.DRAFT)
    draft.state = ProgramState.DRAFT
    draft.save(update_fields=["state"])
    _leave(events.PROGRAM_DRAFT_TAKEN_UP, draft, by)
    return draft


@transaction.atomic
def end_program(*, program: Program, end_note: str, by: User, now: datetime | None = None) -> Program:
    """End the active program; the patient reads why. What was done stays. Raises Refused and NotAllowedNow."""
    check_user_can_plan(by, program.patient)
    if not end_note.strip():
        raise Refused(_("Say in one line why it ends: the patient reads it."))
    patient = Patient.objects.select_for_update(of=("self",)).get(pk=program.patient_id)
    program = Program.objects.select_for_update(of=("self",)).get(pk=program.pk)
    program.patient = patient
    PROGRAM_TRANSITIONS.check(program.state, ProgramState.ENDED)
    program.state, program.end_note = ProgramState.ENDED, end_note.strip()
    program.replaced_at = now or timezone.now()
    program.save(update_fields=["state", "end_note", "replaced_at"])
    SUGGESTION_TRANSITIONS.check(SuggestionState.OPEN, SuggestionState.OVERTAKEN)
    patient.suggestions.filter(state=SuggestionState.OPEN).update(state=SuggestionState.OVERTAKEN)
    _leave(events.PROGRAM_ENDED, program, by)
    return program


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
    put_in_force(program, change_note=change_note, agreed_on=agreed_on, by=by, now=now)
    give_lessons(program, by)
    return program


def give_lessons(program: Program, by: User) -> list[str]:
    """Give the modules that belong to this version where the patient has not got them. Returns their ids.

    One that is no longer published, or was given meanwhile, is passed over.
    """
    patient = program.patient
    rows = ModuleRevision.objects.filter(
        module__clinic=patient.clinic_id,
        module__external_id__in=program.modules,
        state=RevisionState.PUBLISHED,
    ).select_related("module__clinic")
    by_id = {row.module.external_id: row for row in rows}
    held = patient.lessons.filter(withdrawn_at=None)
    given = []
    for key in program.modules:
        if key in by_id and not held.filter(module=by_id[key].module_id).exists():
            assign_module(patient=patient, revision=by_id[key], by=by, source=Source.TEMPLATE)
            given.append(key)
    return given


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
        raise EditedMeanwhile(edited_meanwhile())
    return locked


def edited_meanwhile() -> str:
    return _("This draft was saved since you opened the page, by a colleague or in another window.")


def note_edit(program: Program) -> None:
    """Count one more edit, so that other open pages of this draft notice."""
    program.edits += 1
    program.save(update_fields=["edits"])


def next_number(patient: Patient) -> int:
    return 1 + (Program.objects.filter(patient=patient).aggregate(top=Max("number"))["top"] or 0)


def copy_items(source: Program, target: Program) -> list[Prescription]:
    """The items and cards of one version in another, with the same lines and the template they came from."""
    target.cards, target.template = list(source.cards), source.template
    target.save(update_fields=["cards", "template"])
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
    """Conditions may have been added since: a block without a reason stops the whole version, and so does
    work alone at home that wants supervision."""
    flags = patient_flags(program.patient.conditions.filter(ended_at=None))
    for item in program.prescriptions.select_related("exercise"):
        if item.exercise is None:
            continue
        found = gates_of(flags, item.exercise.tags)
        words = {"name": item.exercise.name}
        blocks = [gate for gate in found if gate.gate is Gate.BLOCK]
        if blocks and not item.override_reason.strip():
            raise Refused(
                _("“%(name)s” is blocked. %(reason)s Give a reason in the item, or take it out.")
                % (words | {"reason": _(blocks[0].reason)})
            )
        guarded = [gate for gate in found if gate.gate is Gate.SUPERVISE]
        if guarded and item.supervision == Supervision.HOME:
            raise Refused(
                _("“%(name)s” is not for home alone. %(reason)s Change where it is done, or take it out.")
                % (words | {"reason": _(guarded[0].reason)})
            )


def _leave(event: Event, program: Program, by: User) -> None:
    patient = program.patient
    record(event, by=by, patient_id=patient.pk, clinic_id=patient.clinic_id, about=program)
