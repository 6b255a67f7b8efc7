"""On which days something is asked, and when less is enough."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from patients.rules.rhythms import (
    BURST_DAYS,
    BURSTS,
    GOOD_WEEKS,
    STEADY_WEEKS,
    Pace,
    Pattern,
    Rhythm,
    Week,
    asked_on,
    pace_of,
    resting,
    steady_weeks,
)

MONDAY = date(2026, 3, 2)
FAR = 200


def days(pattern, pace=Pace.DAILY, count=FAR):
    """How many days after the start it is asked."""
    return [n for n in range(-3, count) if asked_on(pattern, pattern.started_on + timedelta(days=n), pace)]


def test_each_rhythm_has_its_days():
    assert days(Pattern(Rhythm.DAILY, MONDAY), count=5) == [0, 1, 2, 3, 4]
    assert days(Pattern(Rhythm.DAYS, MONDAY, frozenset({1, 6})), count=14) == [1, 6, 8, 13]
    assert days(Pattern(Rhythm.WEEKS, MONDAY), count=22) == [0, 7, 14, 21]
    assert days(Pattern(Rhythm.WEEKS, MONDAY, every=4), count=60) == [0, 28, 56]
    assert days(Pattern(Rhythm.BURSTS, MONDAY)) == [*range(7), *range(35, 42), *range(70, 77)]
    taper = Pattern(Rhythm.TAPER, MONDAY)
    assert days(taper, Pace.DAILY, 7) == [*range(7)]
    assert days(taper, Pace.THREE, 14) == [0, 2, 4, 7, 9, 11]
    assert days(taper, Pace.WEEKLY, 15) == [0, 7, 14]


@pytest.mark.parametrize(
    "bad",
    [{"weekdays": frozenset()}, {"weekdays": frozenset({7})}, {"weekdays": frozenset({1}), "every": 0}],
    ids=["no day", "an eighth day", "no week"],
)
def test_a_rhythm_that_never_comes_is_refused(bad):
    with pytest.raises(ValueError, match=r"week"):
        Pattern(Rhythm.DAYS, MONDAY, **bad)


PATTERNS = st.builds(
    Pattern,
    st.sampled_from(Rhythm),
    st.dates(date(2024, 1, 1), date(2030, 1, 1)),
    st.frozensets(st.integers(0, 6), min_size=1),
    st.integers(1, 12),
)


@given(PATTERNS, st.sampled_from(Pace), st.integers(1, 400))
def test_nothing_is_asked_before_the_start_and_no_rhythm_asks_more_than_daily(pattern, pace, ahead):
    assert not asked_on(pattern, pattern.started_on - timedelta(days=ahead), pace)
    day = pattern.started_on + timedelta(days=ahead)
    if asked_on(pattern, day, pace):
        assert asked_on(Pattern(Rhythm.DAILY, pattern.started_on), day)


@given(st.dates(date(2024, 1, 1), date(2030, 1, 1)), st.integers(0, 60))
def test_a_slower_pace_asks_on_days_of_the_faster_one(start, ahead):
    pattern, day = Pattern(Rhythm.TAPER, start), start + timedelta(days=ahead)
    weekly, three, daily = (asked_on(pattern, day, pace) for pace in (Pace.WEEKLY, Pace.THREE, Pace.DAILY))
    assert weekly <= three <= daily


@given(st.dates(date(2024, 1, 1), date(2030, 1, 1)), st.integers(1, 12))
def test_any_span_of_weeks_has_its_number_of_askings(start, every):
    assert len(days(Pattern(Rhythm.BURSTS, start))) == BURSTS * BURST_DAYS
    assert len(days(Pattern(Rhythm.WEEKS, start, every=every), count=12 * 7 * every)) == 12


# --- steady ------------------------------------------------------------------------------------
STEADY = Week(5, 4.0)


@pytest.mark.parametrize(
    ("weeks", "wanted"),
    [
        ([STEADY] * 8, 8),
        ([Week(5, 4.0), Week(5, 5.0), Week(5, 4.5)], 3),  # one point apart is steady
        ([Week(5, 4.0), Week(5, 5.1)], 1),
        ([STEADY] * 3 + [Week(1, 4.0)] + [STEADY] * 2, 2),  # one logged day says nothing
        ([STEADY] * 3 + [Week(0, None)], 0),  # missing is not steady
        ([STEADY] * 3 + [Week(6, 4.0, flare=True)], 0),
        ([Week(5, 3.4), Week(5, 4.0), Week(5, 4.5)], 2),  # a slow climb is not steady either
        ([], 0),
    ],
)
def test_steady_is_a_row_of_weeks_close_together(weeks, wanted):
    assert steady_weeks(weeks) == wanted


def test_after_eight_steady_weeks_three_days_are_enough_and_in_maintenance_one():
    assert pace_of([STEADY] * (STEADY_WEEKS - 1), maintenance=False) is Pace.DAILY
    assert pace_of([STEADY] * STEADY_WEEKS, maintenance=False) is Pace.THREE
    assert pace_of([STEADY] * STEADY_WEEKS + [Week(3, 7.0)], maintenance=False) is Pace.DAILY
    assert pace_of([], maintenance=True) is Pace.WEEKLY


WEEKS = st.lists(st.builds(Week, st.integers(0, 7), st.none() | st.floats(0, 10), st.booleans()), max_size=20)


@given(WEEKS, WEEKS)
def test_what_lies_before_the_row_changes_nothing(older, newer):
    """Nor can an older week make the row longer than it is with its own weeks alone."""
    assert steady_weeks(older + newer) >= steady_weeks(newer)
    if steady_weeks(newer) < len(newer):
        assert steady_weeks(older + newer) == steady_weeks(newer)


# --- good ----------------------------------------------------------------------------------------
def test_a_question_that_stays_good_rests_and_comes_back_when_it_is_not_known():
    weekly = {
        "mood": [5.0, 7.0, 8.0, 7.5, 9.0],
        "sleep": [9.0, 9.0, 9.0, 6.9],
        "stress": [9.0, 9.0, None, 9.0],
        "new": [9.0] * (GOOD_WEEKS - 1),
    }
    assert resting(weekly) == {"mood"}
    assert resting(weekly, flare=True) == frozenset()
