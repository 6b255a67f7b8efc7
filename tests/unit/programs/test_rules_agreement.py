"""programs/rules/agreement.py: what may be agreed, and the milestones on the way."""

import pytest

from programs.rules.agreement import Terms, limits, milestones, out_of_limits, stairs
from programs.rules.baseline import ladder


def test_limits_follow_from_the_baseline():
    within = limits(11, 1)
    assert (within.first, within.step, within.goal_above) == ((1, 11), (1, 2), 11)
    assert limits(3000, 50).step == (150, 600)
    assert limits(0.4, 1).first == (1, 1)
    assert limits(0, 1).first == (1, 1)


@pytest.mark.parametrize(("baseline", "resolution"), [(-1, 1), (5, 0), (float("nan"), 1)])
def test_limits_need_numbers_that_can_be(baseline, resolution):
    with pytest.raises(ValueError, match="Limits need"):
        limits(baseline, resolution)


def test_each_part_out_of_its_range_is_named():
    within = limits(11, 1)
    table = {
        (8, 1, 30): (),
        (1, 2, 12): (),
        (11, 1, 12): (),
        (0.5, 1, 30): ("first_quota",),
        (12, 1, 30): ("first_quota",),
        (8, 0.5, 30): ("step",),
        (8, 3, 30): ("step",),
        (8, 1, 11): ("goal_value",),
        (12, 3, 11): ("first_quota", "step", "goal_value"),
    }
    found = {terms: out_of_limits(Terms(*terms), within) for terms in table}
    assert found == table


def test_the_stairs_of_the_usual_terms_are_those_of_the_ladder():
    usual = ladder(11, 30, 1, 0.8)
    assert stairs(Terms(8, 1, 30), 1) == usual
    assert stairs(Terms(8, 3, 30), 1).stairs() == (8, 11, 14, 17, 20, 23, 26, 29, 30)
    assert [stairs(Terms(8, 1, goal), 1).weeks_to_goal for goal in (5, 8, 9)] == [0, 0, 1]
    with pytest.raises(ValueError, match="step"):
        stairs(Terms(8, 0, 30), 1)


def test_milestones_are_a_third_two_thirds_and_the_goal():
    table = {(8, 1, 30): (15, 22, 30), (8, 1, 9): (9,), (8, 1, 10): (9, 10), (8, 1, 8): ()}
    assert {terms: milestones(stairs(Terms(*terms), 1)) for terms in table} == table
