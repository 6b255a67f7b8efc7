"""Arrows that say which way a movement goes. They belong to the still picture only."""

from collections.abc import Iterator

from programs.figures import vectors
from programs.figures.body import Body
from programs.figures.props.solid import BEFORE
from programs.figures.scene import Prop
from programs.figures.shapes import Part, Pen, Shape
from programs.figures.vectors import V, add, between, minus, times, unit

HEAD = 5.5


def arrow(*points: V, both: bool = False, size: float = 1.0) -> Prop:
    """An arrow through some points, drawn over everything."""

    def draw(pen: Pen, body: Body) -> Iterator[Part]:
        shapes = [pen.curve("move", 2.4 * size, points), _barbs(pen, points[-2], points[-1], size)]
        if both:
            shapes.append(_barbs(pen, points[1], points[0], size))
        yield Part(2 * BEFORE, tuple(shapes), tuple(shapes))

    return draw


def _barbs(pen: Pen, before: V, tip: V, size: float) -> Shape:
    """The two short strokes at the tip, square to the line of sight."""
    way = unit(minus(tip, before))
    across = unit(vectors.cross(way, _sight(pen)))
    long = HEAD * size
    back = add(tip, times(way, -long))
    ends = [add(back, times(across, long * 0.75)), tip, add(back, times(across, -long * 0.75))]
    return pen.thread("move", 2.4 * size, ends)


def tick(at: V, tone: str = "good", size: float = 10.0) -> Prop:
    """The sign for: like this."""
    return _sign(at, tone, ((-size, 0.0), (-0.3 * size, -0.8 * size), (size, size)))


def cross(at: V, tone: str = "ink", size: float = 8.0) -> Prop:
    """The sign for: not like this."""
    return _sign(at, tone, ((-size, size), (size, -size)), ((-size, -size), (size, size)))


def _sign(at: V, tone: str, *lines: tuple[tuple[float, float], ...]) -> Prop:
    def draw(pen: Pen, body: Body) -> Iterator[Part]:
        shapes = tuple(pen.thread(tone, 4.4, [pen.paper(at, x, y) for x, y in points]) for points in lines)
        yield Part(2 * BEFORE, shapes, shapes)

    return draw


def words(text: str, at: V, high: float = 12.0, tone: str = "move", shift: float = 2 * BEFORE) -> Prop:
    """A number or a sign at a point."""

    def draw(pen: Pen, body: Body) -> Iterator[Part]:
        yield Part(pen.depth(at) + shift, (pen.words(tone, at, text, high),))

    return draw


def _sight(pen: Pen) -> V:
    return pen.faces((1.0, 0.0, 0.0)), pen.faces((0.0, 1.0, 0.0)), pen.faces((0.0, 0.0, 1.0))


def up(at: V, far: float = 22.0) -> Prop:
    """Straight up from a point."""
    return arrow(at, between(at, add(at, (0.0, 0.0, far)), 0.5), add(at, (0.0, 0.0, far)))


def down(at: V, far: float = 22.0) -> Prop:
    """Straight down from a point."""
    return up(at, -far)


def along(at: V, way: V, both: bool = False) -> Prop:
    """Straight on from a point."""
    return arrow(at, add(at, times(way, 0.5)), add(at, way), both=both)
