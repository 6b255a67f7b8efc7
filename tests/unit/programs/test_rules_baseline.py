"""The baseline of an activity and the ladder that starts from it."""

from datetime import date, timedelta
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from programs.rules.baseline import Trial, baseline, foot_ceiling, ladder, start_fraction
from programs.rules.parameters import Parameters

FIRST = date(2026, 5, 4)
repeatable = settings(database=None, derandomize=True, deadline=None)


def trials(*values: float) -> list[Trial]:
    return [Trial(FIRST + timedelta(days=n), value) for n, value in enumerate(values)]


def test_three_steady_trials_are_averaged() -> None:
    found = baseline(trials(10, 12, 11))
    assert (found.mean, found.used_value, found.method, found.n) == (11.0, 11.0, "mean", 3)
    assert found.cv == pytest.approx(0.0909, abs=1e-4)
    assert found.ask_for_more == 0
    assert found.reason == "Mean of 3 days, 11 (CV 0.09)."


def test_steady_trials_that_lean_to_one_side_still_use_the_mean() -> None:
    found = baseline(trials(10, 10, 13))
    assert (found.used_value, found.method) == (11.0, "mean")


def test_three_unsteady_trials_ask_for_two_more_and_use_the_median_so_far() -> None:
    found = baseline(trials(4, 12, 8))
    assert found.cv == pytest.approx(0.50)
    assert found.ask_for_more == 2
    assert (found.used_value, found.method) == (8.0, "median")
    assert found.reason == "The 3 trials vary a lot (CV 0.50): ask for 2 more; so far the median is 8."


def test_five_unsteady_trials_use_the_median_and_ask_for_no_more() -> None:
    found = baseline(trials(4, 20, 6, 5, 30))
    assert (found.used_value, found.method, found.n, found.ask_for_more) == (6.0, "median", 5, 0)
    assert found.reason == "The 5 trials vary a lot (CV 0.89), so the median, 6, is used."


def test_five_steady_trials_use_the_mean() -> None:
    found = baseline(trials(10, 11, 12, 10, 12))
    assert (found.used_value, found.method, found.ask_for_more) == (11.0, "mean", 0)


def test_a_spread_exactly_at_the_limit_is_still_steady() -> None:
    assert baseline(trials(65, 100, 135)).cv == pytest.approx(0.35)
    assert baseline(trials(65, 100, 135)).method == "mean"
    assert baseline(trials(64, 100, 136)).method == "median"


@pytest.mark.parametrize(("values", "ask"), [((10,), 2), ((10, 30), 1)])
def test_too_few_trials_ask_for_the_rest_and_do_not_judge_the_spread(
    values: tuple[float, ...], ask: int
) -> None:
    found = baseline(trials(*values))
    assert (found.ask_for_more, found.method) == (ask, "mean")
    assert found.reason.startswith(f"Trials on {len(values)} of 3 days: ask for {ask} more")


def test_one_trial_has_no_spread() -> None:
    assert baseline(trials(10)).cv == 0.0
    assert baseline(trials(8, 12)).cv == pytest.approx(0.2828, abs=1e-4)


def test_small_units_are_judged_like_large_ones() -> None:
    found = baseline(trials(0.2, 0.6, 0.4))
    assert found.cv == pytest.approx(0.50)
    assert found.method == "median"


def test_trials_on_one_day_count_as_one_day() -> None:
    same_day = [Trial(FIRST, 8), Trial(FIRST, 12), Trial(FIRST + timedelta(days=1), 10)]
    found = baseline(same_day)
    assert (found.n, found.mean, found.ask_for_more) == (2, 10.0, 1)
    thrice = baseline([Trial(FIRST, 8), Trial(FIRST, 8), Trial(FIRST, 11)])
    assert thrice.mean == 9.0


def test_beyond_five_days_the_most_recent_count() -> None:
    found = baseline(trials(1, 10, 11, 12, 10, 12))
    assert (found.n, found.mean) == (5, 11.0)


def test_the_order_in_which_trials_were_typed_does_not_matter() -> None:
    rows = [*trials(4, 12, 8.3), Trial(FIRST, 5.1)]
    assert len({baseline(order) for order in permutations(rows)}) == 1


def test_no_trial_is_not_a_baseline_of_zero() -> None:
    with pytest.raises(ValueError, match="at least one trial"):
        baseline([])


def test_trials_of_zero_are_a_baseline_of_zero() -> None:
    found = baseline(trials(0, 0, 0))
    assert (found.mean, found.cv, found.used_value) == (0.0, 0.0, 0.0)


@pytest.mark.parametrize("value", [-0.1, float("nan"), float("inf")])
def test_a_trial_that_cannot_be_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="A trial cannot be"):
        baseline(trials(10, value))


def test_the_usual_start_is_four_fifths() -> None:
    start = start_fraction()
    assert start.value == 0.80
    assert start.reason == "Usual start at 80% of the baseline."


@pytest.mark.parametrize(
    ("fearful", "flaring", "pseq", "named"),
    [
        (True, False, None, "fear of movement."),
        (False, True, 40, "a current flare."),
        (False, False, 19, "PSEQ 19."),
        (True, True, 0, "fear of movement, a current flare, PSEQ 0."),
    ],
)
def test_fear_a_flare_or_low_confidence_start_lower_and_are_named(
    fearful: bool, flaring: bool, pseq: int | None, named: str
) -> None:
    start = start_fraction(fearful, flaring, pseq)
    assert start.value == 0.70
    assert start.reason == f"Cautious start at 70% of the baseline: {named}"


def test_confidence_of_twenty_starts_as_usual() -> None:
    assert start_fraction(pseq=20).value == 0.80


@pytest.mark.parametrize("pseq", [-1, 61])
def test_confidence_out_of_range_is_refused(pseq: int) -> None:
    with pytest.raises(ValueError, match="PSEQ"):
        start_fraction(pseq=pseq)


@pytest.mark.parametrize("pseq", [0, 60])
def test_confidence_at_the_ends_of_its_range_is_taken(pseq: int) -> None:
    assert start_fraction(pseq=pseq).value in (0.70, 0.80)


@pytest.mark.parametrize(("share", "first"), [(0.8, 8.0), (0.7, 7.0)])
def test_the_first_quota_is_rounded_down(share: float, first: float) -> None:
    assert ladder(11, 30, 1, share).q0 == first


def test_eleven_minutes_to_thirty_takes_twenty_two_weeks() -> None:
    stairs = ladder(11, 30, 1, 0.8)
    assert (stairs.step, stairs.weeks_to_goal) == (1.0, 22)
    assert stairs.stairs() == tuple(float(quota) for quota in range(8, 31))


def test_steps_are_added_not_compounded() -> None:
    stairs = ladder(100, 200, 1, 0.8).stairs()
    assert stairs == (80, 90, 100, 110, 120, 130, 140, 150, 160, 170, 180, 190, 200)


def test_the_last_step_stops_at_the_goal() -> None:
    stairs = ladder(50, 52, 1, 0.8)
    assert stairs.stairs() == (40, 45, 50, 52)
    assert stairs.quota(99) == 52


def test_the_step_is_rounded_to_the_resolution_and_at_least_one() -> None:
    assert ladder(60, 120, 5, 0.8).step == 5
    assert ladder(80, 120, 5, 0.8).step == 10
    assert ladder(3, 120, 1, 0.8).step == 1
    assert ladder(2.0, 4, 0.25, 0.8).step == 0.25


def test_the_first_quota_is_never_less_than_one_unit() -> None:
    assert ladder(0, 30, 1, 0.8).q0 == 1
    assert ladder(1.2, 30, 5, 0.8).q0 == 5


def test_a_goal_below_the_start_is_reached_at_once() -> None:
    stairs = ladder(50, 30, 1, 0.8)
    assert (stairs.q0, stairs.weeks_to_goal, stairs.stairs()) == (30, 0, (30,))


def test_binary_noise_does_not_cost_a_unit() -> None:
    assert ladder(100, 200, 1, 0.29).q0 == 29
    assert ladder(3, 9, 0.1, 0.7).q0 == 2.1
    assert ladder(3, 9, 0.1, 0.7).stairs()[:4] == (2.1, 2.4, 2.7, 3.0)


@pytest.mark.parametrize("share", [0.05, 0.2])
def test_a_negotiated_step_may_be_five_to_twenty_per_cent(share: float) -> None:
    assert ladder(100, 200, 1, 0.8, step_fraction=share).step == 100 * share


@pytest.mark.parametrize("share", [0.049, 0.201])
def test_a_step_beyond_five_to_twenty_per_cent_is_refused(share: float) -> None:
    with pytest.raises(ValueError, match="A weekly step is 5% to 20%"):
        ladder(100, 200, 1, 0.8, step_fraction=share)


@pytest.mark.parametrize(
    ("given_values", "message"),
    [
        ((-1, 30, 1, 0.8), "baseline"),
        ((float("nan"), 30, 1, 0.8), "baseline"),
        ((float("inf"), 30, 1, 0.8), "baseline"),
        ((10, 0, 1, 0.8), "goal"),
        ((10, float("inf"), 1, 0.8), "goal"),
        ((10, 30, 0, 0.8), "smallest unit"),
        ((10, 30, float("nan"), 0.8), "smallest unit"),
        ((10, 30, float("inf"), 0.8), "smallest unit"),
        ((10, 30, 1, 0), "start"),
        ((10, 30, 1, 1.01), "start"),
    ],
)
def test_a_ladder_that_cannot_be_is_refused_by_name(
    given_values: tuple[float, float, float, float], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        ladder(*given_values)


def test_a_start_at_the_whole_baseline_is_taken() -> None:
    assert ladder(10, 30, 1, 1).q0 == 10


def test_small_goals_and_units_are_taken() -> None:
    stairs = ladder(0.4, 0.5, 0.1, 0.8)
    assert (stairs.q0, stairs.stairs()[-1]) == (0.3, 0.5)


def test_a_ladder_has_no_step_below_the_first() -> None:
    with pytest.raises(ValueError, match="step 0"):
        ladder(10, 30, 1, 0.8).quota(-1)


def test_feet_without_protective_sensation_are_capped_at_a_thousand_more_steps() -> None:
    assert foot_ceiling(3200) == 4200


@repeatable
@given(
    value=st.floats(0, 5000),
    goal=st.floats(0.5, 10000),
    resolution=st.sampled_from([0.1, 0.5, 1.0, 5.0, 100.0]),
    share=st.floats(0.01, 1),
)
def test_stairs_rise_in_equal_steps_and_never_pass_the_goal(
    value: float, goal: float, resolution: float, share: float
) -> None:
    built = ladder(value, goal, resolution, share)
    quotas = [built.quota(k) for k in {0, 1, built.weeks_to_goal // 2, built.weeks_to_goal}]
    assert all(quota <= goal for quota in quotas)
    assert built.quota(built.weeks_to_goal) == goal
    assert built.quota(max(0, built.weeks_to_goal - 1)) < goal or built.weeks_to_goal == 0
    assert built.step >= resolution
    assert built.q0 >= min(goal, resolution)


def test_clinic_parameters_reach_the_baseline() -> None:
    patient = Parameters().with_values({"n_trials": 4, "cv_ask_more": 0.6, "pseq_cautious": 30})
    assert baseline(trials(4, 12, 8), patient).ask_for_more == 1
    assert start_fraction(pseq=25, p=patient).value == 0.70
