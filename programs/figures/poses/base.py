"""Poses that many exercises start from."""

from dataclasses import replace
from typing import Any

from programs.figures.pose import Plant, Pose, Reach, Swing
from programs.figures.props.furniture import SEAT
from programs.figures.shapes import Pen
from programs.figures.vectors import AHEAD, V

Limbs = dict[str, Any]

SIDE = Pen(8.0, 9.0)
CORNER = Pen(32.0, 12.0)
FRONT = Pen(76.0, 9.0)
BACK = Pen(-28.0, 11.0)
REAR = Pen(-64.0, 12.0)


def but(pose: Pose, **changes: Any) -> Pose:
    """The same pose with something else in it."""
    return replace(pose, **changes)


def foot(
    x: float = 0.0, y: float = 8.0, z: float = 0.0, heel: float = 0.0, yaw: float = 0.0, knee: V = AHEAD
) -> Plant:
    """A sole on the floor."""
    return Plant((x, y, z), heel, yaw, knee)


def stand(**changes: Any) -> Pose:
    """Upright, feet under the hips."""
    pose = Pose(foot(0, 9), foot(0, -9), Swing(2, 7, 14), Swing(2, 7, 14), pelvis=(0.0, 0.0, 89.6))
    return but(pose, **changes)


def hand_on_thigh(side: int, x: float = 26.0, z: float = 62.5) -> Reach:
    """A hand that rests on its own thigh."""
    return Reach((x, 9.5 * side, z), (0.95, 0.0, -0.15), (-0.6, 0.5 * side, -0.5))


def sit(high: float = SEAT, x: float = 0.0, **changes: Any) -> Pose:
    """On a chair, back straight, feet flat, hands on the thighs."""
    hips = (x, 0.0, high + 11)
    lap = high + 17.5
    pose = Pose(
        foot(x + 38, 10),
        foot(x + 38, -10),
        hand_on_thigh(1, x + 24, lap),
        hand_on_thigh(-1, x + 24, lap),
        pelvis=hips,
        pitch=-3,
        bend=3,
    )
    return but(pose, **changes)


def on_back(**changes: Any) -> Pose:
    """Flat on the back, head toward lower x, knees bent."""
    pose = Pose(
        foot(43, 9, knee=(0, 0, 1)),
        foot(43, -9, knee=(0, 0, 1)),
        Reach((4.0, 27.0, 4.5), (1, 0, 0), (0, 1, 0.1)),
        Reach((4.0, -27.0, 4.5), (1, 0, 0), (0, -1, 0.1)),
        pelvis=(0.0, 0.0, 11.0),
        pitch=-90,
    )
    return but(pose, **changes)


def mirrored(pose: Pose) -> Pose:
    """The same pose with left and right changed over."""
    return replace(
        pose,
        left_leg=_other(pose.right_leg),
        right_leg=_other(pose.left_leg),
        left_arm=_other(pose.right_arm),
        right_arm=_other(pose.left_arm),
        pelvis=_across(pose.pelvis),
        yaw=-pose.yaw,
        roll=-pose.roll,
        twist=-pose.twist,
        side=-pose.side,
        tilt=-pose.tilt,
        turn=-pose.turn,
    )


def _across(v: V) -> V:
    return v[0], -v[1], v[2]


def _other(limb: Any) -> Any:
    if isinstance(limb, Reach):
        return replace(limb, at=_across(limb.at), point=_across(limb.point), elbow=_across(limb.elbow))
    if isinstance(limb, Plant):
        return replace(limb, at=_across(limb.at), yaw=-limb.yaw, knee=_across(limb.knee))
    return limb
