"""Drawings of how nerves carry messages and how the brain weighs them."""

from education.diagrams.geometry import moved, poly, smooth
from education.diagrams.kit import Canvas, drawing
from education.diagrams.shapes import BOLT, body, brain, dial, foot_side, head, mark


@drawing(400)
def nerve_signal(c: Canvas) -> None:
    """The way of a message: skin, nerve, spinal cord, brain, and the way back down."""
    nerve = smooth((190, 262), (186, 290), (160, 310), (140, 330), (112, 358))
    c.path(nerve, line="action", width=4)
    foot_side(c, 86, 370, 1.1)
    mark(c, BOLT, 128, 344, 0.8, fill="attention", line="attention")
    for n in range(8):
        c.box(180, 132 + n * 17, 20, 13, r=5, fill="sunk", line="soft", width=2)
    c.line((190, 128), (190, 268), line="action", width=4)
    head(c, 188, 72, 1.02)
    c.arrow(poly((166, 262), (166, 226)), line="action")
    c.arrow(poly((166, 186), (166, 150)), line="action")
    c.arrow(smooth((214, 132), (224, 190), (214, 262)), line="pain", dash="2 7")
    for text, x, y in (("1", 30, 230), ("2", 200, 306), ("3", 30, 134), ("4", 30, 30), ("5", 252, 132)):
        c.badge(text, x, y, tone="pain" if text == "5" else "action")
    c.label("skin", 16, 248, 128, at="start")
    c.label("nerve", 220, 297, 128, at="start", lines=4)
    c.label("cord", 16, 152, 130, at="start", lines=3)
    c.label("brain", 16, 48, 118, at="start", lines=3)
    c.label("down", 240, 150, 112, at="start", lines=6)


def nerve_row(c: Canvas, y: float, *, worn: bool) -> None:
    """One nerve from left to right in its cover; a worn one has gaps and sparks."""
    tone = "pain" if worn else "action"
    c.line((86, y), (318, y), line=tone, width=4)
    for n, x in enumerate((92, 148, 204, 260)):
        if not (worn and n in {1, 2}):
            c.box(x, y - 10, 48, 20, r=10, fill=f"{tone}-wash", line=tone, width=2)
    if worn:
        c.path(smooth((150, y - 8), (158, y - 12), (166, y - 4)), line=tone, width=2)
        c.path(smooth((236, y + 8), (244, y + 12), (250, y + 4)), line=tone, width=2)


@drawing(330)
def misfire(c: Canvas) -> None:
    """A sound nerve that speaks when touched, above a worn nerve that fires by itself."""
    c.label("sound", 16, 14, 328, at="start", bold=True, lines=2)
    nerve_row(c, 84, worn=False)
    c.circle(44, 84, 12, fill="action", line="action")
    c.arrow(poly((60, 84), (80, 84)), line="action")
    c.arrow(poly((316, 84), (344, 84)), line="action", width=3)
    c.label("touch", 10, 106, 130, at="start", lines=2)
    c.label("one", 350, 106, 180, at="end", lines=2)
    c.line((16, 160), (344, 160), line="grid", width=2)
    c.label("worn", 16, 174, 328, at="start", bold=True, lines=2)
    nerve_row(c, 252, worn=True)
    c.circle(44, 252, 12, fill="none", line="faint")
    for x, y in ((158, 230), (200, 224), (240, 232), (180, 276), (222, 278)):
        mark(c, BOLT, x, y, 0.8, fill="attention", line="attention", width=1.5)
    for y in (238, 252, 266):
        c.arrow(poly((316, 252), (324, y), (346, y)), line="pain", width=2.5, head=8)
    c.label("none", 10, 286, 120, at="start", lines=2)
    c.label("many", 350, 286, 190, at="end", lines=2)


@drawing(330)
def volume_knob(c: Canvas) -> None:
    """A small message goes into a turned-up knob and a big one comes out; lists of what turns it."""
    c.path(
        smooth((14, 92), (26, 84), (38, 100), (50, 84), (62, 100), (74, 84), (86, 92)), line="action", width=3
    )
    wave = smooth((258, 92), (270, 44), (288, 138), (306, 44), (324, 138), (340, 60), (348, 92))
    c.path(wave, line="pain", width=5)
    c.arrow(poly((94, 92), (110, 92)), line="soft", width=2)
    c.arrow(poly((236, 92), (250, 92)), line="soft", width=2)
    dial(c, 173, 92, 40, 88)
    c.label("small", 58, 116, 104, lines=3, size=15)
    c.label("big", 292, 148, 128, lines=3, size=15)
    c.label("knob", 172, 144, 106, lines=3, size=15)
    ends, since = [], len(c.parts)
    for x, tone, name, turn in ((14, "pain", "up", 1), (188, "action", "down", -1)):
        c.arrow(poly((x + 18, 230 + 9 * turn), (x + 18, 230 - 9 * turn)), line=tone, width=3)
        y = c.label(name, x + 32, 220, 122, at="start", bold=True, lines=1, size=15)
        ends.append(c.column(name, 3, x + 14, y + 8, 136))
    for x, tone in ((14, "pain"), (188, "action")):
        c.box(x, 210, 158, max(ends) - 204, r=10, fill=f"{tone}-wash", line=tone)
        c.behind(since)


@drawing(320)
def danger_weighing(c: Canvas) -> None:
    """Scales: clues of danger in one pan, clues of safety in the other, the brain above."""
    brain(c, 180, 44, 1.1)
    c.line((180, 62), (180, 176), width=4)
    c.line((140, 178), (220, 178), width=5)
    c.line((84, 102), (276, 80), width=4)
    for x, top, pan, tone in ((84, 102, 152, "pain"), (276, 80, 130, "action")):
        c.line((x - 44, pan), (x, top), (x + 44, pan), line="soft", width=2)
        c.path(
            smooth((x - 50, pan), (x - 30, pan + 16), (x, pan + 20), (x + 30, pan + 16), (x + 50, pan)),
            fill=f"{tone}-wash",
            line=tone,
        )
        c.line((x - 50, pan), (x + 50, pan), line=tone)
    for x in (58, 84, 110):
        c.path(moved("M 0 -18 L 11 0 L -11 0 Z", x, 150), fill="pain", line="pain")
    for x in (264, 290):
        c.circle(x, 118, 10, fill="action", line="action")
    c.label("brain", 180, 184, 176, lines=1, size=15)
    for x, name in ((12, "danger"), (186, "safety")):
        y = c.label(name, x, 216, 164, at="start", bold=True, lines=2)
        c.column(name, 3, x, y + 5, 164, gap=4)


@drawing(380)
def pain_map(c: Canvas) -> None:
    """Front and back of a body with three areas, each marked in a way of its own."""
    for x, name in ((112, "front"), (248, "back")):
        c.label(name, x, 12, 150, bold=True, lines=1)
        body(c, x, 40, 1.2)
    for foot in (91, 121):
        for x, y in ((0, 236), (6, 244), (12, 236), (0, 254), (6, 262), (12, 254)):
            c.line((foot + x, y), (foot + x + 2, y + 10), line="safety", width=2.5)
    for n in range(9):
        c.circle(284 + n % 2 * 6 + n // 3, 150 + n * 3.6, 2, fill="pain", line="pain", width=1)
    for y in (158, 166, 174):
        c.path(smooth((236, y), (242, y - 5), (248, y), (254, y + 5), (260, y)), line="action", width=3)
    for x, name, tone in ((14, "burning", "safety"), (132, "numb", "action"), (250, "tingling", "pain")):
        c.box(x, 302, 96, 30, r=6, fill="surface", line="grid", width=2)
        pattern(c, x, tone)
        c.label(name, x + 48, 338, 112, lines=2)


def pattern(c: Canvas, x: float, tone: str) -> None:
    """The key of the map: strokes burn, waves are numb, dots tingle."""
    if tone == "safety":
        for n in range(7):
            c.line((x + 14 + n * 11, 310), (x + 17 + n * 11, 324), line=tone, width=3)
    elif tone == "action":
        for y in (312, 322):
            c.path(
                smooth(*((x + 14 + n * 11, y + (-3 if n % 2 else 3)) for n in range(7))), line=tone, width=3
            )
    else:
        for n in range(14):
            c.circle(x + 15 + n % 7 * 11, 312 + n // 7 * 10, 2.2, fill=tone, line=tone, width=1)
