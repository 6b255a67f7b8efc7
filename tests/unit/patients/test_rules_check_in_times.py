"""When a check-in is due, when a nudge may follow, and when nothing is sent."""

import zoneinfo
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from patients.rules.check_in_times import (
    QuietHours,
    as_zone,
    due_at,
    in_quiet_hours,
    is_stale,
    message_cap,
    nudge_at,
)

BERLIN, NEW_YORK, LORD_HOWE = "Europe/Berlin", "America/New_York", "Australia/Lord_Howe"
MAY = date(2026, 5, 12)
ZONES = sorted(name for name in zoneinfo.available_timezones() if "/" in name and not name.startswith("Etc"))
repeatable = settings(database=None, derandomize=True, deadline=None)


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc,arg-type]


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        (BERLIN, utc(2026, 5, 12, 17)),
        (NEW_YORK, utc(2026, 5, 12, 23)),
        ("UTC", utc(2026, 5, 12, 19)),
        ("Pacific/Kiritimati", utc(2026, 5, 12, 5)),
        ("Asia/Kathmandu", utc(2026, 5, 12, 13, 15)),
    ],
)
def test_seven_in_the_evening_is_local(zone: str, expected: datetime) -> None:
    assert due_at(MAY, time(19), zone) == expected
    assert due_at(MAY, time(19), zoneinfo.ZoneInfo(zone)) == expected


@pytest.mark.parametrize(
    ("zone", "day", "wall", "local"),
    [
        (BERLIN, date(2026, 3, 29), time(2, 30), (3, 30)),
        (NEW_YORK, date(2026, 3, 8), time(2, 0), (3, 0)),
        (LORD_HOWE, date(2026, 10, 4), time(2, 10), (2, 40)),
    ],
)
def test_a_time_that_the_clocks_skip_moves_forward(
    zone: str, day: date, wall: time, local: tuple[int, int]
) -> None:
    found = due_at(day, wall, zone).astimezone(as_zone(zone))
    assert (found.date(), (found.hour, found.minute)) == (day, local)


def test_a_time_that_happens_twice_means_the_first() -> None:
    assert due_at(date(2026, 10, 25), time(2, 30), BERLIN) == utc(2026, 10, 25, 0, 30)
    assert due_at(date(2026, 10, 25), time(2, 30, fold=1), BERLIN) == utc(2026, 10, 25, 0, 30)


def test_every_local_date_has_one_due_time_a_day_apart_in_every_zone() -> None:
    days = [date(2026, 1, 1) + timedelta(days=n) for n in range(730)]
    zones = ZONES[:: max(1, len(ZONES) // 120)][:120]
    assert len(zones) == 120
    walls = [time(0, 0), time(2, 30), time(19, 0), time(23, 59)]
    for index, name in enumerate(zones):
        zone, wall = as_zone(name), walls[index % len(walls)]
        dues = [due_at(day, wall, zone) for day in days]
        assert [due.astimezone(zone).date() for due in dues] == days, name
        steps = {after - before for before, after in pairwise(dues)}
        assert timedelta(hours=20) <= min(steps), name
        assert max(steps) <= timedelta(hours=28), name


def test_a_zone_that_does_not_exist_is_refused_by_name() -> None:
    for name in ("Mars/Olympus", "", "../etc/passwd"):
        with pytest.raises(ValueError, match="There is no time zone called"):
            due_at(MAY, time(19), name)


@pytest.mark.parametrize(
    ("wall", "quiet"),
    [
        (time(20, 59, 59), False),
        (time(21, 0), True),
        (time(23, 59), True),
        (time(0, 0), True),
        (time(7, 59, 59), True),
        (time(8, 0), False),
        (time(12, 0), False),
    ],
)
def test_quiet_hours_span_midnight_from_start_up_to_but_not_at_end(wall: time, quiet: bool) -> None:
    assert in_quiet_hours(due_at(MAY, wall, BERLIN), BERLIN, time(21), time(8)) is quiet


@pytest.mark.parametrize(("wall", "quiet"), [(time(12, 59), False), (time(13), True), (time(15), False)])
def test_quiet_hours_within_one_day(wall: time, quiet: bool) -> None:
    assert in_quiet_hours(due_at(MAY, wall, BERLIN), BERLIN, time(13), time(15)) is quiet


def test_equal_ends_mean_no_quiet_hours() -> None:
    assert not any(in_quiet_hours(utc(2026, 5, 12, h), BERLIN, time(8), time(8)) for h in range(24))


def test_quiet_hours_follow_the_wall_clock_through_a_clock_change() -> None:
    for day in (date(2026, 3, 28), date(2026, 3, 29), date(2026, 10, 24), date(2026, 10, 25)):
        assert in_quiet_hours(due_at(day, time(7, 30), BERLIN), BERLIN, time(21), time(8))
        assert not in_quiet_hours(due_at(day, time(8, 30), BERLIN), BERLIN, time(21), time(8))


def test_a_nudge_that_would_fall_in_quiet_hours_is_dropped_not_moved() -> None:
    assert nudge_at(due_at(MAY, time(20, 30), BERLIN), BERLIN, QuietHours(time(21), time(8))) is None


@pytest.mark.parametrize(("due", "sent"), [(time(5, 59), False), (time(6, 0), True), (time(6, 1), True)])
def test_quiet_hours_end_at_eight_unless_somebody_chose_otherwise(due: time, sent: bool) -> None:
    assert (nudge_at(due_at(MAY, due, BERLIN), BERLIN) is not None) is sent


def test_a_nudge_comes_two_hours_later() -> None:
    assert nudge_at(due_at(MAY, time(18, 59), BERLIN), BERLIN) == due_at(MAY, time(20, 59), BERLIN)
    assert nudge_at(due_at(MAY, time(19), BERLIN), BERLIN) is None
    noon = due_at(MAY, time(12), BERLIN)
    assert nudge_at(noon, BERLIN, delay=timedelta(minutes=30)) == noon + timedelta(minutes=30)


@pytest.mark.parametrize("delay", [timedelta(0), timedelta(hours=-1)])
def test_a_nudge_before_its_check_in_is_refused(delay: timedelta) -> None:
    with pytest.raises(ValueError, match="after the check-in"):
        nudge_at(utc(2026, 5, 12, 12), BERLIN, delay=delay)


def test_a_reminder_more_than_two_hours_late_is_stale() -> None:
    due = utc(2026, 5, 12, 17)
    assert not is_stale(due, due - timedelta(hours=5))
    assert not is_stale(due, due + timedelta(hours=2))
    assert is_stale(due, due + timedelta(hours=2, seconds=1))
    assert is_stale(due, due + timedelta(minutes=11), grace=timedelta(minutes=10))


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="with its time zone"):
        is_stale(datetime(2026, 5, 12, 17), utc(2026, 5, 12, 17))
    with pytest.raises(ValueError, match="with its time zone"):
        nudge_at(datetime(2026, 5, 12, 17), BERLIN)


def messages(*days_and_hours: tuple[int, int]) -> list[datetime]:
    return [due_at(MAY + timedelta(days=day), time(hour), BERLIN) for day, hour in days_and_hours]


def test_at_most_two_messages_on_one_local_day() -> None:
    when = due_at(MAY, time(19), BERLIN)
    assert message_cap(messages((0, 9)), when, BERLIN).allowed
    refused = message_cap(messages((0, 9), (0, 12)), when, BERLIN)
    assert not refused.allowed
    assert refused.reason == "This day already has as many messages as agreed."


def test_the_day_is_the_patients_and_not_utc() -> None:
    late = [datetime(2026, 5, 12, 22, 30, tzinfo=UTC)] * 2  # already 13 May in Berlin
    assert message_cap(late, due_at(MAY, time(19), BERLIN), BERLIN).allowed
    assert not message_cap(late, due_at(MAY + timedelta(days=1), time(19), BERLIN), BERLIN).allowed


def test_at_most_eight_messages_in_any_seven_days() -> None:
    eight = messages(*[(-day, hour) for day in (1, 2, 3, 6) for hour in (9, 19)])
    when = due_at(MAY, time(19), BERLIN)
    refused = message_cap(eight, when, BERLIN)
    assert (refused.allowed, refused.reason) == (False, "This week already has as many messages as agreed.")
    assert message_cap(eight[:7], when, BERLIN).allowed
    assert message_cap(eight, when + timedelta(days=1), BERLIN).allowed


def test_messages_already_planned_for_later_count_towards_the_week() -> None:
    later = messages(*[(day, hour) for day in (1, 2, 5, 6) for hour in (9, 19)])
    assert not message_cap(later, due_at(MAY, time(19), BERLIN), BERLIN).allowed
    assert message_cap(later, due_at(MAY - timedelta(days=1), time(19), BERLIN), BERLIN).allowed


@repeatable
@given(st.lists(st.integers(-8, 8), max_size=60))
def test_asking_before_each_message_keeps_every_seven_days_within_eight(offsets: list[int]) -> None:
    sent: list[datetime] = []
    for offset in offsets:
        when = due_at(MAY + timedelta(days=offset), time(12), BERLIN)
        if message_cap(sent, when, BERLIN).allowed:
            sent.append(when)
    days = [(moment.date() - MAY).days for moment in sent]
    assert all(days.count(day) <= 2 for day in days)
    assert all(sum(start <= day < start + 7 for day in days) <= 8 for start in range(-15, 10))
