"""Weeks as bars: a week with too little logged is a gap, never a bar of nothing."""

from datetime import date, timedelta

from programs.insights.week_bars import BOTTOM, TOP, bars, week_means

LAST = date(2026, 5, 12)


def days(*values: float | None) -> dict[date, float | None]:
    """Values of the days up to the last one, newest first."""
    return {LAST - timedelta(days=back): value for back, value in enumerate(values)}


def test_a_week_needs_four_days_and_counts_only_what_is_logged() -> None:
    means = week_means(days(10, 20, None, 30, 40, None, None, *[5.0] * 3), LAST, weeks=2)
    assert [(week.logged, week.value) for week in means] == [(3, None), (4, 25.0)]
    assert (means[1].first, means[1].last) == (LAST - timedelta(days=6), LAST)


def test_a_week_of_nothing_done_is_a_bar_of_no_height_and_an_unlogged_one_is_a_gap() -> None:
    drawn = bars(week_means(days(*[0.0] * 7, *[None] * 7, *[20.0] * 7), LAST, weeks=3))
    high, gap, zero = drawn["bars"]
    assert (high["y"], high["height"]) == (TOP, BOTTOM - TOP)
    assert gap["gap"]
    assert "height" not in gap
    assert (zero["height"], zero["y"]) == (0, BOTTOM)


def test_nothing_logged_at_all_can_be_drawn_and_a_fixed_scale_is_kept() -> None:
    assert all(bar["gap"] for bar in bars(week_means({}, LAST))["bars"])
    (bar,) = bars(week_means(days(*[5.0] * 7), LAST, weeks=1), top=10)["bars"]
    assert bar["height"] == (BOTTOM - TOP) / 2
