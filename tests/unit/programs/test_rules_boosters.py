"""Booster sessions after the block: from a week before their day to two weeks after it, each once."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.rules.boosters import Booster, booster_near
from programs.rules.parameters import Parameters

P = Parameters()
BEGAN = date(2026, 1, 5)


def day(week: int, days: int = 0) -> date:
    return BEGAN + timedelta(weeks=week, days=days)


@pytest.mark.parametrize("week", [18, 26, 42])
def test_a_booster_is_near_from_a_week_before_to_two_weeks_after(week: int) -> None:
    booster = Booster(week, day(week))
    near = [days for days in range(-10, 20) if booster_near(BEGAN, day(week, days), P) == booster]
    assert near == list(range(-7, 15))


def test_in_the_block_itself_and_after_the_last_one_there_is_none() -> None:
    assert all(booster_near(BEGAN, day(week), P) is None for week in range(17))
    assert all(booster_near(BEGAN, day(week), P) is None for week in range(45, 120))


def test_a_clinic_has_its_own_weeks_and_may_have_none() -> None:
    own = P.with_values({"booster_first": 20, "booster_second": 0, "booster_third": 0})
    assert booster_near(BEGAN, day(20), own) == Booster(20, day(20))
    assert booster_near(BEGAN, day(26), own) is None
    none = own.with_values({"booster_first": 0})
    assert not any(booster_near(BEGAN, day(week), none) for week in range(60))


def test_where_two_are_near_the_later_one_stands() -> None:
    close = P.with_values({"booster_first": 18, "booster_second": 19, "booster_third": 0})
    assert booster_near(BEGAN, day(18, 1), close) == Booster(19, day(19))


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(-100, 1000))
def test_a_booster_is_always_on_the_weekday_on_which_the_plan_began(began: date, days: int) -> None:
    found = booster_near(began, began + timedelta(days=days), P)
    assert found is None or (found.due.weekday() == began.weekday() and found.due > began)
