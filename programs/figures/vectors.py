"""Points and directions in space: x is ahead, y is to the left, z is up, one unit is a centimetre."""

from math import cos, radians, sin, sqrt

V = tuple[float, float, float]

AHEAD: V = (1.0, 0.0, 0.0)
LEFT: V = (0.0, 1.0, 0.0)
UP: V = (0.0, 0.0, 1.0)
DOWN: V = (0.0, 0.0, -1.0)


def add(*points: V) -> V:
    """The sum of points."""
    return sum(p[0] for p in points), sum(p[1] for p in points), sum(p[2] for p in points)


def times(v: V, k: float) -> V:
    """A longer or shorter one."""
    return v[0] * k, v[1] * k, v[2] * k


def minus(a: V, b: V) -> V:
    """From b to a."""
    return a[0] - b[0], a[1] - b[1], a[2] - b[2]


def dot(a: V, b: V) -> float:
    """How far a goes along b."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: V, b: V) -> V:
    """The direction square to both."""
    return a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]


def size(v: V) -> float:
    """The length."""
    return sqrt(dot(v, v))


def unit(v: V) -> V:
    """The same direction, one long."""
    return times(v, 1 / (size(v) or 1))


def between(a: V, b: V, t: float) -> V:
    """The point a share t of the way from a to b."""
    return add(a, times(minus(b, a), t))


def turned(v: V, axis: V, degrees: float) -> V:
    """v turned about an axis of length one, by the right-hand rule."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return add(times(v, c), times(cross(axis, v), s), times(axis, dot(axis, v) * (1 - c)))


def square_to(v: V, axis: V) -> V:
    """The part of v that is square to the axis, one long."""
    along = unit(axis)
    return unit(minus(v, times(along, dot(v, along))))
