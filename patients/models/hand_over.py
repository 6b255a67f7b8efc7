"""A clinician hands a patient over to a colleague: with a note that stays on the team's page."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patients.models.patient import Patient, PatientRows
from rehab.accounts.models import User


class HandOver(models.Model):
    """One hand-over. It is never changed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="hand_overs")
    giver = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    taker = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    note = models.TextField(_("what the colleague should know"), max_length=2000)
    at = models.DateTimeField(default=timezone.now)

    personal_fields = frozenset({"patient", "note"})
    plain_fields = frozenset({"id", "giver", "taker", "at"})
    outside_log = True

    objects = PatientRows["HandOver"].as_manager()

    class Meta:
        ordering = ["-at"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(giver=models.F("taker")), name="hand_over_to_another")
        ]

    def __str__(self) -> str:
        return f"hand-over {self.id}"
