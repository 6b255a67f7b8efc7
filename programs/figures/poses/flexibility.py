"""Stretching and easy range: E27 to E30."""

from programs.figures.pose import Kick, Pose, Reach
from programs.figures.poses.base import Limbs, but, foot, on_back, sit, stand
from programs.figures.props.furniture import chair, mat, pillow, wall
from programs.figures.props.gear import left_palm, line, right_arch, right_palm
from programs.figures.props.marks import arrow, down
from programs.figures.props.solid import floor
from programs.figures.scene import Figure, Key
from programs.figures.shapes import Box, Pen

ON_WALL: Limbs = {
    "left_arm": Reach((53.5, 15, 132), (0.1, 0, 1), (-0.2, 0.4, -1)),
    "right_arm": Reach((53.5, -15, 132), (0.1, 0, 1), (-0.2, -0.4, -1)),
}
READY = stand(pelvis=(2.0, 0.0, 83.0), left_leg=foot(24, 9), right_leg=foot(-26, -9), pitch=6, **ON_WALL)
LEAN = but(READY, pelvis=(17.0, 0.0, 76.0), pitch=14, left_leg=foot(24, 9), right_leg=foot(-27, -9))
CALF = Figure(
    keys=(
        Key(READY),
        Key(LEAN, (arrow((-16, -16, 64), (-6, -16, 62), (8, -16, 60)), down((-42, -12, 30), 24))),
    ),
    props=(floor(8, 0, 66), *wall(57)),
    view=Pen(-24, 10),
    person="b",
    seconds=5,
)

FLAT_ARMS: Limbs = {
    "left_arm": Reach((-18, 8, 52), (0.7, -0.1, 0.6), (0.2, 1, -0.6), grip=True),
    "right_arm": Reach((-18, -8, 52), (0.7, 0.1, 0.6), (0.2, -1, -0.6), grip=True),
}
HALF = on_back(right_leg=Kick(48, 2, 12, 10), left_leg=foot(43, 9, knee=(0, 0, 1)), nod=14, **FLAT_ARMS)
RAISED = but(HALF, right_leg=Kick(76, 2, 6, 10))
STRAP = Figure(
    keys=(Key(HALF), Key(RAISED, (arrow((54, -10, 62), (46, -10, 74), (34, -10, 84)),))),
    props=(
        floor(-6, 0, 98, 44),
        mat((-94, 76)),
        pillow((-90, -62), (-18, 18), (1.5, 8), shift=30, tone="paper"),
        line("band", 3.2, left_palm, right_arch, shift=2),
        line("band", 3.2, right_palm, right_arch, shift=-8),
    ),
    view=Pen(10, 11),
    person="d",
    seconds=5,
)

# Lying on the left side, face to the eye, head to the right.
CURLED: Limbs = {"left_leg": Kick(72, -4, 88), "right_leg": Kick(72, -4, 88)}
CLOSED = Pose(
    **CURLED,
    pelvis=(-18.0, 0.0, 16.0),
    yaw=-90,
    roll=90,
    left_arm=Reach((32, -44, 4), (0, -1, 0), (1, 0, 0.5)),
    right_arm=Reach((32, -44, 13), (0, -1, 0), (0, 0, 1)),
)
HALFWAY = but(CLOSED, right_arm=Reach((34, 4, 78), (0, 0.1, 1), (0, -1, 0.2)), twist=-28, turn=-22)
OPENED = but(CLOSED, right_arm=Reach((38, 62, 22), (0.1, 1, -0.1), (0, 0, -1)), twist=-62, turn=-62)
TURN = Figure(
    keys=(Key(CLOSED), Key(HALFWAY, (arrow((12, -56, 30), (16, -34, 58), (18, -8, 72)),)), Key(OPENED)),
    props=(
        floor(10, 0, 96, 66),
        mat((-74, 80), (-56, 66)),
        pillow((38, 68), (-18, 18), (1.5, 13), shift=40, tone="paper"),
    ),
    view=Pen(6, 38),
    person="c",
    seconds=6,
)

TALL = sit()
NECK = Figure(
    keys=(
        Key(but(TALL, turn=52), (arrow((14, -14, 152), (20, 6, 152), (10, 22, 152), size=0.7),)),
        Key(but(TALL, tilt=-30), (arrow((0, 6, 158), (0, -12, 156), (0, -26, 146), size=0.7),)),
        Key(but(TALL, nod=8, glide=6.0), (arrow((34, 6, 116), (28, 6, 116), (16, 6, 116), size=0.7),)),
    ),
    props=(*chair(),),
    view=Pen(46, 8),
    crop=Box(-55.0, -172.0, 61.0, -75.4),
    person="a",
    loop=tuple(
        p
        for pose in (
            but(TALL, turn=52),
            but(TALL, turn=-52),
            but(TALL, tilt=28),
            but(TALL, tilt=-28),
            but(TALL, nod=8, glide=6.0),
        )
        for p in (TALL, pose)
    ),
    seconds=9,
)

FIGURES = {"E27": CALF, "E28": STRAP, "E29": TURN, "E30": NECK}
