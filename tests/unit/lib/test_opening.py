"""When a clinic is there, on its own clock."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from rehab.lib.opening import Opening, Span, opening_of
from tests.tables import every

WEEK = {str(day): ["08:30", "17:00"] for day in range(5)}
OFFICE = opening_of(WEEK, "Europe/Madrid", ["2026-12-25"])


def at(text: str) -> datetime:
    """A moment on the clinic's clock."""
    return datetime.fromisoformat(text).replace(tzinfo=OFFICE.zone)


def test_a_clinic_that_tells_no_hours_has_none() -> None:
    assert opening_of({}, "Europe/Madrid") is None


@every(
    "moment",
    "is_open",
    rows=[
        ("2026-11-26T08:29:59", False),
        ("2026-11-26T08:30", True),
        ("2026-11-26T16:59:59", True),
        ("2026-11-26T17:00", False),
        ("2026-11-28T12:00", False),  # a Saturday
        ("2026-12-25T12:00", False),  # a Friday on which it is closed
    ],
)
def test_it_is_open_from_the_first_minute_until_the_last(moment, is_open) -> None:
    assert OFFICE.is_open(at(moment)) is is_open
    assert (OFFICE.closes_at(at(moment)) is not None) is is_open


@every(
    "moment",
    "opens",
    rows=[
        ("2026-11-26T07:00", "2026-11-26T08:30"),
        ("2026-11-26T08:30", "2026-11-27T08:30"),
        ("2026-11-27T17:00", "2026-11-30T08:30"),  # Friday evening: Monday morning
        ("2026-12-24T18:00", "2026-12-28T08:30"),  # over Christmas and the weekend
    ],
)
def test_it_says_when_it_opens_next(moment, opens) -> None:
    assert OFFICE.next_opening(at(moment)) == at(opens)


@every(
    "written",
    "days",
    "answered",
    rows=[
        ("2026-11-26T10:00", 1, date(2026, 11, 27)),
        ("2026-11-26T17:00", 1, date(2026, 11, 30)),  # Thursday evening counts as Friday
        ("2026-11-27T10:00", 2, date(2026, 12, 1)),
        ("2026-11-28T10:00", 0, date(2026, 11, 30)),
        ("2026-12-24T20:00", 1, date(2026, 12, 29)),
    ],
)
def test_an_answer_is_expected_after_so_many_open_days(written, days, answered) -> None:
    assert OFFICE.answer_by(at(written), days) == answered


def test_the_clinics_clock_counts_not_the_servers() -> None:
    """17:00 in Madrid is 16:00 UTC in winter and 15:00 UTC in summer."""
    assert OFFICE.is_open(datetime(2026, 11, 26, 15, 59, tzinfo=UTC))
    assert not OFFICE.is_open(datetime(2026, 11, 26, 16, 0, tzinfo=UTC))
    assert not OFFICE.is_open(datetime(2026, 7, 1, 15, 0, tzinfo=UTC))


def test_a_clinic_that_is_closed_for_good_names_no_day() -> None:
    closed = frozenset(date(2026, 11, 26) + timedelta(days=n) for n in range(80))
    shut = Opening(OFFICE.week, OFFICE.zone, closed)
    assert shut.next_opening(at("2026-11-26T10:00")) is None
    assert shut.answer_by(at("2026-11-26T10:00"), 1) is None


@given(st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC)))
def test_at_the_moment_it_opens_it_is_open_and_not_a_moment_sooner(moment) -> None:
    """Also in the nights when the clocks change, and for a clinic that is open from midnight to 3:00."""
    for opening in (OFFICE, Opening({6: Span(*NIGHT)}, OFFICE.zone)):
        opens = opening.next_opening(moment)
        assert opens > moment
        assert opening.is_open(opens)
        assert not opening.is_open(opens - timedelta(seconds=1))
        if not opening.is_open(moment):
            between = (opens - moment) / 2
            assert not opening.is_open(moment + between)


NIGHT = (datetime(2026, 1, 1, 0, 0).time(), datetime(2026, 1, 1, 3, 0).time())
