"""A letter that asks somebody outside the clinic to see a patient, and what became of it."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patients.models.patient import Patient, PatientRows
from rehab.accounts.models import User
from rehab.lib.fields import one_of
from rehab.lib.states import Transitions


class ReferralKind(models.TextChoices):
    DIETITIAN = "dietitian", _("Dietitian")
    SLEEP = "sleep", _("Sleep specialist")
    PSYCHOLOGY = "psychology", _("Psychology")
    PODIATRY = "podiatry", _("Podiatry")


class ReferralState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    SENT = "sent", _("Sent")
    ACCEPTED = "accepted", _("Accepted")
    SEEN = "seen", _("Seen")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Withdrawn")


REFERRAL_TRANSITIONS = Transitions(
    "referral",
    {
        ReferralState.DRAFT: frozenset({ReferralState.SENT, ReferralState.WITHDRAWN}),
        ReferralState.SENT: frozenset(
            {
                ReferralState.ACCEPTED,
                ReferralState.SEEN,
                ReferralState.DECLINED,
                ReferralState.WITHDRAWN,
            }
        ),
        ReferralState.ACCEPTED: frozenset(
            {ReferralState.SEEN, ReferralState.DECLINED, ReferralState.WITHDRAWN}
        ),
        ReferralState.SEEN: frozenset[str](),
        ReferralState.DECLINED: frozenset[str](),
        ReferralState.WITHDRAWN: frozenset[str](),
    },
)


class Referral(models.Model):
    """One referral. Its letter is drafted from the record and edited; once it is sent, it stays as it was."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="referrals")
    kind = models.CharField(_("to whom"), max_length=12, choices=ReferralKind.choices)
    to_name = models.CharField(_("name of the practice or person"), max_length=120, blank=True)
    to_address = models.CharField(_("address"), max_length=200, blank=True)
    text = models.TextField(_("letter"), max_length=8000)
    state = models.CharField(max_length=10, choices=ReferralState.choices, default=ReferralState.DRAFT)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    personal_fields = frozenset({"patient", "kind", "to_name", "to_address", "text"})
    plain_fields = frozenset({"id", "state", "made_by", "made_at"})
    outside_log = True

    objects = PatientRows["Referral"].as_manager()

    class Meta:
        ordering = ["-made_at", "pk"]
        constraints = [
            one_of("referral", "kind", ReferralKind),
            one_of("referral", "state", ReferralState),
            models.CheckConstraint(
                condition=Q(state__in=[ReferralState.DRAFT, ReferralState.WITHDRAWN]) | ~Q(to_name=""),
                name="referral_sent_to_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"referral {self.id}"


class ReferralStep(models.Model):
    """One step of a referral with its day: sent, accepted, seen, declined or withdrawn. Steps are only added."""

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="referral_steps")
    referral = models.ForeignKey(Referral, on_delete=models.CASCADE, related_name="steps")
    state = models.CharField(max_length=10, choices=ReferralState.choices)
    on = models.DateField(_("on which day"))
    note = models.CharField(_("note"), max_length=200, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    personal_fields = frozenset({"patient", "on", "note"})
    plain_fields = frozenset({"id", "referral", "state", "by", "at"})
    outside_log = True

    objects = PatientRows["ReferralStep"].as_manager()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            one_of("referral_step", "state", ReferralState),
            models.UniqueConstraint(fields=["referral", "state"], name="referral_step_once"),
        ]

    def __str__(self) -> str:
        return f"referral step {self.pk}"
