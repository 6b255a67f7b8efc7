"""Balance: E21 to E26."""

from dataclasses import replace
from typing import Any

from programs.figures.pose import Kick, Leg, Pose, Reach, Swing
from programs.figures.poses.base import but, foot, stand
from programs.figures.props.furniture import counter, counter_along
from programs.figures.props.gear import soles
from programs.figures.props.marks import along, arrow, words
from programs.figures.props.solid import BEHIND, RING, floor, plate
from programs.figures.scene import Figure, Key
from programs.figures.shapes import Pen
from programs.figures.vectors import V

STEEP = Pen(34, 20)


def swayed(x: float, y: float, **more: float) -> Pose:
    """Feet still, hips moved over one side or over the toes, fingers on the counter."""
    lean = -y * 0.4
    return stand(
        pelvis=(x, y, 88.6),
        left_leg=foot(0, 13),
        right_leg=foot(0, -13),
        roll=lean,
        side=-1.6 * lean,
        left_arm=Reach((31, 20, 94)),
        right_arm=Reach((31, -20, 94)),
        pitch=x * 0.9,
        **more,
    )


SHIFT = Figure(
    keys=(
        Key(swayed(0, 13), (arrow((0, 8, 176), (0, 20, 174), (0, 34, 168)),)),
        Key(swayed(0, -13), (arrow((0, -8, 176), (0, -20, 174), (0, -34, 168)),)),
        Key(swayed(6, 0), (along((2, 0, 176), (26, 0, 0), both=True),)),
    ),
    props=(floor(10, 0, 50, 64), *counter(26, y=(-60, 60))),
    view=Pen(-42, 14),
    person="c",
    order=(0, 1, 0, 1, 2),
    seconds=6,
)

LIGHT = Reach((8, 29, 95), (0.9, 0.4, -0.1), (-1, 0.2, -0.3))
EASE = Swing(6, 12, 18)


def narrow(left: Leg, right: Leg, **more: Any) -> Pose:
    """Standing with the feet close, the left hand on the counter beside."""
    pose = stand(pelvis=(2.0, 0.0, 89.0), left_leg=left, right_leg=right, left_arm=LIGHT, right_arm=EASE)
    return but(pose, **more)


SIDE_BY_SIDE = narrow(foot(2, 6), foot(2, -6))
SEMI = Figure(
    keys=(
        Key(SIDE_BY_SIDE, (soles((-58, -36, 60), (5, 0), (-5, 0)),)),
        Key(narrow(foot(-7, 4.6), foot(9, -4.6)), (soles((-58, -36, 60), (4.6, -9), (-4.6, 9)),)),
    ),
    props=(floor(4, 6, 60, 46), *counter_along(22)),
    view=STEEP,
    person="d",
)
TANDEM = Figure(
    keys=(
        Key(SIDE_BY_SIDE, (soles((-58, -36, 60), (5, 0), (-5, 0)),)),
        Key(narrow(foot(-11.5, 0.5), foot(12.5, -0.5)), (soles((-58, -36, 60), (0, -13), (0, 13)),)),
    ),
    props=(floor(4, 6, 60, 46), *counter_along(22)),
    view=STEEP,
    person="b",
)


def on_line(x: float, left: float, right: float, lift: float = 0.0) -> Pose:
    """Heel to toe on a line, one foot perhaps in the air."""
    return narrow(
        foot(left, 0.5 + lift / 3, lift, heel=lift),
        foot(right, -0.5),
        pelvis=(x, 0.0, 88.4),
        left_arm=Reach((x + 8, 29, 95), (0.9, 0.4, -0.1), (-1, 0.2, -0.3)),
        right_arm=Swing(4, 30, 16),
    )


START = on_line(-28, -42, -18)
WALK = Figure(
    keys=(
        Key(START),
        Key(on_line(-16, -20, -18, 15), (arrow((-40, -12, 4), (-20, -18, 10), (0, -12, 4)),)),
        Key(on_line(-4, 6, -18), (along((20, 0, 112), (26, 0, 0)),)),
    ),
    props=(
        floor(2, 6, 84, 46),
        plate("band", [(-72, -1.6, 0.1), (72, -1.6, 0.1), (72, 1.6, 0.1), (-72, 1.6, 0.1)], shift=BEHIND),
        *counter_along(22, -70, 70),
    ),
    view=STEEP,
    person="a",
    once=True,
    seconds=3.4,
)

BOTH = narrow(foot(0, 7), foot(0, -7))
LIFTED = narrow(foot(0, 4), Kick(52, 3, 78, 0), pelvis=(0.0, 3.0, 89.2))
ONE_LEG = Figure(
    keys=(
        Key(but(BOTH, right_leg=Kick(6, 2, 14, 12), pelvis=(0.0, 1.0, 89.4), left_leg=foot(0, 5))),
        Key(LIFTED, (arrow((44, -10, 30), (48, -10, 44), (46, -10, 60)),)),
    ),
    props=(floor(4, 6, 56, 44), *counter_along(22)),
    view=Pen(34, 14),
    person="c",
    seconds=5,
)

HOURS = (("12", (60.0, 0.0)), ("3", (0.0, -50.0)), ("6", (-46.0, 0.0)), ("9", (0.0, 50.0)))
DIAL = tuple(words(text, (x, y, 0.0), 15, tone="ink", shift=BEHIND) for text, (x, y) in HOURS)
DISCS = tuple(
    plate("paper", [(x + 13 * a, y + 13 * b, 0.0) for a, b in RING], shift=1.5 * BEHIND, edge="prop-side")
    for _, (x, y) in HOURS
)


def to_hour(at: V, left: tuple[float, float] = (0, 7), right: tuple[float, float] = (0, -7)) -> Pose:
    """One foot out on a mark, arms a little out."""
    return stand(
        pelvis=at,
        left_leg=foot(*left),
        right_leg=foot(*right),
        left_arm=Swing(8, 26, 16),
        right_arm=Swing(8, 26, 16),
        nod=6,
    )


HOME = to_hour((0, 0, 88.6))
CLOCK = Figure(
    keys=(
        Key(to_hour((12, -1, 85.0), right=(32, -5)), (arrow((6, -16, 1), (18, -22, 3), (30, -18, 1)),)),
        Key(to_hour((0, -11, 85.0), right=(0, -38)), (arrow((14, -14, 1), (18, -26, 3), (14, -38, 1)),)),
        Key(to_hour((-10, -1, 85.6), right=(-32, -7)), (arrow((-6, -18, 1), (-18, -22, 3), (-28, -20, 1)),)),
        Key(to_hour((0, 11, 85.0), left=(0, 38)), (arrow((14, 14, 1), (18, 26, 3), (14, 38, 1)),)),
    ),
    props=(
        plate("floor", [(74 * a, 74 * b, 0) for a, b in RING], shift=2 * BEHIND),
        *DISCS,
        *DIAL,
        *counter_along(82, -30, 52),
    ),
    view=Pen(-64, 38),
    person="b",
    loop=(),
    seconds=8,
)
CLOCK = replace(CLOCK, loop=tuple(pose for key in CLOCK.keys for pose in (HOME, key.pose)))

FIGURES = {"E21": SHIFT, "E22": SEMI, "E23": TANDEM, "E24": WALK, "E25": ONE_LEG, "E26": CLOCK}
