"""Mind-body practices: MB01 to MB06."""

from programs.figures.body import Body
from programs.figures.pose import Kick, Pose, Reach
from programs.figures.poses.base import CORNER, Limbs, but, sit
from programs.figures.props.furniture import chair, mat, pillow
from programs.figures.props.gear import clock
from programs.figures.props.marks import arrow
from programs.figures.props.rooms import glow, pacer, sparks, thought
from programs.figures.props.solid import floor
from programs.figures.scene import Figure, Key
from programs.figures.shapes import Pen
from programs.figures.vectors import V, add, between

BREATHE_IN = sit(
    dial=1.0,
    right_arm=Reach((15.5, -4, 72), (0.2, 1, 0.05), (-0.2, -1, -0.3)),
    left_arm=Reach((15.5, 4, 92), (0.2, -1, 0.1), (-0.2, 1, -0.4)),
    eyes_closed=True,
    bend=1,
)
BREATHE_OUT = but(
    BREATHE_IN,
    dial=0.0,
    right_arm=Reach((12.5, -4, 71), (0.2, 1, 0.05), (-0.2, -1, -0.3)),
    left_arm=Reach((12.5, 4, 90), (0.2, -1, 0.1), (-0.2, 1, -0.4)),
    bend=5,
)
IN = (
    arrow((48, -6, 128), (40, -6, 122), (30, -6, 118), size=0.9),
    arrow((26, -20, 72), (34, -20, 72), (42, -20, 72), size=0.9),
)
OUT = (
    arrow((30, -6, 117), (40, -6, 121), (48, -6, 128), size=0.9),
    arrow((42, -20, 72), (34, -20, 72), (26, -20, 72), size=0.9),
)


def chest(body: Body) -> V:
    """Before the breast bone."""
    return add(body.chest, body.chest_axes.place((10.0, 0.0, -14.0)))


BREATHING = Figure(
    keys=(Key(BREATHE_IN, IN), Key(BREATHE_OUT, OUT)),
    props=(floor(18), *chair(), pacer((74, 10, 92))),
    view=Pen(40, 11),
    person="b",
    nearer=(40.0, 20.0),
    seconds=10,
)


AWARE = sit(eyes_closed=True, nod=2)
AWARE_OUT = but(AWARE, nod=8, bend=6)
MINDFUL = Figure(
    keys=(
        Key(AWARE, (arrow((34, 50, 124), (34, 34, 116), (24, 16, 118), size=0.9), glow(chest, 12))),
        Key(AWARE_OUT, (arrow((24, 16, 114), (34, 34, 108), (34, 52, 98), size=0.9), glow(chest, 9))),
    ),
    props=(floor(18, 0, 60, 50), *chair()),
    view=Pen(64, 12),
    person="d",
    seconds=8,
)


def scanned(body: Body) -> V:
    """The place the mind is at: from the hand (dial 0) over belly and knees down to the feet (dial 3)."""
    stops = [
        body.right_arm.palm,
        body.waist,
        between(body.left_leg.knee, body.right_leg.knee, 0.5),
        between(body.left_leg.toe, body.right_leg.toe, 0.5),
    ]
    n = min(int(body.pose.dial), 2)
    return between(stops[n], stops[n + 1], body.pose.dial - n)


RESTING = Pose(
    Kick(15, 8, 30, -16),
    Kick(15, 8, 30, -16),
    Reach((2.0, 32.0, 6), (1, 0.2, 0), (0, 1, 0.1)),
    Reach((2.0, -32.0, 6), (1, -0.2, 0), (0, -1, 0.1)),
    pelvis=(0.0, 0.0, 13.0),
    pitch=-90,
    nod=12,
    eyes_closed=True,
)
SCAN = Figure(
    keys=(
        Key(but(RESTING, dial=0.0), (arrow((-14, -52, 10), (4, -56, 10), (24, -54, 10)),)),
        Key(but(RESTING, dial=1.5), (arrow((14, -44, 26), (34, -46, 26), (54, -44, 26)),)),
        Key(but(RESTING, dial=3.0), (arrow((46, -40, 26), (62, -42, 22), (78, -40, 18)),)),
    ),
    props=(
        floor(6, 0, 108, 50),
        mat((-92, 106), (-42, 42)),
        pillow((-84, -56), (-20, 20), (1.5, 9), shift=60, tone="paper"),
        pillow((28, 52), (-24, 24), (1.5, 15), shift=40, tone="paper"),
        glow(scanned, 14),
    ),
    view=Pen(22, 34),
    person="c",
    once=True,
    seconds=8,
)


def fists(lift: float, tight: bool) -> Limbs:
    """Both arms bent with fists, or resting."""
    if tight:
        return {
            f"{name}_arm": Reach((20, 24.0 * s, 92 + lift), (0.4, 0, 1), (-0.5, 0.6 * s, -1), grip=True)
            for name, s in (("left", 1), ("right", -1))
        }
    return {
        f"{name}_arm": Reach((24, 11.0 * s, 62.5), (0.95, 0, -0.15), (-0.6, 0.5 * s, -0.5))
        for name, s in (("left", 1), ("right", -1))
    }


TIGHT = sit(**fists(0, True), eyes_closed=True)
LOOSE = sit(**fists(0, False), eyes_closed=True, nod=10, bend=6)


def right_fist(body: Body) -> V:
    """The right hand."""
    return body.right_arm.palm


def left_fist(body: Body) -> V:
    """The left hand."""
    return body.left_arm.palm


MUSCLES = Figure(
    keys=(
        Key(TIGHT, (sparks(right_fist), sparks(left_fist))),
        Key(
            LOOSE,
            (
                arrow((30, -34, 92), (32, -34, 80), (32, -34, 68)),
                arrow((30, 34, 92), (32, 34, 80), (32, 34, 68)),
            ),
        ),
    ),
    props=(floor(18), *chair()),
    view=Pen(58, 11),
    person="a",
    seconds=8,
)

DREAM = sit(eyes_closed=True, pitch=-10, nod=-2)
IMAGERY = Figure(
    keys=(Key(but(DREAM, dial=0.0)), Key(DREAM, (thought((54, 0, 166), 1.0),))),
    props=(floor(18), *chair()),
    view=CORNER,
    person="c",
    loop=(DREAM, but(DREAM, nod=2, bend=5)),
    seconds=8,
)

SHOULDER = Reach((8, -15, 107), (-0.8, -0.5, 0.1), (0.9, 0.3, -0.8))


def sore(body: Body) -> V:
    """The right shoulder."""
    return add(body.right_arm.shoulder, (0.0, -4.0, 4.0))


NOTICE = sit(left_arm=SHOULDER, tilt=-8, nod=8)
PAUSE = sit(right_arm=Reach((14, -2, 76), (0.2, 1, 0.05), (-0.2, -1, -0.3)), eyes_closed=True)
ADJUST = sit(right_arm=Reach((36, -22, 86), (1, 0, 0.2), (-0.5, -0.8, -0.6), grip=True), nod=12)
WARNING = Figure(
    keys=(
        Key(NOTICE, (sparks(sore, 11),)),
        Key(PAUSE, IN),
        Key(ADJUST, (clock((46, -22, 92), 3, 10, shift=-60),)),
    ),
    props=(floor(18), *chair()),
    view=Pen(40, 11),
    person="d",
    nearer=(40.0, 20.0),
    seconds=9,
)

FIGURES = {
    "MB01": BREATHING,
    "MB02": MINDFUL,
    "MB03": SCAN,
    "MB04": MUSCLES,
    "MB05": IMAGERY,
    "MB06": WARNING,
}
