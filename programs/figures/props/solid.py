"""Boxes, plates and lines from which things are built."""

from collections.abc import Iterable, Iterator
from math import cos, pi, sin

from programs.figures.body import Body
from programs.figures.scene import Prop
from programs.figures.shapes import Part, Pen, Shape
from programs.figures.vectors import V

BEHIND, BEFORE = 1000.0, -1000.0
WOOD = ("prop", "prop-side", "prop-dark")
SOFT = ("soft", "soft-side", "soft-side")
STEEL = ("steel", "steel", "steel")

RING = tuple((cos(pi * n / 20), sin(pi * n / 20)) for n in range(40))

Span = tuple[float, float]
Tones = tuple[str, str, str]


def box_shapes(pen: Pen, x: Span, y: Span, z: Span, tones: Tones = WOOD) -> tuple[Shape, ...]:
    """The faces of a box that the eye sees: its sides, then its top."""
    shapes: list[Shape] = []
    for at, way in ((x[0], -1.0), (x[1], 1.0)):
        if pen.faces((way, 0.0, 0.0)) > 0.02:
            shapes.append(
                pen.plate(tones[2], [(at, y[0], z[0]), (at, y[1], z[0]), (at, y[1], z[1]), (at, y[0], z[1])])
            )
    for at, way in ((y[0], -1.0), (y[1], 1.0)):
        if pen.faces((0.0, way, 0.0)) > 0.02:
            shapes.append(
                pen.plate(tones[1], [(x[0], at, z[0]), (x[1], at, z[0]), (x[1], at, z[1]), (x[0], at, z[1])])
            )
    top = [(x[0], y[0], z[1]), (x[1], y[0], z[1]), (x[1], y[1], z[1]), (x[0], y[1], z[1])]
    return (*shapes, pen.plate(tones[0], top))


def middle(x: Span, y: Span, z: Span) -> V:
    """The point in the middle of a box."""
    return (x[0] + x[1]) / 2, (y[0] + y[1]) / 2, (z[0] + z[1]) / 2


def box(x: Span, y: Span, z: Span, tones: Tones = WOOD, shift: float = 0.0) -> Prop:
    """A box that stands still; a shift below 0 brings it nearer to the eye."""

    def draw(pen: Pen, body: Body) -> Iterator[Part]:
        yield Part(pen.depth(middle(x, y, z)) + shift, box_shapes(pen, x, y, z, tones))

    return draw


def rod(tone: str, width: float, points: Iterable[V], shift: float = 0.0) -> Prop:
    """A line that stands still: a rail, a leg of a table, a cable."""
    fixed = tuple(points)

    def draw(pen: Pen, body: Body) -> Iterator[Part]:
        yield Part(pen.depth(*fixed) + shift, (pen.thread(tone, width, fixed),))

    return draw


def plate(tone: str, points: Iterable[V], shift: float = 0.0, edge: str = "") -> Prop:
    """A flat surface that stands still: a wall, a screen, a picture."""
    fixed = tuple(points)

    def draw(pen: Pen, body: Body) -> Iterator[Part]:
        shapes = [pen.plate(tone, fixed)]
        if edge:
            shapes.append(pen.thread(edge, 1.4, [*fixed, fixed[0]]))
        yield Part(pen.depth(*fixed) + shift, tuple(shapes))

    return draw


def floor(x: float = 0.0, y: float = 0.0, wide: float = 62.0, deep: float = 40.0) -> Prop:
    """The ground: a soft round patch under everything."""

    def draw(pen: Pen, body: Body) -> Iterator[Part]:
        ring = [(x + wide * a, y + deep * b, 0.0) for a, b in RING]
        yield Part(2 * BEHIND, (pen.plate("floor", ring),))

    return draw
