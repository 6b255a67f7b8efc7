"""One doing of one prescription, or one honest "could not"."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patients.models import Patient
from patients.models.patient import PatientRows, Row
from programs.models.exercise import ExerciseRevision
from programs.models.prescription import Prescription
from rehab.lib.fields import one_of, rating, within

SESSION_RATINGS = (
    "effort",
    "pain_before",
    "pain_peak",
    "pain_next_morning",
    "pain_after",
    "unpleasant_before",
    "unpleasant_after",
)


class RowsOfASession(PatientRows[Row]):
    patient_path = "session__patient"


class SessionStatus(models.TextChoices):
    """A planned day without a row is not logged: a third state, never a miss."""

    DONE = "done", _("Done")
    COULD_NOT = "could_not", _("Could not")


class Barrier(models.TextChoices):
    TIME = "time", _("No time")
    TRANSPORT = "transport", _("Transport")
    MONEY = "money", _("Money")
    CHILDCARE = "childcare", _("Looking after others")
    SHIFT = "shift", _("Work shift")
    EQUIPMENT = "equipment", _("Equipment")
    FEAR = "fear", _("Worry it would harm")
    PAIN = "pain", _("Pain")
    MOOD = "mood", _("Mood")
    FORGOT = "forgot", _("Forgot")
    OTHER = "other", _("Something else")


class Session(models.Model):
    """One doing. `quota` is the quota of that day, so that a later change does not rewrite history."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="sessions")
    prescription = models.ForeignKey(Prescription, on_delete=models.PROTECT, related_name="sessions")
    line = models.UUIDField()
    local_date = models.DateField(_("day"))
    status = models.CharField(max_length=10, choices=SessionStatus.choices)
    amount = models.DecimalField(_("how much"), max_digits=7, decimal_places=1, null=True, blank=True)
    quota = models.DecimalField(max_digits=7, decimal_places=1, null=True, blank=True)
    effort = rating()
    pain_before = rating()
    pain_peak = rating()
    pain_next_morning = rating()
    # A practice of mind and body asks how strong pain is and how unpleasant, before and after.
    pain_after = rating()
    unpleasant_before = rating()
    unpleasant_after = rating()
    # What was done in place of the item, where the clinician had offered a choice.
    instead = models.ForeignKey(
        ExerciseRevision, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    new_neuro_sign = models.BooleanField(_("new or spreading numbness or weakness"), default=False)
    barrier = models.CharField(_("what got in the way"), max_length=10, choices=Barrier.choices, blank=True)
    logged_at = models.DateTimeField(default=timezone.now)
    logged_by = models.UUIDField()
    late = models.BooleanField(default=False)
    edits = models.PositiveSmallIntegerField(default=0)
    # The id of the form that said what stands; None where it came in without one.
    client_uuid = models.UUIDField(null=True, blank=True, editable=False)

    personal_fields = frozenset(
        {"patient", "local_date", "status", "amount", "quota", *SESSION_RATINGS, "new_neuro_sign", "barrier"}
        | {"instead"}
    )
    plain_fields = frozenset(
        {"id", "prescription", "line", "logged_at", "logged_by", "late", "edits"} | {"client_uuid"}
    )

    objects = PatientRows["Session"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["patient", "line", "local_date"], name="session_once_a_day"),
            models.UniqueConstraint(fields=["patient", "client_uuid"], name="session_sent_once"),
            one_of("session", "status", SessionStatus),
            *(within("session", field, 0, 10) for field in SESSION_RATINGS),
            models.CheckConstraint(
                condition=Q(amount=None) | Q(amount__gte=0), name="session_amount_not_negative"
            ),
            models.CheckConstraint(
                condition=Q(status="done") | Q(amount=None, effort=None), name="session_could_not_has_no_dose"
            ),
        ]

    def __str__(self) -> str:
        return f"session {self.id}"


class SessionRevision(models.Model):
    """What a session said before it was corrected. Append-only: the database refuses change.

    A corrected log corrects the suggestion, so what was there before stays to be read.
    """

    id = models.BigAutoField(primary_key=True)
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveSmallIntegerField()
    values = models.JSONField()
    entered_at = models.DateTimeField()
    entered_by = models.UUIDField()
    replaced_at = models.DateTimeField()
    replaced_by = models.UUIDField()
    client_uuid = models.UUIDField(null=True, blank=True, editable=False)

    personal_fields = frozenset({"session", "values"})
    plain_fields = frozenset(
        {"id", "number", "entered_at", "entered_by", "replaced_at", "replaced_by"} | {"client_uuid"}
    )

    objects = RowsOfASession["SessionRevision"].as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["session", "number"], name="session_revision_number_once"),
        ]

    def __str__(self) -> str:
        return f"session revision {self.pk}"
