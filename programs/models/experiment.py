"""A trial with oneself that both agreed: as usual for two weeks, try it for two weeks, and both once more."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patients.models import Patient
from patients.models.patient import PatientRows
from rehab.accounts.models import User
from rehab.lib.fields import one_of
from rehab.lib.states import Transitions


class ExperimentState(models.TextChoices):
    OFFERED = "offered", _("Waits for the patient")
    DECLINED = "declined", _("Not now")
    RUNNING = "running", _("Agreed")
    STOPPED = "stopped", _("Stopped early")


EXPERIMENT_TRANSITIONS = Transitions(
    "trial with oneself",
    {
        ExperimentState.OFFERED: frozenset(
            {ExperimentState.DECLINED, ExperimentState.RUNNING, ExperimentState.STOPPED}
        ),
        ExperimentState.DECLINED: frozenset[str](),
        ExperimentState.RUNNING: frozenset({ExperimentState.STOPPED}),
        ExperimentState.STOPPED: frozenset[str](),
    },
)


class Experiment(models.Model):
    """What is tried and since when. Its end is worked out: four blocks of two weeks after `started_on`.

    `exposure` is the key of what it is about (programs.insights.exposure_columns).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="experiments")
    exposure = models.CharField(max_length=80)
    usual = models.CharField(_("as usual"), max_length=200)
    tried = models.CharField(_("what is tried"), max_length=200)
    state = models.CharField(max_length=8, choices=ExperimentState.choices, default=ExperimentState.OFFERED)
    offered_at = models.DateTimeField(default=timezone.now)
    offered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    started_on = models.DateField(_("first day"), null=True, blank=True)
    stopped_on = models.DateField(_("stopped on"), null=True, blank=True)

    personal_fields = frozenset({"patient", "exposure", "usual", "tried", "started_on", "stopped_on"})
    plain_fields = frozenset({"id", "state", "offered_at", "offered_by"})

    objects = PatientRows["Experiment"].as_manager()

    class Meta:
        ordering = ["-offered_at"]
        constraints = [
            one_of("experiment", "state", ExperimentState),
            models.CheckConstraint(
                condition=~Q(state="running") | Q(started_on__isnull=False), name="experiment_runs_from_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"experiment {self.id}"
