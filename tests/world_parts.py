"""The other parts of a full record: something of each, so that every door has a row behind it."""

import uuid
from datetime import timedelta
from typing import Any

from django.utils import timezone

from patients.actions.diary import write_night
from patients.actions.measures import keep_measure
from patients.measures.peg import PEG
from patients.models import (
    CheckInLine,
    CheckInPlan,
    EarlyWarningEvent,
    EarlyWarningSign,
    FoodDay,
    FoodScreen,
    GoalScale,
    MeasurePlan,
    OwnActivity,
    Patient,
    SleepScreen,
    TriggerTag,
    Worksheet,
)
from programs.models import (
    ActivityAgreement,
    ActivityOffer,
    AgreementTrial,
    DailyTarget,
    ExposureTrial,
    Flare,
    FlarePlan,
    GradedActivity,
    Hierarchy,
    ManualSession,
    Milestone,
    PracticePreference,
    Rung,
)
from rehab.accounts.models import User


def make_parts(patient: Patient, clinician: User, activity: GradedActivity) -> None:
    """An activity on its way, and a milestone."""
    plan = CheckInPlan.objects.create(patient=patient, started_on=patient.today(), agreed_by=clinician)
    CheckInLine.objects.create(plan=plan, kind="peg", started_on=patient.today(), agreed_by=clinician)
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
    _measures(patient, clinician)
    _goals(patient, clinician)
    _flare(patient, clinician)
    _signs(patient, clinician)
    _ladder(patient, clinician)
    _diaries(patient, clinician)
    DailyTarget.objects.create(
        patient=patient, kind="meals", words="Soup at noon", agreed_on=patient.today(), made_by=clinician
    )
    PracticePreference.objects.create(patient=patient, kinds=["breathing"], chosen_at=timezone.now())


def _measures(patient: Patient, clinician: User) -> None:
    """A PEG of last week, which is asked weekly."""
    keep_measure(
        patient=patient,
        instrument=PEG,
        answers={"pain": 6, "enjoyment": 7, "activity": 5},
        local_date=patient.today() - timedelta(days=7),
        by=clinician,
        client_uuid=uuid.uuid4(),
        note="A hard week",
    )
    MeasurePlan.objects.create(
        patient=patient,
        instrument="peg",
        cadence="weekly",
        started_on=patient.today() - timedelta(days=7),
        planned_by=clinician,
    )


def _goals(patient: Patient, clinician: User) -> None:
    """Levels of the goal, and one activity that the patient rates."""
    goal = patient.goals.get()
    GoalScale.objects.create(
        goal=goal, less="To the corner", expected="To the market", more="And back", set_by=clinician
    )
    OwnActivity.objects.create(
        patient=patient, goal=goal, place=1, words="Carry the shopping", added_by=clinician
    )


def _flare(patient: Patient, clinician: User) -> None:
    plan = FlarePlan.objects.create(
        patient=patient,
        number=1,
        stage_days=2,
        share_early="0.50",
        share_late="0.75",
        words="Warm bath",
        tell="My sister",
        agreed_on=patient.today(),
        made_by=clinician,
    )
    long_ago = patient.today() - timedelta(days=60)
    Flare.objects.create(
        patient=patient, plan=plan, started_on=long_ago, ended_on=long_ago, ended_at=timezone.now()
    )


def _signs(patient: Patient, clinician: User) -> None:
    for place, words in enumerate(("Jaw tight", "Tingling up"), start=1):
        EarlyWarningSign.objects.create(patient=patient, place=place, words=words, added_by=clinician.pk)
    TriggerTag.objects.create(patient=patient, place=1, words="Cold weather")
    EarlyWarningEvent.objects.create(patient=patient, local_date=patient.today(), signs=["Jaw tight"])


def _diaries(patient: Patient, clinician: User) -> None:
    if patient.user is not None:
        yesterday = patient.today() - timedelta(days=1)
        write_night(patient=patient, wake_date=yesterday, told={"quality": 4}, by=patient.user)
    Worksheet.objects.create(patient=patient, kind="thought", answers={"thought": f"I, {patient.given_name}"})
    FoodDay.objects.create(patient=patient, local_date=patient.today(), veg_fruit=3, note="Soup")
    FoodScreen.objects.create(patient=patient, height_cm=170, noted_by=clinician)
    SleepScreen.objects.create(patient=patient, stop_bang=3, noted_by=clinician)


def _ladder(patient: Patient, clinician: User) -> None:
    ladder = Hierarchy.objects.create(
        patient=patient,
        theme="Bending",
        made_by=clinician,
        cleared_at=timezone.now(),
        cleared_by=clinician,
        cleared_note="Seen and examined",
    )
    rung = Rung.objects.create(
        hierarchy=ladder, situation="Pick up a pen", predicted_harm="My back locks", suds_initial=40
    )
    ladder.current = rung
    ladder.save()
    ExposureTrial.objects.create(
        rung=rung,
        local_date=patient.today() - timedelta(days=5),
        prediction="It locks",
        logged_by=clinician.pk,
        finished_at=timezone.now(),
    )


def make_manual_session(patient: Patient, clinician: User) -> ManualSession:
    """A session that is paired with the first item of the active program."""
    return ManualSession.objects.create(
        patient=patient,
        clinician=clinician,
        done_on=patient.today(),
        technique="joint",
        region="Ankle",
        minutes=10,
        consent=True,
        paired_task=patient.programs.get(state="active").prescriptions.first(),
    )


def ids_of_parts(patient: Patient) -> dict[str, Any]:
    """The ids that the parts' addresses need."""
    activity = patient.graded_activities.get(name="Walking")
    return {
        "agreement_id": patient.agreements.get().pk,
        "activity_id": activity.pk,
        "milestone_id": activity.milestones.get().pk,
        "tag_id": patient.trigger_tags.first().pk,
        "sign_id": patient.early_warning_signs.first().pk,
        "hierarchy_id": patient.hierarchies.get().pk,
        "instrument": "peg",
        "measure_id": patient.measures.get(instrument="peg").pk,
        "worksheet_id": patient.worksheets.first().pk,
        "sheet": "worry",
        "session_id": patient.manual_sessions.get().pk,
    }
