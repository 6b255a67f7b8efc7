"""Worksheets: the patient's own, private until they share one, and theirs to take back."""

import uuid
from typing import Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patients.models.patient import Patient, PatientRows, Row, Via
from patients.rules.worksheets import Sheet
from rehab.accounts.models import User
from rehab.lib.fields import one_of


class SheetKind(models.TextChoices):
    THOUGHT = Sheet.THOUGHT.value, _("Look at a thought")
    PROBLEM = Sheet.PROBLEM.value, _("Solve a problem")
    ACTIVITY = Sheet.ACTIVITY.value, _("Plan something good")
    WORRY = Sheet.WORRY.value, _("Worry time")


class WorksheetRows(PatientRows["Worksheet"]):
    """The care team's window shows what is shared, a caregiver's shows nothing."""

    def visible_to(self, user: User | AnonymousUser, via: Via = Via.CARE_TEAM) -> Self:
        if via is Via.CAREGIVER:
            return self.none()
        rows = super().visible_to(user, via)
        return rows.filter(shared_at__isnull=False) if via is Via.CARE_TEAM else rows


class Worksheet(models.Model):
    """One sheet as it is now. `answers` holds what was answered and nothing else; unknown is not there."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="worksheets")
    kind = models.CharField(_("kind"), max_length=10, choices=SheetKind.choices)
    answers = models.JSONField(default=dict)
    revision = models.PositiveSmallIntegerField(default=1)
    started_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)
    shared_at = models.DateTimeField(null=True, blank=True)

    personal_fields = frozenset({"patient", "kind", "answers"})
    plain_fields = frozenset({"id", "revision", "started_at", "changed_at", "shared_at"})
    outside_log = True

    objects = WorksheetRows.as_manager()

    class Meta:
        ordering = ["-changed_at"]
        constraints = [one_of("worksheet", "kind", SheetKind)]

    def __str__(self) -> str:
        return f"worksheet {self.id}"


class RowsOfAWorksheet(PatientRows[Row]):
    """Earlier entries are the patient's alone."""

    patient_path = "worksheet__patient"

    def visible_to(self, user: User | AnonymousUser, via: Via = Via.CARE_TEAM) -> Self:
        return super().visible_to(user, via) if via is Via.SELF else self.none()


class WorksheetRevision(models.Model):
    """A sheet as it was saved. Append-only: the database refuses change."""

    id = models.BigAutoField(primary_key=True)
    worksheet = models.ForeignKey(Worksheet, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveSmallIntegerField()
    values = models.JSONField()
    entered_at = models.DateTimeField(default=timezone.now)
    entered_by = models.UUIDField()

    personal_fields = frozenset({"worksheet", "values"})
    plain_fields = frozenset({"id", "number", "entered_at", "entered_by"})

    objects = RowsOfAWorksheet["WorksheetRevision"].as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["worksheet", "number"], name="worksheet_revision_number_once")
        ]

    def __str__(self) -> str:
        return f"worksheet revision {self.pk}"
