"""Nobody is told anything in their quiet hours."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from patients.rules.check_in_times import in_quiet_hours
from patients.rules.notices import after_quiet_hours

MADRID = ZoneInfo("Europe/Madrid")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=MADRID)


def test_by_day_at_once_by_night_in_the_morning() -> None:
    quiet = time(21), time(8)
    assert after_quiet_hours(at("2026-05-12T20:59"), MADRID, *quiet) == at("2026-05-12T20:59")
    assert after_quiet_hours(at("2026-05-12T21:00"), MADRID, *quiet) == at("2026-05-13T08:00")
    assert after_quiet_hours(at("2026-05-13T02:00"), MADRID, *quiet) == at("2026-05-13T08:00")
    assert after_quiet_hours(at("2026-05-13T02:00"), MADRID, time(8), time(8)) == at("2026-05-13T02:00")


CLOCK = st.times(max_value=time(23, 59)).map(lambda wall: wall.replace(second=0, microsecond=0))


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31), timezones=st.just(UTC)),
    st.sampled_from(["Europe/Madrid", "America/Lima", "Asia/Kathmandu"]),
    CLOCK,
    CLOCK,
)
def test_it_is_never_in_quiet_hours_never_earlier_and_never_more_than_a_day_later(
    moment, zone, start, end
) -> None:
    told = after_quiet_hours(moment, ZoneInfo(zone), start, end)
    assert timedelta(0) <= told - moment <= timedelta(hours=25)
    assert not in_quiet_hours(told, zone, start, end) or _skipped(told, zone, end)


def _skipped(told: datetime, zone: str, end: time) -> bool:
    """In the night the clocks change, the end of the quiet hours may be a time that comes twice or not at all."""
    offsets = {(told + timedelta(hours=n)).astimezone(ZoneInfo(zone)).utcoffset() for n in (-3, 3)}
    return len(offsets) > 1
