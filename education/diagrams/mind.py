"""Drawings of thoughts, fears, problems, clues and people."""

from education.diagrams.geometry import arc, around, poly
from education.diagrams.kit import Canvas, drawing
from education.diagrams.shapes import CLOUD, bust, clock, mark, tick


@drawing(390)
def thought_loop(c: Canvas) -> None:
    """Five cards in a ring with arrows between them, and a way to change the loop in the middle."""
    cards = (
        ("event", 122, 14),
        ("thought", 234, 96),
        ("feeling", 216, 226),
        ("body", 28, 226),
        ("action", 10, 96),
    )
    for name, x, y in cards:
        c.card(name, x, y, 116, 70, tone="attention" if name == "event" else "pain", lines=3)
    c.arrow(poly((242, 58), (270, 90)), line="pain", width=3)
    c.arrow(poly((296, 170), (288, 220)), line="pain", width=3)
    c.arrow(poly((212, 261), (150, 261)), line="pain", width=3)
    c.arrow(poly((72, 222), (64, 172)), line="pain", width=3)
    c.arrow(poly((90, 90), (118, 60)), line="pain", width=3)
    mark(c, CLOUD, 182, 152, 1.9, fill="surface", line="soft")
    c.circle(160, 186, 5, fill="surface", line="soft", width=2)
    c.circle(152, 198, 3, fill="surface", line="soft", width=2)
    for x in (170, 182, 194):
        c.circle(x, 146, 2.5, fill="soft", line="soft", width=1)
    c.card("change", 24, 318, 312, 58, lines=2, bold=True)


@drawing(378)
def problem_steps(c: Canvas) -> None:
    """Five numbered steps down a path, with an arrow back to try the next idea."""
    for n in range(5):
        y = 14 + n * 66
        c.box(14, y, 276, 52, r=10, fill="action-wash", line="action")
        c.badge(str(n + 1), 38, y + 26)
        c.label(f"step {n + 1}", 60, y + 26, 176, at="start", grow="both", lines=2)
        if n < 4:
            c.arrow(poly((38, y + 54), (38, y + 65)), line="action", head=7)
    c.text("?", 262, 49, size=26, tone="action", bold=True)
    bulb(c, 262, 104)
    tick(c, 262, 172, 1.5)
    clock(c, 262, 238, 16, 10)
    c.circle(260, 302, 10, line="action", width=3)
    c.line((267, 310), (275, 318), line="action", width=4)
    c.arrow(poly((292, 304), (326, 304), (326, 106), (296, 106)), line="attention", width=3)
    c.label("again", 346, 344, 330, at="end", lines=2, tone="ink")


def bulb(c: Canvas, x: float, y: float) -> None:
    """A light bulb: an idea."""
    c.path(arc(x, y - 2, 11, -145, 145), line="action", fill="attention-wash")
    c.line((x - 6, y + 10), (x + 6, y + 10), line="action")
    c.line((x - 4, y + 15), (x + 4, y + 15), line="action")


@drawing(400)
def fear_ladder(c: Canvas) -> None:
    """A ladder of five situations, the least scary at the bottom, with the place to start."""
    c.arrow(poly((28, 336), (28, 40)), line="pain", width=4, head=13)
    c.label("more", 14, 10, 200, at="start", tone="pain", lines=1)
    c.label("less", 14, 344, 150, at="start", tone="pain", lines=1)
    c.line((62, 34), (62, 344), line="soft", width=6)
    c.line((338, 34), (338, 344), line="soft", width=6)
    for n in range(5):
        y = 300 - n * 62
        start = n == 1
        c.box(
            62,
            y - 22,
            276,
            46,
            r=6,
            fill="action-wash" if start else "surface",
            line="action" if start else "soft",
        )
        c.label(
            f"rung {n + 1}", 76, y + 1, 250 if not start else 168, at="start", grow="both", lines=2, size=15
        )
    c.box(248, 220, 84, 38, r=10, fill="action", line="action")
    c.label("start", 290, 239, 78, tone="on-action", grow="both", bold=True, lines=2, size=15)
    c.label("safe", 346, 366, 330, at="end", size=15, lines=1)


@drawing(370)
def care_circle(c: Canvas) -> None:
    """You in the middle, five groups of people around, joined by lines."""
    around_you = (
        ("family", 180, 44),
        ("clinic", 308, 132),
        ("peers", 270, 284),
        ("work", 90, 284),
        ("friends", 52, 132),
    )
    for _name, x, y in around_you:
        c.line((180, 178), (x, y), line="action", width=3)
    for name, x, y in around_you:
        c.circle(x, y + 4, 33, fill="surface", line="none", width=0)
        bust(c, x, y, 0.95, fill="action-wash", line="action")
        if name == "family":
            c.label(name, x + 36, y + 4, 132, at="start", grow="both", lines=2, size=15)
        else:
            c.label(name, x, y + 38, 104, lines=2, size=15)
    c.circle(180, 190, 48, fill="attention-wash", line="attention", width=3)
    bust(c, 180, 178, 1, fill="surface", line="attention")
    c.label("you", 180, 212, 80, bold=True, lines=1)


@drawing(390)
def triggers_web(c: Canvas) -> None:
    """A hard day in the middle; thick lines to things that often go with it, dotted lines to the rest."""
    spots = (
        ("sleep", 0, "often"),
        ("stress", 72, "often"),
        ("food", 144, "unclear"),
        ("sitting", 216, "unclear"),
        ("rush", 288, "often"),
    )
    for _name, turn, kind in spots:
        x, y = around(180, 162, 112, turn)
        thick = {"often": 5, "unclear": 2.5}[kind]
        c.line(
            (180, 162),
            (x, y),
            line="pain" if kind == "often" else "faint",
            width=thick,
            dash="" if kind == "often" else "2 7",
        )
    for name, turn, kind in spots:
        x, y = around(180, 158, 118, turn)
        tone = "pain" if kind == "often" else "faint"
        c.box(x - 54, y - 25, 108, 50, r=25, fill="surface", line=tone)
        c.label(name, x, y, 92, grow="both", lines=2, size=15)
    c.circle(180, 162, 46, fill="pain-wash", line="pain", width=3)
    c.label("day", 180, 162, 76, grow="both", bold=True, lines=3, size=15)
    c.line((16, 312), (62, 312), line="pain", width=5)
    c.label("often", 72, 312, 280, at="start", grow="both", lines=1, size=15)
    c.line((16, 338), (62, 338), line="faint", dash="2 7")
    c.label("unclear", 72, 338, 280, at="start", grow="both", lines=1, size=15)
    c.label("proof", 180, 356, 330, bold=True, lines=1)
