"""Outcome measures: each completed instrument, every correction of it, and what is asked when."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patients.measures.battery import Cadence
from patients.measures.instrument import Instrument
from patients.measures.registry import INSTRUMENTS
from patients.models.patient import Patient, PatientRows, Row
from rehab.accounts.models import User
from rehab.lib.fields import one_of

NOTE_LENGTH = 400


class CadenceChoice(models.TextChoices):
    """How often an instrument is asked, in words."""

    WEEKLY = Cadence.WEEKLY.value, _("Every week")
    FORTNIGHTLY = Cadence.FORTNIGHTLY.value, _("Every two weeks")
    MONTHLY = Cadence.MONTHLY.value, _("Every four weeks")
    START_6_12 = Cadence.START_6_12.value, _("At the start, after 6 and after 12 weeks")
    AT_6_12 = Cadence.AT_6_12.value, _("After 6 and after 12 weeks")
    ONCE = Cadence.ONCE.value, _("Once")


class RowsOfAMeasure(PatientRows[Row]):
    patient_path = "measure__patient"


class Measure(models.Model):
    """One instrument of one patient on one day: its newest revision, laid flat for reading and charts.

    `answers` maps the instrument's items to numbers, None is "left open". `own` holds what the items were when the
    patient named them: [{"key", "words", "weight"}]. Unfinished while `finished_at` is empty; `score` stays unknown
    when it cannot be worked out. `by_patient`: the patient answered, not somebody on the care team.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="measures")
    instrument = models.CharField(_("instrument"), max_length=20)
    version = models.CharField(_("version of the instrument"), max_length=40)
    local_date = models.DateField(_("day"))
    answers = models.JSONField(default=dict)
    own = models.JSONField(default=list, blank=True)
    score = models.DecimalField(_("score"), max_digits=7, decimal_places=2, null=True, blank=True)
    parts = models.JSONField(default=dict, blank=True)
    note = models.CharField(_("note"), max_length=NOTE_LENGTH, blank=True)
    by_patient = models.BooleanField(default=False)
    started_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)
    entered_by = models.UUIDField()
    revision = models.PositiveSmallIntegerField(default=0)
    client_uuid = models.UUIDField(default=uuid.uuid4)

    personal_fields = frozenset({"patient", "local_date", "answers", "own", "score", "parts", "note"})
    plain_fields = frozenset(
        {"id", "instrument", "version", "by_patient", "started_at", "finished_at", "entered_by", "revision"}
        | {"client_uuid"}
    )
    log_columns = ("score", "finished_at", "local_date")

    objects = PatientRows["Measure"].as_manager()

    class Meta:
        ordering = ["local_date", "started_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["patient", "instrument"], condition=Q(finished_at=None), name="measure_one_unfinished"
            ),
            models.UniqueConstraint(fields=["patient", "client_uuid"], name="measure_sent_once"),
            models.CheckConstraint(
                condition=Q(finished_at=None, revision=0) | Q(finished_at__isnull=False, revision__gte=1),
                name="measure_finished_has_revision",
            ),
        ]
        indexes = [models.Index(fields=["patient", "instrument", "local_date"], name="measure_over_time")]

    def __str__(self) -> str:
        return f"measure {self.id}"

    @property
    def kind(self) -> Instrument:
        """The instrument as it is described in `patients.measures`."""
        return INSTRUMENTS[self.instrument]

    @property
    def value(self) -> float | None:
        return None if self.score is None else float(self.score)


class MeasureRevision(models.Model):
    """What was entered, as it was entered. Append-only: a correction is one more."""

    id = models.BigAutoField(primary_key=True)
    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveSmallIntegerField()
    values = models.JSONField()
    why = models.CharField(_("why it was corrected"), max_length=200, blank=True)
    entered_at = models.DateTimeField(default=timezone.now)
    entered_by = models.UUIDField()

    personal_fields = frozenset({"measure", "values", "why"})
    plain_fields = frozenset({"id", "number", "entered_at", "entered_by"})

    objects = RowsOfAMeasure["MeasureRevision"].as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["measure", "number"], name="measure_revision_number_once")
        ]

    def __str__(self) -> str:
        return f"measure revision {self.pk}"


class MeasurePlan(models.Model):
    """That an instrument is asked of a patient, and how often. Ended, never deleted."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="measure_plans")
    instrument = models.CharField(_("instrument"), max_length=20)
    cadence = models.CharField(_("how often"), max_length=12, choices=CadenceChoice.choices)
    started_on = models.DateField(_("from"))
    put_off_until = models.DateField(null=True, blank=True)
    planned_at = models.DateTimeField(default=timezone.now)
    planned_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    personal_fields = frozenset({"patient", "started_on", "put_off_until"})
    plain_fields = frozenset({"id", "instrument", "cadence", "planned_at", "planned_by", "ended_at"})
    outside_log = True

    objects = PatientRows["MeasurePlan"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["patient", "instrument"],
                condition=Q(ended_at=None),
                name="measure_plan_once_while_active",
            ),
            one_of("measure_plan", "cadence", CadenceChoice),
        ]

    def __str__(self) -> str:
        return f"measure plan {self.id}"

    @property
    def kind(self) -> Instrument:
        """The instrument as it is described in `patients.measures`."""
        return INSTRUMENTS[self.instrument]
