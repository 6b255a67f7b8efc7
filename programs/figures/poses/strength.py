"""Strength for legs: E08 to E15."""

from programs.figures.pose import Kick, Pose, Reach, Swing
from programs.figures.poses.base import BACK, CORNER, REAR, SIDE, Limbs, but, foot, on_back, sit, stand
from programs.figures.props.furniture import SEAT, chair, counter, cushion, mat
from programs.figures.props.gear import line, palms, right_ankle, ring, weight
from programs.figures.props.marks import arrow, down, up
from programs.figures.props.solid import floor
from programs.figures.scene import Figure, Key
from programs.figures.vectors import V

FEET: Limbs = {"left_leg": foot(36, 10), "right_leg": foot(36, -10)}


def rising(high: float, thighs: bool) -> tuple[Pose, Pose, Pose]:
    """Sitting with the feet back, nose over toes, and standing."""
    seat = sit(high, **FEET, **_hands(thighs, (24, high + 17.5), 20))
    lean = sit(
        high,
        **FEET,
        pelvis=(10.0, 0.0, high + 14),
        pitch=40,
        bend=14,
        nod=-24,
        **_hands(thighs, (33, high + 16), 62),
    )
    tall = stand(pelvis=(33.0, 0.0, 89.4), **FEET, **_hands(thighs, (44, 82), 6))
    return seat, lean, tall


def _hands(thighs: bool, at: tuple[float, float], lift: float) -> Limbs:
    if not thighs:
        return {"left_arm": Swing(lift, 8, 26), "right_arm": Swing(lift, 8, 26)}
    down_way = (0.7, 0.0, -0.7)
    return {
        f"{name}_arm": Reach((at[0], 11.0 * s, at[1]), down_way, (-0.8, 0.5 * s, 0))
        for name, s in (("left", 1), ("right", -1))
    }


def _stand_up(high: float, thighs: bool) -> tuple[Key, ...]:
    seat, lean, tall = rising(high, thighs)
    nose = (arrow((14, 0, high + 108), (34, 0, high + 104), (52, 0, high + 88)),)
    return Key(seat), Key(lean, nose), Key(tall, (up((62, 0, 96), 34),))


HIGH_SEAT = Figure(_stand_up(54, False), (floor(18), *chair(-2), cushion(-2)), CORNER, seconds=5)
CHAIR = Figure(_stand_up(SEAT, True), (floor(18), *chair(-2)), CORNER, person="c", seconds=5)

AT_CHEST: Limbs = {
    "left_arm": Reach((15, 6, -15), (0.3, -0.5, 0.8), (-0.3, 0.6, -1), on="chest", grip=True),
    "right_arm": Reach((15, -6, -15), (0.3, 0.5, 0.8), (-0.3, -0.6, -1), on="chest", grip=True),
}
TALL = stand(
    pelvis=(31.0, 0.0, 89.2), left_leg=foot(34, 13, yaw=8), right_leg=foot(34, -13, yaw=-8), **AT_CHEST
)
LOW = but(TALL, pelvis=(4.0, 0.0, SEAT + 12.5), pitch=32, bend=6, nod=-18)
SQUAT = Figure(
    keys=(Key(TALL, (down((62, 0, 120), 30),)), Key(LOW, (up((66, 0, 88), 30),))),
    props=(floor(18), *chair(-6), weight(palms)),
    view=CORNER,
    person="b",
    seconds=4.5,
)

HOLD: Limbs = {"left_arm": Reach((29, 15, 94)), "right_arm": Reach((29, -15, 94))}
FLAT = stand(**HOLD)
TOES = but(FLAT, pelvis=(6.5, 0.0, 94.4), left_leg=foot(0, 9, heel=36), right_leg=foot(0, -9, heel=36))
HEELS = Figure(
    keys=(Key(FLAT), Key(TOES, (up((-24, -6, 6), 24),))),
    props=(floor(10, 0, 56), *counter(24)),
    view=BACK,
    person="d",
    seconds=4,
)

HOVER = foot(-12, 9, 9, heel=42)
ONE_FLAT = but(FLAT, pelvis=(0.0, -4.0, 89.4), left_leg=HOVER, right_leg=foot(0, -7))
ONE_TOES = but(
    ONE_FLAT, pelvis=(6.5, -3.0, 94.2), left_leg=foot(-8, 9, 18, heel=42), right_leg=foot(0, -7, heel=36)
)
ONE_HEEL = Figure(
    keys=(Key(ONE_FLAT), Key(ONE_TOES, (up((-34, -6, 4), 24),))),
    props=(floor(10, 0, 56), *counter(24)),
    view=BACK,
    person="a",
    seconds=4,
)

HANGING = sit(right_leg=Kick(84, 2, 86))
STRAIGHT = but(HANGING, right_leg=Kick(85, 2, 8, 12))
BACK_LEG: V = (-20.0, -18.0, 9.0)
KNEE = Figure(
    keys=(Key(HANGING), Key(STRAIGHT, (arrow((60, -12, 14), (76, -12, 22), (84, -12, 38)),))),
    props=(
        floor(20),
        *chair(),
        line("band", 3.4, BACK_LEG, right_ankle, shift=-4),
        ring("band", right_ankle, 5.2, -9),
    ),
    view=SIDE,
    person="b",
    seconds=4,
)

LYING = on_back(nod=10)
LIFTED = on_back(pelvis=(0.0, 0.0, 33.0), pitch=-117, bend=13, nod=24)
BRIDGE = Figure(
    keys=(Key(LYING), Key(LIFTED, (up((0, -20, 46), 26),))),
    props=(floor(-5, 0, 96, 44), mat((-92, 66))),
    view=CORNER,
    person="c",
    seconds=5,
)

OUT = but(FLAT, pelvis=(0.0, 5.0, 89.0), left_leg=foot(0, 7), right_leg=Kick(0, 32, 0, 6))
TOGETHER = but(FLAT, pelvis=(0.0, 3.0, 89.2), left_leg=foot(0, 7), right_leg=Kick(4, 4, 10, 10))
ABDUCTION = Figure(
    keys=(Key(TOGETHER), Key(OUT, (arrow((0, -24, 6), (0, -46, 14), (0, -62, 28)),))),
    props=(floor(8, -8, 50, 60), *counter(24, y=(-56, 56))),
    view=REAR,
    person="a",
    seconds=4,
)

FIGURES = {
    "E08": HIGH_SEAT,
    "E09": CHAIR,
    "E10": SQUAT,
    "E11": HEELS,
    "E12": ONE_HEEL,
    "E13": KNEE,
    "E14": BRIDGE,
    "E15": ABDUCTION,
}
