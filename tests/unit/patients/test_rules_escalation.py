"""When an unseen alert goes to the backup."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from patients.rules.escalation import LOOK_AHEAD, Norms, WorkingDays, escalates_at, weekdays_nine_to_five
from patients.rules.red_flags import Level

MADRID = ZoneInfo("Europe/Madrid")
WEEK = WorkingDays(weekdays_nine_to_five, MADRID)


def at(day, hour, minute=0):
    """A moment of March 2026 in Madrid; the 2nd is a Monday, and the clocks change on Sunday the 29th."""
    return datetime(2026, 3, day, hour, minute, tzinfo=MADRID)


@pytest.mark.parametrize(
    ("level", "raised", "wanted"),
    [
        (Level.P0, at(7, 23), at(7, 23, 15)),  # an emergency on a Saturday night
        (Level.P1, at(3, 10), at(3, 14)),
        (Level.P1, at(3, 15), at(4, 11)),  # two hours today, two tomorrow
        (Level.P1, at(6, 16), at(9, 12)),  # over a weekend
        (Level.P1, at(7, 3), at(9, 13)),
        (Level.P1, at(3, 13), at(3, 17)),  # the very last minute of the day still counts
        (Level.P1, at(27, 16), at(30, 12)),  # and over the change of clocks
        (Level.P2, at(3, 10), at(5, 17)),
        (Level.P2, at(3, 18), at(6, 17)),  # after closing it came in tomorrow
        (Level.P2, at(6, 10), at(10, 17)),
        (Level.P2, at(7, 10), at(11, 17)),  # it came in on Monday, for whoever works then
    ],
)
def test_an_alert_waits_as_long_as_its_level_says(level, raised, wanted):
    assert escalates_at(level, raised, Norms(), WEEK) == wanted


def test_a_clinic_sets_its_own_times():
    norms = Norms(p0_minutes=5, p1_hours=1, p2_days=1)
    assert escalates_at(Level.P0, at(3, 10), norms, WEEK) == at(3, 10, 5)
    assert escalates_at(Level.P1, at(3, 10), norms, WEEK) == at(3, 11)
    assert escalates_at(Level.P2, at(3, 10), norms, WEEK) == at(4, 17)


def test_a_clinic_that_is_never_there_still_passes_it_on():
    never = WorkingDays(lambda day: None, MADRID)
    last = at(3, 10).astimezone(UTC) + timedelta(LOOK_AHEAD)
    for level in (Level.P1, Level.P2):
        assert escalates_at(level, at(3, 10), Norms(), never) == last


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC)),
    st.sampled_from(["Europe/Madrid", "Pacific/Apia", "America/St_Johns", "Asia/Kathmandu"]),
    st.integers(1, 24),
)
def test_p1_counts_exactly_the_hours_in_which_somebody_is_there(raised, zone, hours):
    week = WorkingDays(weekdays_nine_to_five, ZoneInfo(zone))
    until = escalates_at(Level.P1, raised, Norms(p1_hours=hours), week)
    local = until.astimezone(ZoneInfo(zone))
    assert local.weekday() < 5
    assert time(9) < local.time() <= time(17)
    assert worked(raised, until, ZoneInfo(zone)) == timedelta(hours=hours)
    assert escalates_at(Level.P1, raised + timedelta(minutes=7), Norms(p1_hours=hours), week) >= until


def worked(start, end, zone):
    """Counted another way: the part of each open day that lies in between."""
    total, day = timedelta(0), start.astimezone(zone).date()
    while day <= end.astimezone(zone).date():
        if day.weekday() < 5:
            opens, closes = (
                datetime.combine(day, time(hour), tzinfo=zone).astimezone(UTC) for hour in (9, 17)
            )
            total += max(timedelta(0), min(closes, end) - max(opens, start))
        day += timedelta(days=1)
    return total


def test_the_default_week_is_monday_to_friday():
    days = [weekdays_nine_to_five(date(2026, 3, day)) is not None for day in range(2, 9)]
    assert days == [True] * 5 + [False] * 2
