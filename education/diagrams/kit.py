"""The canvas that every drawing is made on: lines, shapes, arrows and labels, in the colours of the house.

Colours are written twice: as attributes, which a PDF or a plain picture needs, and as classes, which
static/css/diagrams.css ties to the tokens so that light and dark both look right. There is no style in it,
so the strictest page may carry it. A picture in a right-to-left language is mirrored as a whole; only
things that have one right way round (a clock, a tick) stay as they are.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape

from education.diagrams.geometry import Point, arc, head_of, moved, number, poly
from education.diagrams.text import LINE_HEIGHT, fit

WIDTH = 360.0
COLOURS = {
    "none": "none",
    "ink": "currentColor",
    "soft": "#525a67",
    "faint": "#857f72",
    "grid": "#e2ddd1",
    "surface": "#ffffff",
    "sunk": "#f3f0e9",
    "action": "#0f6b6b",
    "action-wash": "#e4f0ee",
    "on-action": "#ffffff",
    "pain": "#7a3b69",
    "pain-wash": "#f4e9f0",
    "attention": "#b7791f",
    "attention-wash": "#fbf0da",
    "good": "#3a6636",
    "good-wash": "#e8f0e3",
    "safety": "#a3342a",
    "safety-wash": "#fae9e6",
    "on-safety": "#ffffff",
    # The same in light and dark: the colour is what the picture is about.
    "fixed-pale": "#f7e9a8",
    "fixed-dark": "#9a5f10",
}
ANCHORS = {"start": "end", "middle": "middle", "end": "start"}
ISOLATE, END_ISOLATE = "\u2067", "\u2069"


@dataclass(frozen=True)
class Drawing:
    """One picture: how it is painted, and how tall it is at least. Every one is 360 wide."""

    key: str
    height: float
    paint: Callable[["Canvas"], None]


def drawing(height: float) -> Callable[[Callable[["Canvas"], None]], Drawing]:
    """Turn a function that paints into a Drawing with the function's name as its key."""
    return lambda paint: Drawing(paint.__name__, height, paint)


@dataclass
class Canvas:
    """Collects the parts of one picture."""

    words: Mapping[str, str]
    mirrored: bool = False
    parts: list[str] = field(default_factory=list)
    bottom: float = 0

    def path(
        self,
        d: str,
        *,
        fill: str = "none",
        line: str = "ink",
        width: float = 2.5,
        dash: str = "",
        fixed: Point | None = None,
    ) -> None:
        """Draw a path. With `fixed`, only that point is mirrored and the shape around it is kept."""
        if self.mirrored and fixed:
            d = moved(d, WIDTH - 2 * fixed[0], 0)
        elif self.mirrored:
            d = moved(d, WIDTH, 0, turned=True)
        dashes = f' stroke-dasharray="{dash}"' if dash else ""
        self.parts.append(
            f'<path class="dg-fill-{fill} dg-line-{line}" d="{d}" fill="{COLOURS[fill]}" stroke="{COLOURS[line]}"'
            f' stroke-width="{number(width)}" stroke-linecap="round" stroke-linejoin="round"{dashes}/>'
        )

    def line(self, *points: Point, line: str = "ink", width: float = 2.5, dash: str = "") -> None:
        """Draw straight lines through the points."""
        self.path(poly(*points), line=line, width=width, dash=dash)

    def circle(
        self, x: float, y: float, r: float, *, fill: str = "none", line: str = "ink", width: float = 2.5
    ) -> None:
        """Draw a circle."""
        x = WIDTH - x if self.mirrored else x
        self.parts.append(
            f'<circle class="dg-fill-{fill} dg-line-{line}" cx="{number(x)}" cy="{number(y)}" r="{number(r)}"'
            f' fill="{COLOURS[fill]}" stroke="{COLOURS[line]}" stroke-width="{number(width)}"/>'
        )

    def box(
        self,
        x: float,
        y: float,
        wide: float,
        high: float,
        *,
        r: float = 8,
        fill: str = "none",
        line: str = "ink",
        width: float = 2.5,
        dash: str = "",
    ) -> None:
        """Draw a rectangle with round corners."""
        x = WIDTH - x - wide if self.mirrored else x
        dashes = f' stroke-dasharray="{dash}"' if dash else ""
        self.parts.append(
            f'<rect class="dg-fill-{fill} dg-line-{line}" x="{number(x)}" y="{number(y)}" width="{number(wide)}"'
            f' height="{number(high)}" rx="{number(r)}" fill="{COLOURS[fill]}" stroke="{COLOURS[line]}"'
            f' stroke-width="{number(width)}"{dashes}/>'
        )

    def arrow(
        self, d: str, *, line: str = "ink", width: float = 2.5, dash: str = "", head: float = 10
    ) -> None:
        """Draw a path with an arrow head at its end."""
        self.path(d, line=line, width=width, dash=dash)
        self.path(poly(*head_of(d, head), closed=True), fill=line, line=line, width=1.5)

    def ring(self, x: float, y: float, r: float, start: float, end: float, **paint: object) -> None:
        """Draw a part of a circle with an arrow head; 0 degrees is up, clockwise."""
        self.arrow(arc(x, y, r, start, end), **paint)  # type: ignore[arg-type]

    def limbs(
        self, *limbs: tuple[float, tuple[Point, ...]], fill: str = "attention-wash", line: str = "soft"
    ) -> None:
        """Draw thick rounded limbs (thickness, points) that melt into one outlined figure."""
        for thick, points in limbs:
            self.line(*points, line=line, width=thick + 4)
        for thick, points in limbs:
            self.line(*points, line=fill, width=thick)

    def label(
        self,
        name: str,
        x: float,
        y: float,
        width: float = 150,
        *,
        at: str = "middle",
        grow: str = "down",
        lines: int = 3,
        size: float = 16,
        tone: str = "ink",
        bold: bool = False,
    ) -> float:
        """Write a label and return where it ends. It grows down from `y`, up from it, or both ways."""
        size, rows = fit(self.words[name], size, width, lines, bold=bold)
        step = size * LINE_HEIGHT
        top = y - {"down": 0.0, "both": 0.5, "up": 1.0}[grow] * step * len(rows)
        for n, row in enumerate(rows):
            self.text(row, x, top + n * step + size * 0.92, at=at, size=size, tone=tone, bold=bold)
        end = top + step * len(rows)
        self.bottom = max(self.bottom, end)
        return end

    def text(
        self,
        text: str,
        x: float,
        y: float,
        *,
        at: str = "middle",
        size: float = 16,
        tone: str = "ink",
        bold: bool = False,
    ) -> None:
        """Write one line of text on its base line."""
        if self.mirrored:
            x, at, text = WIDTH - x, ANCHORS[at], f"{ISOLATE}{text}{END_ISOLATE}"
        weight = ' font-weight="700"' if bold else ""
        self.parts.append(
            f'<text class="dg-fill-{tone}" x="{number(x)}" y="{number(y)}" font-size="{number(size)}"'
            f' text-anchor="{at}" fill="{COLOURS[tone]}"{weight}>{escape(text)}</text>'
        )

    def card(
        self,
        name: str,
        x: float,
        y: float,
        wide: float,
        high: float,
        *,
        tone: str = "action",
        lines: int = 3,
        bold: bool = False,
        dash: str = "",
    ) -> None:
        """Draw a box with its label in the middle."""
        fill = "sunk" if tone in {"faint", "soft", "ink"} else f"{tone}-wash"
        self.box(x, y, wide, high, fill=fill, line=tone, dash=dash)
        self.label(name, x + wide / 2, y + high / 2, wide - 14, grow="both", lines=lines, bold=bold)

    def column(self, name: str, many: int, x: float, y: float, width: float, *, gap: float = 5) -> float:
        """Write the labels `name 1`, `name 2` … under each other and return where they end."""
        for n in range(1, many + 1):
            y = gap + self.label(f"{name} {n}", x, y, width, at="start", lines=2, size=15)
        return y

    def behind(self, since: int) -> None:
        """Put the part drawn last behind all that was drawn since a moment (`len(parts)` then)."""
        self.parts.insert(since, self.parts.pop())

    def badge(self, text: str, x: float, y: float, *, tone: str = "action", r: float = 13) -> None:
        """Draw a small filled disc with a number in it."""
        self.circle(x, y, r, fill=tone, line=tone)
        on = "on-safety" if tone == "safety" else "on-action"
        self.text(text, x, y + 5.5, size=16, tone=on, bold=True)
