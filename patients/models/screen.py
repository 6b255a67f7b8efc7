"""What the clinic found out beside the diaries. Each look is a row; the newest one counts."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patients.models.patient import Patient, PatientRows
from patients.rules.food import FLAGS as FOOD_FLAGS
from patients.rules.food import MUST_TOP
from patients.rules.sleep_referral import FLAGS, STOP_BANG_TOP, SleepFacts
from rehab.accounts.models import User
from rehab.lib.fields import within


class SleepScreen(models.Model):
    """A score from the clinic's own form, and what was asked about breathing, driving, legs and injuries."""

    id = models.BigAutoField(primary_key=True)
    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="sleep_screens")
    stop_bang = models.PositiveSmallIntegerField(_("STOP-Bang score"), null=True, blank=True)
    witnessed_apnoea = models.BooleanField(_("pauses in breathing were seen"), default=False)
    drowsy_driving = models.BooleanField(_("sleepy while driving"), default=False)
    restless_legs = models.BooleanField(_("restless legs"), default=False)
    parasomnia_injury = models.BooleanField(_("hurt somebody while asleep"), default=False)
    noted_at = models.DateTimeField(default=timezone.now)
    noted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    personal_fields = frozenset({"patient", "stop_bang", *FLAGS})
    plain_fields = frozenset({"id", "noted_at", "noted_by"})
    outside_log = True

    objects = PatientRows["SleepScreen"].as_manager()

    class Meta:
        ordering = ["-noted_at", "-pk"]
        constraints = [
            within("sleep_screen", "stop_bang", 0, STOP_BANG_TOP),
        ]

    def __str__(self) -> str:
        return f"sleep screen {self.pk}"

    @property
    def facts(self) -> SleepFacts:
        """What the rule reads; ISI, weeks and plan are the page's to add."""
        return SleepFacts(
            stop_bang=self.stop_bang,
            flags=frozenset(flag for flag in FLAGS if getattr(self, flag)),
        )


class FoodScreen(models.Model):
    """What was asked about weight, medicine, illness and means."""

    id = models.BigAutoField(primary_key=True)
    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="food_screens")
    height_cm = models.PositiveSmallIntegerField(_("height"), null=True, blank=True)
    must = models.PositiveSmallIntegerField(_("MUST score"), null=True, blank=True)
    metformin = models.BooleanField(_("takes metformin"), default=False)
    b12_checked_on = models.DateField(_("vitamin B12 checked on"), null=True, blank=True)
    eating_disorder_signs = models.BooleanField(_("signs of an eating disorder"), default=False)
    food_insecurity = models.BooleanField(_("not always enough for food"), default=False)
    new_condition = models.BooleanField(_("a new illness that changes food"), default=False)
    wants_weight_help = models.BooleanField(_("would like help with weight"), default=False)
    noted_at = models.DateTimeField(default=timezone.now)
    noted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    personal_fields = frozenset({"patient", "height_cm", "must", "metformin", "b12_checked_on", *FOOD_FLAGS})
    plain_fields = frozenset({"id", "noted_at", "noted_by"})
    outside_log = True

    objects = PatientRows["FoodScreen"].as_manager()

    class Meta:
        ordering = ["-noted_at", "-pk"]
        constraints = [
            within("food_screen", "height_cm", 80, 250),
            within("food_screen", "must", 0, MUST_TOP),
        ]

    def __str__(self) -> str:
        return f"food screen {self.pk}"
