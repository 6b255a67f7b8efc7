"""The clinic's thresholds: each explains itself, none can be set to nonsense."""

import itertools
from dataclasses import FrozenInstanceError, fields

import pytest

from programs.rules.parameters import DESIGN, FROM_MEMORY, PUBLISHED, Parameters
from tests.tables import every

DESCRIBED = Parameters.describe()


def test_every_threshold_says_where_it_comes_from_and_how_sure_we_are() -> None:
    for info in DESCRIBED:
        assert info.mark in (PUBLISHED, FROM_MEMORY, DESIGN), info.name
        assert info.unit, info.name
        assert info.source, info.name
        assert len(info.rationale) > 10, info.name
        assert info.low <= info.value <= info.high, info.name


def test_a_published_threshold_cites_something_other_than_the_clinic() -> None:
    assert all(info.source != "Clinic policy" for info in DESCRIBED if info.mark == PUBLISHED)


def test_every_field_is_described_once_and_is_in_the_snapshot() -> None:
    names = [field.name for field in fields(Parameters)]
    assert [info.name for info in DESCRIBED] == names == list(Parameters().snapshot())


# Threshold, default, lowest and highest value.
AGREED = """
n_trials 3 3 5
max_trials 5 3 7
cv_ask_more 0.35 0.1 1
start_fraction 0.8 0.5 1
start_fraction_cautious 0.7 0.3 1
pseq_cautious 20 0 60
step_fraction 0.1 0.05 0.2
step_fraction_min 0.05 0.01 0.2
step_fraction_max 0.2 0.05 0.5
step_days 7 1 28
foot_step_cap 1000 0 5000
booster_first 18 0 104
booster_second 26 0 104
booster_third 42 0 104
abs_green 5 0 10
abs_red 8 1 10
rel_from 4 1 10
rel_green 2 0 10
rel_red 4 1 10
nm_amber 2 1 10
nm_red 3 1 10
done_share 0.9 0.5 1
over_share 1.1 1 2
adherence_good 0.8 0.5 1
adherence_low 0.5 0.1 0.9
logged_min 0.6 0.1 1
rated_min 0.5 0 1
red_max 2 1 7
red_allowed_quota 1 0 7
amber_allowed 1 0 7
symptom_miss_run 2 1 7
other_miss_run 2 1 7
hold_run 2 1 8
over_sessions 2 1 7
effort_margin 1 0 5
dpain_symptom 1 0 5
dpain_quota 2 0 10
reliable_share 0.8 0.5 1
floor_share 0.8 0.1 1
upward_per_week 2 1 10
suggestion_days 14 1 60
flare_share_early 0.5 0.1 1
flare_share_late 0.75 0.1 1
flare_stage_days 2 1 7
flare_long_days 7 2 28
flare_window_days 28 7 90
flare_window_count 2 2 10
flare_rise 2 0.5 5
flare_start_days 2 1 7
flare_gap_days 1 0 3
flare_end_rise 1 0 5
flare_end_days 2 1 7
flare_merge_days 3 0 14
flare_usual_days 14 7 60
flare_usual_min 7 3 60
work_share 0.8 0.3 1
rest_divisor 3 1 10
rest_min 2 0.5 30
rest_max 10 1 60
pacing_cycles 2 1 12
sit_break_min 30 10 120
boom_ratio 1.5 1.1 5
boom_mads 2 0.5 6
bust_ratio 0.5 0.1 1
bust_pain 2 0.5 10
bust_days 2 1 7
usual_days 14 7 60
usual_min 8 3 60
boom_window_days 28 7 90
boom_flag_count 2 1 10
boom_logged_min 20 7 90
under_share 0.5 0.1 1
under_days 3 1 7
over_days 2 1 7
exposure_offer_tsk 29 11 44
exposure_rungs_min 8 1 30
exposure_rungs_max 15 1 40
exposure_start_low 30 0 100
exposure_start_high 50 0 100
exposure_trials 2 1 10
exposure_likelihood 25 0 100
exposure_suds_share 0.5 0.1 1
exposure_fall 10 1 100
exposure_avoided 2 1 10
exposure_suds_split 90 1 100
exposure_pain_rise 3 1 10
exposure_vary_from 0.5 0 1
adherence_days 28 7 90
"""
# The first may not pass the second; nor be equal where it says <.
ORDERED = """
n_trials <= max_trials
start_fraction_cautious <= start_fraction
step_fraction_min <= step_fraction
step_fraction <= step_fraction_max
abs_green < abs_red
rel_green < rel_red
nm_amber < nm_red
adherence_low < adherence_good
red_allowed_quota < red_max
flare_share_early <= flare_share_late
flare_end_rise <= flare_rise
flare_usual_min <= flare_usual_days
rest_min <= rest_max
usual_min <= usual_days
boom_logged_min <= boom_window_days
exposure_rungs_min <= exposure_rungs_max
exposure_start_low <= exposure_start_high
"""


def test_the_agreed_defaults_and_bounds() -> None:
    told = [f"{info.name} {info.value:g} {info.low:g} {info.high:g}" for info in DESCRIBED]
    assert told == AGREED.split("\n")[1:-1]


def test_two_thresholds_never_pass_each_other() -> None:
    bounds = {info.name: info for info in DESCRIBED}
    for low, sign, high in (line.split() for line in ORDERED.strip().split("\n")):
        shared = max(bounds[low].low, bounds[high].low)
        nudge = 1 if isinstance(shared, int) else 0.01
        with pytest.raises(ValueError, match=f"^{low}: must be"):
            Parameters().with_values({low: shared + nudge, high: shared})
        if sign == "<":
            with pytest.raises(ValueError, match=f"^{low}: must be below"):
                Parameters().with_values({low: shared, high: shared})
        else:
            assert Parameters().with_values({low: shared, high: shared})


def test_a_snapshot_rebuilds_the_same_parameters() -> None:
    edited = Parameters().with_values({"abs_green": 4, "adherence_good": 0.75})
    numbers: dict[str, object] = dict(edited.snapshot())
    assert Parameters().with_values(numbers) == edited
    assert edited != Parameters()


def test_describe_can_show_a_clinics_own_values() -> None:
    shown = {
        info.name: info.value for info in Parameters.describe(Parameters().with_values({"abs_green": 4}))
    }
    assert shown["abs_green"] == 4


def test_parameters_cannot_be_changed_in_place() -> None:
    with pytest.raises(FrozenInstanceError):
        Parameters().abs_green = 9  # type: ignore[misc]


@every(
    "values",
    "message",
    rows=[
        ({"abs_gren": 4}, "abs_gren: there is no such parameter"),
        ({"abs_green": 11}, "abs_green: must be from 0 to 10"),
        ({"abs_green": -1}, "abs_green: must be from 0 to 10"),
        ({"abs_green": 4.5}, "abs_green: must be a whole number"),
        ({"abs_green": "5"}, "abs_green: must be a number"),
        ({"abs_green": True}, "abs_green: must be a number"),
        ({"abs_green": None}, "abs_green: must be a number"),
        ({"adherence_good": float("nan")}, "adherence_good: must be a number"),
        ({"adherence_good": 1.01}, "adherence_good: must be from 0.5 to 1.0"),
        ({"abs_green": 8}, "abs_green: must be below abs_red"),
        ({"rel_red": 2}, "rel_green: must be below rel_red"),
        ({"adherence_low": 0.8}, "adherence_low: must be below adherence_good"),
        ({"n_trials": 5, "max_trials": 4}, "n_trials: must be at most max_trials"),
    ],
)
def test_a_value_that_cannot_be_is_refused_by_name(values: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Parameters().with_values(values)


def test_two_thresholds_that_fit_only_together_can_be_changed_together() -> None:
    edited = Parameters().with_values({"abs_green": 8, "abs_red": 9})
    assert (edited.abs_green, edited.abs_red) == (8, 9)


def test_a_value_beyond_either_bound_is_refused() -> None:
    for info, side in itertools.product(DESCRIBED, ("below", "above")):
        beyond = info.low - 1 if side == "below" else info.high + 1
        with pytest.raises(ValueError, match=f"^{info.name}:"):
            Parameters().with_values({info.name: beyond})


def test_what_cites_a_source_is_published_and_what_does_not_is_a_default() -> None:
    marks = {info.name: info.mark for info in DESCRIBED}
    assert (marks["n_trials"], marks["max_trials"], marks["nm_red"]) == (PUBLISHED, DESIGN, DESIGN)


def test_a_snapshot_of_before_a_threshold_existed_has_its_default() -> None:
    found = Parameters.of_snapshot({"n_trials": 4, "gone": 1})
    assert (found.n_trials, found.max_trials) == (4, Parameters().max_trials)
