"""Walking and its gentler forms: E01 to E07."""

from math import cos, radians, sin, sqrt, tan

from programs.figures.pose import Plant, Pose, Reach, Swing
from programs.figures.poses.base import CORNER, REAR, SIDE, but, foot, mirrored, sit, stand
from programs.figures.props.furniture import chair, counter
from programs.figures.props.gear import clock, crank, line
from programs.figures.props.marks import along, arrow
from programs.figures.props.solid import BEFORE, BEHIND, box, floor, plate, rod
from programs.figures.scene import Figure, Key, Prop
from programs.figures.vectors import add

SLOPE, START = 10.0, 62.0


def step(
    slope: float = 0.0, arms: float = 26.0, lean: float = 4.0, stride: float = 23.0
) -> tuple[Pose, Pose]:
    """Both feet down, right foot ahead; then the left foot swings through."""
    rise = tan(radians(slope))
    low = START * rise

    def sole(x: float, y: float, lift: float, heel: float) -> Plant:
        return foot(x, y, x * rise + low + lift, heel - slope)

    apart = stand(
        pelvis=(1.0, 0.0, sqrt(80.5**2 - stride**2) + 8.5 + low - 4 * rise),
        pitch=lean,
        nod=-lean,
        right_leg=sole(stride, -7, 0, -17),
        left_leg=sole(-stride, 7, 0, 34),
        right_arm=Swing(-arms, 6, 20),
        left_arm=Swing(arms, 6, 30),
    )
    passing = but(
        apart,
        pelvis=(1.0, 0.0, 89.2 + low - 1.0 * slope / 10),
        right_leg=sole(0, -7, 0, 0),
        left_leg=sole(-4, 7, 10, 28),
        right_arm=Swing(0, 6, 22),
        left_arm=Swing(0, 6, 22),
    )
    return apart, passing


def cycle(*half: Pose) -> tuple[Pose, ...]:
    """A whole walking cycle from its first half."""
    return (*half, *(mirrored(pose) for pose in half))


WALK = step()
SMALL = step(arms=14.0, stride=17.0)
HILL = step(slope=SLOPE, arms=38.0, lean=9.0)
REST = sit(x=-6.0, left_arm=Reach((18, 10, 62.5), (0.95, 0, -0.15), (-0.6, 0.5, -0.5)))
BENCH = (
    box((-34, 18), (-52, 52), (40, 45), shift=60),
    box((-34, -31), (-52, 52), (56, 84), shift=40),
    *(rod("prop-dark", 4, [(x, y, 0), (x, y, 40)], shift=70) for x in (-28, 12) for y in (-42, 42)),
)
INTERVALS = Figure(
    keys=(
        Key(WALK[0], (clock((-52, 0, 120), 5), along((38, 0, 100), (24, 0, 0)))),
        Key(REST, (*BENCH, clock((-60, 0, 120), 2))),
        Key(mirrored(WALK[0]), (clock((-52, 0, 120), 5), along((38, 0, 100), (24, 0, 0)))),
    ),
    props=(floor(0, 0, 70),),
    view=CORNER,
    loop=cycle(*WALK),
    seconds=1.6,
)

PATH = plate("shade", [(-90, -22, 0), (90, -22, 0), (90, 22, 0), (-90, 22, 0)], shift=1.5 * BEHIND)
TREE = (
    rod("prop-dark", 5, [(-62, 58, 0), (-62, 58, 62)], shift=BEHIND),
    *(
        plate(
            "leaf",
            [add((-62, 58, 92), (26 * cos(a / 3), 0, 34 * sin(a / 3))) for a in range(19)],
            shift=BEHIND,
        ),
    ),
)
STEADY = Figure(
    keys=(
        Key(SMALL[0], (along((38, 0, 100), (24, 0, 0)),)),
        Key(mirrored(SMALL[0]), (along((38, 0, 100), (40, 0, 0)),)),
    ),
    props=(floor(0, 0, 96), PATH, *TREE),
    view=SIDE,
    person="c",
    loop=cycle(*SMALL),
    seconds=1.8,
)

TOP = (84 + START) * tan(radians(SLOPE))
BRISK = Figure(
    keys=(
        Key(
            HILL[0],
            (
                arrow((36, 0, 118), (50, 0, 121), (64, 0, 124)),
                arrow((36, 0, 130), (50, 0, 133), (64, 0, 136)),
            ),
        ),
        Key(
            mirrored(HILL[0]),
            (
                arrow((36, 0, 118), (50, 0, 121), (64, 0, 124)),
                arrow((36, 0, 130), (50, 0, 133), (64, 0, 136)),
            ),
        ),
    ),
    props=(
        plate(
            "floor", [(-START, -26, 0), (84, -26, TOP), (84, 26, TOP), (-START, 26, 0)], shift=1.5 * BEHIND
        ),
        plate("leaf", [(-START, -26, 0), (84, -26, TOP), (84, -26, 0)], shift=1.2 * BEHIND),
    ),
    view=SIDE,
    person="d",
    loop=cycle(*HILL),
    seconds=1.2,
)

KNEE_UP = sit(
    pelvis=(6.0, 0.0, 56.0),
    right_leg=foot(42, -10, 17, 8),
    left_leg=foot(42, 10),
    right_arm=Swing(-22, 8, 70),
    left_arm=Swing(38, 8, 80),
)
MARCH = Figure(
    keys=(
        Key(KNEE_UP, (arrow((58, -12, 48), (60, -12, 58), (58, -12, 70)),)),
        Key(mirrored(KNEE_UP), (arrow((58, 12, 48), (60, 12, 58), (58, 12, 70)),)),
    ),
    props=(floor(18), *chair()),
    view=CORNER,
    person="b",
    seconds=2.4,
)

HUB = (62.0, 0.0, 42.0)


def pedal(turn: float) -> Pose:
    """Lying back in the seat of a cycle, the right pedal at an angle."""
    feet = [(HUB[0] - 8 + 15 * cos(radians(a)), HUB[2] + 15 * sin(radians(a))) for a in (turn, turn + 180)]
    up = (0.0, 0.0, 1.0)
    return Pose(
        foot(feet[1][0], 10, feet[1][1], -28, knee=up),
        foot(feet[0][0], -10, feet[0][1], -28, knee=up),
        Reach((14, 27, 52), (1, 0, 0), (-0.6, 0.4, -0.5), grip=True),
        Reach((14, -27, 52), (1, 0, 0), (-0.6, -0.4, -0.5), grip=True),
        pelvis=(-6.0, 0.0, 51.0),
        pitch=-28,
        bend=6,
        nod=16,
        dial=turn,
    )


BIKE = (
    box((-26, 14), (-20, 20), (34, 39), ("soft", "soft-side", "soft-side"), shift=60),
    plate("soft", [(-24, -20, 40), (-24, 20, 40), (-46, 20, 92), (-46, -20, 92)], shift=40, edge="soft-side"),
    rod("ink", 4, [(-38, 0, 4), (92, 0, 4)], shift=60),
    rod("steel", 5, [(-8, 0, 4), (-8, 0, 36)], shift=60),
    rod("steel", 5, [(66, 0, 4), (66, 0, 44)], shift=40),
    rod("ink", 4, [(10, 25, 34), (14, 25, 52)], shift=20),
    rod("ink", 4, [(10, -25, 34), (14, -25, 52)], shift=0),
    rod("steel", 4, [(66, 0, 44), (60, 0, 92)], shift=40),
    box((55, 60), (-12, 12), (84, 100), ("ink", "ink", "steel"), shift=30),
)


PEDALS = tuple(pedal(-a) for a in range(0, 360, 30))
CYCLE = Figure(
    keys=(
        Key(PEDALS[1], (arrow((60, -14, 74), (78, -14, 66), (84, -14, 48)),)),
        Key(PEDALS[7], (arrow((60, -14, 74), (78, -14, 66), (84, -14, 48)),)),
    ),
    props=(floor(18, 0, 84), *BIKE, crank(HUB, 15.0)),
    view=CORNER,
    person="c",
    loop=PEDALS,
    seconds=2.4,
)


def wave(x: float, z: float) -> Prop:
    """A small ripple on the water."""
    return line("paper", 1.8, *((x + 5 * n, -31, z + 2 * sin(n * 1.6)) for n in range(6)), shift=1.2 * BEFORE)


WADE = step(arms=44.0, lean=2.0, stride=18.0)
POOL = Figure(
    keys=(
        Key(WADE[0], (along((36, -40, 138), (26, 0, 0)),)),
        Key(mirrored(WADE[0]), (along((36, -40, 138), (26, 0, 0)),)),
    ),
    props=(
        plate("glass", [(-82, 40, 0), (82, 40, 0), (82, 40, 126), (-82, 40, 126)], shift=BEHIND),
        plate("water", [(-82, -30, 0), (82, -30, 0), (82, -30, 112), (-82, -30, 112)], shift=BEFORE),
        plate("glass", [(-82, -30, 112), (82, -30, 112), (82, 40, 112), (-82, 40, 112)], shift=BEFORE / 2),
        *(wave(x, z) for x, z in ((-66, 106), (-28, 100), (8, 106), (40, 99))),
        rod("steel", 3, [(70, 42, 60), (70, 42, 146), (80, 42, 146), (80, 42, 118)], shift=BEHIND),
        rod("steel", 3, [(54, 42, 60), (54, 42, 146), (64, 42, 146), (64, 42, 118)], shift=BEHIND),
    ),
    view=SIDE,
    person="d",
    loop=cycle(*WADE),
    seconds=2.6,
)


def on_counter(y: float, left: float, right: float, lift: float = 0.0) -> Pose:
    """Facing a counter, fingers on it, feet at two places."""
    return stand(
        pelvis=(0.0, y, 88.0),
        left_leg=foot(0, left),
        right_leg=foot(0, right, lift),
        left_arm=Reach((29, y + 17, 94)),
        right_arm=Reach((29, y - 17, 94)),
    )


TOUCH = Figure(
    keys=(
        Key(on_counter(22, 28, 16)),
        Key(on_counter(2, 28, -24), (along((-20, 18, 12), (0, -44, 0)),)),
        Key(on_counter(-18, -12, -24), (along((-20, 22, 12), (0, -26, 0)),)),
    ),
    props=(floor(8, 0, 50, 66), *counter(26, y=(-66, 66))),
    view=REAR,
    person="b",
    seconds=3.6,
)

FIGURES = {
    "E01": INTERVALS,
    "E02": STEADY,
    "E03": BRISK,
    "E04": MARCH,
    "E05": CYCLE,
    "E06": POOL,
    "E07": TOUCH,
}
