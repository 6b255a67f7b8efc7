"""The flare plan, and the days in the log that look like a flare."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from programs.rules.flare import (
    DayPain,
    PossibleFlare,
    flare_needs_review,
    flare_plan,
    flares_in_window,
    possible_flare,
)
from programs.rules.parameters import Parameters

FIRST = date(2026, 3, 1)
repeatable = settings(database=None, derandomize=True, deadline=None)


def log(text: str) -> list[DayPain]:
    """One day a character: a digit is the average pain, a dot a day that was not logged."""
    return [DayPain(FIRST + timedelta(days=n), None if c == "." else int(c)) for n, c in enumerate(text)]


def spans(text: str, p: Parameters | None = None) -> list[tuple[int, int | None]]:
    """Start and end of each possible flare as places in the text."""
    found = possible_flare(log(text), p or Parameters())
    return [((f.start - FIRST).days, None if f.end is None else (f.end - FIRST).days) for f in found]


def test_the_plan_from_ten_is_half_then_three_quarters_then_back() -> None:
    plan = flare_plan(10, 1)
    assert [day.quota for day in plan] == [5, 5, 7, 7, 10]
    assert [day.share for day in plan] == [0.5, 0.5, 0.75, 0.75, 1.0]
    assert [day.day for day in plan] == [1, 2, 3, 4, 5]


def test_the_plan_never_asks_for_total_rest() -> None:
    assert [day.quota for day in flare_plan(1, 1)] == [1, 1, 1, 1, 1]
    assert [day.quota for day in flare_plan(0.5, 1)] == [0.5] * 5


def test_the_plan_keeps_to_the_unit_of_the_activity() -> None:
    assert [day.quota for day in flare_plan(1500, 100)] == [700, 700, 1100, 1100, 1500]
    assert [day.quota for day in flare_plan(0.6, 0.1)] == [0.3, 0.3, 0.4, 0.4, 0.6]


@pytest.mark.parametrize(("quota", "resolution"), [(0, 1), (-1, 1), (10, 0), (float("nan"), 1)])
def test_a_plan_that_cannot_be_is_refused(quota: float, resolution: float) -> None:
    with pytest.raises(ValueError, match="above zero"):
        flare_plan(quota, resolution)


def test_a_clinic_may_lengthen_the_stages() -> None:
    assert [day.quota for day in flare_plan(10, 1, Parameters().with_values({"flare_stage_days": 3}))] == [
        5, 5, 5, 7, 7, 7, 10,
    ]  # fmt: skip


@repeatable
@given(quota=st.integers(1, 5000), resolution=st.sampled_from([0.1, 1.0, 5.0, 100.0]))
def test_the_plan_rises_and_ends_at_the_quota(quota: int, resolution: float) -> None:
    quotas = [day.quota for day in flare_plan(quota, resolution)]
    assert quotas == sorted(quotas)
    assert quotas[-1] == quota
    assert quotas[0] > 0


@pytest.mark.parametrize(
    ("days", "flares", "needed"), [(0, 1, False), (7, 1, False), (8, 1, True), (1, 2, True), (0, 0, False)]
)
def test_a_long_flare_or_a_second_one_asks_for_a_review(days: int, flares: int, needed: bool) -> None:
    verdict = flare_needs_review(FIRST, FIRST + timedelta(days=days), flares)
    assert verdict.needed is needed
    assert verdict.reason


def test_the_reason_for_a_review_says_which() -> None:
    assert "gone on for 8 days" in flare_needs_review(FIRST, FIRST + timedelta(days=8), 2).reason
    assert flare_needs_review(FIRST, FIRST, 2).reason == "2 flares in 28 days: review together."


def test_flares_are_counted_in_the_twenty_eight_days_to_today() -> None:
    starts = [FIRST + timedelta(days=n) for n in (0, 1, 27, 27, 28, 29)]
    assert flares_in_window(starts, FIRST + timedelta(days=28)) == 3


def test_two_logged_days_well_above_the_usual_may_be_a_flare() -> None:
    (found,) = possible_flare(log("3333333" + "55" + "33"))
    assert (found.start, found.end, found.usual) == (FIRST + timedelta(7), FIRST + timedelta(8), 3)
    assert found.reason == (
        "Possible flare – patient to confirm: pain at least 2 above the usual 3 "
        "on 2 logged days from 2026-03-08."
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3333333" + "5" + "33", []),
        ("3333333" + "44" + "33", []),
        ("333333" + "55" + "33", []),
        ("3333333" + "5.5" + "33", [(7, 9)]),
        ("3333333" + "5..5" + "33", []),
        ("3333333" + "545" + "33", []),
        ("3333333" + "55", [(7, None)]),
        ("3333333" + "553", [(7, None)]),
        ("3333333" + "55433", [(7, 9)]),
        ("3333333" + "553533", [(7, 10)]),
        ("3333333" + "5533555" + "33", [(7, 13)]),
        ("3333333" + "553333" + "55" + "33", [(7, 8), (13, 14)]),
        ("3333333" + "55333" + "55" + "33", [(7, 8), (12, 13)]),
        ("." * 20, []),
        ("", []),
    ],
)
def test_when_a_flare_starts_ends_and_joins(text: str, expected: list[tuple[int, int | None]]) -> None:
    assert spans(text) == expected


def test_two_flares_with_fewer_than_three_days_between_are_one() -> None:
    assert spans("3333333" + "55" + "33" + "55" + "33") == [(7, 12)]
    assert spans("3333333" + "55" + "333" + "55" + "33") == [(7, 8), (12, 13)]


def test_a_joined_flare_that_has_not_settled_is_still_open() -> None:
    assert spans("3333333" + "55" + "33" + "55") == [(7, None)]


def test_the_usual_level_needs_seven_values_in_the_last_fourteen_days() -> None:
    assert spans("3.3.3.3.3.3.3." + "55" + "33") == [(14, 15)]
    assert spans("3.3.3.3.3.3..." + "55" + "33") == []
    assert spans("3333333" + "." * 8 + "55" + "33") == []


def test_one_high_day_at_the_end_of_the_log_is_not_yet_a_flare() -> None:
    assert spans("3333333" + "5") == []
    assert spans("3333333" + "55") == [(7, None)]


def test_the_usual_level_is_a_median_that_one_odd_day_does_not_move() -> None:
    (found,) = possible_flare(log("3333339" + "55" + "33"))
    assert found.usual == 3


def test_where_a_clinic_asks_for_three_days_each_gap_between_them_counts() -> None:
    three = Parameters().with_values({"flare_start_days": 3})
    assert spans("3333333" + "55" + "33", three) == []
    assert spans("3333333" + "555" + "33", three) == [(7, 9)]
    assert spans("3333333" + "55...5" + "33", three) == []


def test_an_empty_log_or_one_that_starts_high_has_no_usual_level() -> None:
    assert spans("9" * 6) == []
    assert spans("9" * 20) == []


def test_a_long_flare_does_not_become_the_new_usual() -> None:
    assert spans("3" * 7 + "6" * 30) == [(7, None)]
    assert spans("3" * 7 + "6" * 30 + "333" + "66" + "33") == [(7, 36), (40, 41)]


def test_days_in_a_flare_are_stepped_over_when_looking_back() -> None:
    assert spans("3" * 14 + "7" * 14 + "333" + "55" + "33")[-1] == (31, 32)


def test_a_rise_just_short_of_two_points_is_not_a_flare() -> None:
    days = log("3333333")
    for pain, count in ((4.9, 0), (5.0, 1)):
        rise = [DayPain(FIRST + timedelta(days=n), pain) for n in (7, 8)]
        assert len(possible_flare(days + rise)) == count


def test_the_order_of_the_rows_does_not_matter() -> None:
    rows = log("3333333" + "55" + "33")
    expected = possible_flare(rows)
    for order in itertools.islice(itertools.permutations(rows), 0, 40_000, 997):
        assert possible_flare(order) == expected


@repeatable
@given(text=st.text(alphabet=".0123456789", max_size=60))
def test_flares_never_overlap_and_start_and_end_on_logged_days(text: str) -> None:
    found = possible_flare(log(text))
    logged = {day.on for day in log(text) if day.pain is not None}
    assert all(flare.start in logged for flare in found)
    assert all(flare.end is None or flare.end >= flare.start for flare in found)
    assert all(a.end is not None and a.end < b.start for a, b in itertools.pairwise(found))
    assert all(isinstance(flare, PossibleFlare) for flare in found)


def test_days_of_an_earlier_flare_say_nothing_about_the_usual_level() -> None:
    # Six values are enough here. Before the second flare there are five calm ones, and the flare's own two.
    p = Parameters().with_values({"flare_usual_min": 6})
    assert spans("333.3336633........66", p) == [(7, 8)]
    # After a flare the usual level is what came after it: 4 is two above 2, though not above the 3 before.
    assert spans("3" * 14 + "66" + "2" * 20 + "44") == [(14, 15), (36, None)]


def test_a_flare_that_comes_back_at_once_joins_the_last_one_only() -> None:
    assert spans("3" * 14 + "66" + "3" * 20 + "66" + "33" + "66" + "333") == [(14, 15), (36, 41)]
