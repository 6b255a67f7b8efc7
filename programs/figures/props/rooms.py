"""Places that are set up: a desk, a bath, a seat in a car, a bed, a shoe, a picture in the mind."""

from collections.abc import Iterator
from math import cos, pi, sin

from programs.figures.body import Body
from programs.figures.props.furniture import SEAT, group
from programs.figures.props.gear import Spot, spot
from programs.figures.props.solid import BEFORE, WOOD, box, plate, rod
from programs.figures.scene import Prop
from programs.figures.shapes import Part, Pen, Shape
from programs.figures.vectors import V, add

DARK = ("ink", "ink", "ink")


def desk(x: float = 34.0) -> tuple[Prop, ...]:
    """A desk with a screen at eye level, a key board and a foot rest's worth of room."""
    return (
        box((x, x + 56), (-52, 52), (68, 72), WOOD, shift=4),
        *(rod("prop-dark", 4, [(a, b, 0), (a, b, 68)], shift=30) for a in (x + 50,) for b in (-46, 46)),
        box((x + 3, x + 17), (-22, 22), (72, 74), ("steel", "ink", "ink"), shift=-2),
        rod("ink", 4, [(x + 40, 0, 72), (x + 40, 0, 92)], shift=10),
        box((x + 37, x + 40), (-30, 30), (88, 126), ("ink", "ink", "glass"), shift=-4),
    )


def office_chair() -> tuple[Prop, ...]:
    """A chair with a high back, a small cushion in the small of the back and a foot on a column."""
    star = tuple(
        rod("ink", 4, [(0, 0, 8), (26 * cos(a), 26 * sin(a), 3)], shift=60) for a in (0.3, 1.6, 2.8, 4.1, 5.3)
    )
    return (
        *star,
        rod("steel", 5, [(0, 0, 8), (0, 0, SEAT - 6)], shift=60),
        box((-22, 21), (-21, 21), (SEAT - 6, SEAT), ("steel", "ink", "ink"), shift=58),
        plate(
            "steel",
            [(-22, -19, SEAT + 4), (-22, 19, SEAT + 4), (-27, 17, 98), (-27, -17, 98)],
            shift=20,
            edge="ink",
        ),
    )


def roll(at: V, radius: float = 6.0, half: float = 15.0, tone: str = "soft", shift: float = 5.0) -> Prop:
    """A rolled towel or a small cushion across the body."""

    def draw(pen: Pen, body: Body) -> Iterator[Part]:
        shapes = (pen.hull(tone, (add(at, (0, half, 0)), radius), (add(at, (0, -half, 0)), radius)),)
        yield Part(pen.depth(at) + shift, shapes, shapes)

    return draw


def car() -> tuple[Prop, ...]:
    """A car seat with a head rest, a wheel and the line of a door and a roof."""
    return (
        group(((-24, 24), (-22, 22), (30, 44), ("steel", "ink", "ink")), depth=60),
        plate(
            "steel", [(-22, -20, 44), (-22, 20, 44), (-44, 18, 104), (-44, -18, 104)], shift=30, edge="ink"
        ),
        plate(
            "steel", [(-44, -10, 108), (-44, 10, 108), (-49, 10, 128), (-49, -10, 128)], shift=30, edge="ink"
        ),
        rod("ink", 5, [(86, 0, 62), (56, 0, 80)], shift=20),
        _wheel((48, 0, 82), 19.0),
        rod(
            "prop-dark",
            4,
            [
                (-70, 34, 20),
                (-70, 34, 92),
                (-44, 34, 142),
                (40, 34, 142),
                (92, 34, 92),
                (112, 34, 86),
                (112, 34, 20),
                (-70, 34, 20),
            ],
            shift=200,
        ),
    )


def _wheel(at: V, radius: float) -> Prop:
    """A steering wheel, leaning toward the driver."""

    def draw(pen: Pen, body: Body) -> Iterator[Part]:
        ring = [
            add(at, (-0.5 * radius * sin(a), radius * cos(a), 0.85 * radius * sin(a)))
            for a in (2 * pi * n / 24 for n in range(25))
        ]
        yield Part(pen.depth(at), (pen.thread("ink", 3.4, ring), pen.thread("ink", 2.4, [ring[0], ring[12]])))

    return draw


def bath() -> tuple[Prop, ...]:
    """A shower with a seat, a rail on the wall, a mat that grips and the water above."""
    drops = tuple(
        rod("water", 2, [(x, y, z), (x - 2, y, z - 9)], shift=BEFORE)
        for x, y, z in ((36, 20, 146), (28, 22, 132), (42, 16, 128), (34, 12, 116), (46, 20, 140))
    )
    tiles = tuple(
        rod("prop-side", 0.8, [(-56, 46, z), (92, 46, z)], shift=300) for z in (34, 68, 102, 136, 170)
    )
    return (
        plate("glass", [(-56, 46, 0), (92, 46, 0), (92, 46, 178), (-56, 46, 178)], shift=400),
        *tiles,
        box((-46, 78), (-38, 40), (0.0, 2.0), ("leaf", "leaf", "leaf"), shift=300),
        group(
            *(
                ((x - 1.5, x + 1.5), (y - 1.5, y + 1.5), (0.0, 42.0), ("steel",) * 3)
                for x in (-18.0, 18.0)
                for y in (18.0, -18.0)
            ),
            ((-22, 22), (-22, 22), (41, SEAT), ("paper", "shade", "shade")),
            depth=60,
        ),
        rod("steel", 5, [(14, 42, 84), (62, 42, 84)], shift=100),
        rod("steel", 5, [(66, 44, 60), (66, 44, 152), (42, 30, 156)], shift=100),
        rod("steel", 10, [(46, 30, 154), (34, 26, 152)], shift=100),
        *drops,
    )


def thought(at: Spot, scale: float = 1.0) -> Prop:
    """A cloud above the head with hills, a sun and water in it."""

    def draw(pen: Pen, body: Body) -> Iterator[Part]:
        mid = spot(at, body)

        def on(x: float, y: float) -> V:
            return pen.paper(mid, x * scale, y * scale)

        puffs = [
            (-30, 0, 17),
            (-14, 14, 17),
            (8, 17, 18),
            (27, 8, 16),
            (30, -8, 14),
            (10, -15, 16),
            (-14, -14, 17),
        ]
        cloud = [pen.hull("cloud", (on(x, y), r * scale), (on(0, 0), 14 * scale)) for x, y, r in puffs]
        tail = [pen.hull("cloud", (on(x, y), r * scale)) for x, y, r in ((-38, -34, 5.5), (-46, -46, 3.5))]
        scene = (
            pen.hull("glow", (on(16, 12), 7 * scale)),
            pen.plate("leaf", [on(-36, -8), on(-20, 12), on(-8, -2), on(4, 8), on(20, -8)]),
            pen.plate("mirror", [on(-36, -8), on(36, -8), on(28, -18), on(-26, -18)]),
        )
        shapes = (*cloud, *tail, *scene)
        yield Part(BEFORE, shapes, tuple(cloud) + tuple(tail))

    return draw


def glow(at: Spot, radius: float, shift: float = BEFORE) -> Prop:
    """A soft light on the part of the body that is meant."""

    def draw(pen: Pen, body: Body) -> Iterator[Part]:
        point = spot(at, body)
        yield Part(pen.depth(point) + shift, (pen.hull("glow", (point, radius)),))

    return draw


def pacer(at: V) -> Prop:
    """The circle that grows with the breath in (dial 1) and shrinks with the breath out (dial 0)."""

    def draw(pen: Pen, body: Body) -> Iterator[Part]:
        edge = pen.hull("prop-side", (at, 20.0))
        ring = Shape("prop-side", edge.path, edge.box, 1.4)
        yield Part(BEFORE, (pen.hull("mirror", (at, 9.0 + 10.0 * body.pose.dial)), ring))

    return draw


def jar(at: V, tone: str, wide: float, high: float, shift: float = 0.0) -> Prop:
    """A jar or a pot on a shelf."""

    def draw(pen: Pen, body: Body) -> Iterator[Part]:
        low, top = add(at, (0, 0, wide)), add(at, (0, 0, high))
        shapes = (
            pen.hull(tone, (low, wide), (top, wide)),
            pen.thread("ink", 2.0, [pen.paper(top, -wide, wide * 0.4), pen.paper(top, wide, wide * 0.4)]),
        )
        yield Part(pen.depth(at) + shift, shapes, shapes[:1])

    return draw


def sparks(at: Spot, radius: float = 9.0) -> Prop:
    """Short strokes round a spot that calls."""

    def draw(pen: Pen, body: Body) -> Iterator[Part]:
        mid = spot(at, body)
        rays = [2 * pi * n / 7 for n in range(7)]
        shapes = tuple(
            pen.thread("band", 2.2, [pen.paper(mid, r * cos(a), r * sin(a)) for r in (radius, radius + 6)])
            for a in rays
        )
        yield Part(2 * BEFORE, shapes, shapes)

    return draw


def shoe() -> Prop:
    """A closed shoe seen from the side: firm heel, room for the toes, a strap to fasten, a thick flat sole."""

    def draw(pen: Pen, body: Body) -> Iterator[Part]:
        def on(x: float, y: float) -> V:
            return pen.paper((0.0, 0.0, 0.0), x, y)

        sole = pen.hull("shade", (on(-58, 7), 6), (on(66, 7), 6))
        heel = pen.hull("top", (on(-50, 22), 12), (on(-52, 52), 8), (on(-20, 24), 14), (on(-14, 52), 6))
        toe = pen.hull(
            "top", (on(-20, 24), 14), (on(-6, 42), 8), (on(30, 24), 14), (on(54, 24), 13), (on(60, 17), 6)
        )
        opening = pen.hull("legs-far", (on(-47, 56), 4), (on(-18, 56), 4))
        cap = pen.curve("top-far", 2.2, [on(34, 37), on(42, 26), on(40, 12)])
        straps = [
            pen.hull("band", (on(-10 + n * 15, 46 - n * 6), 3.6), (on(-2 + n * 15, 28 - n * 3), 3.6))
            for n in (0, 1)
        ]
        yield Part(0, (sole, heel, toe, opening, cap, *straps), (sole, heel, toe))

    return draw
