"""A clinic's own starting points: saved drafts without anything about the person they were made for."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from education.models.rows import ClinicRows
from patients.models import Patient
from patients.models.patient import PatientRows, Row
from programs.models.exercise import Exercise
from programs.models.prescription import Mode, Side, Supervision
from programs.models.program import Program
from rehab.accounts.models import Clinic, User
from rehab.lib.fields import one_of, rating, together, within


class RowsOfATemplate(ClinicRows[Row]):
    clinic_path = "template__clinic"


class ProgramTemplate(models.Model):
    """A named set of exercises with their doses, lessons and cards. `edits` rises with each change of it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    clinic = models.ForeignKey(Clinic, on_delete=models.CASCADE, related_name="program_templates")
    name = models.CharField(_("name"), max_length=80)
    about = models.CharField(_("for whom, in one line"), max_length=200, blank=True)
    modules = models.JSONField(default=list, blank=True)
    cards = models.JSONField(default=list, blank=True)
    edits = models.PositiveIntegerField(default=0)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)
    retired_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    retired_at = models.DateTimeField(null=True, blank=True)

    personal_fields = frozenset[str]()
    plain_fields = frozenset(
        {"id", "clinic", "name", "about", "modules", "cards", "edits", "made_by", "made_at", "changed_at"}
        | {"retired_by", "retired_at"}
    )

    objects = ClinicRows["ProgramTemplate"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["clinic", "name"], condition=Q(retired_at=None), name="template_name_once_in_use"
            ),
            together("template", "retired_at", "retired_by"),
        ]

    def __str__(self) -> str:
        return self.name


class TemplateItem(models.Model):
    """One exercise of a template, whichever revision is published when the template is used."""

    template = models.ForeignKey(ProgramTemplate, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField(default=0)
    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE, related_name="+")
    mode = models.CharField(_("mode"), max_length=14, choices=Mode.choices, default=Mode.SYMPTOM_GUIDED)
    weekdays = models.PositiveSmallIntegerField(_("days"), default=0b0010101)
    sets = models.PositiveSmallIntegerField(_("sets"), null=True, blank=True)
    reps = models.PositiveSmallIntegerField(_("repetitions"), null=True, blank=True)
    hold_s = models.PositiveSmallIntegerField(_("hold, seconds"), null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)
    effort_target = rating()
    supervision = models.CharField(
        _("supervision"), max_length=10, choices=Supervision.choices, default=Supervision.HOME
    )
    load = models.CharField(_("load"), max_length=40, blank=True)
    side = models.CharField(_("side"), max_length=5, choices=Side.choices, blank=True, default=Side.BOTH)

    personal_fields = frozenset[str]()
    plain_fields = frozenset(
        {"id", "template", "position", "exercise", "mode", "weekdays", "sets", "reps", "hold_s", "minutes"}
        | {"effort_target", "supervision", "load", "side"}
    )

    objects = RowsOfATemplate["TemplateItem"].as_manager()

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            one_of("template_item", "mode", Mode),
            one_of("template_item", "supervision", Supervision),
            one_of("template_item", "side", Side),
            within("template_item", "weekdays", 1, 127),
            within("template_item", "effort_target", 0, 10),
        ]

    def __str__(self) -> str:
        return f"template item {self.pk}"


class TemplateRun(models.Model):
    """A template given to several patients at once: one row for each, done one after another."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    template = models.ForeignKey(ProgramTemplate, on_delete=models.PROTECT, related_name="runs")
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)

    personal_fields = frozenset[str]()
    plain_fields = frozenset({"id", "template", "asked_by", "asked_at"})

    objects = RowsOfATemplate["TemplateRun"].as_manager()

    def __str__(self) -> str:
        return f"template run {self.id}"


class RunResult(models.TextChoices):
    WAITING = "waiting", _("Waiting")
    MADE = "made", _("Draft made")
    HAS_DRAFT = "has_draft", _("A draft was there already, so nothing was changed")
    NOTHING_LEFT = "nothing_left", _("Nothing of it can be used for this patient")
    REFUSED = "refused", _("Not on your care team any more, or the record has ended")


class TemplateRunRow(models.Model):
    """One patient of a run. `left_out` lists what stayed out, each with its reason."""

    run = models.ForeignKey(TemplateRun, on_delete=models.CASCADE, related_name="rows")
    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="+")
    result = models.CharField(max_length=12, choices=RunResult.choices, default=RunResult.WAITING)
    program = models.ForeignKey(Program, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    left_out = models.JSONField(default=list, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    personal_fields = frozenset({"patient", "left_out"})
    plain_fields = frozenset({"id", "run", "result", "program", "done_at"})

    objects = PatientRows["TemplateRunRow"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["run", "patient"], name="template_run_patient_once"),
            one_of("template_run_row", "result", RunResult),
        ]
        indexes = [models.Index(fields=["run"], condition=Q(result="waiting"), name="template_run_waiting")]

    def __str__(self) -> str:
        return f"template run row {self.pk}"
