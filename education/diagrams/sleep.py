"""Drawings about nights and breath."""

from education.diagrams.geometry import poly, smooth
from education.diagrams.kit import Canvas, drawing
from education.diagrams.shapes import MOON, bed, clock, mark, sun


@drawing(330)
def sleep_window(c: Canvas) -> None:
    """Three nights: bedtime moves with sleepiness, the time to get up stays the same."""
    mark(c, MOON, 30, 28, fill="pain-wash", line="pain")
    c.label("evening", 52, 28, 120, at="start", grow="both", lines=1)
    sun(c, 330, 28)
    c.label("morning", 304, 28, 110, at="end", grow="both", lines=1)
    for n, start in enumerate((118, 92, 132)):
        y = 66 + n * 50
        c.line((16, y + 18), (start, y + 18), line="grid", width=3)
        c.box(start, y, 284 - start, 36, r=10, fill="pain-wash", line="pain")
        mark(c, MOON, start + 24, y + 18, 0.6, fill="pain", line="pain")
    c.line((286, 52), (286, 222), line="action", width=4)
    clock(c, 318, 133, 22, 7)
    c.arrow(smooth((60, 252), (82, 244), (104, 226)), line="pain", head=8)
    left = c.label("sleepy", 14, 258, 150, at="start", lines=2)
    c.arrow(poly((286, 252), (286, 230)), line="action", head=9)
    right = c.label("wake", 346, 258, 160, at="end", bold=True, lines=2)
    c.label("awake", 180, max(left, right) + 8, 330, size=15, tone="soft", lines=1)


@drawing(350)
def sleep_loop(c: Canvas) -> None:
    """A loop of four: poor night, more pain, less done and naps, not sleepy; and the way out."""
    spots = (("night", 12, 16), ("pain", 208, 16), ("nap", 208, 176), ("late", 12, 176))
    for name, x, y in spots:
        c.card(name, x, y, 140, 76, tone="pain")
    c.arrow(poly((156, 54), (202, 54)), line="pain", width=3)
    c.arrow(poly((278, 96), (278, 170)), line="pain", width=3)
    c.arrow(poly((204, 214), (158, 214)), line="pain", width=3)
    c.arrow(poly((82, 172), (82, 98)), line="pain", width=3)
    mark(c, MOON, 180, 132, 1.6, fill="pain-wash", line="pain")
    c.arrow(smooth((180, 258), (180, 268), (180, 276)), line="action", width=3)
    c.card("out", 40, 282, 280, 54, lines=2, bold=True)


@drawing(276)
def breathing_wave(c: Canvas) -> None:
    """A wave of two breaths: a shorter rise in, a longer fall out."""
    for left in (16, 180):
        c.box(left, 60, 66, 130, r=0, fill="action-wash", line="none", width=0)
        c.box(left + 66, 60, 98, 130, r=0, fill="sunk", line="none", width=0)
    wave = "M 16 180 C 36 180 48 74 82 74 C 116 74 130 180 180 180 C 200 180 212 74 246 74 C 280 74 294 180 344 180"
    c.path(wave, line="action", width=4.5)
    c.arrow(poly((28, 130), (44, 92)), line="ink", head=9)
    c.arrow(poly((128, 90), (154, 134)), line="ink", head=9)
    c.label("in", 14, 14, 158, at="start", bold=True, lines=2)
    c.label("out", 346, 14, 164, at="end", bold=True, lines=2)
    c.line((49, 36), (49, 56), line="soft", width=1.6)
    c.line((297, 36), (297, 56), line="soft", width=1.6)
    y = c.label("rate", 180, 202, 330, bold=True, lines=2)
    c.label("ease", 180, y + 4, 330, size=15, tone="soft", lines=2)


@drawing(330)
def worry_time(c: Canvas) -> None:
    """An evening line: worry time with a notebook, a wide gap, then bed."""
    c.line((24, 132), (336, 132), line="faint", width=3)
    notebook(c, 84, 76)
    bed(c, 248, 118, 76)
    mark(c, MOON, 308, 56, fill="pain-wash", line="pain")
    for x in (84, 286):
        c.circle(x, 132, 7, fill="action", line="surface")
    c.arrow(poly((106, 148), (264, 148)), line="action", width=2)
    c.label("gap", 185, 154, 136, tone="action", lines=2)
    c.label("worry", 14, 12, 190, at="start", bold=True, lines=1)
    c.label("bed", 346, 12, 130, at="end", bold=True, lines=1)
    for n in range(3):
        c.badge(str(n + 1), 30, 220 + n * 38)
        c.label(f"do {n + 1}", 52, 220 + n * 38, 296, at="start", grow="both", lines=2)


def notebook(c: Canvas, x: float, y: float) -> None:
    """An open notebook with a pen."""
    for side in (-1, 1):
        edge = x + side * 44
        c.path(
            smooth((x, y - 26), (x + side * 20, y - 33), (edge, y - 28))
            + f" L {edge} {y + 26} L {x} {y + 30} L {x} {y - 26} Z",
            fill="sunk",
            line="soft",
        )
    for row in (-14, -2, 10):
        c.line((x - 34, y + row), (x - 10, y + row + 2), line="faint", width=2)
        c.line((x + 10, y + row + 2), (x + 24, y + row), line="faint", width=2)
    c.line((x + 26, y + 20), (x + 50, y - 12), line="attention", width=5)
