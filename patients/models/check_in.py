"""When a patient is asked, and each single time they were."""

import uuid
from datetime import time

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patients.models.patient import Patient, PatientRows
from rehab.accounts.models import User
from rehab.lib.fields import one_of
from rehab.lib.states import Transitions


class CheckInPlan(models.Model):
    """One daily check-in at the patient's own wall time; UTC is worked out anew for each day."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    patient = models.OneToOneField(Patient, on_delete=models.CASCADE, related_name="check_in_plan")
    wall_time = models.TimeField(_("time of day"), default=time(19, 0))
    quiet_from = models.TimeField(_("quiet from"), default=time(21, 0))
    quiet_until = models.TimeField(_("quiet until"), default=time(8, 0))
    nudge = models.BooleanField(_("one reminder two hours later"), default=True)
    paused_until = models.DateField(_("paused until"), null=True, blank=True)
    started_on = models.DateField(_("first day"))
    ended_at = models.DateTimeField(null=True, blank=True)
    agreed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    # Every local date up to and including this one has its occurrences.
    made_until = models.DateField(null=True, blank=True)

    personal_fields = frozenset({"patient", "wall_time", "quiet_from", "quiet_until", "paused_until"})
    plain_fields = frozenset({"id", "nudge", "started_on", "ended_at", "agreed_by", "made_until"})
    log_columns = ("started_on", "paused_until", "ended_at")

    objects = PatientRows["CheckInPlan"].as_manager()

    def __str__(self) -> str:
        return f"check-in plan {self.id}"


class OccurrenceState(models.TextChoices):
    DUE = "due", _("Due")
    QUEUED = "queued", _("Message queued")
    DONE = "done", _("Done")
    SKIPPED = "skipped", _("Skipped")


OCCURRENCE_TRANSITIONS = Transitions(
    "check-in occurrence",
    {
        OccurrenceState.DUE: frozenset(
            {OccurrenceState.QUEUED, OccurrenceState.DONE, OccurrenceState.SKIPPED}
        ),
        OccurrenceState.QUEUED: frozenset({OccurrenceState.DONE, OccurrenceState.SKIPPED}),
        OccurrenceState.DONE: frozenset[str](),
        OccurrenceState.SKIPPED: frozenset({OccurrenceState.DONE}),
    },
)


class Slot(models.TextChoices):
    MAIN = "main", _("Check-in")
    NUDGE = "nudge", _("One reminder")


class CheckInOccurrence(models.Model):
    """One asking: a row, so that nothing depends on a queue. Unique for plan, local date and slot."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(CheckInPlan, on_delete=models.CASCADE, related_name="occurrences")
    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="check_in_occurrences")
    local_date = models.DateField()
    slot = models.CharField(max_length=5, choices=Slot.choices)
    due_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=OccurrenceState.choices, default=OccurrenceState.DUE)
    why = models.CharField(max_length=60, blank=True)
    changed_at = models.DateTimeField(default=timezone.now)

    personal_fields = frozenset({"patient", "local_date", "due_at"})
    plain_fields = frozenset({"id", "plan", "slot", "state", "why", "changed_at"})
    outside_log = True

    objects = PatientRows["CheckInOccurrence"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "local_date", "slot"], name="check_in_asked_once"),
            one_of("check_in", "state", OccurrenceState),
            one_of("check_in", "slot", Slot),
        ]
        indexes = [
            models.Index(fields=["due_at", "id"], condition=models.Q(state="due"), name="check_in_due"),
            models.Index(fields=["patient", "local_date"], name="check_in_of_day"),
        ]

    def __str__(self) -> str:
        return f"check-in occurrence {self.id}"
