"""A safety answer that a clinician has to see."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patients.models.patient import Patient, PatientRows
from rehab.accounts.models import User
from rehab.lib.fields import one_of, together


class AlertLevel(models.TextChoices):
    P0 = "P0", _("Emergency")
    P1 = "P1", _("Today")
    P2 = "P2", _("Soon")


class Alert(models.Model):
    """One safety answer. The patient has read a fixed instruction by the time this row exists."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="alerts")
    flag = models.CharField(max_length=40)
    level = models.CharField(max_length=2, choices=AlertLevel.choices)
    local_date = models.DateField()
    raised_at = models.DateTimeField(default=timezone.now)
    times = models.PositiveSmallIntegerField(default=1)
    owner = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    # Unseen by then, it goes to the backup.
    escalate_at = models.DateTimeField(null=True, blank=True)
    escalated_at = models.DateTimeField(null=True, blank=True)
    escalated_to = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    seen_at = models.DateTimeField(null=True, blank=True)
    seen_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    acted_at = models.DateTimeField(null=True, blank=True)
    acted_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(_("what was done"), max_length=400, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    personal_fields = frozenset({"patient", "flag", "level", "local_date", "outcome"})
    plain_fields = frozenset(
        {"id", "raised_at", "times", "owner", "escalate_at", "escalated_at", "escalated_to"}
        | {"seen_at", "seen_by", "acted_at", "acted_by", "closed_at", "closed_by"}
    )

    objects = PatientRows["Alert"].as_manager()

    class Meta:
        constraints = [
            one_of("alert", "level", AlertLevel),
            together("alert", "seen_at", "seen_by"),
            together("alert", "acted_at", "acted_by"),
            together("alert", "closed_at", "closed_by"),
            models.CheckConstraint(
                condition=models.Q(closed_at=None) | ~models.Q(outcome=""), name="alert_closed_with_outcome"
            ),
        ]
        indexes = [
            models.Index(fields=["patient"], condition=models.Q(closed_at=None), name="alert_open"),
            models.Index(
                fields=["escalate_at"],
                condition=models.Q(closed_at=None, seen_at=None, escalated_at=None),
                name="alert_unseen",
            ),
        ]

    def __str__(self) -> str:
        return f"alert {self.id}"
