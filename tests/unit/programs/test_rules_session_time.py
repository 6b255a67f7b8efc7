"""About how long a session takes, and what a day adds up to. Unknown is not zero."""

import pytest

from programs.rules.session_time import DayTotal, Work, session_minutes, week_totals


@pytest.mark.parametrize(
    ("work", "minutes"),
    [
        (Work(minutes=15), 15),
        (Work(sets=3, minutes=5, rest_minutes=2), 19),
        (Work(sets=2, minutes=1, each_side=True), 4),
        (Work(sets=2, reps=8), 2 * 8 * 4 / 60 + 1),
        (Work(sets=3, reps=1, hold_s=20), 3 * 24 / 60 + 2),
        (Work(hold_s=30), 0.5),
        (Work(reps=10, per_day=3), 2),
        (Work(minutes=5, per_day=2), 10),
        (Work(reps=15, each_side=True), 2),
        (Work(), None),
        (Work(sets=3), None),
    ],
)
def test_minutes_of_one_day(work, minutes):
    assert session_minutes(work) == (None if minutes is None else pytest.approx(minutes))


def test_a_day_adds_up_what_is_known_and_counts_what_is_not():
    week = week_totals([(0b0000001, 10.0), (0b0000011, 5.4), (0b0000001, None)])
    assert week[0] == DayTotal(3, 15, 1)
    assert week[1] == DayTotal(1, 5, 0)
    assert len(week) == 7
    assert week[6] == DayTotal(0, 0, 0)
