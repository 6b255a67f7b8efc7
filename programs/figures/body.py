"""From a pose to the place of every joint. The bones have one length; hands and feet are put by inverse kinematics."""

from dataclasses import dataclass
from math import sqrt

from programs.figures.pose import Arm, Kick, Leg, Plant, Pose, Swing
from programs.figures.vectors import (
    AHEAD,
    DOWN,
    LEFT,
    UP,
    V,
    add,
    dot,
    minus,
    size,
    square_to,
    times,
    turned,
    unit,
)

LOWER_TRUNK, UPPER_TRUNK, NECK, HEAD = 14.0, 33.0, 10.5, 10.0
UPPER_ARM, FOREARM, PALM = 28.0, 25.0, 7.0
THIGH, SHIN, ANKLE = 42.0, 40.0, 8.0
HEEL, BALL, TOE = 5.0, 11.0, 17.0
HIP, SHOULDER = 8.0, 16.0


@dataclass(frozen=True, slots=True)
class Axes:
    """Which way a part of the body faces."""

    ahead: V = AHEAD
    left: V = LEFT
    up: V = UP

    def about_left(self, degrees: float) -> "Axes":
        """Tipped forward."""
        return Axes(turned(self.ahead, self.left, degrees), self.left, turned(self.up, self.left, degrees))

    def about_up(self, degrees: float) -> "Axes":
        """Turned to the left."""
        return Axes(turned(self.ahead, self.up, degrees), turned(self.left, self.up, degrees), self.up)

    def about_ahead(self, degrees: float) -> "Axes":
        """Leant to the left."""
        return Axes(
            self.ahead, turned(self.left, self.ahead, -degrees), turned(self.up, self.ahead, -degrees)
        )

    def posed(self, turn: float, tip: float, lean: float) -> "Axes":
        """Turned, tipped and leant, in this order."""
        return self.about_up(turn).about_left(tip).about_ahead(lean)

    def place(self, at: V) -> V:
        """A direction told in these axes, in the world."""
        return add(times(self.ahead, at[0]), times(self.left, at[1]), times(self.up, at[2]))


@dataclass(frozen=True, slots=True)
class ArmBones:
    """The joints of one arm, the way its fingers point and the way its elbow folds."""

    shoulder: V
    elbow: V
    wrist: V
    palm: V
    point: V
    grip: bool


@dataclass(frozen=True, slots=True)
class LegBones:
    """The joints of one leg and the points of its foot; `up` is the back of the foot."""

    hip: V
    knee: V
    ankle: V
    heel: V
    ball: V
    toe: V
    up: V


@dataclass(frozen=True, slots=True)
class Body:
    """Every joint of a posed person."""

    pose: Pose
    pelvis: V
    waist: V
    chest: V
    neck: V
    head: V
    pelvis_axes: Axes
    chest_axes: Axes
    head_axes: Axes
    left_arm: ArmBones
    right_arm: ArmBones
    left_leg: LegBones
    right_leg: LegBones


def solve(pose: Pose) -> Body:
    """Where everything is."""
    hips = Axes().posed(pose.yaw, pose.pitch, pose.roll)
    ribs = hips.posed(pose.twist, pose.bend, pose.side)
    face = ribs.posed(pose.turn, pose.nod, pose.tilt)
    waist = add(pose.pelvis, times(hips.up, LOWER_TRUNK))
    chest = add(waist, times(ribs.up, UPPER_TRUNK))
    neck = add(chest, times(unit(add(ribs.up, face.up)), NECK))
    head = add(neck, times(face.up, HEAD), times(face.ahead, 2.0 - pose.glide))
    frames = {
        "world": ((0.0, 0.0, 0.0), Axes()),
        "chest": (chest, ribs),
        "pelvis": (pose.pelvis, hips),
        "head": (head, face),
    }
    return Body(
        pose, pose.pelvis, waist, chest, neck, head, hips, ribs, face,
        _arm(pose.left_arm, chest, ribs, 1, frames), _arm(pose.right_arm, chest, ribs, -1, frames),
        _leg(pose.left_leg, pose.pelvis, hips, 1), _leg(pose.right_leg, pose.pelvis, hips, -1),
    )  # fmt: skip


def _arm(arm: Arm, chest: V, ribs: Axes, side: int, frames: dict[str, tuple[V, Axes]]) -> ArmBones:
    shoulder = add(chest, times(ribs.left, SHOULDER * side), times(ribs.up, -3.0))
    if isinstance(arm, Swing):
        return _swung(arm, shoulder, ribs, side)
    origin, axes = frames[arm.on]
    point = unit(axes.place(arm.point))
    wrist = minus(add(origin, axes.place(arm.at)), times(point, PALM))
    elbow, wrist = joint_between(shoulder, wrist, UPPER_ARM, FOREARM, axes.place(arm.elbow))
    return ArmBones(shoulder, elbow, wrist, add(wrist, times(point, PALM)), point, arm.grip)


def _swung(arm: Swing, shoulder: V, ribs: Axes, side: int) -> ArmBones:
    axes = ribs.about_left(-arm.lift)
    upper = turned(times(axes.up, -1), axes.ahead, arm.out * side)
    hinge = turned(axes.left, axes.ahead, arm.out * side)
    hinge = turned(hinge, upper, arm.turn * side)
    fore = turned(upper, hinge, -arm.bend)
    point = turned(fore, hinge, arm.wrist)
    elbow = add(shoulder, times(upper, UPPER_ARM))
    wrist = add(elbow, times(fore, FOREARM))
    return ArmBones(shoulder, elbow, wrist, add(wrist, times(point, PALM)), point, arm.grip)


def _leg(leg: Leg, pelvis: V, hips: Axes, side: int) -> LegBones:
    hip = add(pelvis, times(hips.left, HIP * side))
    return _kicked(leg, hip, hips, side) if isinstance(leg, Kick) else _planted(leg, hip)


def _kicked(leg: Kick, hip: V, hips: Axes, side: int) -> LegBones:
    axes = hips.about_left(-leg.lift)
    thigh = turned(times(axes.up, -1), axes.ahead, leg.out * side)
    hinge = turned(turned(axes.left, axes.ahead, leg.out * side), thigh, leg.turn * side)
    shin = turned(thigh, hinge, leg.bend)
    knee = add(hip, times(thigh, THIGH))
    ankle = add(knee, times(shin, SHIN))
    ahead = turned(shin, hinge, -90 - leg.ankle)
    return _foot(hip, knee, ankle, ahead, turned(times(shin, -1), hinge, -leg.ankle))


def _planted(leg: Plant, hip: V) -> LegBones:
    flat = Axes().about_up(leg.yaw)
    axes = flat.about_left(leg.heel)
    tip = BALL if leg.heel > 0 else -HEEL
    pivot = add(leg.at, times(flat.ahead, tip))
    ankle = add(pivot, times(axes.ahead, -tip), times(axes.up, ANKLE))
    knee, ankle = joint_between(hip, ankle, THIGH, SHIN, leg.knee)
    foot = _foot(hip, knee, ankle, axes.ahead, axes.up)
    if leg.heel <= 0:
        return foot
    return LegBones(
        hip, knee, ankle, foot.heel, foot.ball, add(foot.ball, times(flat.ahead, TOE - BALL)), foot.up
    )


def _foot(hip: V, knee: V, ankle: V, ahead: V, up: V) -> LegBones:
    sole = add(ankle, times(up, -ANKLE))
    heel, ball, toe = (add(sole, times(ahead, far)) for far in (-HEEL, BALL, TOE))
    return LegBones(hip, knee, ankle, heel, ball, toe, up)


def joint_between(root: V, tip: V, near: float, far: float, toward: V) -> tuple[V, V]:
    """The middle joint of two bones, folded toward a direction, and the tip, pulled in when it is out of reach."""
    line = minus(tip, root)
    reach = min(max(size(line), abs(near - far) + 0.1), near + far - 0.05)
    along = unit(line)
    down = (near * near - far * far + reach * reach) / (2 * reach)
    off = sqrt(max(near * near - down * down, 0.0))
    fold = square_to(toward if abs(dot(unit(toward), along)) < 0.999 else DOWN, along)
    return add(root, times(along, down), times(fold, off)), add(root, times(along, reach))
