"""Everyday tasks: E37 to E40."""

from programs.figures.pose import Plant, Pose, Reach, Swing
from programs.figures.poses.base import BACK, SIDE, Limbs, foot, sit, stand
from programs.figures.props.furniture import chair, counter, mat, rail, stairs
from programs.figures.props.gear import bag, clock, cloth, right_palm
from programs.figures.props.marks import along, arrow, down, up
from programs.figures.props.solid import box, floor, rod
from programs.figures.scene import Figure, Key
from programs.figures.shapes import Pen

RISE, TREAD = 17.0, 29.0
RAIL_START, RAIL_END = (-8.0, 30.0, 92.0), (106.0, 30.0, 158.8)


def on_rail(x: float) -> Reach:
    """The left hand on the rail above this place."""
    share = (x - RAIL_START[0]) / (RAIL_END[0] - RAIL_START[0])
    return Reach(
        (x, 28.0, RAIL_START[2] + 1.5 + share * (RAIL_END[2] - RAIL_START[2])),
        (0.9, 0.1, 0.5),
        (-0.5, 1, -0.6),
        grip=True,
    )


def climbing(x: float, z: float, left: Plant, right: Plant, hand: float) -> Pose:
    """One moment on the stairs."""
    return stand(
        pelvis=(x, 0.0, z),
        pitch=9,
        nod=6,
        left_leg=left,
        right_leg=right,
        left_arm=on_rail(hand),
        right_arm=Swing(-6, 9, 20),
    )


GROUND = climbing(-24, 88.8, foot(-20, 8), foot(-22, -8), 2)
UP_FIRST = climbing(-10, 89.0, foot(-20, 8, heel=14), foot(17, -8, RISE), 16)
BOTH_UP = climbing(13, 88.6 + RISE, foot(17, 8, RISE), foot(17, -8, RISE), 34)
STAIRS = Figure(
    keys=(
        Key(GROUND),
        Key(UP_FIRST, (arrow((-14, -14, 10), (-2, -16, 34), (14, -14, 30)),)),
        Key(BOTH_UP, (arrow((-14, -14, 22), (-6, -16, 40), (6, -14, 44)),)),
    ),
    props=(floor(20, 0, 96), *stairs(4, steps=4), *rail(RAIL_START, RAIL_END)),
    view=Pen(10, 11),
    person="b",
    once=True,
    seconds=5,
)

SEAT_HANDS: Limbs = {
    "left_arm": Reach((44, 14, 48), (1, 0, -0.1), (-0.6, 0.7, 0)),
    "right_arm": Reach((44, -14, 48), (1, 0, -0.1), (-0.6, -0.7, 0)),
}
STOOPED = stand(
    pelvis=(-6.0, 0.0, 78.0),
    pitch=62,
    bend=10,
    nod=-34,
    left_leg=foot(2, 9),
    right_leg=foot(-6, -9),
    **SEAT_HANDS,
)
HALF_KNEEL = Pose(
    foot(26, 9),
    Plant((-42, -9, 0), 82, knee=(1, 0, -1)),
    pelvis=(-4.0, 0.0, 47.0),
    pitch=16,
    nod=-10,
    **SEAT_HANDS,
)
KNEEL = Pose(
    Plant((-40, 9, 0), 82, knee=(1, 0, -1)),
    Plant((-40, -9, 0), 82, knee=(1, 0, -1)),
    pelvis=(0.0, 0.0, 48.0),
    pitch=20,
    nod=-12,
    **SEAT_HANDS,
)
SIDE_SIT = Pose(
    foot(34, -12, 0, knee=(0.6, 0.4, 1)),
    foot(28, -26, 0, knee=(0.5, -0.2, 1)),
    Reach((-8, 34, 2.5), (0.3, 1, -0.1), (-1, 0.4, 0)),
    Reach((22, -13, 30), (0.9, 0, -0.4), (-0.5, -1, 0)),
    pelvis=(-6.0, 0.0, 11.0),
    pitch=-6,
    roll=6,
)
FLOOR = Figure(
    keys=(
        Key(STOOPED, (down((-34, 0, 96), 26),)),
        Key(HALF_KNEEL, (down((-34, 0, 80), 26),)),
        Key(KNEEL, (down((-34, 0, 80), 26),)),
        Key(SIDE_SIT),
    ),
    props=(floor(10, 0, 92), mat((-74, 28), (-42, 42)), *chair(56, turned=True)),
    view=Pen(24, 14),
    person="c",
    seconds=8,
)


def wiping(x: float, y: float) -> Pose:
    """Wiping a counter."""
    return stand(
        pelvis=(0.0, 0.0, 88.6),
        pitch=10,
        nod=8,
        right_arm=Reach((x, y, 95), (1, 0.1, 0)),
        left_arm=Swing(6, 10, 22),
    )


NEAR, FAR = wiping(32, -18), wiping(40, 8)
BREAK = sit(
    x=-34,
    left_arm=Reach((-12, 10, 62.5), (0.95, 0, -0.15), (-0.6, 0.5, -0.5)),
    right_arm=Reach((-12, -10, 62.5), (0.95, 0, -0.15), (-0.6, -0.5, -0.5)),
)
CHORE = Figure(
    keys=(
        Key(
            NEAR,
            (
                clock((-42, -20, 150), 5, 16),
                arrow((34, -30, 106), (40, -10, 108), (42, 14, 106), both=True),
                cloth(right_palm),
            ),
        ),
        Key(BREAK, (*chair(-36), clock((-92, -20, 150), 3, 16))),
        Key(
            FAR,
            (
                clock((-42, -20, 150), 5, 16),
                arrow((34, -30, 106), (40, -10, 108), (42, 14, 106), both=True),
                cloth(right_palm),
            ),
        ),
    ),
    props=(floor(0, 0, 78, 54), *counter(26, y=(-56, 56))),
    view=BACK,
    person="a",
    loop=(NEAR, FAR),
    seconds=3,
)

LOAD = 97.0
PICK = stand(
    pelvis=(-6.0, 0.0, 62.0),
    pitch=44,
    nod=-16,
    left_leg=foot(0, 12),
    right_leg=foot(0, -12),
    right_arm=Reach((22, -13, 40), (0, 0, -1), (-0.6, -0.6, 0), grip=True),
    left_arm=Swing(40, 10, 26),
)
HELD = stand(
    right_arm=Reach((8, -22, 74), (0.1, 0, -1), (-1, -0.5, 0), grip=True),
    left_arm=Swing(-18, 10, 18),
    right_leg=foot(20, -8, heel=-14),
    left_leg=foot(-20, 8, heel=28),
    pelvis=(0.0, 0.0, 86.4),
)
PLACE = stand(
    pelvis=(20.0, 0.0, 89.0),
    left_leg=foot(18, 9),
    right_leg=foot(18, -9),
    right_arm=Reach((56, -12, 134), (0.2, 0, -1), (-0.2, -0.8, -1), grip=True),
    left_arm=Swing(30, 8, 20),
)
CARRY = Figure(
    keys=(
        Key(PICK, (up((48, -16, 12), 30),)),
        Key(HELD, (along((30, -22, 116), (28, 0, 0)),)),
        Key(PLACE, (arrow((40, -30, 92), (46, -30, 112), (50, -30, 126)),)),
    ),
    props=(
        floor(16, 0, 92),
        box((50, 82), (-40, 40), (95, 99), shift=20),
        rod("prop-dark", 4, [(80, 36, 0), (80, 36, 150)], shift=40),
        rod("prop-dark", 4, [(80, -36, 0), (80, -36, 150)], shift=40),
        bag(right_palm),
    ),
    view=SIDE,
    person="d",
    once=True,
    seconds=5,
)

FIGURES = {"E37": STAIRS, "E38": FLOOR, "E39": CHORE, "E40": CARRY}
