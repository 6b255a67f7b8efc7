"""What a rule proposes, and what a clinician did with it."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patients.models import Patient
from patients.models.patient import PatientRows, Row
from programs.models.prescription import Prescription
from programs.models.program import Program
from rehab.accounts.models import User
from rehab.lib.fields import one_of
from rehab.lib.states import Transitions


class RowsOfASuggestion(PatientRows[Row]):
    patient_path = "suggestion__patient"


class SuggestionState(models.TextChoices):
    OPEN = "open", _("Waiting for a clinician")
    APPROVED = "approved", _("Approved")
    EDITED = "edited", _("Approved with another value")
    REJECTED = "rejected", _("Rejected")
    OVERTAKEN = "overtaken", _("Overtaken by a newer log")
    EXPIRED = "expired", _("Expired")


SUGGESTION_TRANSITIONS = Transitions(
    "suggestion",
    {
        SuggestionState.OPEN: frozenset(
            {SuggestionState.APPROVED, SuggestionState.EDITED, SuggestionState.REJECTED}
            | {SuggestionState.OVERTAKEN, SuggestionState.EXPIRED}
        ),
        SuggestionState.APPROVED: frozenset[str](),
        SuggestionState.EDITED: frozenset[str](),
        SuggestionState.REJECTED: frozenset[str](),
        SuggestionState.OVERTAKEN: frozenset[str](),
        SuggestionState.EXPIRED: frozenset[str](),
    },
)


class Suggestion(models.Model):
    """What one rule proposes for one item: a pure function of the log, kept with all that it was worked out from."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="suggestions")
    prescription = models.ForeignKey(Prescription, on_delete=models.PROTECT, related_name="suggestions")
    line = models.UUIDField()
    window_start = models.DateField()
    window_end = models.DateField()
    rule_id = models.CharField(max_length=8)
    rule_version = models.CharField(max_length=20)
    outcome = models.CharField(max_length=16)
    quota_now = models.DecimalField(max_digits=7, decimal_places=1, null=True, blank=True)
    quota_proposed = models.DecimalField(max_digits=7, decimal_places=1, null=True, blank=True)
    reason = models.CharField(max_length=500)
    options = models.JSONField(default=list)
    facts = models.JSONField(default=dict)
    data_gaps = models.JSONField(default=list)
    parameters = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=SuggestionState.choices, default=SuggestionState.OPEN)
    made_at = models.DateTimeField(default=timezone.now)
    deferred_until = models.DateField(null=True, blank=True)
    expires_at = models.DateTimeField()

    personal_fields = frozenset(
        {
            "patient",
            "window_start",
            "window_end",
            "rule_id",
            "outcome",
            "quota_now",
            "quota_proposed",
            "reason",
        }
        | {"options", "facts", "data_gaps"}
    )
    plain_fields = frozenset(
        {
            "id",
            "prescription",
            "line",
            "rule_version",
            "parameters",
            "state",
            "made_at",
            "deferred_until",
            "expires_at",
        }
    )

    objects = PatientRows["Suggestion"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["line"], condition=Q(state="open"), name="suggestion_one_open"),
            one_of("suggestion", "state", SuggestionState),
        ]
        indexes = [models.Index(fields=["patient"], condition=Q(state="open"), name="suggestion_open")]

    def __str__(self) -> str:
        return f"suggestion {self.id}"


class DecisionKind(models.TextChoices):
    APPROVE = "approve", _("Approve")
    EDIT = "edit", _("Approve with another value")
    REJECT = "reject", _("Reject")


class Decision(models.Model):
    """What a named clinician did with a suggestion, and the version of the program that came of it."""

    suggestion = models.OneToOneField(Suggestion, on_delete=models.PROTECT, related_name="decision")
    kind = models.CharField(max_length=8, choices=DecisionKind.choices)
    quota = models.DecimalField(max_digits=7, decimal_places=1, null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=400, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    program = models.ForeignKey(
        Program, null=True, blank=True, on_delete=models.PROTECT, related_name="decisions"
    )

    personal_fields = frozenset({"quota", "reason"})
    plain_fields = frozenset({"id", "suggestion", "kind", "by", "at", "program"})

    objects = RowsOfASuggestion["Decision"].as_manager()

    class Meta:
        constraints = [
            one_of("decision", "kind", DecisionKind),
            models.CheckConstraint(
                condition=Q(kind="approve") | ~Q(reason=""), name="decision_other_than_approve_has_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"decision {self.pk}"
