"""Chairs, counters, walls, stairs and beds, told as functions that put them at a place."""

from collections.abc import Iterator

from programs.figures.body import Body
from programs.figures.props.solid import BEHIND, SOFT, WOOD, Span, Tones, box, box_shapes, middle, plate, rod
from programs.figures.scene import Prop
from programs.figures.shapes import Part, Pen, Shape

SEAT = 45.0


def group(*boxes: tuple[Span, Span, Span, Tones], depth: float) -> Prop:
    """Several boxes drawn one after the other at one depth."""

    def draw(pen: Pen, body: Body) -> Iterator[Part]:
        shapes: list[Shape] = []
        for x, y, z, tones in boxes:
            shapes += box_shapes(pen, x, y, z, tones)
        yield Part(depth + pen.depth(middle(*boxes[0][:3])), tuple(shapes))

    return draw


def chair(x: float = 0.0, y: float = 0.0, turned: bool = False) -> tuple[Prop, ...]:
    """A firm chair whose seat's middle is at x; it faces ahead, or back when it is turned."""
    s = -1.0 if turned else 1.0
    legs = tuple(_post(x + s * a, y + b, SEAT - 4) for b in (19.0, -19.0) for a in (-20.0, 19.0))
    seat = ((x - 22, x + 22), (y - 22, y + 22), (SEAT - 5, SEAT), WOOD)
    posts = tuple(
        ((x - s * 21 - 1.5, x - s * 21 + 1.5), (y + b - 1.5, y + b + 1.5), (SEAT, 90.0), WOOD)
        for b in (19.5, -19.5)
    )
    slats = tuple(
        ((x - s * 21 - 1, x - s * 21 + 1), (y - 20, y + 20), (z, z + 9), WOOD) for z in (61.0, 79.0)
    )
    return group(*legs, seat, depth=60), group(posts[0], *slats, posts[1], depth=20 if not turned else 4)


def _post(x: float, y: float, high: float, low: float = 0.0) -> tuple[Span, Span, Span, Tones]:
    return (x - 1.8, x + 1.8), (y - 1.8, y + 1.8), (low, high), ("prop-dark", "prop-dark", "prop-dark")


def cushion(x: float = 0.0, z: float = SEAT, high: float = 9.0) -> Prop:
    """A firm cushion on the seat."""
    return box((x - 20, x + 20), (-20, 20), (z, z + high), SOFT, shift=55)


def counter(x: float, z: float = 92.0, y: Span = (-48.0, 48.0), deep: float = 34.0) -> tuple[Prop, ...]:
    """A kitchen counter that begins at x, ahead of the person."""
    half = (y[0] + y[1]) / 2
    body = group(
        ((x + 3, x + deep), (y[0] + 2, y[1] - 2), (0.0, z - 4), ("prop", "prop-side", "prop")),
        depth=70,
    )
    seams = tuple(
        rod("prop-dark", 1.2, [(x + 2.8, b, 10.0), (x + 2.8, b, z - 18)], shift=60)
        for b in (half - 23, half, half + 23)
    )
    line = rod("prop-dark", 1.2, [(x + 2.8, y[0] + 2, z - 18), (x + 2.8, y[1] - 2, z - 18)], shift=60)
    top = box((x, x + deep), y, (z - 4, z), ("steel", "steel", "prop-dark"), shift=58)
    return body, *seams, line, top


def counter_along(y: float, start: float = -46.0, end: float = 50.0, z: float = 92.0) -> tuple[Prop, ...]:
    """A kitchen counter along the left side, beyond the person."""
    body = group(
        ((start + 2, end - 2), (y + 3, y + 34), (0.0, z - 4), ("prop", "prop", "prop-side")), depth=70
    )
    third = (end - start) / 3
    seams = tuple(
        rod(
            "prop-dark",
            1.2,
            [(start + n * third, y + 2.8, 10.0), (start + n * third, y + 2.8, z - 18)],
            shift=60,
        )
        for n in (1, 2)
    )
    line = rod("prop-dark", 1.2, [(start + 2, y + 2.8, z - 18), (end - 2, y + 2.8, z - 18)], shift=60)
    top = box((start, end), (y, y + 34), (z - 4, z), ("steel", "prop-dark", "prop-dark"), shift=58)
    return body, *seams, line, top


def wall(x: float, y: Span = (-60.0, 80.0), high: float = 178.0) -> tuple[Prop, ...]:
    """A wall ahead, seen from the side that faces the person."""
    corners = [(x, y[0], 0.0), (x, y[1], 0.0), (x, y[1], high), (x, y[0], high)]
    skirting = [(x, y[0], 0.0), (x, y[1], 0.0), (x, y[1], 7.0), (x, y[0], 7.0)]
    return plate("wall", corners, shift=BEHIND, edge="prop-side"), plate(
        "shade", skirting, shift=BEHIND - 1, edge="prop-side"
    )


def table(x: Span, y: Span, z: float, thick: float = 4.0, shift: float = 30.0) -> tuple[Prop, ...]:
    """A table on four legs."""
    legs = tuple(_post(a, b, z - thick) for b in (y[1] - 3, y[0] + 3) for a in (x[0] + 3, x[1] - 3))
    return group(*legs, (x, y, (z - thick, z), WOOD), depth=shift + 10), box(
        x, y, (z - thick, z), WOOD, shift=shift
    )


def mat(x: Span, y: Span = (-34.0, 34.0)) -> Prop:
    """A mat on the floor."""
    return box(x, y, (0.0, 1.5), SOFT, shift=BEHIND)


def stairs(
    x: float, steps: int = 3, rise: float = 17.0, tread: float = 29.0, y: Span = (-30.0, 38.0)
) -> tuple[Prop, ...]:
    """Steps that begin at x, with a rail on the far side."""
    end = x + steps * tread + 14
    flights = tuple(
        ((x + n * tread, end), y, (n * rise, (n + 1) * rise), ("prop", "prop-side", "prop-side"))
        for n in range(steps)
    )
    return (group(*flights, depth=BEHIND),)


def rail(
    start: tuple[float, float, float], end: tuple[float, float, float], posts: int = 3, near: bool = False
) -> tuple[Prop, ...]:
    """A hand rail with its posts; each post stands 86 below the rail."""
    shift = -60.0 if near else 60.0
    spread = [n / (posts - 1) for n in range(posts)]
    tops = [tuple(a + (b - a) * t for a, b in zip(start, end, strict=True)) for t in spread]
    stands = tuple(
        rod("prop-dark", 2.6, [(p[0], p[1], p[2] - 86), (p[0], p[1], p[2])], shift=shift) for p in tops
    )
    return *stands, rod("prop-dark", 4.4, [start, end], shift=shift)


def bed(x: Span, y: Span = (-40.0, 40.0), z: float = 42.0) -> tuple[Prop, ...]:
    """A bed with a head board at its low end of x."""
    frame = ((x[0], x[1]), y, (12.0, 26.0), WOOD)
    mattress = ((x[0] + 2, x[1] - 1), (y[0] + 1, y[1] - 1), (26.0, z), ("paper", "shade", "shade"))
    board = box((x[0] - 5, x[0]), y, (0.0, z + 32), WOOD, shift=90)
    return board, group(frame, mattress, depth=80)


def pillow(x: Span, y: Span, z: Span, shift: float = 40.0, tone: str = "soft") -> Prop:
    """A soft pillow: a box with round edges."""

    def draw(pen: Pen, body: Body) -> Iterator[Part]:
        r = (z[1] - z[0]) / 2
        mid = (z[0] + z[1]) / 2
        corners = [((a, b, mid), r) for a in (x[0] + r, x[1] - r) for b in (y[0] + r, y[1] - r)]
        shapes = (pen.hull(tone, *corners),)
        yield Part(pen.depth(middle(x, y, z)) + shift, shapes, shapes)

    return draw
