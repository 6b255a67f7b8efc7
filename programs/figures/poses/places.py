"""Setting up the day: SU01 to SU06."""

from programs.figures.pose import Kick, Pose, Reach
from programs.figures.poses.base import BACK, Limbs, but, foot, sit, stand
from programs.figures.props.furniture import bed, counter, pillow
from programs.figures.props.gear import belt_end, belt_top, line
from programs.figures.props.marks import along, arrow, cross, tick
from programs.figures.props.rooms import bath, car, desk, jar, office_chair, roll, shoe
from programs.figures.props.solid import box, floor, rod
from programs.figures.scene import Figure, Key
from programs.figures.shapes import Pen

TYPING: Limbs = {
    "left_arm": Reach((44, 11, 77), (1, -0.1, -0.05), (-0.6, 0.5, -1)),
    "right_arm": Reach((44, -11, 77), (1, 0.1, -0.05), (-0.6, -0.5, -1)),
}
HUNCHED = sit(bend=40, nod=-4, pitch=-14, **TYPING)
UPRIGHT = sit(pitch=-2, bend=0, **TYPING)
DESK = Figure(
    keys=(
        Key(HUNCHED, (cross((-50, 0, 150)),)),
        Key(UPRIGHT, (tick((-50, 0, 150)), along((22, -6, 121), (40, 0, 0)))),
    ),
    props=(floor(30, 0, 84), *office_chair(), roll((-17, 0, 66), shift=30), *desk()),
    view=Pen(10, 10),
    person="a",
    seconds=6,
)

REACHING = stand(
    pelvis=(4.0, 0.0, 89.0),
    left_arm=Reach((30, 14, 95), (1, -0.2, 0)),
    right_arm=Reach((46, -14, 122), (1, 0.1, 0.1), (-0.3, -0.6, -1)),
)
STOOL = 62.0
SEATED = Pose(
    foot(24, 10, 18),
    foot(24, -10, 18),
    Reach((34, 10, 97), (1, -0.4, -0.1)),
    Reach((36, -9, 99), (0.9, 0.4, -0.3), grip=True),
    pelvis=(-10.0, 0.0, STOOL + 11),
    pitch=2,
    nod=20,
)
SLICING = but(SEATED, right_arm=Reach((32, -13, 101), (0.9, 0.4, -0.3), grip=True))
JARS = tuple(
    jar((52, y, 118.5), tone, 5.5, high)
    for y, tone, high in ((-22, "soft", 12), (-6, "leaf", 16), (10, "band", 11), (26, "steel", 15))
)
SHELF = (box((42, 60), (-44, 44), (115, 118), shift=30), *JARS, jar((44, 26, 92.5), "steel", 7, 12, shift=20))
PERCH = (
    box((-26, 6), (-17, 17), (STOOL - 5, STOOL), shift=50),
    *(
        rod("prop-dark", 4, [(x, y, 0), (x * 0.8, y * 0.9, STOOL - 5)], shift=60)
        for x in (-26, 10)
        for y in (-16, 16)
    ),
    rod("prop-dark", 3.4, [(24, -20, 16), (24, 20, 16)], shift=50),
)
KITCHEN = Figure(
    keys=(
        Key(REACHING, (along((72, -20, 88), (0, 0, 48), both=True),)),
        Key(SEATED, (*PERCH, box((30, 52), (-16, 16), (92, 93.5), shift=25))),
    ),
    props=(floor(8, 0, 60), *counter(26), *SHELF),
    view=BACK,
    person="b",
    loop=(REACHING, but(REACHING, right_arm=Reach((34, -14, 96), (1, 0.1, 0), (-0.3, -0.6, -1)))),
    seconds=5,
)

BED_TOP = 42.0
ON_SIDE = Pose(
    Kick(38, 0, 52, -10),
    Kick(58, 8, 66, -10),
    pelvis=(-8.0, 0.0, BED_TOP + 15),
    yaw=-90,
    roll=90,
    left_arm=Reach((34, -32, BED_TOP + 5), (0.4, -1, 0), (1, 0, 0.5)),
    right_arm=Reach((4, -36, BED_TOP + 14), (-0.4, -1, -0.1), (-0.4, -0.2, 1)),
    nod=6,
    eyes_closed=True,
)
HUG = but(ON_SIDE, right_arm=Reach((18, -38, BED_TOP + 16), (0.3, -1, -0.4), (-0.4, -0.2, 1)))
FLAT_OUT = Pose(
    Kick(14, 5, 34, -16),
    Kick(14, 5, 34, -16),
    pelvis=(-4.0, 0.0, BED_TOP + 10),
    yaw=180,
    pitch=-90,
    nod=10,
    eyes_closed=True,
    left_arm=Reach((0, -30, BED_TOP + 5), (-1, 0, 0), (0, -1, 0.2)),
    right_arm=Reach((0, 30, BED_TOP + 5), (-1, 0, 0), (0, 1, 0.2)),
)
HEAD_PILLOW = pillow((42, 80), (-26, 20), (BED_TOP, BED_TOP + 13), shift=60)
SLEEP = Figure(
    keys=(
        Key(
            HUG,
            (
                pillow((-66, -24), (-46, -14), (BED_TOP + 8, BED_TOP + 19), shift=-2),
                pillow((2, 36), (-44, -30), (BED_TOP, BED_TOP + 14), shift=4),
                arrow((-44, -34, 104), (-44, -34, 92), (-44, -34, 78)),
                arrow((66, -10, 100), (66, -10, 88), (66, -10, 76)),
            ),
        ),
        Key(
            FLAT_OUT,
            (
                pillow((-56, -24), (-22, 22), (BED_TOP, BED_TOP + 15), shift=60),
                arrow((-40, 0, 96), (-40, 0, 86), (-40, 0, 74)),
                arrow((62, 0, 104), (62, 0, 92), (62, 0, 80)),
            ),
        ),
    ),
    props=(
        floor(0, 0, 124, 60),
        *bed((-104, 84), (-48, 44), BED_TOP),
        box((84, 89), (-48, 44), (0, BED_TOP + 30), shift=90),
        HEAD_PILLOW,
    ),
    view=Pen(5, 30),
    person="c",
    loop=(HUG,),
    seconds=6,
)

NOBODY = stand()
SHOE = Figure(
    keys=(
        Key(
            NOBODY,
            (arrow((-22, 0, 76), (-22, 0, 68), (-20, 0, 56)), arrow((54, 0, 64), (54, 0, 54), (54, 0, 44))),
        ),
        Key(
            NOBODY,
            (
                arrow((-6, 0, 72), (0, 0, 64), (4, 0, 52)),
                arrow((-74, 0, 36), (-70, 0, 36), (-64, 0, 36)),
                arrow((10, 0, -14), (10, 0, -8), (10, 0, -2)),
            ),
        ),
    ),
    props=(shoe(),),
    view=Pen(0, 6),
    nobody=True,
    person="a",
    loop=(NOBODY,),
)

WHEEL: Limbs = {
    "left_arm": Reach((45, 15, 86), (0.3, -0.2, 0.9), (-0.4, 0.6, -1), grip=True),
    "right_arm": Reach((45, -15, 86), (0.3, 0.2, 0.9), (-0.4, -0.6, -1), grip=True),
}
FEET: Limbs = {"left_leg": foot(50, 10, 4, -18), "right_leg": foot(52, -10, 4, -18)}
DRIVE = sit(43, pitch=-12, bend=8, nod=6, **WHEEL, **FEET)
SLUMP = sit(43, pelvis=(10.0, 0.0, 53.0), pitch=-34, bend=52, nod=-8, **WHEEL, **FEET)
CAR = Figure(
    keys=(
        Key(SLUMP, (cross((-58, 0, 20)),)),
        Key(DRIVE, (tick((-58, 0, 20)), arrow((-50, -24, 66), (-38, -24, 66), (-28, -24, 66)))),
    ),
    props=(
        floor(20, 0, 100),
        *car(),
        roll((-25, 0, 64), shift=30),
        line("ink", 3.2, belt_top, belt_end, shift=-40),
    ),
    view=Pen(10, 9),
    person="d",
    seconds=6,
)

WASH = sit(
    right_arm=Reach((20, -12, 92), (0, 0.6, 0.6), (-0.4, -1, -0.6)),
    left_arm=Reach((40, 40, 84), (1, 0, 0), (-0.4, 0.4, -1), grip=True),
)
WASH_LOW = but(WASH, right_arm=Reach((24, -12, 70), (0.8, 0.4, -0.4), (-0.4, -1, -0.4)))
BATH = Figure(
    keys=(
        Key(WASH, (arrow((40, -6, 104), (42, 10, 96), (40, 26, 90)),)),
        Key(WASH_LOW, (arrow((-40, -26, 30), (-32, -26, 38), (-24, -24, 44)),)),
    ),
    props=(floor(14, 0, 84, 60), *bath()),
    view=Pen(24, 14),
    person="b",
    seconds=6,
)

FIGURES = {"SU01": DESK, "SU02": KITCHEN, "SU03": SLEEP, "SU04": SHOE, "SU05": CAR, "SU06": BATH}
