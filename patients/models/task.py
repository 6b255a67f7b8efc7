"""What somebody on the care team said they would do for a patient."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patients.models.check_in import CheckInOccurrence
from patients.models.message import ThreadMessage
from patients.models.patient import Patient, PatientRows
from rehab.accounts.models import User
from rehab.lib.fields import one_of, together
from rehab.lib.states import Transitions


class TaskState(models.TextChoices):
    OPEN = "open", _("Open")
    DONE = "done", _("Done")
    DROPPED = "dropped", _("Not needed")


TASK_TRANSITIONS = Transitions(
    "task",
    {
        TaskState.OPEN: frozenset({TaskState.DONE, TaskState.DROPPED}),
        # A tick that was a slip is taken back.
        TaskState.DONE: frozenset({TaskState.OPEN}),
        TaskState.DROPPED: frozenset({TaskState.OPEN}),
    },
)


class Task(models.Model):
    """One task about a patient, with an owner on the care team. From its due day on it counts on the worklist."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="tasks")
    title = models.CharField(_("what is to be done"), max_length=160)
    due = models.DateField(_("by when"))
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    message = models.ForeignKey(
        ThreadMessage, null=True, blank=True, on_delete=models.SET_NULL, related_name="tasks"
    )
    # What is asked by phone or at a visit, once for each asking.
    asking = models.OneToOneField(
        CheckInOccurrence, null=True, blank=True, on_delete=models.SET_NULL, related_name="task"
    )
    state = models.CharField(max_length=8, choices=TaskState.choices, default=TaskState.OPEN)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    personal_fields = frozenset({"patient", "title", "due"})
    plain_fields = frozenset(
        {"id", "owner", "message", "asking", "state", "made_at", "made_by", "closed_at", "closed_by"}
    )

    objects = PatientRows["Task"].as_manager()

    class Meta:
        ordering = ["due", "made_at"]
        constraints = [
            one_of("task", "state", TaskState),
            together("task", "closed_at", "closed_by"),
            models.CheckConstraint(
                condition=Q(state=TaskState.OPEN, closed_at=None)
                | ~Q(state=TaskState.OPEN) & Q(closed_at__isnull=False),
                name="task_closed_with_time",
            ),
        ]
        indexes = [models.Index(fields=["patient"], condition=Q(state="open"), name="task_open")]

    def __str__(self) -> str:
        return f"task {self.id}"
