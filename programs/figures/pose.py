"""How a person stands, sits or lies: joint angles in degrees, and where hands and feet are put.

Every number can be mixed with the same number of another pose, so the way from one key frame to the next is
drawn from the same words as the key frames.
"""

from dataclasses import dataclass, fields, is_dataclass
from typing import Any, Literal, TypeVar

from programs.figures.vectors import AHEAD, V

Frame = Literal["world", "chest", "pelvis", "head"]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reach:
    """The palm is at a point; fingers go along `point`, the elbow toward `elbow`."""

    at: V
    point: V = AHEAD
    elbow: V = (-0.4, 0.0, -1.0)
    on: Frame = "world"
    grip: bool = False


@dataclass(frozen=True, slots=True)
class Swing:
    """An arm by angles: lifted forward, out to the side, elbow bent, turned at the shoulder, wrist bent back."""

    lift: float = 0.0
    out: float = 6.0
    bend: float = 12.0
    turn: float = 0.0
    wrist: float = 0.0
    grip: bool = False


@dataclass(frozen=True, slots=True)
class Plant:
    """The sole below the ankle is at a point; `heel` above 0 lifts the heel, below 0 the toes; knee toward `knee`."""

    at: V
    heel: float = 0.0
    yaw: float = 0.0
    knee: V = AHEAD


@dataclass(frozen=True, slots=True)
class Kick:
    """A leg by angles: lifted forward, out to the side, knee bent, toes pulled up, turned at the hip."""

    lift: float = 0.0
    out: float = 3.0
    bend: float = 0.0
    ankle: float = 0.0
    turn: float = 0.0


Arm = Reach | Swing
Leg = Plant | Kick


@dataclass(frozen=True, slots=True)
class Pose:
    """One whole body. `pitch` tips the pelvis forward, -90 lies on the back; `bend`, `side` and `twist` are the waist.

    `glide` draws the head straight back; `dial` moves things that are not the body, such as a wheel.
    """

    left_leg: Leg
    right_leg: Leg
    left_arm: Arm = Swing()
    right_arm: Arm = Swing()
    pelvis: V = (0.0, 0.0, 91.0)
    yaw: float = 0.0
    pitch: float = 0.0
    roll: float = 0.0
    bend: float = 0.0
    side: float = 0.0
    twist: float = 0.0
    nod: float = 0.0
    tilt: float = 0.0
    turn: float = 0.0
    eyes_closed: bool = False
    glide: float = 0.0
    dial: float = 0.0


def mix(a: T, b: T, t: float) -> T:
    """What lies a share t of the way from a to b."""
    return _mix(a, b, t)  # type: ignore[no-any-return]


def _mix(a: Any, b: Any, t: float) -> Any:
    if isinstance(a, bool | str):
        return a if t < 0.5 else b
    if isinstance(a, int | float):
        return a + (b - a) * t
    if isinstance(a, tuple):
        return tuple(_mix(x, y, t) for x, y in zip(a, b, strict=True))
    if is_dataclass(a) and not isinstance(a, type) and type(a) is type(b):
        return type(a)(**{f.name: _mix(getattr(a, f.name), getattr(b, f.name), t) for f in fields(a)})
    raise TypeError(f"{type(a).__name__} and {type(b).__name__} cannot be mixed")
