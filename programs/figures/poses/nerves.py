"""Nerve sliders and tensioners: E31 to E34."""

from programs.figures.pose import Kick, Swing
from programs.figures.poses.base import FRONT, SIDE, but, sit, stand
from programs.figures.props.furniture import chair
from programs.figures.props.marks import arrow
from programs.figures.props.solid import floor
from programs.figures.scene import Figure, Key

BENT = Kick(86, 2, 92, -4)
LONG = Kick(88, 2, 8, 12)
DOWN_BENT = sit(right_leg=BENT, nod=34, bend=8)
UP_LONG = sit(right_leg=LONG, nod=-30, bend=-2)
LIFT = arrow((62, -14, 16), (78, -14, 24), (86, -14, 40))
SCIATIC_SLIDER = Figure(
    keys=(
        Key(DOWN_BENT, (arrow((38, 0, 142), (40, 0, 128), (34, 0, 114)),)),
        Key(UP_LONG, (arrow((16, 0, 132), (16, 0, 146), (6, 0, 160)), LIFT)),
    ),
    props=(floor(20), *chair()),
    view=SIDE,
    person="a",
    seconds=4,
)

TUCKED = sit(right_leg=BENT, nod=38, bend=22, pitch=-8)
TENSE = but(TUCKED, right_leg=Kick(88, 2, 6, 20))
SCIATIC_TENSIONER = Figure(
    keys=(
        Key(TUCKED, (arrow((50, 0, 134), (52, 0, 120), (46, 0, 106)),)),
        Key(TENSE, (LIFT, arrow((96, -10, 74), (92, -10, 84), (82, -10, 90)))),
    ),
    props=(floor(20), *chair()),
    view=SIDE,
    person="d",
    seconds=4,
)

UPRIGHT = stand(left_arm=Swing(0, 8, 10))
OUT_SOFT = but(UPRIGHT, right_arm=Swing(0, 82, 8, -90, -34), tilt=26)
OUT_BACK = but(UPRIGHT, right_arm=Swing(0, 82, 4, -90, 66), tilt=-26)
MEDIAN = Figure(
    keys=(
        Key(OUT_SOFT, (arrow((0, 0, 176), (0, 14, 176), (0, 26, 168)),)),
        Key(
            OUT_BACK,
            (
                arrow((0, 0, 176), (0, -14, 176), (0, -26, 168)),
                arrow((12, -92, 128), (12, -84, 112), (12, -70, 108)),
            ),
        ),
    ),
    props=(floor(0, -16, 40, 60),),
    view=FRONT,
    person="c",
    seconds=4,
)

AWAY = but(UPRIGHT, right_arm=Swing(0, 80, 24, -90, 20))
TO_EAR = but(UPRIGHT, right_arm=Swing(0, 92, 138, -90, 62), tilt=-20)
ULNAR = Figure(
    keys=(
        Key(AWAY, (arrow((0, -88, 150), (0, -78, 162), (0, -60, 164)),)),
        Key(TO_EAR, (arrow((0, 4, 178), (0, -8, 180), (0, -22, 174)),)),
    ),
    props=(floor(0, -16, 40, 60),),
    view=FRONT,
    person="b",
    seconds=4,
)

FIGURES = {"E31": SCIATIC_SLIDER, "E32": SCIATIC_TENSIONER, "E33": MEDIAN, "E34": ULNAR}
