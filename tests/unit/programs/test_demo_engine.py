"""The weekly review over 120 days of the demo clinic: every rule has its week. No database is asked."""

import uuid
from collections import Counter
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from patients.models import Alert, JournalDay, Patient
from programs.demo.model import demo_clinic
from programs.demo.records import ACTIVITY_KEY, DemoRecord, DemoSession
from programs.insights.lines import Version
from programs.insights.review_log import PatientLog
from programs.insights.review_rows import reviewables_on
from programs.insights.series import JournalRow
from programs.models import Decision, GradedActivity, Prescription, Session, Suggestion
from programs.rules.progression import ReviewResult, review_week

pytestmark = pytest.mark.xdist_group("demo_engine")  # so that what they share is made once

FIRST = date(2026, 1, 5)  # a Monday
DAYS, SIMULATED = 180, 120
ALERTED = "marisol"  # her safety answer of the last day waits in the demo
RULES = ("R0", "R1", "R2a", "R2b", "R2c", "R3", "R4", "R5", "R6", "R7", "R8")


def on(offset: int) -> date:
    return FIRST + timedelta(days=offset)


def log_of(demo: DemoRecord, days: int) -> PatientLog:
    """The record as it would be read from the database, made in memory."""
    plan, zone = demo.patient.activity, demo.patient.time_zone
    patient = Patient(time_zone=zone)
    line = uuid.uuid4()
    activity = GradedActivity(
        unit=plan.unit,
        resolution=plan.resolution,
        goal_value=plan.goal_value,
        baseline_value=plan.start_quota,
        first_quota=plan.start_quota,
        step=plan.step,
    )
    sessions = [row for row in demo.sessions if row.item == ACTIVITY_KEY]
    mode = "symptom_guided" if plan.guided else "quota"
    mask = sum(1 << day for day in plan.weekdays)
    versions: list[Version] = []
    quotas = [(demo.patient.plan_agreed, plan.start_quota)] + [(row.offset, row.quota) for row in sessions]
    for offset, quota in quotas:
        item = Prescription(
            line=line, activity=activity, quota=quota, mode=mode, weekdays=mask, effort_target=4
        )
        if not versions or versions[-1].items[line].quota != quota:
            versions.append(Version(on(offset), {line: item}))
    logged = [day for day in demo.days if not day.missing]
    mornings = {
        on(day.offset): JournalDay(
            pain_avg=day.pain_avg,
            entered_at=datetime.combine(on(day.offset), time(day.hour_logged or 19), ZoneInfo(zone)),
        )
        for day in logged
    }
    journal = [
        JournalRow(
            on(day.offset),
            str(day.offset),
            day.pain_avg,
            day.pain_worst,
            day.activity_minutes,
            day.sleep_quality,
            day.mood,
            day.stress,
            day.practice_minutes,
            bool(day.flare),
            False,
        )
        for day in logged
    ]
    alert = Alert(flag="foot_change", level="P1", local_date=on(days), closed_at=None)
    return PatientLog(
        patient=patient,
        versions=versions,
        past={line: []},
        sessions={line: {on(row.offset): session_of(row) for row in sessions if row.status != "unlogged"}},
        mornings=mornings,
        journal=journal,
        alerts=[alert] if demo.patient.key == ALERTED else [],
        spans=[],
        feet_at_risk=False,
    )


def session_of(row: DemoSession) -> Session:
    return Session(
        local_date=on(row.offset),
        status=row.status,
        amount=row.amount,
        quota=row.quota,
        effort=row.effort,
        pain_before=row.pain_before,
        pain_peak=row.pain_peak,
        pain_next_morning=row.pain_next_morning,
        barrier=row.barrier or "",
    )


def decide(log: PatientLog, line: uuid.UUID, result: ReviewResult, day: date) -> None:
    """Whatever is suggested is approved, so that weeks on hold add up."""
    when = datetime.combine(day, time(9), ZoneInfo(log.patient.time_zone))
    row = Suggestion(
        line=line,
        state="approved",
        outcome=result.outcome,
        rule_id=result.rule_id,
        made_at=when,
        parameters={},
    )
    Decision(suggestion=row, kind="approve", at=when)
    log.past[line].insert(0, row)


def weekly_reviews(demo: DemoRecord) -> list[ReviewResult]:
    """One review a week, the last one on the morning after the last day."""
    log, found = log_of(demo, DAYS), []
    for offset in range(DAYS - SIMULATED + SIMULATED % 7, DAYS + 1, 7):
        for item in reviewables_on(log, on(offset)):
            result = review_week(item.inputs)
            found.append(result)
            decide(log, item.prescription.line, result, on(offset))
    return found


@pytest.fixture(scope="module")
def results() -> list[ReviewResult]:
    return [result for demo in demo_clinic(n_days=DAYS).records for result in weekly_reviews(demo)]


def test_every_rule_fires_in_120_days_of_the_demo_clinic(results: list[ReviewResult]) -> None:
    found = Counter(result.rule_id for result in results)
    assert {rule: found[rule] for rule in RULES if not found[rule]} == {}, found
    assert set(found) == set(RULES)


def test_every_patient_has_one_decision_a_week(results: list[ReviewResult]) -> None:
    assert len(results) == 24 * (SIMULATED // 7 + 1)
    assert all(result.reason and len(result.options) >= 2 for result in results)


def test_the_same_clinic_gets_the_same_reviews(results: list[ReviewResult]) -> None:
    demo = demo_clinic(n_days=DAYS).records[4]
    assert weekly_reviews(demo) == [r for n, r in enumerate(results) if n // (SIMULATED // 7 + 1) == 4]
