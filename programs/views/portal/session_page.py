"""What the page of one session knows."""

from datetime import date
from typing import Any, Final

from patients.models import Patient
from programs.insights.day_plan import quotas_on
from programs.insights.plan_words import step_groups
from programs.insights.rows import pauses_program
from programs.models import Prescription, Session, SessionStatus, Supervision
from programs.models.activity import Unit
from programs.rules.breathing import IN_SHARE, STEP, breath_at
from programs.views.portal import words
from programs.views.portal.told import title_of, told_item, told_of

REST_S: Final = 60  # engineering default between sets without a rest of their own


def session_page(patient: Patient, item: Prescription, day: date, logged: Session | None) -> dict[str, Any]:
    """The item on its day, its steps, its timer and what is logged."""
    quota = quotas_on(patient, [item], day)[item.pk]
    told = told_of([item])
    exercise = told_item(item, told)
    return {
        "patient": patient,
        "item": item,
        "title": title_of(item, told),
        "told": exercise,
        "day": day,
        "day_words": words.long_date(day),
        "is_today": day == patient.today(),
        "dose": words.heading(words.dose_words(item, quota)),
        "eased": quota != item.quota,
        "source": words.source_words(item.program),
        "together": words.together_words(item, item.program),
        "effort": words.effort_words(item),
        "steps": step_groups(exercise) if exercise else [],
        "timer": timer_of(item, float(quota) if quota is not None else None),
        "pacer": pacer_of(item),
        "logged": logged,
        "logged_words": words.logged_words(logged, item) if logged else "",
        "was_done": logged is not None and logged.status == SessionStatus.DONE,
        "on_hold": any(pauses_program(alert) for alert in patient.alerts.filter(closed_at=None)),
    }


def pacer_of(item: Prescription) -> dict[str, Any] | None:
    """A breathing pacer where the exercise has a pace; the reader changes it within the exercise's own range."""
    exercise = item.exercise
    if exercise is None or exercise.pace is None or exercise.pace_least is None or exercise.pace_most is None:
        return None
    least, most = float(exercise.pace_least), float(exercise.pace_most)
    breath = breath_at(float(exercise.pace), least, most)
    return {"breath": breath, "least": least, "most": most, "step": STEP, "share": IN_SHARE}


def timer_of(item: Prescription, quota: float | None) -> dict[str, int] | None:
    """Seconds of work and rest and how many rounds; None where there is nothing to time.

    Work of 0 seconds is a set at one's own speed: only the rest is timed.
    """
    if item.supervision != Supervision.HOME:
        return None
    if item.activity:
        timed = item.activity.unit == Unit.MINUTES and quota
        return {"work": round(quota * 60), "rest": 0, "rounds": 1} if timed and quota else None
    rest = (item.exercise.rest_minutes or 0) * 60 if item.exercise else 0
    rounds = item.sets or 1
    if item.minutes:
        return {"work": item.minutes * 60, "rest": rest or (REST_S if rounds > 1 else 0), "rounds": rounds}
    if rounds > 1:
        return {"work": 0, "rest": rest or REST_S, "rounds": rounds}
    return None
