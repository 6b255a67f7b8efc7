"""Points and paths. A path uses M L C Q S T Z with absolute numbers only, so that it can be moved and mirrored."""

import math
import re
from collections.abc import Sequence

Point = tuple[float, float]
TOKENS = re.compile(r"[A-Z]|-?\d+(?:\.\d+)?")


def number(value: float) -> str:
    """Return a number as short as it can be written."""
    return f"{round(value, 1) + 0:g}"


def moved(d: str, x: float, y: float, scale: float = 1, *, turned: bool = False) -> str:
    """Return a path scaled, then moved; turned means that it looks the other way."""
    factors, shift = ((-scale if turned else scale), scale), (x, y)
    out: list[str] = []
    axis = 0
    for token in TOKENS.findall(d):
        if token.isalpha():
            out.append(token)
            axis = 0
        else:
            out.append(number(float(token) * factors[axis] + shift[axis]))
            axis = 1 - axis
    return " ".join(out)


def poly(*points: Point, closed: bool = False) -> str:
    """Return a path of straight lines through the points."""
    d = " L ".join(f"{number(x)} {number(y)}" for x, y in points)
    return f"M {d} Z" if closed else f"M {d}"


def smooth(*points: Point) -> str:
    """Return one soft curve through all the points (Catmull-Rom as Bézier)."""
    spread = (points[0], *points, points[-1])
    d = f"M {number(points[0][0])} {number(points[0][1])}"
    for before, start, end, after in zip(spread, spread[1:], spread[2:], spread[3:], strict=False):
        one = (start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6)
        two = (end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6)
        d += " C " + " ".join(number(value) for point in (one, two, end) for value in point)
    return d


def around(x: float, y: float, radius: float, degrees: float) -> Point:
    """Return the point on a circle; 0 degrees is up and it goes clockwise."""
    turn = math.radians(degrees)
    return x + radius * math.sin(turn), y - radius * math.cos(turn)


def arc(x: float, y: float, radius: float, start: float, end: float) -> str:
    """Return a part of a circle from one angle to another, as a smooth path."""
    steps = max(3, int(abs(end - start) / 15))
    return smooth(*(around(x, y, radius, start + (end - start) * n / steps) for n in range(steps + 1)))


def head_of(d: str, length: float) -> Sequence[Point]:
    """Return the three corners of the arrow head at the end of a path."""
    numbers = [float(token) for token in TOKENS.findall(d) if not token.isalpha()]
    points = list(zip(numbers[::2], numbers[1::2], strict=True))
    tip = points[-1]
    back = next(point for point in reversed(points) if math.dist(point, tip) > 1)
    along = math.atan2(tip[1] - back[1], tip[0] - back[0])
    sides = (
        (tip[0] - length * math.cos(along + turn), tip[1] - length * math.sin(along + turn))
        for turn in (0.45, -0.45)
    )
    return (tip, *sides)
