"""Graded exposure, for fear: a ladder of feared situations, apart from the quotas of graded activities."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patients.models import Patient
from patients.models.patient import PatientRows, Row
from rehab.accounts.models import User
from rehab.lib.fields import one_of, rating, together, within


class RowsOfALadder(PatientRows[Row]):
    patient_path = "hierarchy__patient"


class RowsOfARung(PatientRows[Row]):
    patient_path = "rung__hierarchy__patient"


def percent(label: object = None) -> "models.PositiveSmallIntegerField[int | None, int | None]":
    """0 to 100, or not known."""
    return models.PositiveSmallIntegerField(label, null=True, blank=True)  # type: ignore[arg-type]


class Hierarchy(models.Model):
    """What somebody fears although it is safe. No trial before a clinician has confirmed that it is."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="hierarchies")
    theme = models.CharField(_("what it is about"), max_length=100)
    cleared_at = models.DateTimeField(null=True, blank=True)
    cleared_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    cleared_note = models.CharField(_("why it is safe"), max_length=200, blank=True)
    current = models.ForeignKey("Rung", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    personal_fields = frozenset({"patient", "theme", "cleared_note", "current"})
    plain_fields = frozenset({"id", "cleared_at", "cleared_by", "made_at", "made_by", "ended_at"})

    objects = PatientRows["Hierarchy"].as_manager()

    class Meta:
        constraints = [
            together("hierarchy", "cleared_at", "cleared_by"),
            models.CheckConstraint(
                condition=Q(current=None) | Q(cleared_at__isnull=False), name="hierarchy_starts_when_cleared"
            ),
        ]

    def __str__(self) -> str:
        return f"hierarchy {self.id}"


class Rung(models.Model):
    """One feared situation, what is feared to happen, and how much fear it had when the ladder was built."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    hierarchy = models.ForeignKey(Hierarchy, on_delete=models.CASCADE, related_name="rungs")
    situation = models.CharField(_("situation"), max_length=120)
    predicted_harm = models.CharField(_("what is feared to happen"), max_length=200)
    suds_initial = models.PositiveSmallIntegerField(_("fear, 0 to 100"))
    safety_behaviours = models.CharField(_("what makes it feel safer"), max_length=200, blank=True)
    context = models.CharField(_("where and with whom"), max_length=100, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    personal_fields = frozenset(
        {"hierarchy", "situation", "predicted_harm", "suds_initial", "safety_behaviours", "context"}
    )
    plain_fields = frozenset({"id", "done_at"})

    objects = RowsOfALadder["Rung"].as_manager()

    class Meta:
        ordering = ["suds_initial", "id"]
        constraints = [within("rung", "suds_initial", 0, 100)]

    def __str__(self) -> str:
        return f"rung {self.id}"


class ExposureTrial(models.Model):
    """One try at a situation: the prediction first, then what happened, then what pain did."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    rung = models.ForeignKey(Rung, on_delete=models.CASCADE, related_name="trials")
    local_date = models.DateField(_("day"))
    prediction = models.CharField(_("If I …, then …"), max_length=200)
    likelihood_pre = percent(_("how likely before"))
    suds_pre = percent(_("fear before"))
    pain_pre = rating()
    begun_at = models.DateTimeField(default=timezone.now)
    logged_by = models.UUIDField()
    # From here on: after it.
    finished_at = models.DateTimeField(null=True, blank=True)
    avoided = models.BooleanField(_("planned and not done"), default=False)
    suds_peak = percent(_("highest fear"))
    suds_end = percent(_("fear at the end"))
    pain_peak = rating()
    happened = models.BooleanField(_("what was feared happened"), null=True)
    actual_outcome = models.CharField(_("what happened"), max_length=200, blank=True)
    likelihood_post = percent(_("how likely now"))
    learned = models.CharField(_("what was learned"), max_length=200, blank=True)
    safety_behaviour_used = models.BooleanField(null=True)
    context = models.CharField(_("where and with whom"), max_length=100, blank=True)
    pain_24h = rating()
    pain_48h = rating()

    personal_fields = frozenset(
        {"rung", "local_date", "prediction", "likelihood_pre", "suds_pre", "pain_pre", "avoided", "suds_peak"}
        | {"suds_end", "pain_peak", "happened", "actual_outcome", "likelihood_post", "learned"}
        | {"safety_behaviour_used", "context", "pain_24h", "pain_48h"}
    )
    plain_fields = frozenset({"id", "begun_at", "logged_by", "finished_at"})

    objects = RowsOfARung["ExposureTrial"].as_manager()

    class Meta:
        ordering = ["local_date", "begun_at"]
        constraints = [
            *(
                within("exposure_trial", name, 0, 100)
                for name in ("likelihood_pre", "likelihood_post", "suds_pre", "suds_peak", "suds_end")
            ),
            *(
                within("exposure_trial", name, 0, 10)
                for name in ("pain_pre", "pain_peak", "pain_24h", "pain_48h")
            ),
            models.UniqueConstraint(
                fields=["rung"], condition=Q(finished_at=None), name="exposure_trial_one_begun"
            ),
            models.CheckConstraint(
                condition=Q(avoided=False) | Q(happened=None, likelihood_post=None),
                name="exposure_trial_avoided_shows_nothing",
            ),
        ]

    def __str__(self) -> str:
        return f"exposure trial {self.id}"


class ExposureChoice(models.TextChoices):
    APPROVE = "approve", _("Do as suggested")
    OTHER = "other", _("Work on another step")
    STAY = "stay", _("Stay as it is")


class ExposureDecision(models.Model):
    """What a clinician did with the suggestion of the rule, with all it was worked out from."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    hierarchy = models.ForeignKey(Hierarchy, on_delete=models.CASCADE, related_name="decisions")
    rule_id = models.CharField(max_length=4)
    rule_version = models.CharField(max_length=20)
    outcome = models.CharField(max_length=12)
    suggested = models.CharField(_("what the rule said"), max_length=300)
    facts = models.JSONField(default=dict)
    parameters = models.JSONField(default=dict)
    choice = models.CharField(max_length=8, choices=ExposureChoice.choices)
    rung = models.ForeignKey(Rung, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    note = models.CharField(_("note"), max_length=200, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    personal_fields = frozenset({"hierarchy", "suggested", "facts", "choice", "rung", "note"})
    plain_fields = frozenset({"id", "rule_id", "rule_version", "outcome", "parameters", "by", "at"})

    objects = RowsOfALadder["ExposureDecision"].as_manager()

    class Meta:
        ordering = ["at"]
        constraints = [one_of("exposure_decision", "choice", ExposureChoice)]

    def __str__(self) -> str:
        return f"exposure decision {self.id}"
