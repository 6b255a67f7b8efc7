"""A graded activity: what the patient wants to do more of, its baseline and its quota stairs."""

import uuid
from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patients.models import Goal, Patient
from patients.models.patient import PatientRows, Row
from rehab.accounts.models import User
from rehab.lib.fields import one_of, rating, within


class RowsOfAnActivity(PatientRows[Row]):
    patient_path = "activity__patient"


class Unit(models.TextChoices):
    MINUTES = "min", _("minutes")
    REPS = "reps", _("repetitions")
    METRES = "m", _("metres")
    STEPS = "steps", _("steps")
    FLIGHTS = "flights", _("flights of stairs")


def amount() -> "models.DecimalField[Decimal, Decimal]":
    """An amount in the activity's unit: one decimal at most."""
    return models.DecimalField(max_digits=7, decimal_places=1)


class GradedActivity(models.Model):
    """An activity with a baseline, a first quota and a step. Quotas are time-contingent: pain is noted, not obeyed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="graded_activities")
    goal = models.ForeignKey(
        Goal, null=True, blank=True, on_delete=models.SET_NULL, related_name="graded_activities"
    )
    name = models.CharField(_("activity"), max_length=60)
    unit = models.CharField(_("counted in"), max_length=8, choices=Unit.choices, default=Unit.MINUTES)
    resolution = models.DecimalField(_("smallest step"), max_digits=5, decimal_places=1, default=Decimal(1))
    goal_value = amount()
    baseline_value = amount()
    start_fraction = models.DecimalField(max_digits=3, decimal_places=2, default=Decimal("0.80"))
    first_quota = amount()
    step = amount()
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    # One of the two: accepted in the portal, or settled together in a visit.
    agreed_by_patient_at = models.DateTimeField(null=True, blank=True)
    agreed_in_visit_on = models.DateField(_("agreed together in the visit on"), null=True, blank=True)

    personal_fields = frozenset(
        {"patient", "goal", "name", "unit", "resolution", "goal_value", "baseline_value", "start_fraction"}
        | {"first_quota", "step"}
    )
    plain_fields = frozenset({"id", "made_at", "made_by", "agreed_by_patient_at", "agreed_in_visit_on"})

    objects = PatientRows["GradedActivity"].as_manager()

    class Meta:
        constraints = [
            one_of("graded_activity", "unit", Unit),
            models.CheckConstraint(
                condition=Q(
                    first_quota__gt=0, step__gt=0, resolution__gt=0, goal_value__gte=F("first_quota")
                ),
                name="graded_activity_stairs_go_up",
            ),
            models.CheckConstraint(
                condition=Q(start_fraction__gt=0, start_fraction__lte=1),
                name="graded_activity_start_fraction",
            ),
            models.CheckConstraint(
                condition=Q(agreed_by_patient_at=None) | Q(agreed_in_visit_on=None),
                name="graded_activity_agreed_one_way",
            ),
        ]

    def __str__(self) -> str:
        return f"graded activity {self.id}"


class BaselineTrial(models.Model):
    """One try before the first quota: do it until you would normally stop."""

    activity = models.ForeignKey(GradedActivity, on_delete=models.CASCADE, related_name="trials")
    on = models.DateField(_("day"))
    value = amount()
    stop_reason = models.CharField(_("why you stopped"), max_length=100, blank=True)
    pain_before = rating()
    pain_peak = rating()

    personal_fields = frozenset({"activity", "on", "value", "stop_reason", "pain_before", "pain_peak"})
    plain_fields = frozenset({"id"})

    objects = RowsOfAnActivity["BaselineTrial"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["activity", "on"], name="baseline_trial_once_a_day"),
            models.CheckConstraint(condition=Q(value__gt=0), name="baseline_trial_above_zero"),
            within("baseline_trial", "pain_before", 0, 10),
            within("baseline_trial", "pain_peak", 0, 10),
        ]

    def __str__(self) -> str:
        return f"baseline trial {self.pk}"
