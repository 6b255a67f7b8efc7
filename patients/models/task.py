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
from rehab.lib.fields import one_of
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


class MadeFor(models.TextChoices):
    """What a task was made for that nobody noted by hand."""

    SILENCE = "silence", _("A quiet week")
    PAUSE = "pause", _("Check-ins paused after two quiet weeks")
    BOOSTER = "booster", _("A booster session is near")


class ClosedBecause(models.TextChoices):
    """Why a task closed by itself."""

    LOGGED = "logged", _("the patient has logged in the meantime")
    ANSWERED = "answered", _("nothing of it is open any more")


class Task(models.Model):
    """One task about a patient, with an owner on the care team. From its due day on it counts on the worklist.

    One that was made by itself also closes by itself when it is needed no more. Opened again by somebody, it stays
    open: `closed_because` remembers that it was closed once. While check-ins are paused somebody has to decide.
    """

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
    made_for = models.CharField(max_length=8, choices=MadeFor.choices, blank=True)
    state = models.CharField(max_length=8, choices=TaskState.choices, default=TaskState.OPEN)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    closed_because = models.CharField(max_length=8, choices=ClosedBecause.choices, blank=True)

    personal_fields = frozenset({"patient", "title", "due"})
    plain_fields = frozenset(
        {"id", "owner", "message", "asking", "made_for", "state", "made_at", "made_by"}
        | {"closed_at", "closed_by", "closed_because"}
    )

    objects = PatientRows["Task"].as_manager()

    class Meta:
        ordering = ["due", "made_at"]
        constraints = [
            one_of("task", "state", TaskState),
            models.UniqueConstraint(
                fields=["patient", "due"], condition=Q(made_for="booster"), name="task_booster_once"
            ),
            models.CheckConstraint(
                condition=Q(closed_by=None) & (Q(closed_at=None) | ~Q(closed_because=""))
                | Q(closed_by__isnull=False, closed_at__isnull=False),
                name="task_closed_by_somebody_or_because",
            ),
            models.CheckConstraint(
                condition=Q(state=TaskState.OPEN, closed_at=None)
                | ~Q(state=TaskState.OPEN) & Q(closed_at__isnull=False),
                name="task_closed_with_time",
            ),
        ]
        indexes = [models.Index(fields=["patient"], condition=Q(state="open"), name="task_open")]

    def __str__(self) -> str:
        return f"task {self.id}"
