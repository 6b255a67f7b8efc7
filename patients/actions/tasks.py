"""Tasks about a patient: noted, done, dropped, opened again, handed to somebody else."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from patients.events import TASK_ADDED, TASK_CHANGED
from patients.models import MessageThread, Patient, Task, TaskState, ThreadMessage
from patients.models.task import TASK_TRANSITIONS
from patients.permissions import check_user_can_change_record, check_user_can_own_task
from rehab.accounts.models import User
from rehab.audit.record import record


@transaction.atomic
def add_task(
    *, patient: Patient, title: str, due: date, owner: User, by: User, message: ThreadMessage | None = None
) -> Task:
    """Note what is to be done, by whom and by when. Raises Refused."""
    check_user_can_change_record(by, patient)
    check_user_can_own_task(owner, patient)
    task = Task.objects.create(
        patient=patient, title=title, due=due, owner=owner, made_by=by, message=message
    )
    record(TASK_ADDED, by=by, patient_id=patient.pk, clinic_id=patient.clinic_id, about=task)
    return task


@transaction.atomic
def task_from_thread(*, thread: MessageThread, title: str, due: date, owner: User, by: User) -> Task:
    """The newest message of the patient becomes a task, and the thread waits no longer. Raises Refused."""
    patient = thread.patient
    Patient.objects.select_for_update(of=("self",)).get(pk=patient.pk)
    newest = thread.messages.filter(from_patient=True).order_by("-sent_at", "-pk").first()
    task = add_task(patient=patient, title=title, due=due, owner=owner, by=by, message=newest)
    MessageThread.objects.filter(pk=thread.pk).exclude(waiting_since=None).update(waiting_since=None)
    return task


@transaction.atomic
def change_task(*, task: Task, state: TaskState, by: User) -> Task:
    """Done, not needed, or open again. Raises Refused, NotAllowedNow."""
    task = Task.objects.select_for_update(of=("self",)).select_related("patient").get(pk=task.pk)
    check_user_can_change_record(by, task.patient)
    TASK_TRANSITIONS.check(task.state, state)
    is_open = state == TaskState.OPEN
    task.state = state
    task.closed_at, task.closed_by = (None, None) if is_open else (timezone.now(), by)
    task.closed_because = task.closed_because if is_open else ""
    task.save(update_fields=["state", "closed_at", "closed_by", "closed_because"])
    record(TASK_CHANGED, by=by, patient_id=task.patient_id, clinic_id=task.patient.clinic_id, about=task)
    return task
