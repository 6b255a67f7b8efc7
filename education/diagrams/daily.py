"""Drawings of the day at home and at work: food, water, desk, kitchen."""

from education.diagrams.geometry import Point, arc, moved, smooth
from education.diagrams.kit import Canvas, drawing
from education.diagrams.shapes import DROP, SKIN, clock, glass, mark, sun

LEAF = "M 0 16 C -16 8 -14 -12 0 -20 C 14 -12 16 8 0 16 Z"
FISH = "M -24 0 C -14 -14 10 -14 20 0 L 32 -10 L 32 10 L 20 0 C 10 14 -14 14 -24 0 Z"
BOWL = "M -26 -4 L 26 -4 C 24 16 12 22 0 22 C -12 22 -24 16 -26 -4 Z"


@drawing(390)
def plate(c: Canvas) -> None:
    """A plate: half vegetables and fruit, a quarter protein, a quarter grains; water beside it."""
    c.circle(166, 150, 128, fill="surface", line="soft", width=3)
    c.path(arc(166, 150, 112, 180, 360) + " L 166 262 Z", fill="good-wash", line="good")
    c.path(arc(166, 150, 112, 0, 90) + " L 166 150 L 166 38 Z", fill="attention-wash", line="attention")
    c.path(arc(166, 150, 112, 90, 180) + " L 166 150 L 278 150 Z", fill="pain-wash", line="pain")
    for x, y in ((88, 112), (118, 88)):
        mark(c, LEAF, x, y, 0.8, fill="good", line="good")
        c.line((x, y - 6), (x, y + 14), line="good-wash", width=2)
    c.circle(92, 196, 14, fill="safety-wash", line="safety")
    c.path(moved("M 0 0 C 0 -6 2 -8 6 -10", 92, 182), line="good")
    c.circle(136, 222, 10, fill="safety-wash", line="safety")
    mark(c, FISH, 212, 194, 0.9, fill="surface", line="pain")
    c.circle(199, 191, 1.5, fill="pain", line="pain", width=1)
    mark(c, BOWL, 212, 104, 0.85, fill="surface", line="attention")
    c.path(smooth((194, 100), (202, 90), (212, 95), (222, 90), (230, 100)), line="attention")
    glass(c, 326, 62, 1.3)
    c.label("water", 326, 92, 66, lines=2, size=15)
    c.label("plants half", 106, 140, 104, lines=1, bold=True)
    c.label("protein quarter", 214, 212, 84, lines=1, bold=True, size=15)
    c.label("grains quarter", 220, 126, 84, lines=1, bold=True, size=15)
    top = 292.0
    for name, sign, tone in (
        ("plants", LEAF, "good"),
        ("protein", FISH, "pain"),
        ("grains", BOWL, "attention"),
    ):
        mark(c, sign, 26, top + 9 - 4 * (sign == BOWL), 0.5, fill=f"{tone}-wash", line=tone)
        top = 9 + c.label(name, 50, top, 300, at="start", lines=2)


@drawing(360)
def water(c: Canvas) -> None:
    """Glasses spread over the day, and two drops that say whether it is enough."""
    c.path(
        smooth((30, 88), (100, 46), (180, 34), (260, 46), (330, 88)), line="attention", width=2, dash="2 7"
    )
    for x, y in ((66, 64), (180, 34), (294, 64)):
        c.circle(x, y, 18, fill="surface", line="none", width=0)
        sun(c, x, y, 8)
    for x, name in ((66, "morning"), (180, "midday"), (294, "evening")):
        glass(c, x - 17, 122)
        glass(c, x + 17, 122)
        c.label(name, x, 150, 108, lines=1)
    c.line((16, 184), (344, 184), line="grid", width=2)
    for x, name, fill in ((16, "pale", "fixed-pale"), (186, "dark", "fixed-dark")):
        mark(c, DROP, x + 18, 222, fill=fill, line="attention", width=2.5)
        c.label(name, x + 42, 220, 122, at="start", grow="both", lines=3)
    c.card("ask", 14, 272, 332, 72, tone="attention", lines=3)


def person_at_desk(c: Canvas) -> None:
    """Somebody sits upright with feet flat and forearms on the table."""
    limbs: tuple[tuple[float, tuple[Point, ...]], ...] = (
        (22, ((130, 222), (186, 222), (186, 288))),
        (12, ((184, 294), (204, 294))),
        (32, ((124, 140), (122, 214))),
        (12, ((132, 100), (128, 130))),
    )
    c.limbs(*limbs)
    c.circle(138, 88, 21, fill=SKIN, line="soft", width=2)
    c.limbs((13, ((128, 140), (138, 186), (190, 184))), fill="action-wash", line="action")


@drawing(460)
def desk(c: Canvas) -> None:
    """A person at a desk from the side with five things to set."""
    c.line((96, 130), (92, 236), (166, 238), line="ink", width=6)
    c.line((126, 240), (126, 296), line="ink", width=5)
    c.line((98, 300), (154, 300), line="ink", width=5)
    c.line((16, 304), (344, 304), line="faint", width=2)
    person_at_desk(c)
    c.line((174, 196), (322, 196), line="soft", width=6)
    c.line((312, 198), (312, 302), line="soft", width=5)
    c.box(248, 78, 12, 84, r=4, fill="action-wash", line="action")
    c.line((262, 124), (276, 124), (276, 192), line="action", width=4)
    c.line((162, 86), (240, 86), line="attention", width=2, dash="2 7")
    clock(c, 42, 190, 22, 6)
    for text, x, y in (("1", 204, 66), ("2", 206, 160), ("3", 74, 158), ("4", 224, 284), ("5", 42, 232)):
        c.badge(text, x, y)
    top = 318.0
    for n, name in enumerate(("screen", "arms", "back", "feet", "move")):
        c.badge(str(n + 1), 26, top + 10, r=11)
        top = 8 + c.label(name, 46, top, 302, at="start", lines=1)


@drawing(446)
def kitchen_reach(c: Canvas) -> None:
    """Three heights of a kitchen: daily things between hip and shoulder, the rest above and below."""
    for y, high, tone in ((14, 92, "attention"), (112, 132, "action"), (250, 118, "attention")):
        c.box(118, y, 230, high, r=8, fill=f"{tone}-wash", line=tone, dash="" if tone == "action" else "3 6")
    body_limbs: tuple[tuple[float, tuple[Point, ...]], ...] = (
        (17, ((58, 236), (58, 300), (56, 356))),
        (11, ((56, 362), (74, 362))),
        (30, ((58, 138), (58, 226))),
        (11, ((60, 104), (60, 130))),
    )
    c.limbs(*body_limbs)
    c.circle(62, 90, 20, fill=SKIN, line="soft", width=2)
    c.limbs((12, ((60, 142), (80, 182), (122, 172))), fill="action-wash", line="action")
    c.line((124, 180), (342, 180), line="soft", width=5)
    c.line((124, 62), (342, 62), line="soft", width=4)
    c.line((124, 330), (342, 330), line="soft", width=4)
    c.path(moved(BOWL, 160, 41, 0.8), fill="surface", line="soft")
    pot(c, 158, 176)
    c.box(144, 296, 30, 32, r=3, fill="surface", line="soft")
    c.line((12, 372), (348, 372), line="faint", width=3)
    c.label("high", 194, 38, 146, at="start", grow="both", lines=2, size=15)
    c.label("daily", 194, 150, 146, at="start", grow="both", bold=True, lines=3)
    c.label("hip", 132, 190, 208, at="start", lines=2, size=15)
    c.label("low", 194, 310, 146, at="start", grow="both", lines=2, size=15)
    stool(c, 42, 386)
    c.label("stool", 80, 410, 268, at="start", grow="both", lines=2)


def pot(c: Canvas, x: float, y: float) -> None:
    """A cooking pot that stands at the point."""
    c.box(x - 20, y - 30, 40, 28, r=5, fill="surface", line="soft")
    c.line((x - 24, y - 32), (x + 24, y - 32), line="soft")
    c.line((x, y - 33), (x, y - 38), line="soft", width=4)


def stool(c: Canvas, x: float, y: float) -> None:
    """A high stool; its seat is at the point."""
    c.line((x - 22, y), (x + 22, y), line="soft", width=7)
    c.line((x - 14, y + 4), (x - 20, y + 48), line="soft", width=4)
    c.line((x + 14, y + 4), (x + 20, y + 48), line="soft", width=4)
    c.line((x - 17, y + 28), (x + 17, y + 28), line="soft", width=3)
