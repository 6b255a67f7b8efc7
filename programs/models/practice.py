"""How a patient likes to practise, which tool an early-warning sign brings up, and targets of every day."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from patients.models import EarlyWarningSign, Patient
from patients.models.patient import PatientRows, Row
from programs.models.exercise import Exercise
from rehab.accounts.models import User
from rehab.lib.fields import one_of, within


class PracticeKind(models.TextChoices):
    BREATHING = "breathing", _("Paced breathing")
    MINDFULNESS = "mindfulness", _("Mindfulness of breath")
    BODY_SCAN = "body_scan", _("Body scan")
    RELAXATION = "relaxation", _("Muscle relaxation")
    IMAGERY = "imagery", _("Guided imagery")
    PAUSE = "pause", _("Notice, breathe, adjust: two or three minutes")
    OUTSIDE = "outside", _("Attention to what is around me: sounds, light, things")


class Posture(models.TextChoices):
    ANY = "any", _("Whatever suits the day")
    SITTING = "sitting", _("Sitting")
    LYING = "lying", _("Lying down")
    STANDING = "standing", _("Standing")


class PracticePreference(models.Model):
    """What a patient chose among mind and body practices, and one caution that a clinician notes."""

    patient = models.OneToOneField(
        Patient, on_delete=models.CASCADE, primary_key=True, related_name="practice_preference"
    )
    kinds = models.JSONField(_("kinds"), default=list)
    posture = models.CharField(_("posture"), max_length=8, choices=Posture.choices, default=Posture.ANY)
    eyes_open = models.BooleanField(_("eyes open"), default=False)
    short = models.BooleanField(_("short ones"), default=False)
    chosen_at = models.DateTimeField(null=True, blank=True)
    careful = models.BooleanField(_("care with looking inwards (trauma or dissociation)"), default=False)

    personal_fields = frozenset({"patient", "kinds", "posture", "eyes_open", "short", "careful"})
    plain_fields = frozenset({"chosen_at"})

    objects = PatientRows["PracticePreference"].as_manager()

    class Meta:
        constraints = [
            one_of("practice_preference", "posture", Posture),
            models.CheckConstraint(
                condition=Q(chosen_at=None) | ~Q(kinds=[]), name="practice_preference_at_least_one"
            ),
        ]

    def __str__(self) -> str:
        return f"practice preference of {self.patient_id}"


class RowsOfASign(PatientRows[Row]):
    patient_path = "sign__patient"


class SignTool(models.Model):
    """The three-minute practice that an early-warning sign brings up."""

    sign = models.OneToOneField(
        EarlyWarningSign, on_delete=models.CASCADE, primary_key=True, related_name="tool"
    )
    exercise = models.ForeignKey(Exercise, on_delete=models.PROTECT, related_name="+")

    personal_fields = frozenset({"sign", "exercise"})
    plain_fields = frozenset[str]()

    objects = RowsOfASign["SignTool"].as_manager()

    def __str__(self) -> str:
        return f"tool of sign {self.sign_id}"


class TargetKind(models.TextChoices):
    WAKE = "wake", _("The same time to get up")
    SLEEP = "sleep", _("Sleep")
    WIND_DOWN = "wind_down", _("The hour before bed")
    MEALS = "meals", _("Regular meals")
    FOOD = "food", _("What is on the plate")
    FLUID = "fluid", _("Drinking")
    CAFFEINE = "caffeine", _("Coffee and tea")
    OTHER = "other", _("Something else")


class DailyTarget(models.Model):
    """A sleep or food target in the patient's own words. No calories, no doses, no hours taken from sleep."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="daily_targets")
    kind = models.CharField(_("about"), max_length=10, choices=TargetKind.choices)
    words = models.CharField(_("in the patient's words"), max_length=160)
    wake_time = models.TimeField(_("get up at"), null=True, blank=True)
    sleep_efficiency = models.PositiveSmallIntegerField(
        _("sleep efficiency to aim for, percent"), null=True, blank=True
    )
    agreed_on = models.DateField(_("agreed on"))
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    personal_fields = frozenset({"patient", "kind", "words", "wake_time", "sleep_efficiency"})
    plain_fields = frozenset({"id", "agreed_on", "made_by", "ended_at"})

    objects = PatientRows["DailyTarget"].as_manager()

    class Meta:
        constraints = [
            one_of("daily_target", "kind", TargetKind),
            models.CheckConstraint(
                condition=Q(wake_time=None) | Q(kind="wake"), name="daily_target_wake_time_of_waking"
            ),
            models.CheckConstraint(
                condition=Q(sleep_efficiency=None) | Q(kind="sleep"), name="daily_target_efficiency_of_sleep"
            ),
            within("daily_target", "sleep_efficiency", 50, 100),
        ]

    def __str__(self) -> str:
        return f"daily target {self.id}"
