"""Manual therapy in a visit: an adjunct only, always paired with something the patient then does."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patients.models import Patient
from patients.models.patient import PatientRows
from programs.models.prescription import Prescription
from rehab.accounts.models import User
from rehab.lib.fields import one_of, rating, within


class Technique(models.TextChoices):
    SOFT_TISSUE = "soft_tissue", _("Soft tissue work")
    JOINT = "joint", _("Joint mobilisation")
    NERVE = "nerve", _("Nerve mobilisation by hand")
    DESENSITISING = "touch", _("Touch and desensitising by hand")
    OTHER = "other", _("Another technique")


class ManualSession(models.Model):
    """One hands-on treatment by a clinician. It is never prescribed to the patient."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="manual_sessions")
    clinician = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    done_on = models.DateField(_("day"))
    technique = models.CharField(_("technique"), max_length=12, choices=Technique.choices)
    region = models.CharField(_("body region"), max_length=60)
    minutes = models.PositiveSmallIntegerField(_("minutes"))
    consent = models.BooleanField(_("the patient agreed to it this time"))
    found = models.JSONField(_("what speaks against it"), default=list, blank=True)
    override_reason = models.CharField(_("why it is right all the same"), max_length=200, blank=True)
    paired_task = models.ForeignKey(
        Prescription, on_delete=models.PROTECT, related_name="+", verbose_name=_("paired functional task")
    )
    pain_before = rating()
    pain_now = rating()
    response_now = models.CharField(_("response at once"), max_length=200, blank=True)
    pain_24h = rating()
    response_24h = models.CharField(_("response after 24 hours"), max_length=200, blank=True)
    noted_at = models.DateTimeField(default=timezone.now)

    personal_fields = frozenset(
        {"patient", "done_on", "technique", "region", "minutes", "consent", "found", "override_reason"}
        | {"paired_task", "pain_before", "pain_now", "response_now", "pain_24h", "response_24h"}
    )
    plain_fields = frozenset({"id", "clinician", "noted_at"})

    objects = PatientRows["ManualSession"].as_manager()

    class Meta:
        ordering = ["-done_on", "-noted_at"]
        constraints = [
            one_of("manual_session", "technique", Technique),
            models.CheckConstraint(condition=Q(consent=True), name="manual_session_with_consent"),
            models.CheckConstraint(
                condition=Q(found=[]) | ~Q(override_reason=""), name="manual_session_override_has_a_reason"
            ),
            within("manual_session", "minutes", 1, 120),
            within("manual_session", "pain_before", 0, 10),
            within("manual_session", "pain_now", 0, 10),
            within("manual_session", "pain_24h", 0, 10),
        ]

    def __str__(self) -> str:
        return f"manual session {self.id}"
