"""What waits for somebody: unread answers for a patient, messages and due tasks for a clinician."""

import uuid
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from patients.models import JournalRevision, MessageThread, Patient, Task, TaskState, ThreadMessage, Via
from rehab.accounts.models import User, example_of
from rehab.accounts.roles import CLINICIAN
from rehab.lib.prepared import Prepared


def unread_of_patient(user: User) -> int:
    """How many messages of the care team this patient has not read. Nothing of somebody they help."""
    return next(iter(_unread(user=user.pk)), (user.pk, 0))[1]


_unread: Prepared[tuple[uuid.UUID, int]] = Prepared(
    lambda user: (
        ThreadMessage.objects.filter(patient__user=user, from_patient=False, read_at=None)
        .order_by()
        .values_list("patient__user_id")
        .annotate(n=Count("pk"))
    ),
    user=uuid.UUID(int=1),
)


def waiting_of_clinician(user: User) -> int:
    """In how many threads of this clinician's patients somebody waits for an answer."""
    clinics = user.clinics_as(CLINICIAN)
    if len(clinics) != 1:
        return waiting_threads(user).count()
    return next(iter(_waiting(user=user.pk, clinic=clinics[0])), (user.pk, 0))[1]


def waiting_threads(user: User) -> "QuerySet[MessageThread]":
    """The threads that wait, longest first."""
    rows = MessageThread.objects.visible_to(user, Via.CARE_TEAM).filter(patient__ended_at=None)
    return rows.exclude(waiting_since=None).order_by("waiting_since", "pk")


_waiting: Prepared[tuple[uuid.UUID, int]] = Prepared(
    lambda user, clinic: (
        waiting_threads(example_of(CLINICIAN, user, clinic))
        .order_by()
        .values_list("patient__care_team__user_id")
        .annotate(n=Count("pk"))
    ),
    user=uuid.UUID(int=1),
    clinic=uuid.UUID(int=2),
)


def open_tasks(user: User) -> "QuerySet[Task]":
    """The tasks that this clinician owns, those due first."""
    rows = Task.objects.visible_to(user, Via.CARE_TEAM).filter(patient__ended_at=None)
    rows = rows.filter(owner=user, state=TaskState.OPEN).select_related("patient")
    return rows.annotate(logged_since=logged_since()).order_by("due", "made_at")


def logged_since() -> Exists:
    """Of a task: whether anything of the patient's days was written after it was made."""
    written = JournalRevision.objects.filter(patient=OuterRef("patient"), entered_at__gte=OuterRef("made_at"))
    return Exists(written)


def with_unread(rows: Any, *, from_patient: bool) -> Any:
    """Threads with how many messages of the other side nobody on this side has read."""
    unread = Q(messages__from_patient=from_patient, messages__read_at=None)
    return rows.annotate(unread=Count("messages", filter=unread))


def people_of(patient: Patient) -> str:
    """The names of those who read what this patient writes."""
    names = patient.care_team.filter(until=None, user__is_active=True).order_by("-lead", "since")
    return ", ".join(names.values_list("user__name", flat=True))
