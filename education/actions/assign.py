"""Give a patient lessons: in order, each after what it builds on, in words that stay the same."""

import uuid

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from education import events
from education.actions.library import needs_of
from education.models import FollowUp, ModuleAssignment, ModuleRevision, Source
from education.permissions import (
    check_user_can_assign,
    check_user_can_change_lesson,
    check_user_can_teach,
)
from education.rules.next_modules import with_needs
from patients.models import Patient
from patients.permissions import NotNow
from rehab.accounts.models import User
from rehab.audit.events import Event
from rehab.audit.record import record
from rehab.publishing.models import RevisionState


@transaction.atomic
def assign_module(
    *, patient: Patient, revision: ModuleRevision, by: User, note: str = "", source: Source = Source.CLINICIAN
) -> list[ModuleAssignment]:
    """Give a module, and before it every published module it builds on that the patient does not have.

    Returns all that were given, the wanted one last. Raises Refused and NotNow.
    """
    Patient.objects.select_for_update(of=("self",)).get(pk=patient.pk)
    check_user_can_assign(by, patient, revision)
    here = patient.lessons.filter(withdrawn_at=None)
    given = {str(pk) for pk in here.values_list("module_id", flat=True)}
    wanted = with_needs(str(revision.module_id), needs_of(patient.clinic), given)
    published = {
        str(row.module_id): row
        for row in ModuleRevision.objects.filter(
            module__in=[uuid.UUID(key) for key in wanted],
            module__clinic=patient.clinic_id,
            state=RevisionState.PUBLISHED,
        )
    }
    rows = [published[key] for key in wanted if key in published]
    return [
        _give(patient, row, by, note if row.pk == revision.pk else "", source, _last(patient) + 1)
        for row in rows
    ]


def _last(patient: Patient) -> int:
    return max(patient.lessons.filter(withdrawn_at=None).values_list("order", flat=True), default=0)


def _give(
    patient: Patient, revision: ModuleRevision, by: User, note: str, source: Source, order: int
) -> ModuleAssignment:
    made = ModuleAssignment.objects.create(
        patient=patient,
        module_id=revision.module_id,
        revision=revision,
        order=order,
        source=source,
        note=note,
        assigned_by=by,
    )
    return _leave(events.MODULE_ASSIGNED, made, by)


@transaction.atomic
def withdraw_module(*, assignment: ModuleAssignment, by: User) -> ModuleAssignment:
    """Take a lesson back. What was read and answered is kept. Raises Refused and NotNow."""
    row = _held(assignment)
    check_user_can_change_lesson(by, row)
    row.withdrawn_by, row.withdrawn_at = by, timezone.now()
    row.save(update_fields=["withdrawn_by", "withdrawn_at"])
    return _leave(events.MODULE_WITHDRAWN, row, by)


@transaction.atomic
def move_module(*, assignment: ModuleAssignment, earlier: bool, by: User) -> ModuleAssignment:
    """One place earlier or later. Raises Refused, and NotNow at the end or before what a lesson builds on."""
    row = _held(assignment)
    check_user_can_change_lesson(by, row)
    rows = list(
        row.patient.lessons.filter(withdrawn_at=None).select_related("revision").order_by("order", "pk")
    )
    here = next(n for n, one in enumerate(rows) if one.pk == row.pk)
    there = here + (-1 if earlier else 1)
    if not 0 <= there < len(rows):
        raise NotNow(_("This lesson is already at that end of the list."))
    first, second = rows[min(here, there)], rows[max(here, there)]
    if str(first.module_id) in needs_of(row.patient.clinic).get(str(second.module_id), set()):
        raise NotNow(
            _("“%(later)s” builds on “%(first)s”, so it stays after it.")
            % {"later": second.revision.title, "first": first.revision.title}
        )
    rows[here], rows[there] = rows[there], rows[here]
    for place, one in enumerate(rows, 1):
        one.order = place
    ModuleAssignment.objects.bulk_update(rows, ["order"])
    return _leave(events.MODULE_MOVED, row, by)


@transaction.atomic
def renew_module(*, assignment: ModuleAssignment, by: User) -> ModuleAssignment:
    """Give the published version in place of the one that was frozen. Progress is kept. Raises Refused and NotNow."""
    row = _held(assignment)
    check_user_can_change_lesson(by, row)
    newer = row.module.revisions.filter(state=RevisionState.PUBLISHED, number__gt=row.revision.number).first()
    if newer is None:
        raise NotNow(_("There is no newer version of this lesson."))
    row.revision = newer
    row.save(update_fields=["revision"])
    return _leave(events.MODULE_RENEWED, row, by)


@transaction.atomic
def note_follow_up(*, assignment: ModuleAssignment, key: str, by: User, note: str = "") -> FollowUp:
    """Keep that somebody talked with the patient about an answer. Raises Refused and NotNow."""
    check_user_can_teach(by, assignment.patient)
    if not assignment.answers.filter(key=key, correct=False).exists():
        raise NotNow(_("There is nothing to talk about here: this question was not answered that way."))
    made = FollowUp.objects.create(
        assignment=assignment, key=key, note=note, by=by, local_date=assignment.patient.today()
    )
    _leave(events.FOLLOWED_UP, assignment, by)
    return made


def _held(assignment: ModuleAssignment) -> ModuleAssignment:
    """The lesson as it is now; nobody else moves this patient's lessons meanwhile."""
    Patient.objects.select_for_update(of=("self",)).get(pk=assignment.patient_id)
    rows = ModuleAssignment.objects.select_related("patient__clinic", "revision", "module")
    return rows.get(pk=assignment.pk)


def _leave(event: Event, row: ModuleAssignment, by: User) -> ModuleAssignment:
    record(event, by=by, patient_id=row.patient_id, clinic_id=row.patient.clinic_id, about=row)
    return row
