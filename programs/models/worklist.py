"""What the worklist shows of each patient, worked out beforehand, and what clinicians did with it."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patients.models import Patient
from patients.models.patient import PatientRows
from rehab.accounts.models import User
from rehab.lib.fields import together


class PatientSummary(models.Model):
    """One patient's line on the worklist, as values. Never the truth: it can be thrown away and worked out again.

    It may be shown while `log_version` is still the patient's, `form` is what this software writes, and the
    present moment lies in [fresh_from, fresh_until): the patient's day, cut where a suggestion expires.
    """

    patient = models.OneToOneField(
        Patient, primary_key=True, on_delete=models.CASCADE, related_name="summary"
    )
    log_version = models.BigIntegerField()
    form = models.CharField(max_length=12)
    local_date = models.DateField()
    fresh_from = models.DateTimeField()
    fresh_until = models.DateTimeField()
    need = models.PositiveSmallIntegerField()
    rank = models.PositiveIntegerField()
    size = models.PositiveSmallIntegerField()
    reasons = models.JSONField(default=list)
    pain_before = models.FloatField(null=True, blank=True)
    pain_now = models.FloatField(null=True, blank=True)
    minutes_before = models.FloatField(null=True, blank=True)
    minutes_now = models.FloatField(null=True, blank=True)
    last_entry = models.DateField(null=True, blank=True)
    flare_since = models.DateField(null=True, blank=True)
    missed = models.PositiveSmallIntegerField(default=0)
    review_due = models.DateField(null=True, blank=True)
    alert_flag = models.CharField(max_length=40, blank=True)
    suggestions = models.PositiveSmallIntegerField(default=0)
    suggestion_id = models.UUIDField(null=True, blank=True)
    suggestion_outcome = models.CharField(max_length=16, blank=True)
    suggestion_name = models.CharField(max_length=120, blank=True)
    messages = models.PositiveSmallIntegerField(default=0)
    tasks = models.PositiveSmallIntegerField(default=0)
    reviewed = models.BooleanField(default=False)
    reviewed_at = models.DateTimeField(null=True, blank=True)
    reviewed_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    personal_fields = frozenset(
        {"patient", "local_date", "need", "rank", "size", "reasons", "pain_before", "pain_now"}
        | {"minutes_before", "minutes_now", "last_entry", "flare_since", "missed", "review_due", "alert_flag"}
        | {"suggestions", "suggestion_id", "suggestion_outcome", "suggestion_name"}
        | {"messages", "tasks"}
    )
    plain_fields = frozenset(
        {"log_version", "form", "fresh_from", "fresh_until", "reviewed", "reviewed_at", "reviewed_by"}
    )
    outside_log = True

    objects = PatientRows["PatientSummary"].as_manager()

    class Meta:
        constraints = [together("summary", "reviewed_at", "reviewed_by")]

    def __str__(self) -> str:
        return f"summary of {self.patient_id}"


class ReviewMark(models.Model):
    """Somebody looked at a patient on the worklist: for these reasons, then. The newest that stands counts.

    Part of the log: marking raises the version, so the list is worked out again.
    """

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="review_marks")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    reasons = models.JSONField(default=list)
    undone_at = models.DateTimeField(null=True, blank=True)

    personal_fields = frozenset({"patient", "reasons"})
    plain_fields = frozenset({"id", "by", "at", "undone_at"})

    objects = PatientRows["ReviewMark"].as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["patient", "-at"], condition=Q(undone_at=None), name="review_mark_standing")
        ]

    def __str__(self) -> str:
        return f"review mark {self.pk}"


class WorklistView(models.Model):
    """A clinician's own choice of filters under a name of their own. Filters name nobody; a search is never kept."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="worklist_views")
    name = models.CharField(_("name of the view"), max_length=40)
    query = models.CharField(max_length=100, blank=True)

    personal_fields = frozenset({"user", "name"})
    plain_fields = frozenset({"id", "query"})

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "name"], name="worklist_view_name_once")]

    def __str__(self) -> str:
        return self.name
