"""A visit: in person, by video, by phone or by message; when, with whom, and what came of it."""

import uuid
from datetime import datetime, timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patients.models.patient import Patient, PatientRows
from rehab.accounts.models import User
from rehab.lib.fields import one_of, within
from rehab.lib.states import Transitions

JOIN_EARLY = timedelta(minutes=15)  # engineering default: how long before the start somebody may join


class VisitKind(models.TextChoices):
    IN_PERSON = "in_person", _("In person")
    VIDEO = "video", _("By video")
    PHONE = "phone", _("By phone")
    MESSAGE = "message", _("By message")


class VisitState(models.TextChoices):
    PLANNED = "planned", _("Planned")
    DONE = "done", _("Took place")
    MISSED = "missed", _("Did not take place")
    CANCELLED = "cancelled", _("Cancelled")


VISIT_TRANSITIONS = Transitions(
    "visit",
    {
        VisitState.PLANNED: frozenset({VisitState.DONE, VisitState.MISSED, VisitState.CANCELLED}),
        VisitState.DONE: frozenset[str](),
        # It is planned anew, under the same entry of the calendar.
        VisitState.MISSED: frozenset({VisitState.PLANNED}),
        VisitState.CANCELLED: frozenset({VisitState.PLANNED}),
    },
)


class Visit(models.Model):
    """One visit. `sequence` rises with every change that a calendar has to know; the id is the calendar's UID.

    `patient_part` is read by the patient; `clinician_part` never leaves the care team.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="visits")
    kind = models.CharField(_("kind"), max_length=10, choices=VisitKind.choices)
    starts_at = models.DateTimeField(_("when"))
    minutes = models.PositiveSmallIntegerField(_("how long"), default=30)
    clinician = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    place = models.CharField(_("where"), max_length=120, blank=True)
    link = models.URLField(_("meeting link"), max_length=300, blank=True)
    patient_part = models.TextField(_("what the patient reads"), max_length=4000, blank=True)
    clinician_part = models.TextField(_("notes of the care team"), max_length=4000, blank=True)
    state = models.CharField(max_length=10, choices=VisitState.choices, default=VisitState.PLANNED)
    sequence = models.PositiveSmallIntegerField(default=0)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    personal_fields = frozenset(
        {"patient", "kind", "starts_at", "place", "link", "patient_part", "clinician_part"}
    )
    plain_fields = frozenset({"id", "minutes", "clinician", "state", "sequence", "made_by", "made_at"})
    outside_log = True

    objects = PatientRows["Visit"].as_manager()

    class Meta:
        ordering = ["starts_at", "pk"]
        constraints = [
            one_of("visit", "kind", VisitKind),
            one_of("visit", "state", VisitState),
            within("visit", "minutes", 5, 240),
            models.CheckConstraint(
                condition=models.Q(link="") | models.Q(kind=VisitKind.VIDEO), name="visit_link_of_video"
            ),
        ]
        indexes = [models.Index(fields=["patient", "starts_at"], name="visit_of_patient")]

    def __str__(self) -> str:
        return f"visit {self.id}"

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)

    @property
    def joins_at(self) -> datetime:
        """From when on the join button leads somewhere."""
        return self.starts_at - JOIN_EARLY

    def may_join(self, now: datetime) -> bool:
        """Whether the meeting is on: a quarter of an hour early until a quarter of an hour late."""
        wanted = self.state == VisitState.PLANNED and bool(self.link)
        return wanted and self.joins_at <= now <= self.ends_at + JOIN_EARLY
