"""Work and rest blocks, and patterns of activity that are worth a talk."""

import math
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from programs.rules.pacing import (
    DayLoad,
    Usual,
    boom_bust,
    boom_threshold,
    pacing_block,
    unevenness,
    usual,
    week_load,
)
from programs.rules.parameters import Parameters

FIRST = date(2026, 3, 1)
repeatable = settings(database=None, derandomize=True, deadline=None)


def on(day: int) -> date:
    return FIRST + timedelta(days=day)


def diary(*activity: float | None, pain: float | None = 3, start: int = 0) -> list[DayLoad]:
    return [DayLoad(on(start + n), value, pain) for n, value in enumerate(activity)]


@pytest.mark.parametrize(
    ("tolerance", "work_s", "rest_s"),
    [
        (10, 8 * 60, 160),
        (12, 9 * 60, 180),
        (5, 4 * 60, 120),
        (30, 24 * 60, 480),
        (60, 48 * 60, 600),
        (2, 60, 120),
        (1, 48, 120),
    ],
)
def test_work_is_four_fifths_of_tolerance_and_rest_a_third_of_it_within_limits(
    tolerance: float, work_s: int, rest_s: int
) -> None:
    block = pacing_block(tolerance)
    assert (block.work_s, block.rest_s) == (work_s, rest_s)
    assert block.posture_change
    assert (block.movement_break_s, block.cycles) == (1800, 2)
    assert pacing_block(0.02).work_s == 1


@pytest.mark.parametrize("tolerance", [0, -5, float("nan"), float("inf")])
def test_a_tolerance_that_cannot_be_is_refused(tolerance: float) -> None:
    with pytest.raises(ValueError, match="above zero minutes"):
        pacing_block(tolerance)


@repeatable
@given(st.floats(0.1, 600))
def test_work_always_stops_before_tolerance(tolerance: float) -> None:
    block = pacing_block(tolerance)
    assert 1 <= block.work_s <= tolerance * 60
    assert 120 <= block.rest_s <= 600


def test_with_a_usual_forty_and_spread_five_a_boom_is_above_sixty() -> None:
    assert boom_threshold(Usual(40, 5, 3)) == 60
    assert boom_threshold(Usual(40, None, 3)) is None


def test_a_wide_spread_raises_the_threshold() -> None:
    assert boom_threshold(Usual(40, 10, 3)) == pytest.approx(40 + 2 * 1.4826 * 10)


def test_without_a_usual_level_there_is_no_threshold() -> None:
    assert boom_threshold(Usual(None, None, None)) is None


def test_the_usual_level_leaves_today_out_and_needs_eight_values_in_fourteen_days() -> None:
    days = diary(*[40] * 8, 400)
    assert usual(days, on(8)).activity == 40
    assert usual(days[1:], on(8)).activity is None
    assert usual(diary(*[40] * 8), on(14)).activity == 40
    assert usual(diary(*[40] * 8), on(15)).activity is None


def test_the_usual_level_is_a_median_with_its_absolute_deviation() -> None:
    found = usual(diary(10, 20, 30, 40, 50, 60, 70, 200, pain=4), on(8))
    assert (found.activity, found.spread, found.pain) == (45, 20, 4)


def test_pain_may_be_unknown_where_activity_is_known() -> None:
    found = usual(diary(*[40] * 8, pain=None), on(8))
    assert (found.activity, found.pain) == (40, None)


STEADY = [35, 45] * 7  # median 40, deviation 5


def boom_diary(boom: float, after: list[DayLoad]) -> list[DayLoad]:
    return [*diary(*STEADY), DayLoad(on(14), boom, 3), *after, *diary(*[40] * 8, start=17)]


@pytest.mark.parametrize(
    ("boom", "low", "pain", "found"),
    [
        (61, 20, 5, True),
        (60, 20, 5, False),
        (59, 20, 5, False),
        (61, 21, 5, False),
        (61, 20, 4.9, False),
        (61, 0, 10, True),
    ],
)
def test_a_boom_counts_when_a_low_day_with_more_pain_follows(
    boom: float, low: float, pain: float, found: bool
) -> None:
    days = boom_diary(boom, [DayLoad(on(15), low, pain)])
    assert boom_bust(days, on(24)).pairs == (((on(14), on(15)),) if found else ())


@pytest.mark.parametrize(("day", "found"), [(15, True), (16, True), (17, False)])
def test_the_low_day_comes_within_two_days(day: int, found: bool) -> None:
    days = [*diary(*STEADY), DayLoad(on(14), 90, 3), DayLoad(on(day), 10, 6)]
    assert bool(boom_bust(days, on(24)).pairs) is found


@pytest.mark.parametrize("after", [DayLoad(on(15), None, 9), DayLoad(on(15), 5, None)])
def test_a_day_that_was_not_logged_is_not_a_low_day(after: DayLoad) -> None:
    assert boom_bust(boom_diary(90, [after]), on(24)).pairs == ()


def test_without_pain_before_there_is_nothing_to_compare() -> None:
    days = [*diary(*STEADY, pain=None), DayLoad(on(14), 90, None), DayLoad(on(15), 10, 9)]
    assert boom_bust(days, on(24)).pairs == ()


def two_pairs() -> list[DayLoad]:
    rest = diary(*STEADY)
    for start in (14, 20):
        rest += [DayLoad(on(start), 90, 3), DayLoad(on(start + 1), 10, 6), *diary(*[40] * 4, start=start + 2)]
    return rest


def test_two_pairs_in_twenty_eight_days_are_worth_a_talk() -> None:
    found = boom_bust(two_pairs(), on(27))
    assert (len(found.pairs), found.flagged, found.logged_days) == (2, True, 26)
    assert found.reason == (
        "2 very active days were followed by a low day with more pain, in 26 logged days."
    )


def test_one_pair_is_not() -> None:
    assert boom_bust(two_pairs()[:20], on(19)).flagged is False


def test_below_twenty_logged_days_nothing_is_said() -> None:
    days = two_pairs()
    assert boom_bust(days, on(33)).flagged is True
    assert boom_bust(days, on(34)).flagged is None
    assert boom_bust(days, on(34)).reason == "Only 19 days logged: too few to see a pattern."


def test_the_future_is_not_looked_at() -> None:
    assert boom_bust(two_pairs(), on(14)).pairs == ()


def test_unevenness_compares_adjacent_logged_days_only() -> None:
    assert unevenness(diary(10, 20, 10)) == pytest.approx(10 / (40 / 3))
    assert unevenness(diary(10, None, 20)) is None
    assert unevenness(diary(20, 20, None, 50)) == 0
    assert unevenness(diary(0.4, 0.6)) == pytest.approx(0.4)
    assert unevenness(diary(10, 30, 20)) == pytest.approx(math.sqrt((400 + 100) / 2) / 20)


@pytest.mark.parametrize("activity", [(), (10.0,), (0.0, 0.0)])
def test_unevenness_needs_a_pair_and_some_activity(activity: tuple[float, ...]) -> None:
    assert unevenness(diary(*activity)) is None


def week_of(*activity: float | None, pain: float | None = 3) -> list[DayLoad]:
    return [*diary(*[20] * 14), *diary(*activity, pain=pain, start=14)]


@pytest.mark.parametrize(
    ("activity", "under", "over"),
    [
        ((9, 9, 9, 20, 20, 20, 20), True, False),
        ((9, 9, 20, 20, 20, 20, 20), False, False),
        ((10, 10, 10, 20, 20, 20, 20), False, False),
        ((23, 23, 20, 20, 20, 20, 20), False, True),
        ((22, 22, 22, 20, 20, 20, 20), False, False),
        ((23, 20, 20, 20, 20, 20, 20), False, False),
        ((None, None, None, None, None, None, None), False, False),
    ],
)
def test_three_low_days_or_two_high_days_a_week_are_worth_a_talk(
    activity: tuple[float | None, ...], under: bool, over: bool
) -> None:
    found = week_load(week_of(*activity), 20, on(20))
    assert (found.under_flagged, found.over_flagged) == (under, over)


def test_a_low_day_with_more_pain_than_usual_is_not_under_activity() -> None:
    assert week_load(week_of(*[5] * 7, pain=4), 20, on(20)).under == ()
    assert len(week_load(week_of(*[5] * 7, pain=3), 20, on(20)).under) == 7
    assert week_load(week_of(*[5] * 7, pain=None), 20, on(20)).under == ()


def test_only_the_last_seven_days_count() -> None:
    assert week_load(week_of(30, 30, 20, 20, 20, 20, 20), 20, on(13)).over == ()
    found = week_load(week_of(30, 30, 20, 20, 20, 20, 20), 20, on(21))
    assert found.over == (on(15),)
    assert (
        found.reason == "Of 6 logged days, 0 well below the quota with no more pain than usual, 1 above it."
    )


@pytest.mark.parametrize("quota", [0, -1, float("nan")])
def test_a_quota_that_cannot_be_is_refused(quota: float) -> None:
    with pytest.raises(ValueError, match="above zero"):
        week_load([], quota, on(0))


def test_clinic_parameters_reach_pacing() -> None:
    p = Parameters().with_values({"work_share": 0.5, "sit_break_min": 20, "pacing_cycles": 3})
    block = pacing_block(20, p)
    assert (block.work_s, block.movement_break_s, block.cycles) == (600, 1200, 3)


def test_a_low_day_today_counts_at_once() -> None:
    days = [*diary(*STEADY), DayLoad(on(14), 90, 3), DayLoad(on(15), 10, 6)]
    assert boom_bust(days, on(15)).pairs == ((on(14), on(15)),)


def test_one_odd_day_does_not_move_the_usual_pain() -> None:
    days = [*diary(*[40] * 7), DayLoad(on(7), 40, 10)]
    assert usual(days, on(8)).pain == 3


def test_one_large_step_shows_in_the_unevenness() -> None:
    assert unevenness(diary(10, 10, 10, 40)) == pytest.approx(math.sqrt(900 / 3) / 17.5)


def test_quotas_in_small_units_are_compared_too() -> None:
    assert week_load(diary(0.6, 0.6), 0.5, on(1)).over_flagged
