"""What a patient allowed a caregiver to do. It expires and can be taken back at any time."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patients.models.patient import Patient, PatientRows
from rehab.accounts.models import User
from rehab.lib.fields import together


class Consent(models.Model):
    """One caregiver's consent. It never covers mood, notes or questionnaires."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="consents")
    caregiver = models.ForeignKey(User, on_delete=models.PROTECT, related_name="consents")
    relation = models.CharField(_("relation"), max_length=60, blank=True)
    view_plan = models.BooleanField(_("see my plan for today"), default=True)
    view_lessons = models.BooleanField(_("see my lessons"), default=True)
    log_help = models.BooleanField(_("note that they helped"), default=False)
    wording = models.CharField(max_length=20, default="2026-11")
    given_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    personal_fields = frozenset({"patient", "caregiver", "relation"})
    plain_fields = frozenset(
        {
            "id",
            "view_plan",
            "view_lessons",
            "log_help",
            "wording",
            "given_at",
            "expires_at",
            "revoked_at",
            "revoked_by",
        }
    )
    outside_log = True

    objects = PatientRows["Consent"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["patient", "caregiver"],
                condition=Q(revoked_at=None),
                name="consent_once_while_active",
            ),
            together("consent", "revoked_at", "revoked_by"),
        ]

    def __str__(self) -> str:
        return f"consent {self.id}"
