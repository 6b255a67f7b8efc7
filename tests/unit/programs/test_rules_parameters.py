"""The clinic's thresholds: each explains itself, none can be set to nonsense."""

from dataclasses import FrozenInstanceError, fields

import pytest

from programs.rules.parameters import DESIGN, FROM_MEMORY, PUBLISHED, ParameterInfo, Parameters

DESCRIBED = Parameters.describe()


@pytest.mark.parametrize("info", DESCRIBED, ids=lambda info: info.name)
def test_every_threshold_says_where_it_comes_from_and_how_sure_we_are(info: ParameterInfo) -> None:
    assert info.mark in (PUBLISHED, FROM_MEMORY, DESIGN)
    assert info.unit
    assert info.source
    assert len(info.rationale) > 10
    assert info.low <= info.value <= info.high


def test_a_published_threshold_cites_something_other_than_the_clinic() -> None:
    assert all(info.source != "Clinic policy" for info in DESCRIBED if info.mark == PUBLISHED)


def test_every_field_is_described_once_and_is_in_the_snapshot() -> None:
    names = [field.name for field in fields(Parameters)]
    assert [info.name for info in DESCRIBED] == names == list(Parameters().snapshot())


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("n_trials", 3),
        ("cv_ask_more", 0.35),
        ("start_fraction", 0.80),
        ("start_fraction_cautious", 0.70),
        ("step_fraction", 0.10),
        ("step_days", 7),
        ("foot_step_cap", 1000),
        ("abs_green", 5),
        ("abs_red", 8),
        ("rel_green", 2),
        ("rel_red", 4),
        ("nm_amber", 2),
        ("nm_red", 3),
        ("adherence_good", 0.80),
        ("adherence_low", 0.50),
        ("logged_min", 0.60),
        ("suggestion_days", 14),
    ],
)
def test_the_agreed_defaults(name: str, value: float) -> None:
    assert Parameters().snapshot()[name] == value


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


@pytest.mark.parametrize(
    ("values", "message"),
    [
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


@pytest.mark.parametrize("info", DESCRIBED, ids=lambda info: info.name)
def test_a_value_beyond_either_bound_is_refused(info: ParameterInfo) -> None:
    for beyond in (info.low - 1, info.high + 1):
        with pytest.raises(ValueError, match=f"^{info.name}:"):
            Parameters().with_values({info.name: beyond})
