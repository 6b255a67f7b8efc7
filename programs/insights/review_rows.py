"""Rows of one patient become inputs of the weekly review, one for each graded activity of the program.

The window is the seven journal days that have closed: the day that is still open is not held against anybody.
"""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from statistics import median

from patients.models import Alert, Patient
from programs.insights.lines import FlareSpan, Line, line_of, versions_of
from programs.insights.review_log import LOOK_BACK, WEEK, PatientLog, load_log
from programs.insights.rows import (
    DEFAULTS,
    current_flare,
    flag_words,
    light_of,
    merged_flares,
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
    plan_runs: bool = False


@dataclass(frozen=True)
class Reviewable:
    """One item that can be reviewed: what the rules are given, and since when the item stands as it does."""

    prescription: Prescription
    inputs: ReviewInputs
    anchor: date
    decided: list[Suggestion]
    flare_plan_runs: bool = False

    @property
    def window(self) -> tuple[date, date]:
        """First and last day of the week that is looked at."""
        today = self.inputs.reviewed_on
        return today - timedelta(days=WEEK), today - timedelta(days=1)


def reviewables(patient: Patient, today: date, p: Parameters = DEFAULTS) -> list[Reviewable]:
    """Every graded activity of the active program with its inputs; nine queries however many there are."""
    return reviewables_on(load_log(patient, today), today, p)


def reviewables_on(log: PatientLog, day: date, p: Parameters = DEFAULTS) -> list[Reviewable]:
    """The same from a log that is loaded, also for an earlier day: as it would have looked then. No query."""
    versions = [version for version in log.versions if version.since <= day]
    if not versions:
        return []
    active = [item for item in versions[-1].items.values() if item.activity and item.quota]
    past = {item.line: log.decided_until(item.line, day) for item in active}
    spans = log.spans_on(day)
    lines = {
        item.line: line_of(item.line, versions, _flare_starts(log.patient, past[item.line]), spans)
        for item in active
    }
    lately = _lately(log, day, lines, p)
    if any(span.last is None for span in spans):
        lately = _with_plan(lately, spans, p)
    return [_reviewable(item, lines[item.line], lately, log, past[item.line], p) for item in active]


def risen_lately(patient: Patient, today: date) -> set[uuid.UUID]:
    """The lines whose quota went up in the last seven days. Two queries."""
    versions = versions_of(patient)
    lines = {key for version in versions for key in version.items}
    return {
        key
        for key in lines
        if any(0 <= (today - day).days < WEEK for day in line_of(key, versions, ()).rises())
    }


def lines_on(log: PatientLog, day: date) -> dict[uuid.UUID, Line]:
    """Every item of any version that had begun by a day, with its history and the days a flare plan eased."""
    versions = [version for version in log.versions if version.since <= day]
    spans = log.spans_on(day)
    return {
        key: line_of(key, versions, _flare_starts(log.patient, log.decided_until(key, day)), spans)
        for key in dict.fromkeys(key for version in versions for key in version.items)
    }


def _flare_starts(patient: Patient, past: list[Suggestion]) -> list[tuple[date, Parameters]]:
    return [
        (patient.today(row.decision.at) + timedelta(days=1), Parameters.of_snapshot(row.parameters))
        for row in past
        if row.state == SuggestionState.APPROVED and row.outcome == Outcome.FLARE_PLAN
    ]


def _lately(log: PatientLog, day: date, lines: dict[uuid.UUID, Line], p: Parameters) -> Lately:
    series = series_of([row for row in log.journal if row.local_date <= day], day)
    loads = [
        DayLoad(on, minutes, pain)
        for on, minutes, pain in zip(series.dates, series.activity_minutes, series.pain_avg, strict=True)
    ]
    return Lately(
        today=day,
        series=series,
        flare=current_flare(series, p),
        flares_28d=sum(0 <= (day - run.first).days < p.flare_window_days for run in merged_flares(series, p)),
        alert=log.pausing_alert(day),
        feet_at_risk=log.feet_at_risk,
        booming=bool(boom_bust(loads, day, p).flagged),
        risen={key: line.rises() for key, line in lines.items()},
    )


def _with_plan(lately: Lately, spans: list[FlareSpan], p: Parameters) -> Lately:
    """The agreed flare plan runs: the flare is known from the day it was started, ticked since or not."""
    first = min(span.first for span in spans if span.last is None)
    since = min(first, lately.flare.first) if lately.flare else first
    starts = {span.first for span in spans if 0 <= (lately.today - span.first).days < p.flare_window_days}
    count = max(lately.flares_28d, len(starts))
    return replace(lately, flare=Run(since, lately.today), flares_28d=count, plan_runs=True)


def _reviewable(
    item: Prescription, line: Line, lately: Lately, log: PatientLog, past: list[Suggestion], p: Parameters
) -> Reviewable:
    activity = item.activity
    if activity is None or item.quota is None:
        raise ValueError("Only a graded activity with a quota can be reviewed.")
    today, quota = lately.today, float(item.quota)
    week = [today - timedelta(days=back) for back in range(WEEK, 0, -1)]
    capped = activity.unit == Unit.STEPS and lately.feet_at_risk
    inputs = ReviewInputs(
        week=WeekOfSessions(tuple(_outcomes(line, log, week, p))),
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
    return Reviewable(item, inputs, _anchor(log.patient, line, past), past, lately.plan_runs)


def _outcomes(line: Line, log: PatientLog, days: Iterable[date], p: Parameters) -> list[SessionOutcome]:
    """One outcome for each planned day, and one for each session that was logged on another."""
    sessions = log.sessions.get(line.key, {})
    wanted = [day for day in days if line.on(day) and (line.planned(day) or day in sessions)]
    return [_outcome(day, line, log, sessions.get(day), p) for day in wanted]


def _outcome(
    day: date, line: Line, log: PatientLog, session: Session | None, p: Parameters
) -> SessionOutcome:
    if session is None:
        return SessionOutcome(day, line.quota(day))
    # A quota that changed later on the same day does not rewrite what the patient had in front of them.
    agreed = line.quota(day, float(session.quota) if session.quota else None)
    why = MissReason(session.barrier) if session.barrier else None
    if session.status == SessionStatus.COULD_NOT:
        return SessionOutcome(day, agreed, actual=0, missed_because=why)
    actual = agreed if session.amount is None else float(session.amount)
    light = light_of(session, log.mornings.get(day + timedelta(days=1)), log.patient.zone, p).light
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


def _reliable(line: Line, log: PatientLog, today: date, quota: float, p: Parameters) -> float | None:
    """The newest quota below the present one that was met in enough of a week of planned sessions."""
    seen: dict[date, list[SessionOutcome]] = {}  # a day is in seven of the weeks that are looked at
    for back in range(2 * WEEK, LOOK_BACK):
        days = [today - timedelta(days=back - i) for i in range(WEEK)]
        for day in days:
            if day not in seen:
                found = _outcomes(line, log, [day], p)
                seen[day] = [row for row in found if row.logged or line.planned(day)]
        rows = [row for day in days for row in seen[day]]
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
