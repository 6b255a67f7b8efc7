"""A link with which a patient's own calendar shows when something is asked."""

import secrets

from django.db import models
from django.utils import timezone

from patients.models.patient import Patient, PatientRows


def new_token() -> str:
    return secrets.token_urlsafe(32)


class CalendarFeed(models.Model):
    """The one link of a patient. Whoever has it reads times, and nothing else; taking it back makes it unknown."""

    patient = models.OneToOneField(
        Patient, primary_key=True, on_delete=models.CASCADE, related_name="calendar_feed"
    )
    token = models.CharField(max_length=43, unique=True, default=new_token)
    made_at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True, blank=True)

    personal_fields = frozenset({"patient", "token"})
    plain_fields = frozenset({"made_at", "read_at"})
    outside_log = True

    objects = PatientRows["CalendarFeed"].as_manager()

    def __str__(self) -> str:
        return f"calendar feed {self.pk}"
