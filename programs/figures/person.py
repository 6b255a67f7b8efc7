"""A body drawn: rounded limbs in a top, trousers and shoes; the limbs on the far side are darker."""

from collections.abc import Iterator

from programs.figures.body import ArmBones, Axes, Body, LegBones
from programs.figures.shapes import Part, Pen, Shape
from programs.figures.vectors import V, add, between, minus, times

SIDE_ON = 5.0


def draw_person(body: Body, pen: Pen, nearer: tuple[float, float] = (0.0, 0.0)) -> Iterator[Part]:
    """All parts of a person; `nearer` brings the left and the right arm toward the eye."""
    apart = pen.depth(body.left_leg.hip) - pen.depth(body.right_leg.hip)
    left_far, right_far = apart > SIDE_ON, apart < -SIDE_ON
    yield _seat(body, pen)
    yield _trunk(body, pen)
    yield from _head(body, pen)
    yield _leg(body.left_leg, pen, left_far)
    yield _leg(body.right_leg, pen, right_far)
    yield _arm(body.left_arm, pen, left_far, nearer[0])
    yield _arm(body.right_arm, pen, right_far, nearer[1])


def _trunk(body: Body, pen: Pen) -> Part:
    hips, ribs = body.pelvis_axes, body.chest_axes
    waist = [(_off(body.waist, hips, 0.5, 4.5 * s, 1.0), 9.0) for s in (1, -1)]
    chest = [(_off(body.chest, ribs, 0.5, 8.0 * s, -9.0), 9.6) for s in (1, -1)]
    yoke = [(_off(body.chest, ribs, -0.5, 13.0 * s, -2.5), 6.2) for s in (1, -1)]
    collar = (_off(body.chest, ribs, -0.5, 0.0, -0.5), 5.6)
    hem = [(_off(body.waist, hips, 0.5, 5.0 * s, -6.0), 10.4) for s in (1, -1)]
    shapes = (
        pen.hull("top", *hem, *waist),
        pen.hull("top", *waist, *chest),
        pen.hull("top", *chest, *yoke, collar),
    )
    return Part(pen.depth(body.pelvis, body.waist, body.chest), shapes, shapes)


def _seat(body: Body, pen: Pen) -> Part:
    """The hips, drawn behind both legs, which grow out of them."""
    low = [(_off(body.pelvis, body.pelvis_axes, -1.0, 5.5 * s, 1.0), 10.6) for s in (1, -1)]
    shapes = (pen.hull("legs", *low),)
    legs = max(_leg_depth(leg, pen) for leg in (body.left_leg, body.right_leg))
    return Part(max(legs, pen.depth(body.pelvis)) + 0.5, shapes, shapes)


def _leg_depth(leg: LegBones, pen: Pen) -> float:
    return pen.depth(leg.hip, leg.knee, leg.ankle)


def _off(p: V, axes: Axes, ahead: float, left: float, up: float) -> V:
    return add(p, axes.place((ahead, left, up)))


def _leg(leg: LegBones, pen: Pen, far: bool) -> Part:
    cloth, shoe = ("legs-far", "shoe-far") if far else ("legs", "shoe")
    thigh = pen.hull(cloth, (leg.hip, 9.6), (leg.knee, 6.6))
    calf = between(leg.knee, leg.ankle, 0.35)
    shin = pen.hull(cloth, (leg.knee, 6.4), (calf, 6.0), (leg.ankle, 4.6))
    free = pen.hull(cloth, (between(leg.hip, leg.knee, 0.45), 8.2), (leg.knee, 6.6))
    foot = _foot(leg, pen, shoe)
    return Part(_leg_depth(leg, pen), (*foot, thigh, shin), (*foot, free, shin))


def _foot(leg: LegBones, pen: Pen, tone: str) -> tuple[Shape, Shape]:
    """A shoe whose sole touches the floor: each ball is lifted off its point by its own size."""
    heel = (add(leg.heel, times(leg.up, 4.0), times(minus(leg.ball, leg.heel), 0.05)), 4.0)
    instep = (add(leg.ankle, times(leg.up, -1.0)), 4.4)
    ball = (add(leg.ball, times(leg.up, 3.2)), 3.2)
    toe_up = leg.up if abs(leg.toe[2] - leg.ball[2]) > 0.3 else (0.0, 0.0, 1.0)
    toe = (add(leg.toe, times(toe_up, 2.6)), 2.6)
    return pen.hull(tone, heel, instep, ball), pen.hull(tone, ball, toe)


def _arm(arm: ArmBones, pen: Pen, far: bool, nearer: float) -> Part:
    cloth, skin = ("top-far", "skin-far") if far else ("top", "skin")
    cuff = between(arm.shoulder, arm.elbow, 0.62)
    bare = (
        pen.hull(skin, (cuff, 4.0), (arm.elbow, 3.9)),
        pen.hull(skin, (arm.elbow, 3.9), (between(arm.elbow, arm.wrist, 0.3), 3.9), (arm.wrist, 2.7)),
        *_hand(arm, pen, skin),
    )
    sleeve = pen.hull(cloth, (arm.shoulder, 6.0), (cuff, 5.0))
    free = pen.hull(cloth, (between(arm.shoulder, cuff, 0.4), 5.6), (cuff, 5.0))
    depth = pen.depth(arm.shoulder, arm.elbow, arm.wrist, arm.palm) - 1.0 - nearer
    return Part(depth, (*bare, sleeve), (*bare, free))


def _hand(arm: ArmBones, pen: Pen, skin: str) -> tuple[Shape, ...]:
    if arm.grip:
        return (pen.hull(skin, (arm.wrist, 2.7), (arm.palm, 4.4)),)
    tip = add(arm.palm, times(arm.point, 8.0))
    return (pen.hull(skin, (arm.wrist, 2.7), (arm.palm, 3.7), (tip, 1.9)),)


def _head(body: Body, pen: Pen) -> Iterator[Part]:
    axes, at = body.head_axes, body.head
    neck = pen.hull(
        "skin-far", (add(body.chest, body.chest_axes.place((-0.5, 0.0, -1.0))), 5.0), (body.neck, 4.8)
    )
    skull, jaw = (_off(at, axes, 0.6, 0.0, 1.0), 9.6), (_off(at, axes, 2.8, 0.0, -5.0), 6.4)
    nose = (_off(at, axes, 10.6, 0.0, -1.6), 1.5)
    bridge = (_off(at, axes, 8.6, 0.0, 1.4), 1.2)
    face = [
        pen.hull("skin", skull, jaw),
        pen.hull("skin", nose, bridge, (_off(at, axes, 8.0, 0.0, -2.0), 1.8)),
    ]
    hair = [pen.hull("hair", (_off(at, axes, -1.6, 0.0, 3.0), 9.8), (_off(at, axes, -3.0, 0.0, -1.5), 8.6))]
    fringe = pen.hull("hair", *((_off(at, axes, a, s, 7.6), 4.6) for a in (3.0, -3.0) for s in (2.6, -2.6)))
    trunk = pen.depth(body.pelvis, body.waist, body.chest)
    yield Part(max(trunk, pen.depth(body.neck)) + 0.2, (neck,), (neck,))
    toward = pen.faces(axes.ahead)
    shapes = [*hair, *face, fringe] if toward > -0.35 else [*face, *hair, fringe]
    shapes += [*_ears(at, axes, pen), *_eyes(body, pen)]
    yield Part(pen.depth(at) - 3, tuple(shapes), tuple(face + hair))


def _ears(at: V, axes: Axes, pen: Pen) -> Iterator[Shape]:
    for s in (1, -1):
        if pen.faces(times(axes.left, s)) > 0.25:
            yield pen.hull(
                "skin-far",
                (_off(at, axes, -0.6, 9.4 * s, -0.2), 2.0),
                (_off(at, axes, -0.2, 9.2 * s, -2.4), 1.5),
            )


def _eyes(body: Body, pen: Pen) -> Iterator[Shape]:
    axes, at = body.head_axes, body.head
    for s in (1, -1):
        way = axes.place((0.92, 0.36 * s, 0.0))
        if pen.faces(way) < 0.1:
            continue
        eye = _off(at, axes, 8.8, 3.6 * s, 0.8)
        side = times(axes.left, 1.5)
        if body.pose.eyes_closed:
            yield pen.curve("face", 0.9, [add(eye, side), add(eye, times(axes.up, -0.9)), minus(eye, side)])
        else:
            yield pen.hull("face", (eye, 1.05))
    if pen.faces(axes.ahead) > 0.4:
        mouth = [_off(at, axes, 8.6 - 0.5 * abs(y), y, -6.2 + 0.35 * abs(y)) for y in (-2.6, 0.0, 2.6)]
        yield pen.curve("face", 0.9, mouth)
