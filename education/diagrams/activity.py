"""Drawings of activity: pacing, quotas, flares, balance and charts."""

from education.diagrams.geometry import moved, poly, smooth
from education.diagrams.kit import Canvas, drawing
from education.diagrams.shapes import CLOUD, axes, flag, mark, sole, sun, tick

WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@drawing(300)
def boom_bust(c: Canvas) -> None:
    """A jagged line of big days and crashes that sinks, with a steady line through it that rises."""
    c.label("activity", 14, 12, 330, at="start", size=15, tone="soft", lines=1)
    axes(c, 24, 40, 344, 270)
    jagged = poly(
        (30, 180),
        (72, 74),
        (112, 250),
        (150, 110),
        (192, 254),
        (230, 148),
        (270, 258),
        (306, 186),
        (334, 258),
    )
    c.path(jagged, line="pain", width=3.5)
    c.path(smooth((30, 226), (120, 208), (220, 178), (330, 128)), line="action", width=4, dash="9 7")
    c.label("big", 86, 46, 150, at="start", tone="pain", lines=2)
    c.label("steady", 346, 74, 130, at="end", tone="action", bold=True, lines=2)
    c.label("time", 344, 274, 150, at="end", size=15, tone="soft", lines=1)
    c.label("crash", 30, 274, 200, at="start", tone="pain", lines=2)


@drawing(330)
def quota_stairs(c: Canvas) -> None:
    """Even stairs that start below the usual amount and climb to a flag."""
    steps = [(20 + n * 62, 262 - n * 40) for n in range(5)]
    outline = [(20.0, 300.0)]
    for x, y in steps:
        outline += [(x, y), (x + 62, y)]
    c.path(poly(*outline, (330, 300), closed=True), fill="action-wash", line="action", width=3)
    c.line((20, 240), (78, 240), line="pain", dash="3 6")
    c.label("usual", 14, 168, 120, at="start", tone="pain", grow="up", lines=3)
    c.line((40, 174), (40, 234), line="pain", width=1.6)
    c.label("start", 26, 306, 150, at="start", bold=True, lines=1)
    c.label("goal", 288, 62, 170, at="end", bold=True, grow="both", lines=2)
    flag(c, 300, 102)
    for x, y in steps[1:4]:
        c.arrow(poly((x + 52, y - 5), (x + 52, y - 33)), line="attention", width=2.5, head=8)
    c.label("step", 234, 244, 180, lines=3)


@drawing(360)
def traffic_light(c: Canvas) -> None:
    """Three lamps, each with a sign of its own and what it means for the next session."""
    c.box(16, 14, 84, 332, r=24, fill="sunk", line="soft", width=3)
    for y, tone in ((68, "good"), (180, "attention"), (292, "safety")):
        c.circle(58, y, 33, fill=f"{tone}-wash", line=tone, width=4)
    tick(c, 58, 68, 1.8, line="good", width=6)
    c.line((48, 166), (48, 194), line="attention", width=7)
    c.line((68, 166), (68, 194), line="attention", width=7)
    c.line((46, 280), (70, 304), line="safety", width=6)
    c.line((70, 280), (46, 304), line="safety", width=6)
    for top, name in ((34, "green"), (146, "amber"), (248, "red")):
        below = c.label(name, 114, top, 236, at="start", bold=True, lines=1, size=17)
        below = c.label(f"{name} is", 114, below + 2, 236, at="start", lines=2, size=15)
        c.label(f"{name} do", 114, below + 2, 236, at="start", lines=1, tone="action", bold=True, size=15)


@drawing(326)
def flare_curve(c: Canvas) -> None:
    """Pain rises and settles above bars of activity that dip and come back in five days."""
    c.label("pain", 14, 10, 200, at="start", tone="pain", bold=True, lines=1)
    c.path(
        smooth((20, 128), (66, 122), (100, 52), (140, 60), (200, 104), (270, 124), (344, 128)),
        line="pain",
        width=4,
    )
    c.line((16, 134), (346, 134), line="faint", width=2)
    c.label("settles", 346, 58, 150, at="end", tone="pain", lines=2)
    c.label("activity", 14, 146, 330, at="start", tone="action", bold=True, lines=1)
    c.line((24, 178), (344, 178), line="action", width=2, dash="3 6")
    for n, share in enumerate((0.5, 0.5, 0.75, 0.75, 1)):
        x, high = 36 + n * 62, 92 * share
        c.box(x, 270 - high, 42, high, r=5, fill="action-wash", line="action")
        c.text(str(n + 1), x + 21, 264, size=16, bold=True)
    c.line((16, 270), (346, 270), line="faint", width=2)
    ends = [
        c.label(name, x, 276, wide, lines=2, size=15)
        for x, name, wide in ((88, "half", 114), (212, "most", 122), (305, "full", 84))
    ]
    c.label("days", 16, max(ends) + 6, 330, at="start", size=15, tone="soft", lines=1)


@drawing(306)
def balance_base(c: Canvas) -> None:
    """Three ways to stand, from a wide base to a narrow one."""
    for x, wide in ((64, 92), (180, 84), (296, 50)):
        c.box(x - wide / 2, 44, wide, 130, r=22, fill="action-wash", line="action", dash="3 6")
    sole(c, 40, 112, 0.5, turned=True)
    sole(c, 88, 112, 0.5)
    sole(c, 162, 130, 0.5, turned=True)
    sole(c, 195, 88, 0.5)
    sole(c, 296, 80, 0.42, turned=True)
    sole(c, 296, 142, 0.42)
    for x, name, number in ((64, "wide", "1"), (180, "half", "2"), (296, "line", "3")):
        c.badge(number, x, 24)
        c.label(name, x, 182, 108, lines=3, size=15)
    c.arrow(poly((30, 246), (330, 246)), line="attention", width=3)
    c.label("steadier", 18, 256, 120, at="start", lines=1)
    c.label("harder", 342, 256, 140, at="end", lines=1)
    c.label("hold", 180, 280, 330, size=15, tone="soft", lines=1)


@drawing(330)
def chart_reading(c: Canvas) -> None:
    """A chart of many days: dots, a gap, the usual range and the slow trend."""
    axes(c, 24, 94, 346, 250)
    c.box(26, 128, 312, 74, r=4, fill="action-wash", line="none", width=0)
    early = ((36, 120), (54, 150), (72, 132), (90, 168), (108, 128), (126, 152))
    late = ((198, 176), (216, 150), (234, 190), (252, 166), (270, 196), (288, 172), (306, 198), (324, 182))
    for dots in (early, late):
        c.line(*dots, line="pain", width=2)
        for x, y in dots:
            c.circle(x, y, 4.5, fill="pain", line="pain", width=1)
    c.box(138, 70, 48, 178, r=6, line="soft", width=2, dash="3 6")
    c.arrow(smooth((36, 140), (140, 156), (330, 190)), line="action", width=3.5, dash="10 6")
    c.line((108, 118), (92, 82), line="soft", width=1.6)
    c.label("pain", 14, 12, 110, at="start", tone="pain", bold=True, lines=1)
    c.label("dot", 14, 84, 112, at="start", grow="up", lines=3, size=15)
    c.label("gap", 140, 14, 206, at="start", lines=2)
    c.line((162, 54), (162, 70), line="soft", width=1.6)
    c.label("range", 30, 206, 106, at="start", lines=2, size=15, tone="action")
    c.label("trend", 344, 92, 144, at="end", lines=2, tone="action", bold=True)
    c.label("weeks", 344, 256, 240, at="end", size=15, tone="soft", lines=1)
    c.label("proof", 180, 288, 330, lines=2)


@drawing(310)
def activity_week(c: Canvas) -> None:
    """Seven bars of the same height under sunny and cloudy days, with one planned rest."""
    c.label("same", 180, 12, 330, bold=True, lines=2)
    c.line((16, 120), (344, 120), line="action", width=2, dash="3 6")
    c.line((14, 232), (346, 232), line="faint", width=2)
    for n, name in enumerate(WEEK):
        x = 38 + n * 47.5
        if n in {1, 4}:
            mark(c, CLOUD, x + 4, 88, 0.8, fill="pain-wash", line="pain")
        else:
            sun(c, x, 86, 8)
        if n == 6:
            c.box(x - 17, 122, 34, 110, r=5, line="faint", width=2, dash="3 6")
        else:
            c.box(x - 17, 122, 34, 110, r=5, fill="action-wash", line="action")
            tick(c, x, 212, 0.9)
        c.label(name, x, 237, 46, lines=1, size=15)
    c.path(moved(CLOUD, 36, 282, 0.7), fill="pain-wash", line="pain", width=2)
    c.label("hard", 58, 272, 128, at="start", lines=2, size=15)
    c.box(204, 270, 18, 24, r=4, line="faint", width=2, dash="3 5")
    c.label("rest", 230, 272, 118, at="start", lines=2, size=15)
