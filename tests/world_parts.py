"""The other parts of a full record: something of each, so that every door has a row behind it."""

from datetime import timedelta
from typing import Any

from patients.models import Patient
from programs.models import ActivityAgreement, ActivityOffer, AgreementTrial, GradedActivity, Milestone
from rehab.accounts.models import User


def make_parts(patient: Patient, clinician: User, activity: GradedActivity) -> None:
    """An activity on its way, and a milestone."""
    agreement = ActivityAgreement.objects.create(
        patient=patient, name="Gardening", goal_words="My own tomatoes", asked_by=clinician
    )
    for back in (3, 2, 1):
        AgreementTrial.objects.create(
            agreement=agreement,
            on=patient.today() - timedelta(days=back),
            value=10 + back,
            logged_by=clinician.pk,
        )
    ActivityOffer.objects.create(
        agreement=agreement,
        number=1,
        baseline_value=12,
        start_fraction="0.8",
        first_quota=9,
        step=1,
        goal_value=30,
        weekdays=127,
        words="Kneel on a cushion.",
        made_by=clinician,
    )
    Milestone.objects.create(activity=activity, value=20, words="As far as the bakery", note="Sunny")


def ids_of_parts(patient: Patient) -> dict[str, Any]:
    """The ids that the parts' addresses need."""
    activity = patient.graded_activities.get(name="Walking")
    return {
        "agreement_id": patient.agreements.get().pk,
        "activity_id": activity.pk,
        "milestone_id": activity.milestones.get().pk,
    }
