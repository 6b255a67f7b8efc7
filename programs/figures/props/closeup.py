"""A hand and a foot seen from near, with fingers and toes that move with the dial of the pose: 0 to 1."""

from collections.abc import Iterator
from itertools import pairwise

from programs.figures.body import Body
from programs.figures.scene import Prop
from programs.figures.shapes import Part, Pen, Shape
from programs.figures.vectors import V, add, between, times, turned

# Of each finger: where it grows from the palm, the length of its bones, its thickness, its spread when it fans.
FINGERS = (
    ((40.0, 13.0), (19.0, 12.0, 9.0), 4.6, 15.0),
    ((43.0, 4.5), (21.0, 14.0, 10.0), 4.8, 4.0),
    ((42.0, -4.5), (19.0, 13.0, 9.5), 4.6, -7.0),
    ((38.0, -13.0), (15.0, 10.0, 8.0), 4.0, -18.0),
)
FIST, OPEN = (66.0, 88.0, 62.0), (4.0, 6.0, 4.0)
FLEX: V = (0.0, -1.0, 0.0)


def finger_bones(curl: float, spread: float) -> Iterator[tuple[list[V], float]]:
    """The joints of each finger of a left hand that points ahead, palm up; `curl` 1 is a fist."""
    for (x, y), bones, thick, fan in FINGERS:
        at, points, bent = (x, y, 0.0), [(x, y, 0.0)], 0.0
        for bone, fist, flat in zip(bones, FIST, OPEN, strict=True):
            bent += flat + (fist - flat) * curl
            way = turned(turned((1.0, 0.0, 0.0), FLEX, bent), (0.0, 0.0, 1.0), fan * spread)
            at = add(at, times(way, bone))
            points.append(at)
        yield points, thick


def thumb_bones(curl: float, spread: float) -> list[V]:
    """The joints of the thumb."""
    wide = turned((0.72, 0.62, 0.25), (0.0, 0.0, 1.0), 26 * spread - 30 * curl)
    tip = turned(wide, (0.0, 0.0, 1.0), -46 * curl)
    start = (12.0, 13.0, 3.0)
    knuckle = add(start, times(wide, 19.0))
    return [start, knuckle, add(knuckle, times(add(tip, (0.0, 0.0, 0.9 * curl)), 14.0))]


def _placed(points: list[V], at: V) -> list[V]:
    return [add(at, p) for p in points]


def hand(at: V = (0.0, 0.0, 0.0)) -> Prop:
    """The palm of a hand; the dial goes from a fist (0) over resting (1) to a fan (2)."""

    def draw(pen: Pen, body: Body) -> Iterator[Part]:
        curl, spread = _curl(body)
        bones = [(_placed(points, at), thick) for points, thick in finger_bones(curl, spread)]
        thumb = _placed(thumb_bones(curl, spread), at)
        palm = _placed([(2, 9, 0), (2, -9, 0), (40, 12, 0), (37, -12, 0), (18, 14, 2)], at)
        wrist = _placed([(-46, 6, 0), (-46, -6, 0), (0, 7, 0), (0, -7, 0)], at)
        arm = (pen.hull("skin", *((p, 8.5) for p in wrist)),)
        yield Part(200, arm, arm)
        back = (pen.hull("skin", *((p, 6.5) for p in palm)),)
        yield Part(150, back, back)
        for points, thick in bones:
            shapes = _chain(pen, points, thick)
            yield Part(80 + points[0][1] / 9, shapes, shapes)
        shapes = _chain(pen, thumb, 5.6)
        yield Part(40, shapes, shapes)

    return draw


def _chain(pen: Pen, points: list[V], thick: float) -> tuple[Shape, ...]:
    return tuple(pen.hull("skin", (a, thick), (b, thick * 0.93)) for a, b in pairwise(points))


def _curl(body: Body) -> tuple[float, float]:
    dial = body.pose.dial
    return max(0.0, 1 - dial), max(0.0, dial - 1)


def fingertips(body: Body, at: V) -> list[V]:
    """The ends of the thumb and the fingers."""
    curl, spread = _curl(body)
    tips = [between(points[-2], points[-1], 0.5) for points, _ in finger_bones(curl, spread)]
    return _placed([thumb_bones(curl, spread)[-1], *tips], at)


def round_band(at: V) -> Prop:
    """A rubber band round thumb and fingers while they fan."""

    def draw(pen: Pen, body: Body) -> Iterator[Part]:
        if body.pose.dial > 1:
            ring = pen.hull("band", *((p, 6.6) for p in fingertips(body, at)))
            shape = Shape("band", ring.path, ring.box, 3.2)
            yield Part(-100, (shape,), (shape,))

    return draw


def putty(at: V) -> Prop:
    """A ball of putty in the palm; a fist squeezes it flat and long."""

    def draw(pen: Pen, body: Body) -> Iterator[Part]:
        curl, _ = _curl(body)
        if body.pose.dial <= 1:
            middle = add(at, (30.0 + 5 * curl, 0.0, 15.0 - 2 * curl))
            ends = [(add(middle, (0.0, y, 0.0)), 14.0 - 4 * curl) for y in (-1 - 23 * curl, 1 + 25 * curl)]
            shapes = (pen.hull("soft", *ends),)
            yield Part(120, shapes, shapes)

    return draw


# Of each toe: where it grows from the ball of the foot, its length, its thickness, its spread.
TOES = (
    ((0.0, 0.0), 17.0, 6.4, -22.0),
    ((2.5, 12.0), 15.0, 4.8, -5.0),
    ((-0.5, 20.5), 13.5, 4.4, 9.0),
    ((-5.5, 28.0), 12.5, 4.0, 28.0),
    ((-12.5, 34.5), 11.5, 3.8, 50.0),
)


def sole(at: V = (0.0, 0.0, 0.0)) -> Prop:
    """A bare left foot on the floor; the dial spreads the toes (to 1), then draws the arch up (to 2)."""

    def draw(pen: Pen, body: Body) -> Iterator[Part]:
        dial = body.pose.dial
        spread, arch = min(dial, 2 - dial), max(0.0, dial - 1)
        pull = add(at, (-9.0 * arch, 0.0, 0.0))
        leg = pen.hull("legs", (add(at, (-74, 4, 66)), 15.0), (add(at, (-72, 2, 42)), 13.5))
        shin = pen.hull("skin", (add(at, (-72, 2, 46)), 12.0), (add(at, (-70, 0, 17)), 10.5))
        yield Part(190, (shin, leg), (shin,))
        yield from _foot(pen, at, pull, arch)
        for (x, y), long, thick, fan in TOES:
            start = add(pull, (x, y * (1 + 0.06 * spread), thick))
            way = turned((1.0, 0.0, 0.0), (0.0, 0.0, 1.0), fan * spread)
            nail = _nail(pen, start, way, long, thick)
            shapes = (pen.hull("skin", (start, thick), (add(start, times(way, long)), thick * 0.95)), nail)
            yield Part(50 + y, shapes, shapes[:1])

    return draw


def _nail(pen: Pen, start: V, way: V, long: float, thick: float) -> Shape:
    tip = add(start, times(way, long * 0.95), (0.0, 0.0, thick * 0.62))
    return pen.hull("nail", (tip, thick * 0.42), (add(tip, times(way, thick * 0.4)), thick * 0.4))


def _foot(pen: Pen, at: V, pull: V, arch: float) -> Iterator[Part]:
    ball = [(add(pull, (-4, 0, 7.5)), 8.0), (add(pull, (-8, 18, 6)), 6.5), (add(pull, (-16, 32, 5)), 5.5)]
    heel = (add(at, (-76, 4, 9)), 10.5)
    instep = (add(at, (-50, 4, 16 + 11 * arch)), 9.0)
    outer = (add(at, (-46, 22, 5)), 5.5)
    ankle = (add(at, (-70, 0, 17)), 10.5)
    shapes = (pen.hull("skin", *ball, instep, outer), pen.hull("skin", heel, instep, outer, ankle))
    yield Part(150, shapes, shapes)
    high = 3.0 + 6.5 * arch
    gap = [(add(at, (x, 5, -1)), high) for x in (-48.0, -28.0 - 4 * arch)]
    yield Part(140, (pen.hull("floor", *gap),))
