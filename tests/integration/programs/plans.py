"""Plans and logs of the tests, made through the same actions the pages use wherever there is one."""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils import timezone

from patients.models import JournalDay, Patient
from programs.actions.activity import ActivityPlan, TrialTold, add_activity
from programs.actions.prescription import Dose, add_exercise
from programs.actions.program import publish_program, start_draft
from programs.models import Exercise, ExerciseRevision, Prescription, Program, Session
from programs.models.exercise import ExerciseKind
from rehab.accounts.models import Clinic, User
from rehab.publishing.models import RevisionState

EVERY_DAY = 127
FOLLOWED = re.compile(r'<a class="traced"[^>]*>([^<]*)</a>')


def unlinked(text: str) -> str:
    """A page as it is read: numbers that lead to their rows as numbers alone."""
    return FOLLOWED.sub(r"\1", text)


def ago(patient: Patient, days: int) -> date:
    """The patient's local date so many days ago."""
    return patient.today() - timedelta(days=days)


def number(value: Decimal | None) -> float | None:
    """An amount as a number, to compare with one."""
    return None if value is None else float(value)


def make_exercise(
    clinic: Clinic, reviewer: User, name: str = "Heel raises", **fields: Any
) -> ExerciseRevision:
    """A published exercise of the clinic's library."""
    exercise = Exercise.objects.create(clinic=clinic, external_id=f"T{Exercise.objects.count() + 1:02}")
    return ExerciseRevision.objects.create(
        **{
            "exercise": exercise,
            "name": name,
            "summary": "Rise onto your toes and come down slowly.",
            "kind": ExerciseKind.STRENGTH,
            "region": "lower leg",
            "steps": [{"type": "step", "text": "Rise slowly."}],
            "tags": ["WB"],
            "sets": 2,
            "reps": 8,
            "per_week": 3,
            "effort_target": 4,
            "state": RevisionState.PUBLISHED,
            "reviewer": reviewer,
            "published_at": timezone.now(),
        }
        | fields
    )


def walking(patient: Patient, values: Iterable[int] = (10, 12, 11), **fields: Any) -> ActivityPlan:
    """Walking with a baseline of 11 minutes: first quota 8, step 1, goal 30."""
    trials = [TrialTold(ago(patient, 40 - 2 * n), Decimal(value)) for n, value in enumerate(values)]
    plan: dict[str, Any] = {
        "name": "Walking",
        "unit": "min",
        "goal_value": Decimal(30),
        "trials": trials,
        "weekdays": EVERY_DAY,
        "effort_target": 4,
    }
    return ActivityPlan(**plan | fields)


def publish(patient: Patient, by: User, *, days_ago: int = 8, note: str = "Walking, 8 minutes") -> Program:
    """Publish the draft as it would have been published so many days ago."""
    then = timezone.now() - timedelta(days=days_ago)
    draft = Program.objects.get(patient=patient, state="draft")
    return publish_program(program=draft, change_note=note, agreed_on=patient.today(then), by=by, now=then)


def walking_program(patient: Patient, by: User, *, days_ago: int = 8, **fields: Any) -> Prescription:
    """An active program with walking every day, published so many days ago."""
    draft = start_draft(patient=patient, by=by)
    item = add_activity(program=draft, plan=walking(patient, **fields), by=by)
    publish(patient, by, days_ago=days_ago)
    return item


def exercise_program(patient: Patient, by: User, exercise: ExerciseRevision) -> Prescription:
    """An active program with one exercise and no graded activity."""
    draft = start_draft(patient=patient, by=by)
    item = add_exercise(
        program=draft, exercise=exercise, dose=Dose(weekdays=EVERY_DAY, reps=8, sets=2), by=by
    )
    publish(patient, by)
    return item


def done(item: Prescription, day: date, amount: float | None = None, **fields: Any) -> Session:
    """One green session: the quota, effort 4, pain 2 before, 3 at its peak and 2 next morning."""
    quota = fields.pop("quota", item.quota)
    return Session.objects.create(
        **{
            "patient": item.program.patient,
            "prescription": item,
            "line": item.line,
            "local_date": day,
            "status": "done",
            "amount": Decimal(str(amount)) if amount is not None else quota,
            "quota": quota,
            "effort": 4,
            "pain_before": 2,
            "pain_peak": 3,
            "pain_next_morning": 2,
            "logged_by": item.program.patient.pk,
        }
        | fields
    )


def could_not(item: Prescription, day: date, barrier: str = "") -> Session:
    """One session that could not be done, with what got in the way."""
    return Session.objects.create(
        patient=item.program.patient,
        prescription=item,
        line=item.line,
        local_date=day,
        status="could_not",
        quota=item.quota,
        barrier=barrier,
        logged_by=item.program.patient.pk,
    )


def journal(patient: Patient, day: date, pain: int | None = 4, **fields: Any) -> JournalDay:
    """One logged day, entered the same evening."""
    entered = fields.pop("entered_at", datetime(day.year, day.month, day.day, 19, tzinfo=patient.zone))
    return JournalDay.objects.create(
        patient=patient, local_date=day, pain_avg=pain, entered_at=entered, **fields
    )


def calm_weeks(patient: Patient, days: int = 24, pain: int = 4) -> None:
    """A journal entry for each of the last days, today left out."""
    for back in range(1, days + 1):
        journal(patient, ago(patient, back), pain, activity_minutes=20)


def good_week(item: Prescription) -> None:
    """Seven green sessions in the last seven closed days."""
    for back in range(1, 8):
        done(item, ago(item.program.patient, back))


def url(name: str, patient: Patient, *more: Any) -> str:
    """The address of one of the care team's pages of a patient."""
    return reverse(f"programs:{name}", args=[patient.pk, *more])


def answers(**changed: Any) -> dict[str, Any]:
    """A dose as the page posts it."""
    dose = {
        "weekdays": ["0", "2", "4"],
        "sets": "3",
        "reps": "10",
        "mode": "symptom_guided",
        "supervision": "home",
    }
    return dose | changed
