"""The statistics of one patient's log, worked out once for each state of the log, and what they look at."""

import uuid
from typing import Final

from django.db import models
from django.utils import timezone

from patients.models import Patient
from patients.models.patient import PatientRows
from rehab.accounts.models import User

PICTURE_FORM: Final = "1"
"""Rises when a method or the stored form changes: every older result is worked out again."""


class PatientPicture(models.Model):
    """What the statistics say of one patient. Never the truth: it can be thrown away and worked out again.

    It is current while `log_version` is still the patient's, `form` is what this software writes and `last_day` is
    the patient's today. An older one is shown only with its date. The row is also the job: a worker holds it with a
    lease and a rising token, and `done` of `total` steps are behind it.
    """

    patient = models.OneToOneField(
        Patient, primary_key=True, on_delete=models.CASCADE, related_name="picture"
    )
    log_version = models.BigIntegerField(null=True, blank=True)
    form = models.CharField(max_length=12, blank=True)
    last_day = models.DateField(null=True, blank=True)
    made_at = models.DateTimeField(null=True, blank=True)
    values = models.JSONField(default=dict)
    asked_at = models.DateTimeField(null=True, blank=True)
    token = models.PositiveIntegerField(default=0)
    lease_until = models.DateTimeField(null=True, blank=True)
    done = models.PositiveSmallIntegerField(default=0)
    total = models.PositiveSmallIntegerField(default=0)
    failed = models.BooleanField(default=False)

    personal_fields = frozenset({"patient", "last_day", "values"})
    plain_fields = frozenset(
        {"log_version", "form", "made_at", "asked_at", "token", "lease_until", "done", "total", "failed"}
    )
    outside_log = True

    objects = PatientRows["PatientPicture"].as_manager()

    def __str__(self) -> str:
        return f"picture of {self.patient_id}"


class ExposurePick(models.Model):
    """What is looked at beside pain, said before anybody looks. A changed pick is a new row: the newest counts.

    `keys` names measures of the journal, or one of the patient's own activities as "named:<name>".
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="exposure_picks")
    number = models.PositiveSmallIntegerField()
    keys = models.JSONField(default=list)
    picked_at = models.DateTimeField(default=timezone.now)
    picked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    personal_fields = frozenset({"patient", "keys"})
    plain_fields = frozenset({"id", "number", "picked_at", "picked_by"})

    objects = PatientRows["ExposurePick"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["patient", "number"], name="exposure_pick_number_once"),
        ]

    def __str__(self) -> str:
        return f"exposure pick {self.id}"
