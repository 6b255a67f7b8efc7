"""What the page of one session knows."""

from datetime import date
from decimal import Decimal
from typing import Any

from patients.models import Patient
from programs.insights.clinic_parameters import parameters_of
from programs.insights.plan_words import step_groups
from programs.insights.rows import pauses_program
from programs.models import (
    ExerciseRevision,
    GradedActivity,
    Prescription,
    Session,
    SessionStatus,
    Supervision,
)
from programs.models.activity import Unit
from programs.rules.blocks import REST_S, Kind, in_parts, rounds, written
from programs.rules.breathing import IN_SHARE, STEP, breath_at
from programs.rules.pacing import pacing_block
from programs.rules.script_pauses import said
from programs.views.portal import words
from programs.views.portal.told import title_of, told_item, told_of


def session_page(
    patient: Patient, item: Prescription, day: date, quota: Decimal | None, logged: Session | None
) -> dict[str, Any]:
    """The item on its day with its quota, its steps, its timer and what is logged."""
    told = told_of([item], [logged.instead if logged else None])
    exercise = told_item(item, told)
    return {
        "patient": patient,
        "item": item,
        "instead": _in_place_of(item),
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
        "pacer": pacer_of(item.exercise),
        "spoken": [part for line in exercise.script for part in said(line)] if exercise else [],
        "logged": logged,
        "logged_words": words.logged_words(logged, item, told) if logged else "",
        "was_done": logged is not None and logged.status == SessionStatus.DONE,
        "on_hold": any(pauses_program(alert) for alert in patient.alerts.filter(closed_at=None)),
    }


def _in_place_of(item: Prescription) -> str:
    """The library item that stands in for the planned one today; "" for the planned one itself."""
    return str(item.exercise.exercise_id) if item.stands_in and item.exercise else ""


def pacer_of(exercise: ExerciseRevision | None) -> dict[str, Any] | None:
    """A breathing pacer where the exercise has a pace; the reader changes it within the exercise's own range."""
    if exercise is None or exercise.pace is None or exercise.pace_least is None or exercise.pace_most is None:
        return None
    least, most = float(exercise.pace_least), float(exercise.pace_most)
    breath = breath_at(float(exercise.pace), least, most)
    return {"breath": breath, "least": least, "most": most, "step": STEP, "share": IN_SHARE}


def timer_of(item: Prescription, quota: float | None) -> dict[str, Any] | None:
    """The blocks of the timer, at one go and in parts, and what it counts; None where there is nothing to time."""
    if item.supervision != Supervision.HOME:
        return None
    if item.activity:
        timed = item.activity.unit == Unit.MINUTES and quota
        return _of_activity(item.activity, item.program.patient, quota) if timed and quota else None
    rest = (item.exercise.rest_minutes or 0) * 60 if item.exercise else 0
    count = item.sets or 1
    if item.minutes:
        blocks = rounds(item.minutes * 60, rest or (REST_S if count > 1 else 0), count)
        return {"whole": written(blocks), "each": item.minutes, "counts": "minutes"}
    if count > 1:
        return {"whole": written(rounds(0, rest or REST_S, count)), "each": 1, "counts": "sets"}
    return None


def _of_activity(activity: GradedActivity, patient: Patient, quota: float) -> dict[str, Any]:
    """Minutes of a graded activity. More than what was manageable at first can be done in parts with rests."""
    part = pacing_block(float(activity.baseline_value), parameters_of(patient.clinic_id))
    total = round(quota * 60)
    parts = in_parts(total, part)
    works = [block.seconds for block in parts if block.kind is Kind.WORK]
    return {
        "whole": written(rounds(total, 0, 1)),
        "parts": written(parts),
        "part_count": len(works),
        "part_minutes": words.number(works[0] / 60) if works else "",
        "rest_minutes": words.number(round(part.rest_s / 60)),
        "each": 0,
        "counts": "minutes",
    }
