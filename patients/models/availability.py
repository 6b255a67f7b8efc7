"""What a patient's week looks like, so that a plan fits into it."""

from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patients.models.patient import Patient, PatientRows
from rehab.lib.fields import one_of, within

PARTS = ("morning", "afternoon", "evening")


class Taken(models.TextChoices):
    """What fills a part of a day. Empty is not told, which is not the same as free."""

    NOT_TOLD = "", _("Not told")
    FREE = "free", _("Free")
    WORK = "work", _("Work")
    TRANSPORT = "transport", _("On the way")
    FAMILY = "family", _("Family")
    REST = "rest", _("Rest")


def part(words: Any) -> "models.CharField[str, str]":
    return models.CharField(words, max_length=10, choices=Taken.choices, blank=True, default=Taken.NOT_TOLD)


class Availability(models.Model):
    """One weekday of a patient, Monday 0, in three parts. Written by the patient or by the care team."""

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="availability")
    weekday = models.PositiveSmallIntegerField()
    morning = part(_("morning"))
    afternoon = part(_("afternoon"))
    evening = part(_("evening"))
    note = models.CharField(_("note"), max_length=120, blank=True)
    changed_at = models.DateTimeField(default=timezone.now)
    changed_by = models.UUIDField()

    personal_fields = frozenset({"patient", "weekday", *PARTS, "note"})
    plain_fields = frozenset({"id", "changed_at", "changed_by"})

    objects = PatientRows["Availability"].as_manager()

    class Meta:
        ordering = ["weekday"]
        constraints = [
            models.UniqueConstraint(fields=["patient", "weekday"], name="availability_weekday_once"),
            within("availability", "weekday", 0, 6),
            *(one_of("availability", name, Taken) for name in PARTS),
        ]
        verbose_name_plural = "availability"

    def __str__(self) -> str:
        return f"availability {self.pk}"

    @property
    def parts(self) -> tuple[str, str, str]:
        """Morning, afternoon, evening."""
        return self.morning, self.afternoon, self.evening
