"""Activities on their way to being agreed, and the milestones of those that are, in fixed numbers of queries."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final

from django.db.models import Exists, Q

from patients.models import Alert, Patient, SleepNight
from programs.insights.clinic_parameters import parameters_of
from programs.models import (
    ActivityAgreement,
    ActivityOffer,
    AgreementTrial,
    Experiment,
    ExperimentState,
    Milestone,
    Prescription,
    Program,
    Review,
)
from programs.models.agreement import IN_WORK
from programs.models.program import ProgramState
from programs.rules.agreement import Terms
from programs.rules.agreement import stairs as stairs_of_terms
from programs.rules.baseline import Baseline, Ladder, Trial, baseline
from programs.rules.parameters import Parameters

EXPERIMENTS_OPEN: Final = (ExperimentState.OFFERED, ExperimentState.RUNNING)
CELEBRATED: Final = timedelta(days=7)  # how long a reached milestone stands on Today; engineering default


@dataclass(frozen=True)
class Standing:
    """One agreement with its tries (oldest first), its newest offer and what the tries come to so far."""

    agreement: ActivityAgreement
    trials: list[AgreementTrial]
    offers: list[ActivityOffer]
    base: Baseline | None
    p: Parameters

    @property
    def wanted(self) -> int:
        """How many tries are wanted in all: three, or five when they vary a lot."""
        return self.p.n_trials if self.base is None else self.base.n + self.base.ask_for_more

    @property
    def enough(self) -> bool:
        return self.base is not None and self.base.ask_for_more == 0

    @property
    def offer(self) -> ActivityOffer | None:
        """The newest offer."""
        return self.offers[-1] if self.offers else None


def standing_of(agreement: ActivityAgreement, p: Parameters | None = None) -> Standing:
    """How one agreement stands, by the clinic's thresholds. Three queries, none when all is loaded."""
    p = p or parameters_of(agreement.patient.clinic_id)
    trials = sorted(agreement.trials.all(), key=lambda row: row.on)
    offers = sorted(agreement.offers.all(), key=lambda row: row.number)
    base = baseline((Trial(row.on, float(row.value)) for row in trials), p) if trials else None
    return Standing(agreement, trials, offers, base, p)


def standings(patient: Patient) -> list[Standing]:
    """Every agreement in work, oldest first. One query, four when there is one."""
    found = ActivityAgreement.objects.filter(patient=patient, state__in=IN_WORK)
    found = found.select_related("asked_by", "goal").prefetch_related("trials", "offers__made_by")
    rows = list(found.order_by("asked_at"))
    for row in rows:
        row.patient = patient
    p = parameters_of(patient.clinic_id) if rows else None
    return [standing_of(row, p) for row in rows]


def ladder_of(offer: ActivityOffer, resolution: Decimal) -> Ladder:
    """The weekly quotas of an offer."""
    terms = Terms(float(offer.first_quota), float(offer.step), float(offer.goal_value))
    return stairs_of_terms(terms, float(resolution))


def program_with_news(patient: Patient, today: date) -> Any:
    """The version in force, with `in_work` (an agreement is on its way) and `reached` (a milestone was lately),
    `night` (last night is in the sleep diary), `review` (the record of a review waits for the patient's word),
    `alerted` (a safety answer is open) and `trial` (something to try out is on its way).

    One query for all seven; None without a program.
    """
    since = today - CELEBRATED
    lately = Milestone.objects.filter(activity__patient=patient, reached_on__gt=since, reached_on__lte=today)
    on_the_way = ActivityAgreement.objects.filter(patient=patient, state__in=IN_WORK)
    found = Program.objects.filter(patient=patient, state=ProgramState.ACTIVE)
    night = SleepNight.objects.filter(patient=patient, wake_date=today)
    review = Review.objects.filter(patient=patient, answer=None)
    news = {"in_work": Exists(on_the_way), "reached": Exists(lately), "night": Exists(night)}
    trial = Experiment.objects.filter(patient=patient, state__in=EXPERIMENTS_OPEN)
    news |= {
        "review": Exists(review),
        "alerted": Exists(Alert.objects.filter(patient=patient, closed_at=None)),
        "trial": Exists(trial),
    }
    return found.select_related("published_by").annotate(**news).first()


def reached_lately(patient: Patient, today: date) -> list[Milestone]:
    """Milestones reached in the last days, newest first. One query."""
    since = today - CELEBRATED
    found = Milestone.objects.filter(activity__patient=patient, reached_on__gt=since, reached_on__lte=today)
    return list(found.select_related("activity").order_by("-reached_on", "-value"))


def milestones_of(patient: Patient) -> list[Milestone]:
    """The milestones of the activities in the active program, and every reached one. One query."""
    now = Prescription.objects.filter(program__patient=patient, program__state=ProgramState.ACTIVE)
    mine = Q(activity__in=now.values("activity")) | Q(reached_on__isnull=False)
    found = Milestone.objects.filter(mine, activity__patient=patient).select_related("activity")
    return list(found.order_by("activity__made_at", "value"))
