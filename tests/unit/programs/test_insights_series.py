"""Journal rows become one tidy daily series: every day present, gaps kept, nonsense refused."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.insights.series import (
    MEASURES,
    DailySeries,
    JournalRow,
    NightRow,
    Run,
    baseline_band,
    daily_series,
    enough,
    flare_runs,
    median_of,
    missing_share,
    recent_change,
    rolling_median,
    with_nights,
)

START = date(2026, 3, 2)


def day(i: int) -> date:
    return START + timedelta(days=i)


def pains(*values: int | None) -> DailySeries:
    """A series whose average pain is these values; None is a day without an entry."""
    rows = [JournalRow(day(i), f"e{i}", pain_avg=v) for i, v in enumerate(values) if v is not None]
    return daily_series(rows, START, day(len(values) - 1))


def test_every_day_from_start_to_end_is_there_in_order() -> None:
    series = daily_series([JournalRow(day(2), "e2", pain_avg=4)], START, day(4))
    assert series.dates == tuple(day(i) for i in range(5))
    assert (series.start, series.end, len(series)) == (day(0), day(4), 5)


def test_a_day_without_an_entry_is_none_in_every_measure_and_never_zero() -> None:
    series = daily_series([JournalRow(day(0), "e0", pain_avg=0, activity_minutes=0)], START, day(1))
    assert series.pain_avg == (0, None)
    assert series.activity_minutes == (0, None)
    assert all(series.values(name)[1] is None for name in MEASURES)
    assert series.flare == (None, None)
    assert series.late == (False, False)


def test_an_entry_without_pain_is_logged_all_the_same() -> None:
    series = daily_series([JournalRow(day(0), "e0", activity_minutes=12)], START, day(1))
    assert series.days_logged == 1
    assert series.pain_avg == (None, None)


def test_entry_ids_tell_where_each_day_comes_from() -> None:
    series = daily_series([JournalRow(day(1), "abc", mood=3, flare=True, late=True)], START, day(2))
    assert series.entry_ids == (None, "abc", None)
    assert series.flare == (None, True, None)
    assert series.late == (False, True, False)


def test_the_order_of_the_rows_does_not_matter() -> None:
    rows = [JournalRow(day(i), f"e{i}", pain_avg=i) for i in range(5)]
    assert daily_series(rows, START, day(6)) == daily_series(reversed(rows), START, day(6))


def test_rows_outside_the_window_are_left_out() -> None:
    rows = [JournalRow(day(-1), "a", pain_avg=9), JournalRow(day(3), "b", pain_avg=9)]
    assert daily_series(rows, START, day(2)).days_logged == 0


def test_one_day_is_a_series_too() -> None:
    assert daily_series([JournalRow(START, "a", pain_avg=4)], START, START).pain_avg == (4,)


def test_two_entries_on_one_day_are_refused_with_the_day() -> None:
    rows = [JournalRow(day(1), "a", pain_avg=2), JournalRow(day(1), "b", pain_avg=3)]
    with pytest.raises(ValueError, match=f"Two journal entries for {day(1)}"):
        daily_series(rows, START, day(2))


def test_an_end_before_the_start_is_refused() -> None:
    with pytest.raises(ValueError, match="comes before the first day"):
        daily_series([], day(1), day(0))


@pytest.mark.parametrize(
    "row",
    [
        JournalRow(day(0), "a", pain_avg=11),
        JournalRow(day(0), "a", mood=-1),
        JournalRow(day(0), "a", activity_minutes=1441),
        JournalRow(day(0), "a", practice_minutes=-5),
    ],
)
def test_a_value_outside_its_scale_is_refused_with_its_day(row: JournalRow) -> None:
    with pytest.raises(ValueError, match=str(day(0))):
        daily_series([row], START, day(0))


def test_of_several_days_the_one_that_is_out_of_its_scale_is_named() -> None:
    rows = [JournalRow(day(n), f"e{n}", pain_avg=pain) for n, pain in enumerate((4, 10, 11, 0, 12))]
    with pytest.raises(ValueError, match=f"pain_avg on {day(2)} is 11"):
        daily_series(rows, START, day(5))
    assert daily_series(rows, START, day(1)).pain_avg == (4, 10)


def test_a_date_with_a_time_is_refused_because_it_would_match_no_day() -> None:
    row = JournalRow(datetime(2026, 3, 2, 9, 30), "a", pain_avg=4)
    with pytest.raises(ValueError, match="date without a time"):
        daily_series([row], START, day(1))


def test_last_gives_the_last_days_or_all_of_a_shorter_series() -> None:
    series = pains(1, 2, 3)
    assert series.last(2).pain_avg == (2, 3)
    assert series.last(2).entry_ids == ("e1", "e2")
    assert series.last(9) == series
    assert series.last(1).pain_avg == (3,)
    with pytest.raises(ValueError, match="one day or more"):
        series.last(0)
    with pytest.raises(ValueError, match="at least one day"):
        series.slice(2, 2)


def test_rolling_median_looks_back_seven_days_and_needs_four_values() -> None:
    assert rolling_median([1, 2, 3, 4, 5, 6, 7, 8]) == (None, None, None, 2.5, 3, 3.5, 4, 5)


def test_rolling_median_skips_gaps_and_stops_when_too_few_are_left() -> None:
    values = [4, 4, 4, 4, None, None, None, None, 9]
    assert rolling_median(values) == (None, None, None, 4, 4, 4, 4, None, None)


def test_rolling_median_refuses_a_need_it_can_never_meet() -> None:
    assert rolling_median([3, None], 1, 1) == (3, None)
    for window, need in ((3, 4), (0, 0), (7, 0), (0, 1)):
        with pytest.raises(ValueError, match="cannot need"):
            rolling_median([1], window, need)


@given(st.lists(st.none() | st.integers(0, 10), max_size=60))
def test_rolling_median_keeps_the_length_and_stays_inside_the_values(values: list[int | None]) -> None:
    smooth = rolling_median(values)
    logged = [value for value in values if value is not None]
    assert len(smooth) == len(values)
    assert all(min(logged) <= value <= max(logged) for value in smooth if value is not None)


def test_enough_is_four_of_every_seven_days() -> None:
    assert [enough(days) for days in (1, 7, 8, 14, 21, 28)] == [4, 4, 5, 8, 12, 16]


def test_the_median_of_nothing_is_unknown() -> None:
    assert median_of([None, None], need=1) is None
    assert median_of([], need=0) is None


def test_missing_share_counts_gaps_and_calls_no_days_all_missing() -> None:
    assert missing_share([1, None, None, 4]) == 0.5
    assert missing_share([0, 0]) == 0.0
    assert missing_share([]) == 1.0


def test_baseline_band_is_median_and_scaled_mad_of_the_first_fourteen_days() -> None:
    band = baseline_band(pains(*[4, 6] * 7, 10, 10))
    assert band is not None
    assert (band.median, band.n) == (5.0, 14)
    assert (band.low, band.high) == pytest.approx((5 - 1.4826, 5 + 1.4826))


def test_baseline_band_stays_on_the_scale() -> None:
    low, high = baseline_band(pains(*[0, 3] * 7)), baseline_band(pains(*[10, 7] * 7))
    assert low is not None
    assert high is not None
    assert (low.low, high.high) == (0.0, 10.0)


def test_baseline_band_needs_four_of_seven_days_logged() -> None:
    assert baseline_band(pains(*[5] * 8, *[None] * 5, None, 5)) is not None
    assert baseline_band(pains(*[5] * 7, *[None] * 7, 5, 5)) is None


def test_baseline_band_waits_until_the_fourteen_days_are_over() -> None:
    assert baseline_band(pains(*[5] * 13)) is None


def test_recent_change_sets_the_last_week_beside_the_week_before() -> None:
    change = recent_change(pains(*[9] * 10, *[6] * 7, *[4, 4, None, 4, 3, 4, None]))
    assert change is not None
    assert (change.before, change.now, change.difference) == (6.0, 4.0, -2.0)
    assert (change.n_before, change.n_now) == (7, 5)


def test_recent_change_speaks_as_soon_as_both_weeks_are_there() -> None:
    change = recent_change(pains(*[5] * 7, *[6] * 7))
    assert change is not None
    assert change.difference == 1.0
    assert recent_change(pains(*[5] * 9), days=4) is not None


def test_recent_change_of_single_days_says_nothing() -> None:
    assert recent_change(pains(5, 5), days=1) is None


def test_recent_change_is_unknown_when_either_week_is_too_thin() -> None:
    thin: list[int | None] = [5, 5, 5, None, None, None, None]
    assert recent_change(pains(*thin, *[5] * 7)) is None
    assert recent_change(pains(*[5] * 7, *thin[::-1])) is None
    assert recent_change(pains(*[5] * 13)) is None
    with pytest.raises(ValueError, match="one day or more"):
        recent_change(pains(5, 5), days=0)


def flares(*ticks: bool | None) -> DailySeries:
    rows = [JournalRow(day(i), f"e{i}", flare=t) for i, t in enumerate(ticks) if t is not None]
    return daily_series(rows, START, day(len(ticks) - 1))


def test_flare_days_in_a_row_are_one_run_and_a_gap_ends_it() -> None:
    series = flares(True, True, False, True, None, True)
    assert flare_runs(series) == (Run(day(0), day(1)), Run(day(3), day(3)), Run(day(5), day(5)))
    assert [run.days for run in flare_runs(series)] == [2, 1, 1]


def test_no_tick_is_no_flare() -> None:
    assert flare_runs(flares(False, None, False)) == ()


def test_nights_lie_beside_the_journal_with_where_they_come_from() -> None:
    series = pains(4, None, 5)
    assert (series.sleep_efficiency, series.night_ids) == ((), ())
    nights = [NightRow(day(1), "n1", 73.5), NightRow(day(2), "n2"), NightRow(day(9), "n9", 80.0)]
    laid = with_nights(series, nights)
    assert laid.sleep_efficiency == (None, 73.5, None)
    assert laid.night_ids == (None, "n1", "n2")
    assert laid.entry_ids == series.entry_ids
    assert laid.last(2).night_ids == ("n1", "n2")
    assert series.last(2).night_ids == ()


@pytest.mark.parametrize(
    "nights",
    [[NightRow(day(0), "a", 80.0), NightRow(day(0), "b", 81.0)], [NightRow(day(0), "a", 100.1)]],
)
def test_two_nights_on_one_day_or_more_than_all_of_the_night_are_refused(nights: list[NightRow]) -> None:
    with pytest.raises(ValueError, match="Two nights|100"):
        with_nights(pains(1), nights)
