"""Activities on their way to being agreed, and the milestones of those that are, in fixed numbers of queries."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby
from typing import Any, Final
from uuid import UUID

from django.db.models import F, Q, QuerySet

from patients.models import Patient
from programs.insights.clinic_parameters import parameters_of
from programs.models import (
    ActivityAgreement,
    ActivityOffer,
    AgreementTrial,
    Milestone,
    Prescription,
)
from programs.models.agreement import IN_WORK
from programs.models.program import ProgramState
from programs.rules.agreement import Terms
from programs.rules.agreement import stairs as stairs_of_terms
from programs.rules.baseline import Baseline, Ladder, Trial, baseline
from programs.rules.parameters import Parameters
from rehab.accounts.models import User

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


def standing_of(agreement: ActivityAgreement) -> Standing:
    """How one agreement stands, by the clinic's thresholds. Three queries, none when all is loaded."""
    trials = sorted(agreement.trials.all(), key=lambda row: row.on)
    offers = sorted(agreement.offers.all(), key=lambda row: row.number)
    return _standing_of(agreement, parameters_of(agreement.patient.clinic_id), trials, offers)


def _standing_of(
    agreement: ActivityAgreement, p: Parameters, trials: list[AgreementTrial], offers: list[ActivityOffer]
) -> Standing:
    base = baseline((Trial(row.on, float(row.value)) for row in trials), p) if trials else None
    return Standing(agreement, trials, offers, base, p)


def standings(patient: Patient) -> list[Standing]:
    """Every agreement in work, oldest first. One query, two when there is one.

    A row for each try and each offer; of an offer, what can be read in one line.
    """
    found = ActivityAgreement.objects.filter(patient=patient, state__in=IN_WORK)
    rows = found.select_related("asked_by", "goal").annotate(
        tried_on=F("trials__on"),
        tried=F("trials__value"),
        offer=F("offers__number"),
        first=F("offers__first_quota"),
        more=F("offers__step"),
        who=F("offers__made_by__name"),
    )
    told = [list(same) for _pk, same in groupby(rows.order_by("asked_at", "pk"), lambda row: row.pk)]
    p = parameters_of(patient.clinic_id) if told else Parameters()
    return [_standing(patient, same, p) for same in told]


def _standing(patient: Patient, rows: list[Any], p: Parameters) -> Standing:
    """One agreement from all its rows."""
    row: ActivityAgreement = rows[0]
    row.patient = patient
    trials = {one.tried_on: one.tried for one in rows if one.tried_on}
    offers = {one.offer: one for one in rows if one.offer}
    return _standing_of(
        row,
        p,
        [AgreementTrial(agreement=row, on=on, value=trials[on]) for on in sorted(trials)],
        [
            ActivityOffer(
                agreement=row,
                number=number,
                first_quota=offers[number].first,
                step=offers[number].more,
                made_by=User(name=offers[number].who),
            )
            for number in sorted(offers)
        ],
    )


def ladder_of(offer: ActivityOffer, resolution: Decimal) -> Ladder:
    """The weekly quotas of an offer."""
    terms = Terms(float(offer.first_quota), float(offer.step), float(offer.goal_value))
    return stairs_of_terms(terms, float(resolution))


def reached_rows(patient: Patient, today: date) -> QuerySet[Milestone]:
    """Milestones reached in the last days, newest first."""
    return reached_between(patient.pk, today - CELEBRATED, today)


def reached_between(patient: UUID, after: date, until: date) -> QuerySet[Milestone]:
    """Milestones reached after a day and until another, newest first."""
    found = Milestone.objects.filter(activity__patient=patient, reached_on__gt=after, reached_on__lte=until)
    return found.order_by("-reached_on", "-value")


def reached_lately(patient: Patient, today: date) -> list[Milestone]:
    """The same with their activities. One query."""
    return list(reached_rows(patient, today).select_related("activity"))


def milestones_of(patient: Patient) -> list[Milestone]:
    """The milestones of the activities in the active program, and every reached one. One query."""
    now = Prescription.objects.filter(program__patient=patient, program__state=ProgramState.ACTIVE)
    mine = Q(activity__in=now.values("activity")) | Q(reached_on__isnull=False)
    found = Milestone.objects.filter(mine, activity__patient=patient).select_related("activity")
    return list(found.order_by("activity__made_at", "value"))
