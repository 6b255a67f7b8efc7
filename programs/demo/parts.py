"""The other parts of the demo's programs: activities on their way, milestones, and what Pat agreed with Clara."""

from datetime import timedelta
from decimal import Decimal

from patients.models import Patient
from programs.actions.activity import TrialTold
from programs.actions.agreement import Ask, OfferTold, ask_for_trials, log_trial, propose
from programs.actions.milestones import mark_milestones, set_milestone, suggest_milestones
from programs.models import StopReason
from programs.models.activity import Unit
from programs.rules.agreement import Terms, stairs
from rehab.accounts.models import User


def make_milestones(patient: Patient) -> None:
    """Milestones of every graded activity, marked by what was logged."""
    for activity in patient.graded_activities.all():
        activity.patient = patient
        terms = Terms(float(activity.first_quota), float(activity.step), float(activity.goal_value))
        suggest_milestones(activity, stairs(terms, float(activity.resolution)))
        mark_milestones(activity, by=None)


def make_pats_parts(pat: Patient, clara: User) -> None:
    """Clara has just proposed where to start with the garden; Pat has not answered yet."""
    garden = ask_for_trials(
        patient=pat,
        ask=Ask("Work in the garden", Unit.MINUTES, goal_words="Plant my own tomatoes again"),
        by=clara,
    )
    for back, value, why in ((5, 14, StopReason.TIRED), (3, 18, StopReason.PAIN), (2, 16, StopReason.TIRED)):
        told = TrialTold(pat.today() - timedelta(days=back), Decimal(value), why, 4, 6)
        log_trial(agreement=garden, told=told, by=clara)
    propose(
        agreement=garden,
        told=OfferTold(
            first_quota=Decimal(12),
            step=Decimal(2),
            goal_value=Decimal(30),
            weekdays=0b0101010,
            words="Kneel on a cushion, and change sides at the bell.",
            start_fraction=Decimal("0.80"),
            reason="Usual start at 80% of the baseline.",
        ),
        by=clara,
    )
    walk = pat.graded_activities.exclude(milestones=None).first()
    if walk is not None:
        walk.patient = pat
        set_milestone(activity=walk, value=walk.goal_value, words="to the market and back", by=clara)


def make_quinns_parts(quinn: Patient, colin: User) -> None:
    """Quinn has logged two of three tries at sitting through a film."""
    film = ask_for_trials(
        patient=quinn,
        ask=Ask("Sit through a film", Unit.MINUTES, Decimal(5), goal_words="A whole film with my sons"),
        by=colin,
    )
    for back, value in ((3, 40), (1, 35)):
        told = TrialTold(quinn.today() - timedelta(days=back), Decimal(value), StopReason.PAIN, 3, 6)
        log_trial(agreement=film, told=told, by=colin)
