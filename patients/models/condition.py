"""Conditions and precaution flags that change what is safe to offer."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patients.models.patient import Patient, PatientRows
from rehab.accounts.models import User
from rehab.lib.fields import one_of


class ConditionKind(models.TextChoices):
    """The first group are precaution flags (they gate exercises), the rest change what is offered."""

    ACTIVE_FOOT_ULCER = "active_foot_ulcer", _("Open foot ulcer or wound")
    LOSS_PROTECTIVE_SENSATION = (
        "loss_protective_sensation",
        _("Loss of protective sensation or foot deformity"),
    )
    ORTHOSTATIC = "orthostatic", _("Blood pressure drops on standing")
    PROLIFERATIVE_RETINOPATHY = "proliferative_retinopathy", _("Proliferative retinopathy")
    CARDIAC_UNSCREENED = "cardiac_unscreened", _("Heart warning sign, or not screened for hard effort")
    HIGH_FALL_RISK = "high_fall_risk", _("High risk of falling")
    RADICULOPATHY = "radiculopathy", _("Radiculopathy")
    RADICULOPATHY_IRRITABLE = (
        "radiculopathy_irritable",
        _("Irritable radiculopathy: settles slowly once stirred up"),
    )
    CRPS_ALLODYNIA = "crps_allodynia", _("CRPS or pain from light touch")
    CIPN = "cipn", _("Neuropathy after chemotherapy")
    OXALIPLATIN = "oxaliplatin", _("Had or has oxaliplatin")
    OSTEOPOROSIS = "osteoporosis", _("Osteoporosis or vertebral fracture")
    INSULIN_SULFONYLUREA = "insulin_sulfonylurea", _("Uses insulin or a sulfonylurea")
    ACUTE_ILLNESS = "acute_illness", _("Recent surgery, clot, fever or acute infection")
    DIABETES = "diabetes", _("Diabetes")
    OBESITY = "obesity", _("Obesity")
    SLEEP = "sleep", _("Sleep problem")
    MOOD = "mood", _("Low mood or anxiety")
    CANCER = "cancer", _("Cancer, now or before")
    SPINE = "spine", _("Spine condition")


class Condition(models.Model):
    """One condition or flag of one patient. Ended, never deleted."""

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="conditions")
    kind = models.CharField(_("condition"), max_length=30, choices=ConditionKind.choices)
    note = models.CharField(_("note"), max_length=200, blank=True)
    noted_at = models.DateTimeField(default=timezone.now)
    noted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    personal_fields = frozenset({"patient", "kind", "note"})
    plain_fields = frozenset({"id", "noted_at", "noted_by", "ended_at"})

    objects = PatientRows["Condition"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["patient", "kind"],
                condition=models.Q(ended_at=None),
                name="condition_once_while_active",
            ),
            one_of("condition", "kind", ConditionKind),
        ]

    def __str__(self) -> str:
        return f"condition {self.pk}"
