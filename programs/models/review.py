"""A review: a decision made together, with its record that nobody can change, and the patient's word on it."""

import uuid
from typing import Final

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patients.models import Patient
from patients.models.patient import PatientRows, Row
from programs.models.program import Program
from rehab.accounts.models import User

REVIEW_WORDS: Final = (
    "helped",
    "worsened",
    "unclear",
    "preference",
    "decision",
    "patient_does",
    "clinician_does",
    "others_do",
)
"""What is written in a review, in the order of its page. Preference is in the patient's own words."""


class RowsOfAReview(PatientRows[Row]):
    patient_path = "review__patient"


class ReviewDraft(models.Model):
    """What has been typed into a review that is not signed yet. One for each patient; signing takes it away."""

    patient = models.OneToOneField(
        Patient, primary_key=True, on_delete=models.CASCADE, related_name="review_draft"
    )
    words = models.JSONField(default=dict)
    edits = models.PositiveIntegerField(default=0)
    begun_at = models.DateTimeField(default=timezone.now)
    saved_at = models.DateTimeField(default=timezone.now)
    saved_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    personal_fields = frozenset({"patient", "words"})
    plain_fields = frozenset({"edits", "begun_at", "saved_at", "saved_by"})
    outside_log = True

    objects = PatientRows["ReviewDraft"].as_manager()

    def __str__(self) -> str:
        return f"review draft of {self.patient_id}"


class Review(models.Model):
    """One signed review: what the log said, what both said, what was decided. Append-only.

    `facts` is the log as it stood, as values, so that each reader has them in their own language; `words` is what was
    written, as it was written. `program` is the version in force after it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="reviews")
    number = models.PositiveIntegerField()
    first_day = models.DateField()
    last_day = models.DateField()
    facts = models.JSONField(default=dict)
    words = models.JSONField(default=dict)
    next_on = models.DateField(_("next review"))
    program = models.ForeignKey(
        Program, null=True, blank=True, on_delete=models.PROTECT, related_name="reviews"
    )
    signed_at = models.DateTimeField(default=timezone.now)
    signed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    personal_fields = frozenset({"patient", "first_day", "last_day", "facts", "words", "next_on"})
    plain_fields = frozenset({"id", "number", "program", "signed_at", "signed_by"})

    objects = PatientRows["Review"].as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["patient", "number"], name="review_number_once"),
            models.CheckConstraint(
                condition=Q(first_day__lte=F("last_day"), next_on__gt=F("last_day")),
                name="review_days_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"review {self.id}"


class ReviewAnswer(models.Model):
    """What the patient said about the record: it is what we agreed, or something is different. Once; append-only."""

    review = models.OneToOneField(Review, primary_key=True, on_delete=models.CASCADE, related_name="answer")
    agrees = models.BooleanField()
    words = models.CharField(_("what is different"), max_length=600, blank=True)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    personal_fields = frozenset({"review", "agrees", "words"})
    plain_fields = frozenset({"at", "by"})

    objects = RowsOfAReview["ReviewAnswer"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(agrees=True) | ~Q(words=""), name="review_answer_says_what_is_different"
            ),
        ]

    def __str__(self) -> str:
        return f"answer to review {self.review_id}"
