"""Rows of one patient become what the statistics rest on."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from patients.models import Patient
from programs.insights.clinic_parameters import parameters_of
from programs.insights.exposure_columns import columns_of, picked
from programs.insights.lines import Line
from programs.insights.picture import PictureFacts
from programs.insights.review_log import PatientLog, load_log
from programs.insights.review_rows import lines_on
from programs.insights.rows import journal_rows, series_of
from programs.models import Prescription, Program, ProgramState, Session, SessionStatus
from programs.rules.parameters import Parameters
from programs.rules.review_inputs import MissReason, SessionOutcome

WEEKS: Final = 12
SHOWN_DAYS: Final = 28


@dataclass(frozen=True)
class Planned:
    """One item on one day on which it was planned or done: what was agreed, and its session when one is logged."""

    on: date
    item: Prescription
    session: Session | None
    outcome: SessionOutcome


def facts_of(patient: Patient, today: date, p: Parameters | None = None) -> PictureFacts:
    """Everything the statistics of this patient rest on, until `today`. A constant number of queries."""
    p = p or parameters_of(patient.clinic_id)
    series = series_of(journal_rows(patient), today, SHOWN_DAYS)
    log = load_log(patient, today)
    return PictureFacts(
        series=series,
        columns=columns_of(patient, series, picked(patient)),
        outcomes=[row.outcome for row in planned_days(log, today)],
        p=p,
    )


def planned_days(log: PatientLog, today: date) -> list[Planned]:
    """Every planned session of the last twelve weeks that have closed, oldest first, with what became of it.

    An exercise without a quota counts as one; a graded activity has the quota that held that day, eased by a flare
    plan. What was done on a day that was not planned is no part of it. The day that is still open is left out.
    """
    lines = lines_on(log, today)
    days = [today - timedelta(days=back) for back in range(7 * WEEKS, 0, -1)]
    found = [_planned(line, day, log) for day in days for line in lines.values()]
    return [row for row in found if row is not None]


def _planned(line: Line, day: date, log: PatientLog) -> Planned | None:
    item = line.planned(day)
    if item is None or _ended(item.program, day, log.patient):
        return None
    session = log.sessions.get(line.key, {}).get(day)
    return Planned(day, item, session, _outcome(line, day, item, session))


def _ended(program: Program, day: date, patient: Patient) -> bool:
    """Whether the whole program had ended by that day."""
    ended = program.state == ProgramState.ENDED and program.replaced_at
    return bool(ended) and day >= patient.today(program.replaced_at)


def _outcome(line: Line, day: date, item: Prescription, session: Session | None) -> SessionOutcome:
    if item.quota is None:
        agreed, actual = 1.0, None if session is None else float(session.status == SessionStatus.DONE)
        return SessionOutcome(day, agreed, actual=actual)
    if session is None:
        return SessionOutcome(day, line.quota(day))
    agreed = line.quota(day, float(session.quota) if session.quota else None)
    if session.status == SessionStatus.COULD_NOT:
        why = MissReason(session.barrier) if session.barrier else None
        return SessionOutcome(day, agreed, actual=0, missed_because=why)
    return SessionOutcome(day, agreed, actual=agreed if session.amount is None else float(session.amount))
