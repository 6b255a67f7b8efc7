"""Painful areas, grades of certainty, and what conditions change."""

import pytest

from patients.rules.body_map import GROUPS, LIMBS, REGIONS, areas, region_words
from patients.rules.condition_effects import EFFECTS
from patients.rules.grading import GRADES


def test_every_area_stands_in_one_group():
    listed = [region.key for _name, group in GROUPS for region in group]
    assert len(listed) == len(set(listed)) == len(REGIONS)


def test_every_left_has_its_right():
    left = {key.removeprefix("left ") for key in REGIONS if key.startswith("left ")}
    right = {key.removeprefix("right ") for key in REGIONS if key.startswith("right ")}
    assert left == right


def test_a_limb_is_its_areas():
    assert areas(["left arm"]) == ["left upper arm", "left forearm", "left hand"]
    assert all(part in REGIONS for parts in LIMBS.values() for part in parts)


def test_an_area_that_is_named_twice_is_there_once_in_the_order_of_the_map():
    assert areas(["left foot", "left leg", "neck"]) == [
        "neck",
        "left thigh",
        "left knee",
        "left lower leg",
        "left foot",
    ]


def test_no_areas_are_none():
    assert areas([]) == []


def test_an_unknown_area_is_named():
    with pytest.raises(ValueError, match="no area called left wing"):
        areas(["neck", "left wing"])


def test_an_area_from_elsewhere_keeps_its_own_words():
    assert region_words("left foot") == "Left foot"
    assert region_words("right leg") == "Right leg"
    assert region_words("behind the knee") == "behind the knee"


def test_grades_build_on_each_other():
    assert list(GRADES) == ["not_graded", "possible", "probable", "definite"]
    assert GRADES["probable"].startswith("Possible, and")
    assert GRADES["definite"].startswith("Probable, and")


def test_no_line_speaks_of_causes():
    assert not any("cause" in line.lower() for line in EFFECTS.values())
