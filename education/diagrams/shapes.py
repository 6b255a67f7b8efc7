"""Things that appear in more than one drawing: people, body parts, a clock, the weather, a bed."""

from education.diagrams.geometry import Point, arc, around, moved, poly, smooth
from education.diagrams.kit import Canvas

SKIN = "attention-wash"
# A head that looks to the right, about 90 wide and 110 high, its middle at 0 0.
PROFILE = (
    "M -14 58 C -14 46 -18 40 -26 32 C -48 10 -46 -30 -18 -44 C 8 -56 40 -44 42 -14 C 42 -8 40 -4 43 2 "
    "C 46 8 52 14 51 17 C 50 20 44 20 43 22 C 42 26 45 28 43 31 C 41 33 43 36 41 38 C 37 44 28 42 22 42 "
    "C 18 44 18 52 18 58"
)
BRAIN = (
    "M -28 8 C -40 4 -38 -14 -28 -16 C -28 -30 -10 -36 -3 -29 C 6 -37 22 -33 24 -23 C 35 -21 36 -5 28 -1 "
    "C 28 9 12 12 6 7 C 4 16 -6 18 -9 11 C -16 16 -26 15 -28 8 Z"
)
BRAIN_FOLDS = (
    "M -20 -14 C -14 -20 -8 -12 -12 -6",
    "M -3 -22 C 4 -20 4 -12 -1 -8",
    "M 10 -24 C 8 -14 18 -16 20 -10",
    "M -22 2 C -16 -2 -12 4 -8 2 M 6 -2 C 12 -6 16 2 20 -2",
)
FOOT_SIDE = (
    "M -40 -46 C -40 -30 -42 -18 -46 -8 C -50 4 -44 12 -34 12 L 40 12 C 54 12 54 -2 42 -6 "
    "C 22 -10 4 -20 -4 -34 L -8 -46"
)
SOLE = (
    "M -2 -34 C 16 -38 27 -28 26 -10 C 25 6 16 14 17 32 C 18 54 14 68 2 69 C -11 70 -18 58 -17 42 "
    "C -16 24 -27 14 -27 -8 C -27 -24 -16 -31 -2 -34 Z"
)
TOES = ((-19, -43, 9.5), (-4, -49, 7), (8, -47, 6.2), (18, -42, 5.6), (26, -33, 5))
TICK = "M -7 0 L -2 6 L 8 -7"
BOLT = "M 3 -16 L -8 3 L -1 3 L -4 16 L 8 -4 L 1 -4 Z"
DROP = "M 0 -20 C 8 -8 13 -2 13 6 C 13 14 7 19 0 19 C -7 19 -13 14 -13 6 C -13 -2 -8 -8 0 -20 Z"
MOON = "M 4 -15 C -10 -14 -16 0 -9 10 C -3 18 10 18 15 8 C 4 11 -5 -2 4 -15 Z"
CLOUD = "M -18 9 C -28 9 -27 -5 -17 -5 C -15 -17 3 -19 7 -9 C 18 -13 26 5 14 9 Z"
GLASS = "M -13 -19 L -9 19 L 9 19 L 13 -19 Z"
WATER = "M -11.5 -8 L -8.5 17 L 8.5 17 L 11.5 -8 Z"


def head(c: Canvas, x: float, y: float, scale: float = 1) -> None:
    """Draw a head from the side with its brain."""
    c.path(moved(PROFILE, x, y, scale), fill=SKIN, line="soft")
    brain(c, x - 3 * scale, y - 12 * scale, scale * 0.95)


def brain(c: Canvas, x: float, y: float, scale: float = 1) -> None:
    """Draw a brain from the side."""
    c.path(moved(BRAIN, x, y, scale), fill="pain-wash", line="pain", width=2)
    for fold in BRAIN_FOLDS:
        c.path(moved(fold, x, y, scale), line="pain", width=1.6)


def foot_side(c: Canvas, x: float, y: float, scale: float = 1) -> None:
    """Draw a foot from the side, toes to the right, sole 12 below the middle."""
    c.path(moved(FOOT_SIDE, x, y, scale), fill=SKIN, line="soft")
    c.path(moved("M 38 4 C 42 1 46 2 48 4", x, y, scale), line="soft", width=1.6)


def sole(c: Canvas, x: float, y: float, scale: float = 1, *, turned: bool = False, fill: str = SKIN) -> None:
    """Draw the sole of a foot, toes up."""
    c.path(moved(SOLE, x, y, scale, turned=turned), fill=fill, line="soft", width=2)
    for across, down, r in TOES:
        c.circle(
            x + (-across if turned else across) * scale,
            y + down * scale,
            r * scale,
            fill=fill,
            line="soft",
            width=2,
        )


def clock(c: Canvas, x: float, y: float, r: float, hour: float, *, tone: str = "action") -> None:
    """Draw a clock; its hands turn the same way in every language."""
    c.circle(x, y, r, fill="surface", line=tone)
    for tick in range(0, 360, 90):
        c.path(
            poly(around(x, y, r * 0.78, tick), around(x, y, r * 0.9, tick)),
            line=tone,
            width=1.6,
            fixed=(x, y),
        )
    hands = poly(around(x, y, r * 0.5, hour % 12 * 30), (x, y), around(x, y, r * 0.72, hour % 1 * 360))
    c.path(hands, line="ink", width=2.2, fixed=(x, y))


def tick(c: Canvas, x: float, y: float, scale: float = 1, *, line: str = "action", width: float = 3) -> None:
    """Draw a tick, the same way round in every language."""
    c.path(moved(TICK, x, y, scale), line=line, width=width, fixed=(x, y))


def mark(
    c: Canvas, d: str, x: float, y: float, scale: float = 1, *, fill: str, line: str, width: float = 2
) -> None:
    """Draw one of the small signs of this page: a bolt, a drop, a moon, a cloud."""
    c.path(moved(d, x, y, scale), fill=fill, line=line, width=width)


def sun(c: Canvas, x: float, y: float, r: float = 9) -> None:
    """Draw a sun with its rays."""
    c.circle(x, y, r, fill="attention-wash", line="attention")
    for turn in range(0, 360, 45):
        c.line(around(x, y, r * 1.45, turn), around(x, y, r * 1.85, turn), line="attention", width=2)


def glass(c: Canvas, x: float, y: float, scale: float = 1) -> None:
    """Draw a glass of water."""
    c.path(moved(WATER, x, y, scale), fill="action-wash", line="none", width=0)
    c.path(moved("M -11.5 -8 L 11.5 -8", x, y, scale), line="action", width=2)
    c.path(moved(GLASS, x, y, scale), line="action", width=2.2)


def bust(c: Canvas, x: float, y: float, scale: float = 1, *, fill: str = SKIN, line: str = "soft") -> None:
    """Draw a person's head and shoulders; `y` is the chin."""
    shoulders = "M -25 34 C -25 14 -14 8 0 8 C 14 8 25 14 25 34 Z"
    c.path(moved(shoulders, x, y, scale), fill=fill, line=line)
    c.circle(x, y - 10 * scale, 13 * scale, fill=fill, line=line)


def body(c: Canvas, x: float, y: float, scale: float = 1) -> None:
    """Draw a whole person from the front; the top of the head is at `y` and it is 200 high."""

    def at(*points: Point) -> tuple[Point, ...]:
        return tuple((x + across * scale, y + down * scale) for across, down in points)

    limbs: list[tuple[float, tuple[Point, ...]]] = [
        (40.0, ((0.0, 58.0), (0.0, 74.0))),
        (36.0, ((0.0, 78.0), (0.0, 100.0))),
        (13.0, ((0.0, 30.0), (0.0, 48.0))),
    ]
    for side in (-1.0, 1.0):
        limbs.append((12.0, ((side * 20, 46.0), (side * 30, 80.0), (side * 35, 110.0))))
        limbs.append((18.0, ((side * 9, 104.0), (side * 11, 146.0), (side * 12, 184.0))))
        limbs.append((11.0, ((side * 12, 190.0), (side * 18, 193.0))))
    c.limbs(*((thick * scale, at(*points)) for thick, points in limbs))
    c.circle(x, y + 15 * scale, 14 * scale, fill=SKIN, line="soft", width=2)


def bed(c: Canvas, x: float, y: float, wide: float = 60) -> None:
    """Draw a bed from the side with somebody asleep; `x` is the head end, `y` the floor."""
    c.path(
        smooth((x + 18, y - 16), (x + wide * 0.45, y - 26), (x + wide * 0.8, y - 20), (x + wide - 4, y - 16)),
        fill="action-wash",
        line="action",
    )
    c.circle(x + 14, y - 21, 7, fill=SKIN, line="soft", width=2)
    c.line((x, y - 32), (x, y), line="soft", width=3)
    c.line((x, y - 12), (x + wide, y - 12), (x + wide, y), line="soft", width=3)


def axes(c: Canvas, left: float, top: float, right: float, bottom: float) -> None:
    """Draw the two lines that a small chart stands on."""
    c.arrow(poly((left, bottom), (left, top)), line="faint", width=2, head=8)
    c.arrow(poly((left, bottom), (right, bottom)), line="faint", width=2, head=8)


def flag(c: Canvas, x: float, y: float, *, tone: str = "good") -> None:
    """Draw a flag on a pole that stands at the point."""
    c.path(moved("M 0 -44 L 26 -36 L 0 -28 Z", x, y), fill=f"{tone}-wash", line=tone)
    c.line((x, y), (x, y - 46), line=tone, width=3)


def dial(c: Canvas, x: float, y: float, r: float, degrees: float) -> None:
    """Draw a knob with its scale, turned to an angle; 0 points up."""
    for turn in range(-135, 136, 27):
        thick = 4 if turn <= degrees else 2
        tone = "pain" if turn <= degrees else "faint"
        c.line(around(x, y, r * 1.2, turn), around(x, y, r * 1.38, turn), line=tone, width=thick)
    c.circle(x, y, r, fill="sunk", line="ink", width=3)
    c.line(around(x, y, r * 0.35, degrees), around(x, y, r * 0.82, degrees), line="pain", width=6)
    c.path(arc(x, y, r * 0.16, 0, 360), line="faint", width=2)
