"""Drawings that keep people safe: the foot check, red flags, early signs."""

from education.diagrams.geometry import moved, poly, smooth
from education.diagrams.kit import Canvas, drawing
from education.diagrams.shapes import SKIN, body, clock, foot_side, sole


@drawing(372)
def foot_check(c: Canvas) -> None:
    """A sole with numbered places to look at, a mirror, and what to look for."""
    sole(c, 84, 106, 1.3)
    foot_side(c, 66, 264, 0.85)
    hand_mirror(c, 150, 226)
    c.line((60, 22), (70, 52), line="action", width=2)
    for text, x, y in (("1", 56, 18), ("2", 84, 86), ("3", 84, 176), ("4", 104, 232), ("5", 150, 286)):
        c.badge(text, x, y)
    c.line((100, 244), (96, 256), line="action", width=2)
    for n, name in enumerate(("toes", "ball", "heel", "nails", "mirror")):
        c.badge(str(n + 1), 204, 30 + n * 54)
        c.label(name, 226, 30 + n * 54, 126, at="start", grow="both", lines=2)
    since = len(c.parts)
    below = c.label("look", 24, 318, 312, at="start", bold=True, lines=1)
    end = c.label("signs", 24, below + 2, 312, at="start", lines=1, size=15)
    c.box(12, 308, 336, end - 298, r=10, fill="attention-wash", line="attention")
    c.behind(since)


def hand_mirror(c: Canvas, x: float, y: float) -> None:
    """A round mirror with a handle."""
    c.line((x, y + 28), (x, y + 64), line="soft", width=9)
    c.circle(x, y, 28, fill="surface", line="soft", width=4)
    sole(c, x, y - 2, 0.32)


def warn(c: Canvas, x: float, y: float, tone: str) -> None:
    """A sign that does not need its colour: a filled octagon to go now, a ring to call today."""
    if tone == "safety":
        octagon = "M -6 -14 L 6 -14 L 14 -6 L 14 6 L 6 14 L -6 14 L -14 6 L -14 -6 Z"
        c.path(moved(octagon, x, y), fill="safety", line="safety", width=2)
        c.text("!", x, y + 6, size=18, tone="on-safety", bold=True)
    else:
        c.circle(x, y, 13, fill="surface", line="attention", width=3.5)
        c.circle(x, y, 4, fill="attention", line="attention", width=1)


@drawing(532)
def red_flags(c: Canvas) -> None:
    """A body with the places of danger signs: some mean go now, some mean call today."""
    body(c, 180, 16, 1.5)
    places = (
        ("face", "safety", 14, 14, 104, "start", 166, 40),
        ("chest", "safety", 346, 78, 106, "end", 190, 106),
        ("saddle", "safety", 14, 148, 104, "start", 178, 192),
        ("legs", "safety", 346, 198, 106, "end", 200, 230),
        ("foot", "attention", 14, 300, 104, "start", 158, 304),
    )
    for name, tone, x, y, wide, at, to_x, to_y in places:
        side = 1 if at == "start" else -1
        warn(c, x + side * 14, y + 14, tone)
        c.line((x + side * 32, y + 14), (x + side * 80, y + 14), (to_x, to_y), line="soft", width=1.8)
        c.circle(to_x, to_y, 4, fill=tone, line=tone, width=1)
        c.label(name, x, y + 32, wide, at=at, lines=5, size=15)
    for y, tone, name in ((410, "safety", "now"), (470, "attention", "today")):
        c.box(12, y, 336, 52, r=10, fill=f"{tone}-wash", line=tone)
        warn(c, 38, y + 26, tone)
        c.label(name, 64, y + 26, 276, at="start", grow="both", bold=True, lines=2)


@drawing(362)
def early_signs(c: Canvas) -> None:
    """A person with small early signs around them, and three small answers below."""
    c.path(moved("M -64 96 C -62 46 -44 34 0 34 C 44 34 62 46 64 96 Z", 180, 108), fill=SKIN, line="soft")
    c.line((180, 118), (180, 140), line="soft", width=34)
    c.line((180, 118), (180, 144), line=SKIN, width=30)
    c.circle(180, 88, 38, fill=SKIN, line="soft")
    c.path(smooth((166, 84), (170, 82), (174, 84)), width=2.5)
    c.path(smooth((186, 84), (190, 82), (194, 84)), width=2.5)
    c.line((170, 106), (190, 106), width=2.5)
    for x, y, to_x, to_y in (
        (118, 44, 158, 108),
        (242, 44, 216, 148),
        (112, 150, 164, 172),
        (250, 150, 232, 190),
    ):
        c.line((x, y), (to_x, to_y), line="attention", width=2)
        c.circle(to_x, to_y, 5, fill="attention", line="attention", width=1)
    for name, x, y, at in (
        ("jaw", 112, 34, "end"),
        ("shoulders", 248, 34, "start"),
        ("breath", 106, 140, "end"),
        ("tingling", 256, 140, "start"),
    ):
        c.label(name, x, y, 98, at=at, lines=3)
    for n, name in enumerate(("notice", "breathe", "adjust")):
        x = 12 + n * 118
        c.box(x, 232, 100, 118, r=10, fill="action-wash", line="action")
        c.label(name, x + 50, 290, 90, lines=3, size=15)
        if n < 2:
            c.arrow(poly((x + 102, 295), (x + 116, 295)), line="action", head=8)
    c.path(smooth((36, 262), (62, 246), (88, 262)), line="ink")
    c.path(smooth((36, 262), (62, 278), (88, 262)), line="ink")
    c.circle(62, 262, 7, fill="ink")
    c.path(smooth((148, 266), (164, 248), (180, 266), (196, 278), (212, 262)), line="ink", width=3)
    clock(c, 298, 262, 20, 3)
