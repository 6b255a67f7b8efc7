"""One night in numbers: what was slept, what cannot be, and how even the nights are."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from patients.rules.sleep import Night, Sums, moments, problems, regularity, sums, week_of

BERLIN = "Europe/Berlin"
DAY = date(2026, 5, 12)
FULL = Night(DAY, time(22, 30), time(23, 0), 30, 2, 45, time(6, 30), time(7, 0))
repeatable = settings(database=None, derandomize=True, deadline=None, max_examples=200)


def night(**told: object) -> Night:
    names = ("wake_date", "bed", "lights_out", "falling_asleep", "times_awake", "awake", "woke", "got_up")
    return Night(**({name: getattr(FULL, name) for name in names} | told))  # type: ignore[arg-type]


def test_the_golden_night() -> None:
    found = sums(FULL, BERLIN)
    assert (found.slept, found.in_bed) == (375, 510)
    assert (found.efficiency, found.efficiency_try) == (73.5, 78.1)
    assert (found.woke_minute, found.mid_sleep_minute) == (390, 180.0)


def test_a_bedtime_after_midnight_is_the_morning_of_the_same_day() -> None:
    found = sums(night(bed=time(0, 10), lights_out=time(0, 30)), BERLIN)
    assert (found.in_bed, found.slept) == (410, 360 - 30 - 45)


@pytest.mark.parametrize(("day", "in_bed"), [(date(2026, 3, 29), 450), (date(2026, 10, 25), 570)])
def test_a_night_on_which_the_clocks_change_has_its_true_length(day: date, in_bed: int) -> None:
    found = sums(night(wake_date=day), BERLIN)
    assert found.in_bed == in_bed
    assert found.slept == in_bed - 60 - 75


def test_of_an_hour_that_happens_twice_the_one_that_fits_is_meant() -> None:
    autumn = date(2026, 10, 25)
    twice = night(
        wake_date=autumn, bed=time(2, 50), lights_out=time(2, 50), woke=time(2, 40), times_awake=0, awake=0
    )
    assert sums(twice, BERLIN).in_bed == 310
    assert not problems(night(wake_date=autumn, lights_out=time(2, 50), bed=time(2, 20)), BERLIN)


def test_sleep_in_the_daytime_is_sleep() -> None:
    shift = night(bed=time(8, 0), lights_out=time(8, 30), woke=time(14, 0), got_up=time(14, 30))
    assert (sums(shift, BERLIN).in_bed, sums(shift, BERLIN).slept) == (390, 255)


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"bed": time(23, 30)}, "bed"),
        ({"woke": time(7, 30)}, "woke"),
        ({"lights_out": time(12, 0), "bed": time(11, 0)}, "woke"),
        ({"falling_asleep": 460}, "falling_asleep"),
        ({"awake": 430}, "awake"),
        ({"times_awake": 0, "awake": 5}, "times_awake"),
        ({"bed": time(7, 0), "lights_out": None, "woke": None}, "got_up"),
    ],
)
def test_what_cannot_be_is_told_beside_its_field_and_never_reckoned(
    told: dict[str, object], field: str
) -> None:
    assert [problem.field for problem in problems(night(**told), BERLIN)] == [field]
    with pytest.raises(ValueError, match=field):
        sums(night(**told), BERLIN)


def test_a_night_without_any_sleep_is_a_night_of_zero_minutes() -> None:
    assert sums(night(falling_asleep=0, awake=450), BERLIN).slept == 0
    assert sums(night(falling_asleep=0, awake=450), BERLIN).efficiency == 0.0


@pytest.mark.parametrize("field", ["lights_out", "falling_asleep", "awake", "woke"])
def test_what_was_not_told_makes_no_number_and_no_zero(field: str) -> None:
    found = sums(night(**{field: None}), BERLIN)
    assert (found.slept, found.efficiency, found.efficiency_try) == (None, None, None)
    assert found.in_bed == 510


def test_not_waking_at_all_says_how_long_one_was_awake() -> None:
    assert sums(night(times_awake=0, awake=None), BERLIN).slept == 420


def test_nothing_told_is_no_problem_and_no_number() -> None:
    assert problems(Night(DAY), BERLIN) == []
    assert sums(Night(DAY), BERLIN) == Sums()


WALL = st.times().map(lambda t: t.replace(second=0, microsecond=0))


@repeatable
@given(
    day=st.dates(date(2024, 1, 1), date(2027, 12, 31)),
    walls=st.tuples(WALL, WALL, WALL, WALL),
    fall=st.integers(0, 720),
    awake=st.integers(0, 720),
)
def test_a_night_is_refused_or_makes_sense(day: date, walls: tuple[time, ...], fall: int, awake: int) -> None:
    bed, lights, woke, up = walls
    told = Night(day, bed, lights, fall, None, awake, woke, up)
    at = moments(told, BERLIN)
    assert at["bed"] <= at["lights_out"] <= at["woke"] <= at["got_up"]
    assert at["got_up"] - at["bed"] < timedelta(days=4)
    if problems(told, BERLIN):
        return
    found = sums(told, BERLIN)
    assert found.slept is not None and found.in_bed is not None
    assert 0 <= found.slept <= found.in_bed
    assert found.efficiency is not None and 0 <= found.efficiency <= 100
    if found.efficiency_try is not None:
        assert found.efficiency <= found.efficiency_try <= 100


def a_week(*efficiency: float | None) -> list[Sums]:
    return [Sums(slept=400, in_bed=500, efficiency=value) for value in efficiency]


def test_a_week_needs_five_of_seven_nights() -> None:
    assert week_of(a_week(70, 80, 90, 80, None, None, None)).efficiency is None
    full = week_of(a_week(70, 80, 90, 80, 75, None, None))
    assert (full.nights, full.efficiency, full.slept) == (5, 79.0, 400.0)
    with pytest.raises(ValueError, match="seven"):
        week_of(a_week(*[80.0] * 8))


def test_evenness_is_the_spread_of_waking_and_of_the_middle_of_sleep() -> None:
    even = [Sums(woke_minute=390, mid_sleep_minute=180.0)] * 5
    assert (regularity(even).waking, regularity(even).middle) == (0.0, 0.0)
    moving = [Sums(woke_minute=390 + 30 * n, mid_sleep_minute=-10.0 + 60 * n) for n in range(5)]
    assert (regularity(moving).waking, regularity(moving).middle) == (47.4, 94.9)
    assert regularity(moving[:4]).waking is None
