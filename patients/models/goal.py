"""What the patient wants to be able to do, in their own words."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patients.models.patient import Patient, PatientRows
from rehab.accounts.models import User
from rehab.lib.fields import one_of


class GoalState(models.TextChoices):
    ACTIVE = "active", _("Working on it")
    REACHED = "reached", _("Reached")
    SET_ASIDE = "set_aside", _("Set aside")


class Goal(models.Model):
    """A goal in the patient's own words and what it means to them."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="goals")
    words = models.CharField(_("what I want to be able to do"), max_length=200)
    meaning = models.CharField(_("why it matters to me"), max_length=200, blank=True)
    state = models.CharField(max_length=10, choices=GoalState.choices, default=GoalState.ACTIVE)
    set_at = models.DateTimeField(default=timezone.now)
    set_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)

    personal_fields = frozenset({"patient", "words", "meaning"})
    plain_fields = frozenset({"id", "state", "set_at", "set_by", "closed_at"})

    objects = PatientRows["Goal"].as_manager()

    class Meta:
        constraints = [one_of("goal", "state", GoalState)]

    def __str__(self) -> str:
        return f"goal {self.id}"
