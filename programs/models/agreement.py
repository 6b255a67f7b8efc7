"""A graded activity on its way to being agreed: tries, offers to and fro, and milestones after that."""

import uuid
from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patients.models import Goal, Patient
from patients.models.patient import PatientRows, Row
from programs.models.activity import GradedActivity, RowsOfAnActivity, Unit, amount
from rehab.accounts.models import User
from rehab.lib.fields import one_of, rating, within
from rehab.lib.states import Transitions


class AgreementState(models.TextChoices):
    COLLECTING = "collecting", _("Tries are being collected")
    PROPOSED = "proposed", _("The patient has the proposal")
    COUNTERED = "countered", _("The patient answered with another proposal")
    DECLINED = "declined", _("The patient would rather not start this now")
    AGREED = "agreed", _("Agreed by both")
    WITHDRAWN = "withdrawn", _("Taken back")


AGREEMENT_TRANSITIONS = Transitions(
    "graded activity by agreement",
    {
        AgreementState.COLLECTING: frozenset({AgreementState.PROPOSED, AgreementState.WITHDRAWN}),
        AgreementState.PROPOSED: frozenset(
            {
                AgreementState.PROPOSED,
                AgreementState.COUNTERED,
                AgreementState.DECLINED,
                AgreementState.AGREED,
                AgreementState.WITHDRAWN,
            }
        ),
        AgreementState.COUNTERED: frozenset(
            {AgreementState.PROPOSED, AgreementState.AGREED, AgreementState.WITHDRAWN}
        ),
        AgreementState.DECLINED: frozenset({AgreementState.PROPOSED, AgreementState.WITHDRAWN}),
        AgreementState.AGREED: frozenset[str](),
        AgreementState.WITHDRAWN: frozenset[str](),
    },
)
IN_WORK = (
    AgreementState.COLLECTING,
    AgreementState.PROPOSED,
    AgreementState.COUNTERED,
    AgreementState.DECLINED,
)


class StopReason(models.TextChoices):
    PAIN = "pain", _("Pain")
    TIRED = "tired", _("Tired")
    BREATH = "breath", _("Out of breath")
    WEAK = "weak", _("Legs or arms felt weak")
    WORRY = "worry", _("Worry it would harm")
    TIME = "time", _("No more time")
    DONE = "done", _("It was enough")
    OTHER = "other", _("Something else")


class RowsOfAnAgreement(PatientRows[Row]):
    patient_path = "agreement__patient"


class ActivityAgreement(models.Model):
    """What somebody wants to do more of, until both have agreed where to start. Nothing starts before that."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="agreements")
    goal = models.ForeignKey(
        Goal, null=True, blank=True, on_delete=models.SET_NULL, related_name="agreements"
    )
    goal_words = models.CharField(_("goal in the patient's own words"), max_length=200, blank=True)
    name = models.CharField(_("activity"), max_length=60)
    unit = models.CharField(_("counted in"), max_length=8, choices=Unit.choices, default=Unit.MINUTES)
    resolution = models.DecimalField(_("smallest step"), max_digits=5, decimal_places=1, default=Decimal(1))
    state = models.CharField(max_length=10, choices=AgreementState.choices, default=AgreementState.COLLECTING)
    asked_at = models.DateTimeField(default=timezone.now)
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)
    activity = models.OneToOneField(
        GradedActivity, null=True, blank=True, on_delete=models.PROTECT, related_name="agreement"
    )

    personal_fields = frozenset({"patient", "goal", "goal_words", "name", "unit", "resolution"})
    plain_fields = frozenset({"id", "state", "asked_at", "asked_by", "closed_at", "activity"})

    objects = PatientRows["ActivityAgreement"].as_manager()

    class Meta:
        constraints = [
            one_of("activity_agreement", "unit", Unit),
            one_of("activity_agreement", "state", AgreementState),
            models.CheckConstraint(condition=Q(resolution__gt=0), name="activity_agreement_resolution"),
            models.CheckConstraint(
                condition=Q(state="agreed", activity__isnull=False) | (~Q(state="agreed") & Q(activity=None)),
                name="activity_agreement_starts_when_agreed",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["agreed", "withdrawn"], closed_at__isnull=False)
                | (~Q(state__in=["agreed", "withdrawn"]) & Q(closed_at=None)),
                name="activity_agreement_closed_when",
            ),
        ]

    def __str__(self) -> str:
        return f"activity agreement {self.id}"


class AgreementTrial(models.Model):
    """One try before anything is proposed: do it until you would normally stop. One a day."""

    agreement = models.ForeignKey(ActivityAgreement, on_delete=models.CASCADE, related_name="trials")
    on = models.DateField(_("day"))
    value = amount()
    stop_reason = models.CharField(_("why you stopped"), max_length=8, choices=StopReason.choices, blank=True)
    pain_before = rating()
    pain_peak = rating()
    logged_at = models.DateTimeField(default=timezone.now)
    logged_by = models.UUIDField()

    personal_fields = frozenset({"agreement", "on", "value", "stop_reason", "pain_before", "pain_peak"})
    plain_fields = frozenset({"id", "logged_at", "logged_by"})

    objects = RowsOfAnAgreement["AgreementTrial"].as_manager()

    class Meta:
        ordering = ["on"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "on"], name="agreement_trial_once_a_day"),
            models.CheckConstraint(condition=Q(value__gt=0), name="agreement_trial_above_zero"),
            models.CheckConstraint(
                condition=Q(stop_reason="") | Q(stop_reason__in=StopReason.values),
                name="agreement_trial_stop_reason_known",
            ),
            within("agreement_trial", "pain_before", 0, 10),
            within("agreement_trial", "pain_peak", 0, 10),
        ]

    def __str__(self) -> str:
        return f"agreement trial {self.pk}"


class ActivityOffer(models.Model):
    """One proposal, of the clinician or of the patient. It is never changed: the next one has the next number."""

    agreement = models.ForeignKey(ActivityAgreement, on_delete=models.CASCADE, related_name="offers")
    number = models.PositiveSmallIntegerField()
    from_patient = models.BooleanField(default=False)
    baseline_value = amount()
    start_fraction = models.DecimalField(max_digits=3, decimal_places=2)
    first_quota = amount()
    step = amount()
    goal_value = amount()
    weekdays = models.PositiveSmallIntegerField(_("days"))
    effort_target = rating()
    words = models.CharField(_("in their own words"), max_length=300, blank=True)
    reason = models.CharField(_("why to start there"), max_length=200, blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    personal_fields = frozenset(
        {"agreement", "baseline_value", "start_fraction", "first_quota", "step", "goal_value", "weekdays"}
        | {"effort_target", "words", "reason"}
    )
    plain_fields = frozenset({"id", "number", "from_patient", "made_at", "made_by"})

    objects = RowsOfAnAgreement["ActivityOffer"].as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "number"], name="activity_offer_number_once"),
            models.CheckConstraint(
                condition=Q(first_quota__gt=0, step__gt=0, goal_value__gt=F("first_quota")),
                name="activity_offer_stairs_go_up",
            ),
            models.CheckConstraint(
                condition=Q(start_fraction__gt=0, start_fraction__lte=1), name="activity_offer_start_fraction"
            ),
            within("activity_offer", "weekdays", 1, 127),
            within("activity_offer", "effort_target", 0, 10),
        ]

    def __str__(self) -> str:
        return f"activity offer {self.pk}"


class Milestone(models.Model):
    """An amount worth marking on the way to the goal. The log says when it was reached."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    activity = models.ForeignKey(GradedActivity, on_delete=models.CASCADE, related_name="milestones")
    value = amount()
    words = models.CharField(_("what it means"), max_length=120, blank=True)
    reached_on = models.DateField(_("reached on"), null=True, blank=True)
    note = models.CharField(_("the patient's note"), max_length=200, blank=True)

    personal_fields = frozenset({"activity", "value", "words", "reached_on", "note"})
    plain_fields = frozenset({"id"})

    objects = RowsOfAnActivity["Milestone"].as_manager()

    class Meta:
        ordering = ["value"]
        constraints = [
            models.UniqueConstraint(fields=["activity", "value"], name="milestone_value_once"),
            models.CheckConstraint(condition=Q(value__gt=0), name="milestone_above_zero"),
        ]

    def __str__(self) -> str:
        return f"milestone {self.id}"
