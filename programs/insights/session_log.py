"""What a patient logged of their sessions lately, for the care team: lights, reasons, corrections, the week."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from patients.models import JournalDay, Patient
from programs.insights.clinic_parameters import parameters_of
from programs.insights.rows import light_of
from programs.models import Prescription, Session, SessionRevision, SessionStatus
from programs.models.program import ProgramState
from programs.rules.pacing import DayLoad, WeekLoad, week_load
from programs.rules.parameters import Parameters
from programs.rules.traffic_light import LightResult

DAYS: Final = 28


@dataclass(frozen=True)
class LoggedSession:
    """One session, its light (None where it was not done or asks for none), and what it said before."""

    session: Session
    light: LightResult | None
    before: tuple[SessionRevision, ...]


@dataclass(frozen=True)
class SessionLog:
    """The sessions of the last weeks, newest first, and each daily quota's last seven days."""

    rows: tuple[LoggedSession, ...]
    loads: tuple[tuple[Prescription, WeekLoad], ...]


def session_log(patient: Patient, today: date) -> SessionLog:
    """Five queries however much there is; the thresholds are the clinic's."""
    p = parameters_of(patient.clinic_id)
    since = today - timedelta(days=DAYS - 1)
    found = (
        Session.objects.filter(patient=patient, local_date__gte=since)
        .select_related("prescription__exercise", "prescription__activity", "instead")
        .prefetch_related("revisions")
        .order_by("-local_date", "prescription__position")
    )
    sessions = list(found)
    days = {row.local_date: row for row in JournalDay.objects.filter(patient=patient, local_date__gte=since)}
    items = Prescription.objects.filter(
        program__patient=patient, program__state=ProgramState.ACTIVE, activity__isnull=False
    ).select_related("activity")
    return SessionLog(
        rows=tuple(_logged(row, days, patient, p) for row in sessions),
        loads=tuple(
            (item, week_load(_days_of(item.line, sessions, days), float(item.quota), today, p))
            for item in items
            if item.quota
        ),
    )


def _logged(session: Session, days: dict[date, JournalDay], patient: Patient, p: Parameters) -> LoggedSession:
    judged = session.status == SessionStatus.DONE and not session.prescription.is_practice
    next_day = days.get(session.local_date + timedelta(days=1))
    light = light_of(session, next_day, patient.zone, p) if judged else None
    return LoggedSession(session, light, tuple(session.revisions.all()))


def _days_of(line: uuid.UUID, sessions: Iterable[Session], days: dict[date, JournalDay]) -> list[DayLoad]:
    """The logged days of one activity with the pain of their day: "could not" is none of it, no entry is unknown."""
    return [
        DayLoad(row.local_date, _amount(row), _pain(days.get(row.local_date)))
        for row in sessions
        if row.line == line
    ]


def _amount(session: Session) -> float | None:
    if session.status == SessionStatus.COULD_NOT:
        return 0.0
    amount = session.quota if session.amount is None else session.amount
    return None if amount is None else float(amount)


def _pain(day: JournalDay | None) -> float | None:
    return None if day is None or day.pain_avg is None else float(day.pain_avg)
