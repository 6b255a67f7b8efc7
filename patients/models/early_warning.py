"""Early-warning signs in the patient's own words, and the days on which they were noticed."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patients.models.patient import Patient, PatientRows
from rehab.lib.fields import within

MOST_SIGNS = 8


class EarlyWarningSign(models.Model):
    """One sign that tension or pain is building up, such as "jaw clenched". Eight places, so eight signs at most."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="early_warning_signs")
    place = models.PositiveSmallIntegerField()
    words = models.CharField(_("sign, in the patient's words"), max_length=60)
    added_at = models.DateTimeField(default=timezone.now)
    added_by = models.UUIDField()
    ended_at = models.DateTimeField(null=True, blank=True)

    personal_fields = frozenset({"patient", "words"})
    plain_fields = frozenset({"id", "place", "added_at", "added_by", "ended_at"})

    objects = PatientRows["EarlyWarningSign"].as_manager()

    class Meta:
        ordering = ["place"]
        constraints = [
            within("early_warning_sign", "place", 1, MOST_SIGNS),
            models.UniqueConstraint(
                fields=["patient", "place"], condition=Q(ended_at=None), name="early_warning_sign_place_once"
            ),
            models.UniqueConstraint(
                fields=["patient", "words"], condition=Q(ended_at=None), name="early_warning_sign_words_once"
            ),
        ]

    def __str__(self) -> str:
        return f"early-warning sign {self.id}"


class EarlyWarningEvent(models.Model):
    """The signs that were noticed on one day, as they were worded then."""

    id = models.BigAutoField(primary_key=True)
    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="early_warning_events")
    local_date = models.DateField(_("day"))
    signs = models.JSONField(_("signs"), default=list)
    noticed_at = models.DateTimeField(default=timezone.now)

    personal_fields = frozenset({"patient", "local_date", "signs"})
    plain_fields = frozenset({"id", "noticed_at"})

    objects = PatientRows["EarlyWarningEvent"].as_manager()

    class Meta:
        ordering = ["-local_date"]
        constraints = [
            models.UniqueConstraint(fields=["patient", "local_date"], name="early_warning_event_once_a_day")
        ]

    def __str__(self) -> str:
        return f"early-warning event {self.pk}"
