"""What a caregiver sees of a day: what is planned, and what is done."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from patients.models import Patient
from programs.insights.day_plan import DayItem, day_items, items_in_force
from programs.insights.media import media_of
from programs.insights.rows import pauses_program
from programs.models import Program, Session, SessionStatus
from programs.views.portal import words
from programs.views.portal.told import ByRevision, title_of, told_item, told_of


def carer_page(patient: Patient, now: datetime) -> dict[str, Any]:
    """The plan of the day without pain, mood, notes or reasons."""
    today = patient.today(now)
    items = [] if patient.ended_at else items_in_force(patient)
    program = items[0].program if items else None
    page: dict[str, Any] = {
        "patient": patient,
        "today": today,
        "program": program,
        "viewed_person": patient.given_name,
    }
    if program is None:
        return page | {"items": []}
    sessions = list(Session.objects.filter(patient=patient, local_date=today))
    told = told_of(items)
    rows = day_items(patient, items, today, sessions)
    media = media_of(item.exercise for item in items)
    return page | {
        "items": [
            _row(row, program, told) | {"media": media.get(row.prescription.exercise_id or 0, [])}
            for row in rows
        ],
        "source": _("The plan from %(name)s") % {"name": words.who(program)},
        "on_hold": any(pauses_program(alert) for alert in patient.alerts.filter(closed_at=None)),
    }


def _row(row: DayItem, program: Program, told: ByRevision) -> dict[str, Any]:
    item = row.prescription
    exercise = told_item(item, told)
    return {
        "title": title_of(item, told),
        "told": exercise,
        "dose": words.heading(words.dose_words(item, row.quota)),
        "together": words.together_words(item, program),
        "done": row.session is not None and row.session.status == SessionStatus.DONE,
        "cues": exercise.cues if exercise else [],
        "safety": [s["text"] for s in exercise.steps if s.get("type") == "safety"] if exercise else [],
    }
