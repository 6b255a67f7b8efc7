"""Things that are held or worn: bands, weights, bags, cloths; they follow the hands and feet that hold them."""

from collections.abc import Callable, Iterator
from math import cos, pi, radians, sin

from programs.figures.body import Body
from programs.figures.scene import Prop
from programs.figures.shapes import Part, Pen
from programs.figures.vectors import V, add, between, times

Spot = V | Callable[[Body], V]


def spot(at: Spot, body: Body) -> V:
    """A fixed point, or one on the body."""
    return at(body) if callable(at) else at


def left_palm(body: Body) -> V:
    """In the left hand."""
    return body.left_arm.palm


def right_palm(body: Body) -> V:
    """In the right hand."""
    return body.right_arm.palm


def palms(body: Body) -> V:
    """Between both hands."""
    return between(body.left_arm.palm, body.right_arm.palm, 0.5)


def right_arch(body: Body) -> V:
    """Under the right sole, near the ball of the foot."""
    leg = body.right_leg
    return add(between(leg.heel, leg.ball, 0.8), times(leg.up, -0.5))


def right_instep(body: Body) -> V:
    """On top of the right forefoot."""
    leg = body.right_leg
    return add(between(leg.heel, leg.ball, 0.85), times(leg.up, 7.0))


def right_ankle(body: Body) -> V:
    """At the right ankle."""
    return body.right_leg.ankle


def belt_top(body: Body) -> V:
    """Where a seat belt crosses the left shoulder."""
    return add(body.chest, body.chest_axes.place((7.0, 11.0, 1.0)))


def belt_end(body: Body) -> V:
    """Where a seat belt ends, beside the right hip."""
    return add(body.pelvis, body.pelvis_axes.place((8.0, -14.0, 2.0)))


def line(tone: str, width: float, *spots: Spot, shift: float = -6.0) -> Prop:
    """A band, strap or cable from spot to spot."""

    def draw(pen: Pen, body: Body) -> Iterator[Part]:
        points = [spot(at, body) for at in spots]
        shapes = (pen.thread(tone, width, points),)
        yield Part(pen.depth(*points) + shift, shapes, shapes)

    return draw


def ring(tone: str, at: Spot, radius: float, shift: float = -12.0) -> Prop:
    """A ball or knob at a spot."""

    def draw(pen: Pen, body: Body) -> Iterator[Part]:
        point = spot(at, body)
        shapes = (pen.hull(tone, (point, radius)),)
        yield Part(pen.depth(point) + shift, shapes, shapes)

    return draw


def weight(at: Spot, way: V = (0.0, 1.0, 0.0), shift: float = -14.0) -> Prop:
    """A short dumb-bell whose bar lies along a direction."""

    def draw(pen: Pen, body: Body) -> Iterator[Part]:
        point = spot(at, body)
        ends = [add(point, times(way, far)) for far in (-9.0, 9.0)]
        bar = pen.thread("steel", 3.4, ends)
        discs = [
            pen.hull("ink", (add(end, times(way, -2.0)), 5.6), (add(end, times(way, 2.0)), 5.6))
            for end in ends
        ]
        yield Part(pen.depth(point) + shift, (bar, *discs), tuple(discs))

    return draw


def bag(at: Spot, shift: float = -4.0) -> Prop:
    """A shopping bag that hangs from a hand."""

    def draw(pen: Pen, body: Body) -> Iterator[Part]:
        top = spot(at, body)
        handle = pen.curve(
            "band",
            2.0,
            [add(top, (-7, 0, -13)), add(top, (-4, 0, -1)), add(top, (4, 0, -1)), add(top, (7, 0, -13))],
        )
        sack = pen.hull(
            "band", *((add(top, (x, y, z)), 2.5) for x in (-9, 9) for y in (-4, 4) for z in (-14, -32))
        )
        yield Part(pen.depth(add(top, (0, 0, -20))) + shift, (handle, sack), (sack,))

    return draw


def cloth(at: Spot, tone: str = "band", shift: float = -14.0) -> Prop:
    """A folded cloth under a hand."""

    def draw(pen: Pen, body: Body) -> Iterator[Part]:
        p = spot(at, body)
        shapes = (
            pen.hull(tone, (add(p, (-6, 0, -2)), 3.0), (add(p, (6, 0, -2)), 3.0), (add(p, (0, -3, -7)), 3.0)),
        )
        yield Part(pen.depth(p) + shift, shapes, shapes)

    return draw


def soles(at: V, left: tuple[float, float], right: tuple[float, float]) -> Prop:
    """Two foot prints on a round card: where the feet stand, seen from above."""

    def draw(pen: Pen, body: Body) -> Iterator[Part]:
        card = (pen.hull("prop-side", (at, 34.2)), pen.hull("paper", (at, 33.0)))
        prints = []
        for x, y in (left, right):
            heel, ball = pen.paper(at, -1.3 * x, 1.25 * y - 9), pen.paper(at, -1.3 * x, 1.25 * y + 7)
            prints.append(
                pen.hull("shoe", (heel, 4.6), (ball, 5.8), (pen.paper(at, -1.3 * x, 1.25 * y + 10.5), 4.6))
            )
        yield Part(-2000, (*card, *prints), card)

    return draw


def crank(hub: V, arm: float, wide: float = 12.0) -> Prop:
    """The wheel and the two pedals of a cycle, turned by the dial of the pose."""

    def draw(pen: Pen, body: Body) -> Iterator[Part]:
        yield Part(pen.depth(hub) + 6, (pen.hull("steel", (hub, 21.0)), pen.hull("shade", (hub, 16.5))))
        for turn, y in ((body.pose.dial, -wide), (body.pose.dial + 180, wide)):
            end = add(hub, (arm * cos(radians(turn)), y * 0.6, arm * sin(radians(turn))))
            shapes = (
                pen.thread("ink", 3.4, [add(hub, (0, y * 0.6, 0)), end]),
                pen.thread("ink", 4.4, [end, add(end, (0, y * 0.5, 0))]),
            )
            yield Part(pen.depth(end) + 4, shapes)

    return draw


def clock(at: V, minutes: float = 15.0, radius: float = 13.0, shift: float = 0.0) -> Prop:
    """A timer: a face, the share of the hour that is set, and a hand."""

    def draw(pen: Pen, body: Body) -> Iterator[Part]:
        turn = 2 * pi * minutes / 60
        arc = [
            pen.paper(at, radius * 0.72 * sin(turn * n / 12), radius * 0.72 * cos(turn * n / 12))
            for n in range(13)
        ]
        shapes = (
            pen.hull("ink", (at, radius + 1.8)),
            pen.hull("paper", (at, radius)),
            pen.plate("glow", [at, *arc]),
            pen.thread("ink", 1.8, [pen.paper(at, 0, radius * 0.7), at, arc[-1]]),
            pen.hull("ink", (pen.paper(at, 0, radius + 3.5), 2.0)),
        )
        yield Part(pen.depth(at) + shift, shapes, shapes[:1])

    return draw


def mirror_image(glass: V, shift: float = 0.0) -> Prop:
    """The right forearm and hand as they are seen in a mirror that stands along the middle of the table."""

    def draw(pen: Pen, body: Body) -> Iterator[Part]:
        arm, y = body.right_arm, glass[1]
        elbow, wrist, palm = (
            _flipped(p, y) for p in (between(arm.elbow, arm.wrist, 0.45), arm.wrist, arm.palm)
        )
        tip = _flipped(add(arm.palm, times(arm.point, 8.0)), y)
        shapes = (
            pen.hull("skin-far", (elbow, 3.6), (wrist, 2.7)),
            pen.hull("skin-far", (wrist, 2.7), (palm, 3.7), (tip, 1.9)),
        )
        yield Part(pen.depth(glass) + shift, shapes, shapes)

    return draw


def _flipped(p: V, y: float) -> V:
    return p[0], 2 * y - p[1], p[2]
