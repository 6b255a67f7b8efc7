"""The drawn body: bones keep their length, hands and feet stay where they were put, nothing sinks into the floor."""

from itertools import pairwise

import pytest

from programs.figures import FIGURES
from programs.figures.body import FOREARM, NECK, PALM, SHIN, THIGH, UPPER_ARM, ArmBones, Body, LegBones, solve
from programs.figures.pose import Arm, Kick, Leg, Plant, Pose, Reach, Swing, mix
from programs.figures.poses.base import sit, stand
from programs.figures.svg import poses
from programs.figures.vectors import minus, size
from tests.tables import every

PEOPLE = {key: figure for key, figure in FIGURES.items() if not figure.nobody}


def moments(external_id: str) -> list[Body]:
    """Every key frame and every frame of the loop."""
    figure = FIGURES[external_id]
    return [solve(pose) for pose in (*(key.pose for key in figure.keys), *poses(figure))]


def arms(body: Body) -> list[tuple[Arm, ArmBones]]:
    return [(body.pose.left_arm, body.left_arm), (body.pose.right_arm, body.right_arm)]


def legs(body: Body) -> list[tuple[Leg, LegBones]]:
    return [(body.pose.left_leg, body.left_leg), (body.pose.right_leg, body.right_leg)]


@every("external_id", rows=PEOPLE)
def test_bones_keep_their_length_in_every_frame(external_id: str) -> None:
    for body in moments(external_id):
        for _, arm in arms(body):
            assert size(minus(arm.elbow, arm.shoulder)) == pytest.approx(UPPER_ARM, abs=0.01)
            assert size(minus(arm.wrist, arm.elbow)) == pytest.approx(FOREARM, abs=0.01)
            assert size(minus(arm.palm, arm.wrist)) == pytest.approx(PALM, abs=0.01)
        for _, leg in legs(body):
            assert size(minus(leg.knee, leg.hip)) == pytest.approx(THIGH, abs=0.01)
            assert size(minus(leg.ankle, leg.knee)) == pytest.approx(SHIN, abs=0.01)
        assert size(minus(body.neck, body.chest)) == pytest.approx(NECK, abs=0.01)


@every("external_id", rows=PEOPLE)
def test_hands_that_are_put_on_a_thing_reach_it_in_every_frame(external_id: str) -> None:
    for body in moments(external_id):
        for told, arm in arms(body):
            if isinstance(told, Reach) and told.on == "world":
                assert size(minus(arm.palm, told.at)) < 1.5, (external_id, told.at, arm.palm)


@every("external_id", rows=PEOPLE)
def test_feet_that_stand_are_where_they_were_put_in_every_frame(external_id: str) -> None:
    for body in moments(external_id):
        for told, leg in legs(body):
            if isinstance(told, Plant):
                pivot = leg.ball if told.heel > 0 else leg.heel
                assert abs(pivot[2] - told.at[2]) < 1.2, (external_id, told, pivot)


@every("external_id", rows=PEOPLE)
def test_no_joint_is_below_the_floor(external_id: str) -> None:
    for body in moments(external_id):
        points = [p for _, leg in legs(body) for p in (leg.knee, leg.ankle, leg.heel, leg.ball, leg.toe)]
        points += [p for _, arm in arms(body) for p in (arm.elbow, arm.wrist, arm.palm)]
        assert min(p[2] for p in (*points, body.pelvis, body.head)) > -0.6, external_id


@every("external_id", rows=PEOPLE)
def test_knees_bend_backward_only(external_id: str) -> None:
    for body in moments(external_id):
        for told, leg in legs(body):
            if isinstance(told, Kick):
                assert 0 <= told.bend <= 150
            else:
                toes = minus(leg.toe, leg.heel)
                knee = minus(leg.knee, tuple((a + b) / 2 for a, b in zip(leg.hip, leg.ankle, strict=True)))
                up = minus(leg.hip, leg.ankle)
                assert sum(a * b for a, b in zip(knee, toes, strict=True)) > -25 or up[2] < 30, external_id


@every("external_id", rows=PEOPLE)
def test_the_loop_makes_no_sudden_jump(external_id: str) -> None:
    for one, two in pairwise(moments(external_id)[len(FIGURES[external_id].keys) :]):
        assert size(minus(one.pelvis, two.pelvis)) < 34, external_id


def test_mixing_half_way_is_half_way() -> None:
    low, high = Pose(Kick(0), Kick(10), nod=10), Pose(Kick(20), Kick(30), nod=30)

    between = mix(low, high, 0.5)

    assert between.nod == 20
    assert isinstance(between.left_leg, Kick)
    assert between.left_leg.lift == 10


def test_a_hand_told_by_angles_cannot_be_mixed_with_one_told_by_place() -> None:
    with pytest.raises(TypeError, match="Swing and Reach"):
        mix(stand(left_arm=Swing()), stand(left_arm=Reach((20, 10, 90))), 0.5)


def test_a_hand_that_is_put_too_far_away_stops_at_arms_length() -> None:
    arm = solve(stand(left_arm=Reach((300, 0, 100)))).left_arm

    assert size(minus(arm.wrist, arm.shoulder)) == pytest.approx(UPPER_ARM + FOREARM, abs=0.1)


def test_sitting_puts_the_thighs_level_and_the_shins_upright() -> None:
    leg = solve(sit()).left_leg

    assert leg.knee[2] == pytest.approx(leg.hip[2], abs=9)
    assert leg.knee[0] == pytest.approx(leg.ankle[0], abs=5)
