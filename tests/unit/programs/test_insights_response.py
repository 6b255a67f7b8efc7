"""The change marker speaks only when the log can carry it, and says what limits it."""

from datetime import date, timedelta

import pytest

from programs.insights.response import ResponseState, missing_pattern, responder, started_high
from programs.insights.series import DailySeries, JournalRow, daily_series

START = date(2026, 3, 2)


def pains(*values: int | None) -> DailySeries:
    rows = [
        JournalRow(START + timedelta(days=i), f"e{i}", pain_avg=v)
        for i, v in enumerate(values)
        if v is not None
    ]
    return daily_series(rows, START, START + timedelta(days=len(values) - 1))


@pytest.mark.parametrize(
    ("before", "now", "state"),
    [
        (6, 3, ResponseState.SUBSTANTIAL_BETTER),
        (6, 4, ResponseState.MEANINGFUL_BETTER),
        (6, 5, ResponseState.NO_MARKED_CHANGE),
        (10, 7, ResponseState.MEANINGFUL_BETTER),  # exactly 30 %
        (8, 6, ResponseState.NO_MARKED_CHANGE),  # two points, but only 25 %
        (3, 2, ResponseState.NO_MARKED_CHANGE),  # 33 %, but only one point
        (3, 1, ResponseState.SUBSTANTIAL_BETTER),
        (5, 7, ResponseState.MEANINGFUL_WORSE),
        (4, 6, ResponseState.SUBSTANTIAL_WORSE),
        (2, 0, ResponseState.FLOOR),
        (2, 6, ResponseState.FLOOR),
    ],
)
def test_a_marker_needs_both_the_share_and_the_points(before: int, now: int, state: ResponseState) -> None:
    assert responder(pains(*[before] * 14, *[now] * 7)).state is state


def test_the_marker_carries_the_numbers_it_rests_on() -> None:
    found = responder(pains(*[6] * 14, *[4] * 7))
    assert (found.baseline, found.recent, found.points) == (6.0, 4.0, -2.0)
    assert found.percent == pytest.approx(-100 / 3)


def test_below_the_floor_there_is_no_percentage() -> None:
    assert responder(pains(*[0] * 14, *[4] * 7)).percent is None


def test_a_thin_baseline_or_a_thin_last_week_gives_no_marker() -> None:
    thin_start = responder(pains(*[6] * 7, *[None] * 7, *[3] * 7))
    thin_end = responder(pains(*[6] * 14, 3, 3, 3, None, None, None, None))
    assert thin_start.state is thin_end.state is ResponseState.NOT_ENOUGH
    assert thin_end.baseline == 6.0


def test_the_last_week_never_overlaps_the_baseline() -> None:
    assert responder(pains(*[6] * 14, *[3] * 6)).state is ResponseState.NOT_ENOUGH


def test_a_first_week_a_point_above_the_next_two_is_named() -> None:
    assert started_high(pains(*[7] * 7, *[6] * 14))
    assert not started_high(pains(*[6] * 21))
    assert not started_high(pains(*[7] * 7))
    assert responder(pains(*[7] * 7, *[6] * 14)).started_high


def test_the_first_week_is_days_1_to_7_and_the_next_two_are_days_8_to_21() -> None:
    assert started_high(pains(*[7] * 4, None, None, None, *[6] * 14))
    assert not started_high(pains(*[7] * 3, None, None, None, None, 7, *[6] * 13))
    assert started_high(pains(7, 7, 7, 7, None, None, 7, *[6] * 8, *[None] * 6))
    assert not started_high(pains(*[7] * 7, *[6] * 7, *[None] * 7, 6))
    assert not started_high(pains(*[7] * 7, *[None] * 7, *[6] * 7, *[6] * 3))


def test_one_point_between_the_medians_is_enough_for_caution() -> None:
    pattern = missing_pattern(pains(4, 4, 5, None, 4, 4, 5, None, 4, 4, 5, None, 4, 4))
    assert pattern is not None
    assert pattern.before_missing - pattern.before_logged == 1
    assert pattern.caution


def test_gaps_after_bad_days_call_for_caution() -> None:
    pattern = missing_pattern(pains(3, 3, 7, None, 3, 3, 8, None, 3, 3, 7, None, 3, 3))
    assert pattern is not None
    assert (pattern.before_missing, pattern.before_logged, pattern.n_missing) == (7.0, 3.0, 3)
    assert pattern.caution


def test_gaps_at_random_call_for_none() -> None:
    pattern = missing_pattern(pains(4, None, 4, 4, None, 4, 4, None, 4, 4))
    assert pattern is not None
    assert not pattern.caution


def test_too_few_gaps_say_nothing() -> None:
    assert missing_pattern(pains(3, 3, 9, None, 3, 3, 9, None)) is None
    assert missing_pattern(pains(3, 3, 3)) is None
