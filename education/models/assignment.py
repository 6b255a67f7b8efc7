"""What a patient was given to learn, how far they read, and what they did with it."""

import uuid
from datetime import date

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from education.models.module import Module, ModuleRevision
from patients.models import Patient
from patients.models.patient import PatientRows, Row
from rehab.accounts.models import User
from rehab.lib.fields import one_of, together


class Source(models.TextChoices):
    CLINICIAN = "clinician", _("Chosen by a clinician")
    TEMPLATE = "template", _("From a program template")


class OfAssignment(PatientRows[Row]):
    """Rows of one assignment."""

    patient_path = "assignment__patient"


class ModuleAssignment(models.Model):
    """A module given to a patient, in the words of one revision."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="lessons")
    module = models.ForeignKey(Module, on_delete=models.PROTECT, related_name="assignments")
    revision = models.ForeignKey(ModuleRevision, on_delete=models.PROTECT, related_name="assignments")
    order = models.PositiveSmallIntegerField(default=0)
    source = models.CharField(max_length=10, choices=Source.choices, default=Source.CLINICIAN)
    note = models.CharField(_("a word to the patient"), max_length=200, blank=True)
    assigned_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    assigned_at = models.DateTimeField(default=timezone.now)
    withdrawn_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    personal_fields = frozenset({"patient", "module", "revision", "note"})
    plain_fields = frozenset(
        {"id", "order", "source", "assigned_by", "assigned_at", "withdrawn_by", "withdrawn_at"}
    )

    objects = PatientRows["ModuleAssignment"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["patient", "module"],
                condition=Q(withdrawn_at=None),
                name="module_given_once_at_a_time",
            ),
            one_of("module_assignment", "source", Source),
            together("module_assignment", "withdrawn_at", "withdrawn_by"),
        ]

    def __str__(self) -> str:
        return f"lesson {self.id}"


class ModuleReading(models.Model):
    """How far one assignment was read. Reading again moves `page` and nothing else back."""

    assignment = models.OneToOneField(ModuleAssignment, on_delete=models.CASCADE, related_name="reading")
    page = models.PositiveSmallIntegerField(default=1)
    furthest = models.PositiveSmallIntegerField(default=1)
    started_at = models.DateTimeField(default=timezone.now)
    completed_at = models.DateTimeField(null=True, blank=True)
    completed_on = models.DateField(null=True, blank=True)
    times_again = models.PositiveSmallIntegerField(default=0)

    personal_fields = frozenset({"assignment", "page", "furthest", "completed_on", "times_again"})
    plain_fields = frozenset({"id", "started_at", "completed_at"})

    objects = OfAssignment["ModuleReading"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(page__gte=1, furthest__gte=models.F("page")), name="reading_furthest_is_furthest"
            ),
            together("reading", "completed_at", "completed_on"),
        ]

    def __str__(self) -> str:
        return f"reading {self.pk}"


class ActionDone(models.Model):
    """The patient did the action of a module on one day."""

    assignment = models.ForeignKey(ModuleAssignment, on_delete=models.CASCADE, related_name="actions_done")
    local_date = models.DateField()
    at = models.DateTimeField(default=timezone.now)

    personal_fields = frozenset({"assignment", "local_date"})
    plain_fields = frozenset({"id", "at"})

    objects = OfAssignment["ActionDone"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["assignment", "local_date"], name="action_done_once_a_day")
        ]

    def __str__(self) -> str:
        return f"action {self.pk}"


def completed_on(assignment: ModuleAssignment) -> date | None:
    """The day on which it was first read to its end."""
    reading = getattr(assignment, "reading", None)
    return reading.completed_on if reading else None
