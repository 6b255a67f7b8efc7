"""Strength for arms, hands, ankles and feet: E16 to E20."""

from programs.figures.pose import Reach
from programs.figures.poses.base import SIDE, Limbs, but, foot, sit, stand
from programs.figures.props.closeup import hand, putty, round_band, sole
from programs.figures.props.furniture import chair, table, wall
from programs.figures.props.gear import left_palm, line, right_instep, right_palm, ring
from programs.figures.props.marks import along, arrow
from programs.figures.props.solid import BEHIND, floor, plate, rod
from programs.figures.scene import Figure, Key
from programs.figures.shapes import Box, Pen

DOOR = (62.0, 0.0, 84.0)
AHEAD_ARMS: Limbs = {
    "left_arm": Reach((40, 13, 84), (1, 0, 0), (-0.3, 0.7, -0.8), grip=True),
    "right_arm": Reach((40, -13, 84), (1, 0, 0), (-0.3, -0.7, -0.8), grip=True),
}
PULLED: Limbs = {
    "left_arm": Reach((15, 21, 82), (1, 0, 0.05), (-1, 0.3, -1.1), grip=True),
    "right_arm": Reach((15, -21, 82), (1, 0, 0.05), (-1, -0.3, -1.1), grip=True),
}
KNOB = (84.0, 0.0, 88.0)
ROW = Figure(
    keys=(Key(sit(**AHEAD_ARMS)), Key(sit(**PULLED), (along((24, -40, 108), (-32, 0, 0)),))),
    props=(
        floor(26, 0, 84),
        *chair(),
        plate(
            "prop", [(90, -44, 0), (90, 44, 0), (90, 44, 150), (90, -44, 150)], shift=BEHIND, edge="prop-dark"
        ),
        plate(
            "prop-side",
            [(90, -32, 96), (90, 32, 96), (90, 32, 140), (90, -32, 140)],
            shift=BEHIND - 1,
            edge="prop-dark",
        ),
        rod("steel", 5, [(88, -4, 88), (84, 4, 88)], shift=20),
        line("band", 3.2, left_palm, KNOB, shift=4),
        line("band", 3.2, right_palm, KNOB, shift=-8),
    ),
    view=Pen(-17, 12),
    person="b",
    seconds=4,
)

ON_WALL: Limbs = {
    "left_arm": Reach((51.5, 19, 126), (0.1, 0, 1), (-0.4, 0.7, -0.7)),
    "right_arm": Reach((51.5, -19, 126), (0.1, 0, 1), (-0.4, -0.7, -0.7)),
}
AWAY = stand(pelvis=(3.0, 0.0, 88.4), pitch=7, **ON_WALL)
CLOSE = but(AWAY, pelvis=(16.0, 0.0, 87.0), pitch=17, nod=-8)
PUSH_UP = Figure(
    keys=(Key(AWAY, (along((14, -40, 96), (22, 0, 0)),)), Key(CLOSE, (along((34, -40, 96), (-22, 0, 0)),))),
    props=(floor(16, 0, 60), *wall(55)),
    view=Pen(-26, 10),
    person="d",
    seconds=4.5,
)

LONG = sit(right_leg=foot(60, -10, heel=-6, knee=(0.3, 0, 1)), left_leg=foot(36, 12))
TOES_UP = but(LONG, right_leg=foot(60, -10, heel=-42, knee=(0.3, 0, 1)))
TABLE_LEG = (108.0, -10.0, 16.0)
ANKLE = Figure(
    keys=(Key(LONG), Key(TOES_UP, (arrow((84, -12, 18), (82, -12, 32), (72, -12, 42), size=0.65),))),
    props=(
        floor(44, 0, 110, 60),
        *chair(),
        *table((100, 150), (-16, 44), 66, shift=60),
        line("band", 4, TABLE_LEG, right_instep, shift=-10),
        ring("band", TABLE_LEG, 4.2, -12),
        ring("band", right_instep, 3.6, -16),
    ),
    view=SIDE,
    crop=Box(18.0, -94.0, 142.0, 9.3),
    person="c",
    seconds=4,
)

NOBODY = stand()
FOOT = Figure(
    keys=(
        Key(but(NOBODY, dial=0.0)),
        Key(
            but(NOBODY, dial=1.0),
            (
                arrow((24, -6, 14), (28, -13, 14), (30, -21, 14), size=0.8),
                arrow((4, 50, 8), (2, 57, 8), (-2, 64, 8), size=0.8),
            ),
        ),
        Key(
            but(NOBODY, dial=2.0),
            (
                arrow((-40, -6, 34), (-40, -6, 44), (-40, -6, 56), size=0.8),
                arrow((14, -22, 3), (2, -22, 3), (-12, -22, 3), size=0.8),
            ),
        ),
    ),
    props=(floor(-34, 10, 80, 62), sole()),
    view=Pen(26, 34),
    nobody=True,
    person="c",
    seconds=5,
)

AT = (0.0, 0.0, 0.0)
HAND = Figure(
    keys=(
        Key(but(NOBODY, dial=1.0)),
        Key(but(NOBODY, dial=0.0)),
        Key(
            but(NOBODY, dial=2.0),
            (
                arrow((82, 8, 0), (80, 34, 0), (70, 48, 0), size=0.8),
                arrow((86, -20, 0), (80, -34, 0), (68, -46, 0), size=0.8),
            ),
        ),
    ),
    props=(hand(AT), putty(AT), round_band(AT)),
    view=Pen(-62, 58),
    order=(0, 1, 0, 2),
    nobody=True,
    person="b",
    seconds=5,
)

FIGURES = {"E16": ROW, "E17": PUSH_UP, "E18": ANKLE, "E19": FOOT, "E20": HAND}
