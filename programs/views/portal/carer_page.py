"""What a caregiver sees of a day: what is planned, and what is done."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from patients.models import Patient
from programs.insights.day_plan import DayItem, active_program, day_items, items_of
from programs.insights.rows import pauses_program
from programs.models import Program, Session, SessionStatus
from programs.views.portal import words


def carer_page(patient: Patient, now: datetime) -> dict[str, Any]:
    """The plan of the day without pain, mood, notes or reasons."""
    today = patient.today(now)
    program = None if patient.ended_at else active_program(patient)
    page: dict[str, Any] = {
        "patient": patient,
        "today": today,
        "program": program,
        "viewed_person": patient.given_name,
    }
    if program is None:
        return page | {"items": []}
    program.patient = patient
    sessions = list(Session.objects.filter(patient=patient, local_date=today))
    rows = day_items(patient, items_of(program), today, sessions)
    return page | {
        "items": [_row(row, program) for row in rows],
        "source": _("The plan from %(name)s") % {"name": words.who(program)},
        "on_hold": any(pauses_program(alert) for alert in patient.alerts.filter(closed_at=None)),
    }


def _row(row: DayItem, program: Program) -> dict[str, Any]:
    item = row.prescription
    return {
        "title": item.title,
        "dose": words.heading(words.dose_words(item, row.quota)),
        "together": words.together_words(item, program),
        "done": row.session is not None and row.session.status == SessionStatus.DONE,
        "cues": item.exercise.cues if item.exercise else [],
        "safety": [s["text"] for s in item.exercise.steps if s.get("type") == "safety"]
        if item.exercise
        else [],
    }
