"""Touch and sight for a sore limb: E35 and E36."""

from programs.figures.pose import Reach
from programs.figures.poses.base import but, sit
from programs.figures.props.furniture import chair, pillow, table
from programs.figures.props.gear import cloth, mirror_image, right_palm
from programs.figures.props.marks import arrow
from programs.figures.props.solid import box, floor, plate
from programs.figures.scene import Figure, Key
from programs.figures.shapes import Box, Pen

TOP = 68.0
REST = Reach((40, -20, TOP + 8), (0.1, -1, 0), (-0.2, 1, 0.1))


def stroking(y: float) -> Reach:
    """The right hand with a cloth on the left forearm."""
    return Reach((47, y, TOP + 15), (-0.5, 0.8, -0.2), (0.4, -1, 0.3))


AT_ELBOW = sit(left_arm=REST, right_arm=stroking(14), nod=22, pitch=4, bend=6)
AT_WRIST = but(AT_ELBOW, right_arm=stroking(-12))
TILES = tuple(
    box((56, 70), (y - 8, y + 8), (TOP, TOP + h), (tone, side, side), shift=-60)
    for y, h, tone, side in ((44, 4, "soft", "soft-side"), (22, 5, "leaf", "leaf"), (0, 4, "steel", "steel"))
)
TEXTURE = Figure(
    keys=(
        Key(AT_ELBOW, (arrow((60, 18, TOP + 30), (60, 2, TOP + 30), (60, -16, TOP + 30), size=0.8),)),
        Key(AT_WRIST, (arrow((60, -16, TOP + 30), (60, 2, TOP + 30), (60, 18, TOP + 30), size=0.8),)),
    ),
    props=(
        floor(30, 0, 84, 60),
        *chair(),
        *table((22, 76), (-54, 62), TOP, shift=-30),
        pillow((30, 50), (-30, 32), (TOP, TOP + 7), shift=-50),
        *TILES,
        cloth(right_palm, shift=-190),
    ),
    view=Pen(70, 26),
    crop=Box(-62.0, -138.0, 82.0, -18.0),
    person="c",
    nearer=(60.0, 160.0),
    seconds=4,
)

GLASS = [(24.0, 0.0, TOP), (78.0, 0.0, TOP), (78.0, 0.0, TOP + 42), (24.0, 0.0, TOP + 42)]


def moved(lift: float, spread: float) -> Reach:
    """The good right hand before the glass."""
    return Reach((50, -18 - spread, TOP + 6 + lift), (1, 0.0, lift / 12), (-0.6, -1, -0.1))


HIDDEN = Reach((48, 18, TOP + 6), (1, 0, 0), (-0.5, 1, -0.1))
LOW = sit(left_arm=HIDDEN, right_arm=moved(0, 0), nod=14, turn=-16, bend=8)
HIGH = but(LOW, right_arm=moved(14, 2))
MIRROR = Figure(
    keys=(
        Key(LOW),
        Key(HIGH, (arrow((78, -34, TOP + 4), (82, -34, TOP + 14), (80, -34, TOP + 26), size=0.8),)),
    ),
    props=(
        floor(30, 0, 84, 60),
        *chair(),
        *table((20, 88), (-50, 50), TOP, shift=-30),
        box((24, 78), (1, 38), (TOP, TOP + 42), shift=-120),
        plate("mirror", GLASS, shift=-150, edge="prop-dark"),
        mirror_image((50.0, 0.0, TOP + 20), shift=-160),
    ),
    view=Pen(26, 22),
    crop=Box(-40.0, -150.0, 108.0, -26.7),
    person="d",
    nearer=(60.0, 200.0),
    seconds=4,
)

FIGURES = {"E35": TEXTURE, "E36": MIRROR}
