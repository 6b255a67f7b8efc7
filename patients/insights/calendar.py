"""When a patient is asked in the next weeks, as their own calendar shows it. Titles say nothing about why."""

import uuid
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from patients.insights.paces import paces_of
from patients.insights.visits import event_of
from patients.models import CheckInPlan, Patient
from patients.rules.check_in_times import due_at
from patients.rules.rhythms import asked_on
from rehab.lib.ics import Event, calendar

AHEAD = 60  # days
LASTS = timedelta(minutes=5)


def calendar_of(patient: Patient, now: datetime) -> str:
    """The calendar's text. Paused days and days before today are left out."""
    plan = CheckInPlan.objects.filter(patient=patient, ended_at=None).select_related("patient").first()
    events = _events(plan, now) if plan and patient.ended_at is None else []
    events += [event_of(visit) for visit in patient.visits.filter(starts_at__gt=now - timedelta(days=1))]
    # The same all day: a calendar that looks twice gets the same text.
    stamped = now.replace(hour=0, minute=0, second=0, microsecond=0)
    return calendar("Steady", patient.zone, events, stamped)


def _events(plan: CheckInPlan, now: datetime) -> list[Event]:
    pace = paces_of([plan], now)[plan.pk]
    today = now.astimezone(plan.patient.zone).date()
    days = [today + timedelta(days=n) for n in range(AHEAD)]
    days = [day for day in days if not plan.paused_until or day >= plan.paused_until]
    found = {
        (day, plan.wall_time): _event(plan, plan.pk, day) for day in days if asked_on(plan.pattern, day, pace)
    }
    for line in plan.lines.filter(ended_at=None):
        for day in days:
            if asked_on(line.pattern, day, pace):
                event = _event(plan, line.pk, day, line.wall_time)
                found.setdefault((day, line.wall_time or plan.wall_time), event)
    return list(found.values())


def _event(plan: CheckInPlan, what: uuid.UUID, day: date, wall_time: object = None) -> Event:
    starts = due_at(day, wall_time or plan.wall_time, plan.patient.zone)  # type: ignore[arg-type]
    return Event(f"{uuid.uuid5(what, day.isoformat())}@steady", starts, LASTS, _("A few minutes for me"))
