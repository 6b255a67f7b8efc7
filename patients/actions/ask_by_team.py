"""What the care team asks by phone or at a visit: a task when it falls due, and the answers in the patient's log."""

import uuid

from django.db import transaction
from django.db.models import prefetch_related_objects
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from patients.actions.tasks import change_task
from patients.events import TASK_ADDED
from patients.models import CareTeamMember, CheckInOccurrence, How, Task, TaskState
from patients.models.check_in import OccurrenceState
from rehab.accounts.models import User
from rehab.audit.record import record


def make_tasks(rows: list[CheckInOccurrence]) -> list[Task]:
    """One task for each asking, for the lead; without a lead for whoever is on the team the longest."""
    prefetch_related_objects(rows, "patient__clinic")
    owners = _owners({row.patient_id for row in rows}) if rows else {}
    return [_task(row, owners.get(row.patient_id) or row.plan.agreed_by) for row in rows]


def _owners(patients: set[uuid.UUID]) -> dict[uuid.UUID, User]:
    places = CareTeamMember.objects.filter(patient__in=patients, until=None, user__is_active=True)
    found: dict[uuid.UUID, User] = {}
    for place in places.select_related("user").order_by("-lead", "pk"):
        found.setdefault(place.patient_id, place.user)
    return found


def _task(row: CheckInOccurrence, owner: User) -> Task:
    patient = row.patient
    with translation.override(patient.clinic.locale):
        said = _("By phone: %(what)s") if row.how == How.PHONE else _("At the visit: %(what)s")
        title = said % {"what": what_is_asked(row)}
    task = Task.objects.create(
        patient=patient, title=title[:160], due=row.local_date, owner=owner, made_by=owner, asking=row
    )
    record(TASK_ADDED, by=None, patient_id=patient.pk, clinic_id=patient.clinic_id, about=task)
    return task


def what_is_asked(row: CheckInOccurrence) -> str:
    """The check-in, or the name of what is asked beside it."""
    return str(row.line.get_kind_display()) if row.line else _("Check-in")


@transaction.atomic
def asked_by_team(*, task: Task, by: User) -> Task:
    """It was asked: the task is done, and so is the asking. Twice changes nothing."""
    now = timezone.now()
    CheckInOccurrence.objects.filter(task=task).exclude(state=OccurrenceState.DONE).update(
        state=OccurrenceState.DONE, why="asked by the care team", changed_at=now
    )
    return task if task.state != TaskState.OPEN else change_task(task=task, state=TaskState.DONE, by=by)
