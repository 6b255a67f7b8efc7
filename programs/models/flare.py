"""The flare plan that was agreed in advance, in versions, and each flare that followed it."""

import uuid
from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patients.models import Patient
from patients.models.patient import PatientRows, Row
from programs.models.exercise import Exercise
from rehab.accounts.models import User
from rehab.lib.fields import together, within


class RowsOfAFlarePlan(PatientRows[Row]):
    patient_path = "plan__patient"


class FlarePlan(models.Model):
    """What to do in a flare, agreed while there is none. A changed plan is a new version.

    Days and shares are those of the rule when it was agreed: `stage_days` at `share_early` of the quota, as
    many at `share_late`, then the whole quota again.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="flare_plans")
    number = models.PositiveSmallIntegerField()
    stage_days = models.PositiveSmallIntegerField()
    share_early = models.DecimalField(max_digits=3, decimal_places=2)
    share_late = models.DecimalField(max_digits=3, decimal_places=2)
    words = models.CharField(_("what helps, in the patient's words"), max_length=400, blank=True)
    tell = models.CharField(_("who to tell"), max_length=200, blank=True)
    agreed_on = models.DateField(_("agreed with the patient on"))
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    replaced_at = models.DateTimeField(null=True, blank=True)

    personal_fields = frozenset({"patient", "stage_days", "share_early", "share_late", "words", "tell"})
    plain_fields = frozenset({"id", "number", "agreed_on", "made_at", "made_by", "replaced_at"})

    objects = PatientRows["FlarePlan"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["patient", "number"], name="flare_plan_number_once"),
            models.UniqueConstraint(
                fields=["patient"], condition=Q(replaced_at=None), name="flare_plan_one_current"
            ),
            models.CheckConstraint(
                condition=Q(share_early__gt=0, share_early__lte=F("share_late"), share_late__lte=Decimal(1)),
                name="flare_plan_shares_rise",
            ),
            within("flare_plan", "stage_days", 1, 7),
        ]

    def __str__(self) -> str:
        return f"flare plan {self.id}"


class FlareTool(models.Model):
    """A practice of the library that belongs to a flare plan."""

    plan = models.ForeignKey(FlarePlan, on_delete=models.CASCADE, related_name="tools")
    exercise = models.ForeignKey(Exercise, on_delete=models.PROTECT, related_name="+")

    personal_fields = frozenset({"plan", "exercise"})
    plain_fields = frozenset({"id"})

    objects = RowsOfAFlarePlan["FlareTool"].as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "exercise"], name="flare_tool_once")]

    def __str__(self) -> str:
        return f"flare tool {self.pk}"


class Flare(models.Model):
    """One flare in which the patient follows the plan, from its first day to the day it had settled."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="flares")
    plan = models.ForeignKey(FlarePlan, on_delete=models.PROTECT, related_name="flares")
    started_on = models.DateField(_("first day"))
    ended_on = models.DateField(_("last day"), null=True, blank=True)
    started_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    personal_fields = frozenset({"patient", "plan", "started_on", "ended_on"})
    plain_fields = frozenset({"id", "started_at", "ended_at"})

    objects = PatientRows["Flare"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["patient"], condition=Q(ended_on=None), name="flare_one_open"),
            models.UniqueConstraint(fields=["patient", "started_on"], name="flare_starts_once_a_day"),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("started_on")), name="flare_ends_after_start"
            ),
            together("flare", "ended_on", "ended_at"),
        ]

    def __str__(self) -> str:
        return f"flare {self.id}"
