"""How far a goal may come, in five levels, and the activities by which the patient tells how well things go."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patients.measures.psfs import MOST
from patients.models.goal import Goal
from patients.models.patient import Patient, PatientRows, Row
from rehab.accounts.models import User
from rehab.lib.fields import within

LEVEL_FIELDS = {-2: "much_less", -1: "less", 0: "expected", 1: "more", 2: "much_more"}
LEVEL_LENGTH = 160


class RowsOfAGoal(PatientRows[Row]):
    patient_path = "goal__patient"


class GoalScale(models.Model):
    """The five levels of one goal in the patient's words, its weight, and where the patient stood at first."""

    goal = models.OneToOneField(Goal, primary_key=True, on_delete=models.CASCADE, related_name="scale")
    weight = models.PositiveSmallIntegerField(_("weight"), default=1)
    baseline = models.SmallIntegerField(_("level at the start"), default=-1)
    much_less = models.CharField(_("much less than hoped for"), max_length=LEVEL_LENGTH, blank=True)
    less = models.CharField(_("less than hoped for"), max_length=LEVEL_LENGTH)
    expected = models.CharField(_("what we hope for"), max_length=LEVEL_LENGTH)
    more = models.CharField(_("more than hoped for"), max_length=LEVEL_LENGTH, blank=True)
    much_more = models.CharField(_("much more than hoped for"), max_length=LEVEL_LENGTH, blank=True)
    set_at = models.DateTimeField(default=timezone.now)
    set_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    personal_fields = frozenset({"goal", "weight", "baseline", *LEVEL_FIELDS.values()})
    plain_fields = frozenset({"set_at", "set_by"})

    objects = RowsOfAGoal["GoalScale"].as_manager()

    class Meta:
        constraints = [
            within("goal_scale", "weight", 1, 3),
            models.CheckConstraint(condition=Q(baseline__in=(-2, -1)), name="goal_scale_baseline_below"),
        ]

    def __str__(self) -> str:
        return f"scale of goal {self.goal_id}"

    @property
    def levels(self) -> dict[str, str]:
        """The words of each level, by its number as text; a level without words is left out."""
        return {str(n): words for n, field in LEVEL_FIELDS.items() if (words := getattr(self, field))}


class OwnActivity(models.Model):
    """One thing the patient rates by how well they can do it. Five places, so five at most."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="own_activities")
    goal = models.ForeignKey(
        Goal, null=True, blank=True, on_delete=models.SET_NULL, related_name="own_activities"
    )
    place = models.PositiveSmallIntegerField()
    words = models.CharField(_("activity, in the patient's words"), max_length=80)
    added_at = models.DateTimeField(default=timezone.now)
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    personal_fields = frozenset({"patient", "goal", "words"})
    plain_fields = frozenset({"id", "place", "added_at", "added_by", "ended_at"})
    outside_log = True

    objects = PatientRows["OwnActivity"].as_manager()

    class Meta:
        ordering = ["place"]
        constraints = [
            within("own_activity", "place", 1, MOST),
            models.UniqueConstraint(
                fields=["patient", "place"], condition=Q(ended_at=None), name="own_activity_place_once"
            ),
        ]

    def __str__(self) -> str:
        return f"own activity {self.id}"
