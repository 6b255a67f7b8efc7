"""The words of a plan (programs/insights/plan_words.py), and what only the portal's pages say."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils import formats

from programs.insights.plan_words import (
    amount_words,
    day_words,
    dose_words,
    effort_words,
    exercise_dose,
    heading,
    number,
    short_date,
    source_words,
    step_title,
    together_words,
    who,
)
from programs.models import Prescription, Session, SessionStatus
from rehab.lib.lists import listed

__all__ = [
    "amount_words",
    "day_words",
    "dose_words",
    "effort_words",
    "exercise_dose",
    "heading",
    "logged_words",
    "long_date",
    "number",
    "short_date",
    "source_words",
    "step_title",
    "together_words",
    "who",
]


def long_date(day: date) -> str:
    """ "Tuesday, 12 May 2026", in the reader's order."""
    return listed([formats.date_format(day, "l"), formats.date_format(day, "DATE_FORMAT")])


def logged_words(session: Session, item: Prescription, told: Mapping[int, Any]) -> str:
    """What is logged, in a few words; "" when nothing but that it was done. `told`: what exercises are called."""
    if session.status == SessionStatus.COULD_NOT:
        return session.get_barrier_display() if session.barrier else ""
    if session.instead is not None:
        return str(told[session.instead.pk].name)
    if session.amount is None:
        return ""
    if item.activity:
        return amount_words(session.amount, item.activity.unit)
    return ""
