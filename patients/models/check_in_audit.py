"""What the nightly look at a clinic's check-ins found."""

from django.db import models
from django.utils import timezone

from rehab.accounts.models import Clinic


class CheckInAudit(models.Model):
    """One night: how many plans ran, how many lacked their next occurrence and got it, who had gone silent."""

    clinic = models.ForeignKey(Clinic, on_delete=models.CASCADE, related_name="check_in_audits")
    at = models.DateTimeField(default=timezone.now)
    plans = models.PositiveIntegerField()
    repaired = models.PositiveIntegerField()
    calls = models.PositiveIntegerField()
    pauses = models.PositiveIntegerField()

    personal_fields = frozenset[str]()
    plain_fields = frozenset({"id", "clinic", "at", "plans", "repaired", "calls", "pauses"})

    class Meta:
        indexes = [models.Index(fields=["clinic", "-at"], name="check_in_audit_newest")]

    def __str__(self) -> str:
        return f"check-in audit {self.pk}"
