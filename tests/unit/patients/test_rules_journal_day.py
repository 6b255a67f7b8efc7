"""Which local day an entry belongs to, and until when it may be written."""

import zoneinfo
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from patients.rules.check_in_times import due_at
from patients.rules.journal_day import (
    CARRIED,
    SENSITIVITY_LATE,
    Verdict,
    closes_at,
    journal_date,
    late_by,
    may_arrive,
    may_write,
)

BERLIN = "Europe/Berlin"
TUESDAY = date(2026, 5, 12)
ZONES = sorted(zoneinfo.available_timezones() - {"localtime", "Factory"})
repeatable = settings(database=None, derandomize=True, deadline=None, max_examples=300)


def at(day: date, wall: time, zone: str = BERLIN) -> datetime:
    return due_at(day, wall, zone)


@pytest.mark.parametrize(
    ("day", "wall", "belongs_to"),
    [
        (12, time(3, 0), 12),
        (12, time(19, 0), 12),
        (12, time(23, 59), 12),
        (13, time(0, 0), 12),
        (13, time(2, 59, 59), 12),
        (13, time(3, 0), 13),
    ],
)
def test_a_day_runs_from_three_to_three(day: int, wall: time, belongs_to: int) -> None:
    assert journal_date(at(date(2026, 5, day), wall), BERLIN) == date(2026, 5, belongs_to)


def test_the_same_instant_belongs_to_different_days_in_different_places() -> None:
    now = datetime(2026, 5, 12, 23, 0, tzinfo=UTC)
    assert journal_date(now, "Pacific/Auckland") == date(2026, 5, 13)
    assert journal_date(now, "America/Los_Angeles") == date(2026, 5, 12)


def test_a_day_with_a_clock_change_closes_at_three_by_the_wall() -> None:
    assert closes_at(date(2026, 3, 28), BERLIN) == datetime(2026, 3, 29, 1, 0, tzinfo=UTC)
    assert closes_at(date(2026, 10, 24), BERLIN) == datetime(2026, 10, 25, 2, 0, tzinfo=UTC)


def test_where_three_happens_twice_the_day_closes_once() -> None:
    # In Athens the clocks go from 04:00 back to 03:00.
    first_three = datetime(2026, 10, 25, 0, 0, tzinfo=UTC)
    assert journal_date(first_three - timedelta(seconds=1), "Europe/Athens") == date(2026, 10, 24)
    assert journal_date(first_three, "Europe/Athens") == date(2026, 10, 25)
    assert journal_date(first_three + timedelta(hours=1), "Europe/Athens") == date(2026, 10, 25)


@pytest.mark.parametrize(
    ("now", "verdict"),
    [
        (at(TUESDAY, time(2, 59)), Verdict.FUTURE),
        (at(TUESDAY, time(3, 0)), Verdict.OK),
        (at(date(2026, 5, 13), time(2, 59)), Verdict.OK),
        (at(date(2026, 5, 13), time(3, 0)), Verdict.LATE),
        (at(date(2026, 5, 15), time(3, 0)), Verdict.LATE),
        (at(date(2026, 5, 15), time(3, 1)), Verdict.TOO_OLD),
        (at(date(2026, 6, 15), time(3, 1)), Verdict.TOO_OLD),
    ],
)
def test_an_entry_may_be_written_until_forty_eight_hours_after_its_day_closed(
    now: datetime, verdict: Verdict
) -> None:
    assert may_write(TUESDAY, now, BERLIN) is verdict


def test_forty_eight_hours_are_real_hours_through_a_clock_change() -> None:
    closed = closes_at(date(2026, 3, 27), BERLIN)
    assert may_write(date(2026, 3, 27), closed + timedelta(hours=48), BERLIN) is Verdict.LATE
    assert may_write(date(2026, 3, 27), closed + timedelta(hours=48, seconds=1), BERLIN) is Verdict.TOO_OLD


@pytest.mark.parametrize("verdict", Verdict)
def test_every_verdict_explains_itself(verdict: Verdict) -> None:
    assert verdict.reason.endswith(".")
    assert verdict.allowed is (verdict in {Verdict.OK, Verdict.LATE})


def test_late_counts_from_when_the_day_closed() -> None:
    closed = closes_at(TUESDAY, BERLIN)
    assert late_by(TUESDAY, closed - timedelta(hours=5), BERLIN) == timedelta(0)
    assert late_by(TUESDAY, closed + timedelta(hours=25), BERLIN) == timedelta(hours=25)


def test_an_entry_up_to_a_day_late_stays_in_sensitivity_analyses() -> None:
    closed = closes_at(TUESDAY, BERLIN)
    assert late_by(TUESDAY, closed + timedelta(hours=24), BERLIN) <= SENSITIVITY_LATE
    assert late_by(TUESDAY, closed + timedelta(hours=24, seconds=1), BERLIN) > SENSITIVITY_LATE


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="with its time zone"):
        journal_date(datetime(2026, 5, 12, 17), BERLIN)


@repeatable
@given(
    now=st.datetimes(datetime(2000, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC)),
    later=st.timedeltas(timedelta(0), timedelta(days=3)),
    zone=st.sampled_from(ZONES),
)
def test_days_never_run_backwards_in_any_zone(now: datetime, later: timedelta, zone: str) -> None:
    assert journal_date(now, zone) <= journal_date(now + later, zone)


@repeatable
@given(
    now=st.datetimes(datetime(2024, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC)),
    zone=st.sampled_from(ZONES),
)
def test_today_is_open_yesterday_is_late_tomorrow_has_not_started(now: datetime, zone: str) -> None:
    today = journal_date(now, zone)
    assert may_write(today, now, zone) is Verdict.OK
    assert may_write(today + timedelta(days=1), now, zone) is Verdict.FUTURE
    assert may_write(today - timedelta(days=1), now, zone) is Verdict.LATE
    assert may_write(today - timedelta(days=4), now, zone) is Verdict.TOO_OLD
    assert now < closes_at(today, zone)


@pytest.mark.parametrize(
    ("made", "arrives", "verdict"),
    [
        (timedelta(hours=19), timedelta(hours=20), Verdict.OK),
        (timedelta(hours=19), timedelta(days=1, hours=9), Verdict.LATE),
        (timedelta(hours=19), timedelta(days=6), Verdict.LATE),
        (timedelta(hours=19), timedelta(hours=20) + CARRIED, Verdict.TOO_OLD),
        (timedelta(days=4), timedelta(days=6), Verdict.TOO_OLD),
        (timedelta(days=-9), timedelta(days=-8), Verdict.FUTURE),
        (timedelta(days=7), timedelta(days=6), Verdict.TOO_OLD),
    ],
)
def test_an_entry_made_in_time_may_wait_without_a_connection(made, arrives, verdict) -> None:
    midnight = at(TUESDAY, time(0))
    assert may_arrive(TUESDAY, midnight + made, midnight + arrives, BERLIN) is verdict
