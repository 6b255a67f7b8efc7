"""Visits of one patient: what comes, what was, and each as an entry of a calendar."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext as _

from patients.models import Patient, Visit, VisitState
from rehab.lib.ics import Event, calendar

SHOWN = 30


def coming(patient: Patient, now: datetime) -> Any:
    """Planned visits that are not over, the next first."""
    rows = patient.visits.filter(state=VisitState.PLANNED, starts_at__gt=now - timedelta(hours=4))
    return [one for one in rows.select_related("clinician") if one.ends_at > now]


def past(patient: Patient, now: datetime) -> Any:
    """What took place, did not, or is over, the latest first."""
    rows = patient.visits.select_related("clinician").order_by("-starts_at")
    return [one for one in rows[: 2 * SHOWN] if one.state != VisitState.PLANNED or one.ends_at <= now][:SHOWN]


def event_of(visit: Visit) -> Event:
    """The entry of a calendar: its title says nothing, its name never changes."""
    return Event(
        f"{visit.pk}@steady",
        visit.starts_at,
        timedelta(minutes=visit.minutes),
        _("Appointment"),
        sequence=visit.sequence,
        cancelled=visit.state == VisitState.CANCELLED,
        busy=True,
    )


def visit_calendar(visit: Visit, zone: ZoneInfo) -> str:
    """One visit as a calendar file, on the clock of whoever takes it."""
    return calendar("Steady", zone, [event_of(visit)], timezone.now())
