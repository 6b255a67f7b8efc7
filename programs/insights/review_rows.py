"""Rows of one patient become inputs of the weekly review, one for each graded activity of the program.

The window is the seven journal days that have closed: the day that is still open is not held against anybody.
"""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from statistics import median
from typing import Final

from patients.models import Alert, JournalDay, Patient
from programs.insights.lines import Line, Version, line_of, versions_of
from programs.insights.rows import (
    DEFAULTS,
    FEET_AT_RISK,
    current_flare,
    flag_words,
    journal_rows,
    light_of,
    merged_flares,
    patient_flags,
    pauses_program,
    series_of,
)
from programs.insights.series import DailySeries, Run, median_of
from programs.models import Prescription, Session, SessionStatus, Suggestion
from programs.models.activity import Unit
from programs.models.suggestion import SuggestionState
from programs.rules.baseline import foot_ceiling
from programs.rules.pacing import DayLoad, boom_bust
from programs.rules.parameters import Parameters
from programs.rules.progression import MissReason, Mode, Outcome, ReviewInputs, SessionOutcome, WeekOfSessions
from programs.rules.rounding import at_least

WEEK: Final = 7
LOOK_BACK: Final = 84  # days in which a reliable level is looked for; engineering default


@dataclass(frozen=True)
class Lately:
    """What all items of one patient share on one day."""

    today: date
    series: DailySeries
    flare: Run | None
    flares_28d: int
    alert: Alert | None
    feet_at_risk: bool
    booming: bool
    risen: dict[uuid.UUID, list[date]] = field(default_factory=dict)


@dataclass(frozen=True)
class Reviewable:
    """One item that can be reviewed: what the rules are given, and since when the item stands as it does."""

    prescription: Prescription
    inputs: ReviewInputs
    anchor: date
    decided: list[Suggestion]

    @property
    def window(self) -> tuple[date, date]:
        """First and last day of the week that is looked at."""
        today = self.inputs.reviewed_on
        return today - timedelta(days=WEEK), today - timedelta(days=1)


def reviewables(patient: Patient, today: date, p: Parameters = DEFAULTS) -> list[Reviewable]:
    """Every graded activity of the active program with its inputs; eight queries however many there are."""
    versions = versions_of(patient)
    if not versions:
        return []
    active = [item for item in versions[-1].items.values() if item.activity and item.quota]
    past = _decided(patient)
    lines = {item.line: _line(patient, item, versions, past.get(item.line, []), p) for item in active}
    lately = _lately(patient, today, versions, lines, p)
    sessions = _sessions(patient, today)
    mornings = _mornings(patient, today)
    return [
        _reviewable(
            item,
            lines[item.line],
            lately,
            _Log(patient, sessions.get(item.line, {}), mornings),
            past.get(item.line, []),
            p,
        )
        for item in active
    ]


@dataclass(frozen=True)
class _Log:
    """The sessions of one item by day, and the journal days that may stand in for a next morning."""

    patient: Patient
    sessions: dict[date, Session]
    mornings: dict[date, JournalDay]


def _decided(patient: Patient) -> dict[uuid.UUID, list[Suggestion]]:
    """Suggestions that are closed, newest first, by line."""
    found: dict[uuid.UUID, list[Suggestion]] = {}
    rows = (
        patient.suggestions.exclude(state=SuggestionState.OPEN)
        .select_related("decision")
        .order_by("-made_at")
    )
    for row in rows:
        found.setdefault(row.line, []).append(row)
    return found


def _line(
    patient: Patient, item: Prescription, versions: list[Version], past: list[Suggestion], p: Parameters
) -> Line:
    starts = [
        patient.today(row.decision.at) + timedelta(days=1)
        for row in past
        if row.state == SuggestionState.APPROVED and row.outcome == Outcome.FLARE_PLAN
    ]
    return line_of(item.line, versions, starts, p)


def _lately(
    patient: Patient, today: date, versions: list[Version], lines: dict[uuid.UUID, Line], p: Parameters
) -> Lately:
    since = min(versions[0].since - timedelta(days=2 * WEEK), today - timedelta(days=LOOK_BACK))
    series = series_of(journal_rows(patient, since), today)
    loads = [
        DayLoad(day, minutes, pain)
        for day, minutes, pain in zip(series.dates, series.activity_minutes, series.pain_avg, strict=True)
    ]
    alerts = patient.alerts.filter(closed_at=None).order_by("level", "raised_at")
    return Lately(
        today=today,
        series=series,
        flare=current_flare(series, p),
        flares_28d=sum(
            0 <= (today - run.first).days < p.flare_window_days for run in merged_flares(series, p)
        ),
        alert=next((alert for alert in alerts if pauses_program(alert)), None),
        feet_at_risk=bool(patient_flags(patient.conditions.filter(ended_at=None)) & FEET_AT_RISK),
        booming=bool(boom_bust(loads, today, p).flagged),
        risen={key: line.rises() for key, line in lines.items()},
    )


def _sessions(patient: Patient, today: date) -> dict[uuid.UUID, dict[date, Session]]:
    found: dict[uuid.UUID, dict[date, Session]] = {}
    for row in Session.objects.filter(patient=patient, local_date__gte=today - timedelta(days=LOOK_BACK)):
        found.setdefault(row.line, {})[row.local_date] = row
    return found


def _mornings(patient: Patient, today: date) -> dict[date, JournalDay]:
    rows = JournalDay.objects.filter(patient=patient, local_date__gte=today - timedelta(days=LOOK_BACK))
    return {row.local_date: row for row in rows.only("local_date", "pain_avg", "entered_at", "patient_id")}


def _reviewable(
    item: Prescription, line: Line, lately: Lately, log: _Log, past: list[Suggestion], p: Parameters
) -> Reviewable:
    activity = item.activity
    if activity is None or item.quota is None:
        raise ValueError("Only a graded activity with a quota can be reviewed.")
    today, quota = lately.today, float(item.quota)
    week = [today - timedelta(days=back) for back in range(WEEK, 0, -1)]
    capped = activity.unit == Unit.STEPS and lately.feet_at_risk
    inputs = ReviewInputs(
        week=WeekOfSessions(tuple(_outcomes(line, log, week))),
        reviewed_on=today,
        mode=Mode(item.mode),
        quota=quota,
        q0=float(activity.first_quota),
        step=float(activity.step),
        goal=float(activity.goal_value),
        resolution=float(activity.resolution),
        ceiling=foot_ceiling(float(activity.baseline_value), p) if capped else None,
        red_flag=flag_words(lately.alert.flag) if lately.alert else None,
        red_flag_on=lately.alert.local_date if lately.alert else None,
        flare_since=lately.flare.first if lately.flare else None,
        flares_28d=lately.flares_28d,
        effort_target=item.effort_target,
        dpain=_dpain(lately.series, line.started, today),
        consec_hold=_held(past),
        boom_bust_flag=lately.booming,
        days_since_last_progress=min(((today - day).days for day in line.rises()), default=None),
        upward_changes_this_week=sum(
            any((today - day).days < WEEK for day in days) for days in lately.risen.values()
        ),
        last_reliable_quota=_reliable(line, log, today, quota, p),
        weeks_at_goal=1 + max(0, (today - line.changed()).days - 1) // WEEK,
    )
    return Reviewable(item, inputs, _anchor(log.patient, line, past), past)


def _outcomes(line: Line, log: _Log, days: Iterable[date]) -> list[SessionOutcome]:
    """One outcome for each planned day, and one for each session that was logged on another."""
    wanted = [day for day in days if line.on(day) and (line.planned(day) or day in log.sessions)]
    return [_outcome(day, line, log) for day in wanted]


def _outcome(day: date, line: Line, log: _Log) -> SessionOutcome:
    session = log.sessions.get(day)
    if session is None:
        return SessionOutcome(day, line.quota(day))
    # A quota that changed later on the same day does not rewrite what the patient had in front of them.
    agreed = line.quota(day, float(session.quota) if session.quota else None)
    why = MissReason(session.barrier) if session.barrier else None
    if session.status == SessionStatus.COULD_NOT:
        return SessionOutcome(day, agreed, actual=0, missed_because=why)
    actual = agreed if session.amount is None else float(session.amount)
    light = light_of(session, log.mornings.get(day + timedelta(days=1)), log.patient.zone).light
    return SessionOutcome(day, agreed, actual=actual, light=light, effort=session.effort, missed_because=why)


def _dpain(series: DailySeries, started: date, today: date) -> float | None:
    """This week's median pain less that of the week before the item began, else of its first week."""
    pain = dict(zip(series.dates, series.pain_avg, strict=True))

    def level(first: date) -> float | None:
        return median_of([pain.get(first + timedelta(days=i)) for i in range(WEEK)])

    before = level(started - timedelta(days=WEEK))
    base = level(started) if before is None and (today - started).days > WEEK else before
    now = level(today - timedelta(days=WEEK))
    return None if base is None or now is None else now - base


def _held(past: list[Suggestion]) -> int:
    """How many approved decisions in a row, newest first, repeated the quota."""
    decided = [row for row in past if row.state in (SuggestionState.APPROVED, SuggestionState.EDITED)]
    held = [row.state == SuggestionState.APPROVED and row.outcome == Outcome.HOLD for row in decided]
    return held.index(False) if False in held else len(held)


def _reliable(line: Line, log: _Log, today: date, quota: float, p: Parameters) -> float | None:
    """The newest quota below the present one that was met in enough of a week of planned sessions."""
    for back in range(2 * WEEK, LOOK_BACK):
        days = [today - timedelta(days=back - i) for i in range(WEEK)]
        rows = [row for row in _outcomes(line, log, days) if row.logged or line.planned(row.on)]
        level = float(median(row.quota for row in rows)) if rows else quota
        same = all(row.quota == level for row in rows)
        if (
            rows
            and same
            and level < quota
            and at_least(sum(r.done(p) for r in rows) / len(rows), p.reliable_share)
        ):
            return level
    return None


def _anchor(patient: Patient, line: Line, past: list[Suggestion]) -> date:
    """The day from which the next look is counted: the last change of the quota, decision or expiry."""
    days = [line.changed()]
    for row in past:
        if row.state == SuggestionState.EXPIRED:
            days.append(patient.today(row.expires_at))
        elif row.state != SuggestionState.OVERTAKEN:
            days.append(patient.today(row.decision.at))
    return max(days)
