"""A handout of a whole program while it is being made: asked for, worked on, ready for a day."""

import uuid
from datetime import datetime, timedelta
from typing import Final

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patients.models import Patient, Via
from patients.models.patient import PatientRows
from programs.models.program import Program
from rehab.accounts.models import User
from rehab.lib.fields import one_of
from rehab.lib.states import Transitions

KEPT_FOR: Final = timedelta(hours=24)


class Paper(models.TextChoices):
    A4 = "a4", "A4"
    LETTER = "letter", _("US Letter")


class PrintSize(models.TextChoices):
    NORMAL = "normal", _("Normal print")
    LARGE = "large", _("Large print")


class HandoutState(models.TextChoices):
    WAITING = "waiting", _("Waiting")
    WORKING = "working", _("Being made")
    DONE = "done", _("Ready")
    FAILED = "failed", _("Not made")
    CANCELLED = "cancelled", _("Cancelled")


HANDOUT_TRANSITIONS = Transitions(
    "handout",
    {
        HandoutState.WAITING: frozenset({HandoutState.WORKING, HandoutState.CANCELLED}),
        # A worker that died leaves the handout to another one, which goes on working.
        HandoutState.WORKING: frozenset({HandoutState.DONE, HandoutState.FAILED, HandoutState.CANCELLED}),
        HandoutState.DONE: frozenset[str](),
        HandoutState.FAILED: frozenset({HandoutState.WAITING}),
        HandoutState.CANCELLED: frozenset({HandoutState.WAITING}),
    },
)
UNFINISHED: Final = (HandoutState.WAITING, HandoutState.WORKING)


class HandoutFor(models.TextChoices):
    """By what right it was asked for. A caregiver's handout leaves out what a caregiver does not see."""

    CARE_TEAM = Via.CARE_TEAM.value, _("Care team")
    SELF = Via.SELF.value, _("Own record")
    CAREGIVER = Via.CAREGIVER.value, _("Caregiver")


def in_a_day() -> datetime:
    """When a handout that is asked for now is thrown away."""
    return timezone.now() + KEPT_FOR


class HandoutJob(models.Model):
    """One handout of one version of a program. `done` of `total` parts are laid out; the row is the truth.

    A worker holds it with a lease and a rising token, and may go on only while the token is its own.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="handouts")
    program = models.ForeignKey(Program, on_delete=models.CASCADE, related_name="handouts")
    via = models.CharField(max_length=12, choices=HandoutFor.choices)
    paper = models.CharField(_("paper"), max_length=8, choices=Paper.choices, default=Paper.A4)
    size = models.CharField(
        _("size of the print"), max_length=8, choices=PrintSize.choices, default=PrintSize.NORMAL
    )
    state = models.CharField(max_length=10, choices=HandoutState.choices, default=HandoutState.WAITING)
    done = models.PositiveSmallIntegerField(default=0)
    total = models.PositiveSmallIntegerField(default=0)
    why = models.CharField(max_length=12, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    token = models.PositiveIntegerField(default=0)
    lease_until = models.DateTimeField(null=True, blank=True)
    file = models.FileField(max_length=80, blank=True)
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(default=in_a_day)

    personal_fields = frozenset({"patient", "file"})
    plain_fields = frozenset(
        {
            "id",
            "program",
            "via",
            "paper",
            "size",
            "state",
            "done",
            "total",
            "why",
            "tries",
            "token",
            "lease_until",
        }
        | {"asked_by", "asked_at", "finished_at", "expires_at"}
    )
    outside_log = True

    objects = PatientRows["HandoutJob"].as_manager()

    class Meta:
        constraints = [
            # Two clicks make one handout.
            models.UniqueConstraint(
                fields=["program", "via", "paper", "size"],
                condition=Q(state__in=UNFINISHED),
                name="handout_once_while_unfinished",
            ),
            models.CheckConstraint(condition=Q(state="done") ^ Q(file=""), name="handout_done_has_file"),
            models.CheckConstraint(condition=Q(done__lte=F("total")), name="handout_done_within_total"),
            one_of("handout", "state", HandoutState),
            one_of("handout", "via", HandoutFor),
            one_of("handout", "paper", Paper),
            one_of("handout", "size", PrintSize),
        ]
        indexes = [
            models.Index(fields=["asked_at"], condition=Q(state__in=UNFINISHED), name="handout_unfinished"),
            models.Index(fields=["expires_at"], name="handout_expires"),
        ]

    def __str__(self) -> str:
        return f"handout {self.id}"
