"""Pat's first review, two weeks ago, which waits for Pat's word, and the trial in blocks that goes on."""

from datetime import timedelta

from django.utils import timezone

from patients.models import Patient
from programs.insights.review_facts import log_facts
from programs.models import Experiment, ExperimentState, Review
from rehab.accounts.models import User

AGO = 13
TRIAL_AGO = 20
WORDS = {
    "helped": "Going out before the midday heat, and the bench halfway.",
    "worsened": "Two days of standing at the stove for the family feast.",
    "unclear": "Whether the new insoles make a difference.",
    "preference": "I would rather walk a little every day than a lot on Sundays.",
    "decision": "We go on with the walk as it is and keep the standing in the kitchen to short stretches.",
    "patient_does": "Walk on the agreed days. Sit down after a quarter of an hour in the kitchen.",
    "clinician_does": "Look at the insoles at the next visit.",
    "others_do": "Gita carries the heavy pots.",
}


def make_pats_trial(pat: Patient, clara: User) -> Experiment:
    """Pat agreed three weeks ago to find out about the kitchen; the first weeks with the change have begun."""
    return Experiment.objects.create(
        patient=pat,
        exposure="activity_minutes",
        usual="Cook as you always do.",
        tried="Sit on the high stool after a quarter of an hour in the kitchen.",
        state=ExperimentState.RUNNING,
        offered_at=timezone.now() - timedelta(days=TRIAL_AGO + 1),
        offered_by=clara,
        started_on=pat.today() - timedelta(days=TRIAL_AGO),
    )


def make_pats_review(pat: Patient, clara: User) -> Review:
    """A signed record; the next one is tomorrow."""
    day = pat.today() - timedelta(days=AGO)
    goals = [{"words": goal.words, "state": "active"} for goal in pat.goals.order_by("set_at")[:1]]
    return Review.objects.create(
        patient=pat,
        number=1,
        first_day=day - timedelta(days=27),
        last_day=day,
        facts=log_facts(pat, day) | {"options": [], "goals": goals},
        words=WORDS,
        next_on=pat.today() + timedelta(days=1),
        program=pat.programs.filter(state="active").first(),
        signed_at=timezone.now() - timedelta(days=AGO),
        signed_by=clara,
    )
