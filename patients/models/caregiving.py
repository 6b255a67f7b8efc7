"""What a caregiver learnt for helping well, and the days on which they helped.

Nothing here says how the patient is.
"""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patients.models.patient import Patient, PatientRows
from rehab.accounts.models import User
from rehab.lib.fields import one_of


class Skill(models.TextChoices):
    """The three things that a caregiver practises together with the person they help."""

    SPOT = "spot", _("Spot: be near, and clear the floor")
    CUE = "cue", _("Cue: one short phrase at a time")
    NO_TAKE_OVER = "no_take_over", _("Do not take over")


class Way(models.TextChoices):
    """How somebody helped."""

    NEAR = "near", _("Was near")
    WALKED = "walked", _("Walked along")
    SET_UP = "set_up", _("Set things up")
    CUED = "cued", _("Said the cue")
    RIDE = "ride", _("Gave a ride")
    HOUSE = "house", _("Took work off them at home")
    OTHER = "other", _("Something else")


class CarerTraining(models.Model):
    """One skill that a caregiver ticked as practised, with the day. It outlives a consent that is renewed."""

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="carer_training")
    caregiver = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    skill = models.CharField(max_length=12, choices=Skill.choices)
    ticked_on = models.DateField()

    personal_fields = frozenset({"patient", "caregiver", "ticked_on"})
    plain_fields = frozenset({"id", "skill"})
    outside_log = True

    objects = PatientRows["CarerTraining"].as_manager()

    class Meta:
        constraints = [
            one_of("carer_training", "skill", Skill),
            models.UniqueConstraint(
                fields=["patient", "caregiver", "skill"], name="carer_training_skill_once"
            ),
        ]

    def __str__(self) -> str:
        return f"carer training {self.pk}"


class HelpEntry(models.Model):
    """A day on which a caregiver helped, in ticks: never a word, never a number about the patient."""

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="help_entries")
    caregiver = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    local_date = models.DateField()
    ways = models.JSONField(default=list)
    noted_at = models.DateTimeField(default=timezone.now)

    personal_fields = frozenset({"patient", "caregiver", "local_date", "ways"})
    plain_fields = frozenset({"id", "noted_at"})
    outside_log = True

    objects = PatientRows["HelpEntry"].as_manager()

    class Meta:
        ordering = ["-local_date", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["patient", "caregiver", "local_date"], name="help_entry_once_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"help entry {self.pk}"
