"""One shift in level: found where it was planted, rarely where there is none, never below 42 days."""

import random
from datetime import date, timedelta

import pytest

from programs.insights.change import change_point, shift_statistics

START = date(2026, 3, 2)


def days(n):
    return [START + timedelta(days=day) for day in range(n)]


def pain(n, shift_at=None, by=0.0, seed=1, memory=0.4):
    dice = random.Random(seed)
    value, found = 0.0, []
    for day in range(n):
        value = memory * value + dice.gauss(0, 1)
        found.append(round(5 + value + (by if shift_at is not None and day >= shift_at else 0)))
    return found


def test_a_planted_shift_is_found_near_its_day():
    found = change_point(days(90), pain(90, shift_at=50, by=-3))
    assert found.shown
    first, last = found.band
    assert first <= START + timedelta(days=50) <= last
    assert found.after < found.before - 2


def test_pain_without_a_shift_is_rarely_called_changed():
    called = sum(change_point(days(60), pain(60, seed=seed)).shown for seed in range(40))
    assert called <= 3


def test_nothing_is_said_below_42_logged_days_or_of_pain_that_never_moves():
    values = [*pain(41), *[None] * 30]
    assert change_point(days(71), values) is None
    assert change_point(days(60), [4] * 60) is None


def test_gaps_are_left_out_and_the_day_is_the_logged_one():
    values = pain(90, shift_at=50, by=-4)
    for day in range(0, 90, 5):
        values[day] = None
    found = change_point(days(90), values)
    assert values[(found.on - START).days] is not None


def test_the_same_log_gives_the_same_answer():
    values = pain(60, shift_at=30, by=1.2)
    assert change_point(days(60), values) == change_point(days(60), values)


def test_no_shift_is_looked_for_near_the_ends():
    found = change_point(days(60), pain(60, shift_at=57, by=6))
    assert START + timedelta(days=10) <= found.on <= START + timedelta(days=50)


def test_the_statistic_is_the_textbook_f():
    import numpy as np

    row = np.array(pain(43), dtype=float)
    at = 20
    between = at * (row[:at].mean() - row.mean()) ** 2 + (43 - at) * (row[at:].mean() - row.mean()) ** 2
    within = ((row[:at] - row[:at].mean()) ** 2).sum() + ((row[at:] - row[at:].mean()) ** 2).sum()
    assert shift_statistics(row[None, :])[0][at - 10] == pytest.approx(between / (within / 41))


def test_a_value_for_each_day_or_none_at_all():
    with pytest.raises(ValueError, match="One value"):
        change_point(days(50), [1.0] * 49)
