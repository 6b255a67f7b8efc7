"""A clinic's own thresholds for the rules, and a look at what a change would have meant."""

import uuid
from datetime import datetime, timedelta
from typing import Final

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rehab.accounts.models import Clinic, User
from rehab.lib.fields import one_of
from rehab.lib.states import Transitions

KEPT_FOR: Final = timedelta(days=1)


class ClinicalParameter(models.Model):
    """One change of one threshold. Append-only: the newest row of a key counts, going back adds a row."""

    id = models.BigAutoField(primary_key=True)
    clinic = models.ForeignKey(Clinic, on_delete=models.PROTECT, related_name="parameters")
    key = models.CharField(max_length=40)
    number = models.PositiveIntegerField()
    value = models.FloatField(_("value"))
    before = models.FloatField()
    unit = models.CharField(max_length=40)
    low = models.FloatField()
    high = models.FloatField()
    source = models.CharField(_("source"), max_length=200)
    rationale = models.CharField(_("reason"), max_length=400)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    personal_fields = frozenset[str]()
    plain_fields = frozenset(
        {"id", "clinic", "key", "number", "value", "before", "unit", "low", "high", "source", "rationale"}
        | {"by", "at"}
    )

    class Meta:
        ordering = ["key", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["clinic", "key", "number"], name="parameter_number_once"),
            models.CheckConstraint(
                condition=Q(value__gte=F("low"), value__lte=F("high")), name="parameter_within_bounds"
            ),
            models.CheckConstraint(condition=~Q(rationale=""), name="parameter_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"parameter {self.key}"


class LookState(models.TextChoices):
    WAITING = "waiting", _("Waiting")
    WORKING = "working", _("Being worked out")
    DONE = "done", _("Ready")
    FAILED = "failed", _("Not worked out")
    SAVED = "saved", _("Change saved")


LOOK_TRANSITIONS = Transitions(
    "parameter look",
    {
        LookState.WAITING: frozenset({LookState.WORKING, LookState.FAILED}),
        # A worker that died leaves it to another one, which goes on working.
        LookState.WORKING: frozenset({LookState.DONE, LookState.FAILED}),
        LookState.DONE: frozenset({LookState.SAVED}),
        LookState.FAILED: frozenset[str](),
        LookState.SAVED: frozenset[str](),
    },
)


def in_a_day() -> datetime:
    """When a look that is asked for now is thrown away."""
    return timezone.now() + KEPT_FOR


class ParameterLook(models.Model):
    """What would have been suggested with another threshold in the last 28 days, before the change is saved.

    `base` is the clinic's whole set as it stood: the change is saved only while it still stands. `found` lists
    the reviews that would have ended otherwise, by item and day, without anybody's name.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    clinic = models.ForeignKey(Clinic, on_delete=models.CASCADE, related_name="parameter_looks")
    key = models.CharField(max_length=40)
    value = models.FloatField()
    source = models.CharField(max_length=200)
    rationale = models.CharField(max_length=400)
    base = models.JSONField()
    state = models.CharField(max_length=8, choices=LookState.choices, default=LookState.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    reviews = models.PositiveIntegerField(default=0)
    differing = models.PositiveIntegerField(default=0)
    found = models.JSONField(default=list)
    after = models.UUIDField(null=True, blank=True)
    token = models.PositiveIntegerField(default=0)
    lease_until = models.DateTimeField(null=True, blank=True)
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(default=in_a_day)

    personal_fields = frozenset({"found"})
    plain_fields = frozenset(
        {
            "id",
            "clinic",
            "key",
            "value",
            "source",
            "rationale",
            "base",
            "state",
            "done",
            "total",
            "reviews",
            "differing",
        }
        | {"after", "token", "lease_until", "asked_by", "asked_at", "expires_at"}
    )

    class Meta:
        constraints = [
            one_of("parameter_look", "state", LookState),
            models.CheckConstraint(condition=Q(done__lte=F("total")), name="parameter_look_within_total"),
        ]
        indexes = [models.Index(fields=["expires_at"], name="parameter_look_expires")]

    def __str__(self) -> str:
        return f"parameter look {self.id}"


class ReviewNight(models.Model):
    """One night in which the suggestions of a clinic were brought in line with the log. Twice is once."""

    id = models.BigAutoField(primary_key=True)
    clinic = models.ForeignKey(Clinic, on_delete=models.CASCADE, related_name="review_nights")
    local_date = models.DateField()
    token = models.PositiveIntegerField(default=0)
    lease_until = models.DateTimeField(null=True, blank=True)
    after = models.UUIDField(null=True, blank=True)
    looked_at = models.PositiveIntegerField(default=0)
    waiting = models.PositiveIntegerField(default=0)
    broken = models.PositiveIntegerField(default=0)
    finished_at = models.DateTimeField(null=True, blank=True)

    personal_fields = frozenset[str]()
    plain_fields = frozenset(
        {"id", "clinic", "local_date", "token", "lease_until", "after", "looked_at", "waiting", "broken"}
        | {"finished_at"}
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["clinic", "local_date"], name="review_night_once"),
        ]

    def __str__(self) -> str:
        return f"review night {self.local_date}"
