"""From points in space to shapes on paper: what the eye sees of balls, plates and lines."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import acos, atan2, cos, pi, radians, sin, sqrt

from programs.figures.vectors import V

P = tuple[float, float]
Ball = tuple[V, float]


@dataclass(frozen=True, slots=True)
class Box:
    """The smallest upright rectangle round something on paper; y grows downward."""

    left: float
    top: float
    right: float
    bottom: float

    def __or__(self, other: "Box") -> "Box":
        return Box(
            min(self.left, other.left), min(self.top, other.top),
            max(self.right, other.right), max(self.bottom, other.bottom),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shape:
    """One path, or words in the middle of a box. `line` above 0 draws a stroke of that width."""

    tone: str
    path: str
    box: Box
    line: float = 0.0
    words: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Shapes that lie at one depth; the far parts are drawn first. A halo sets a part apart from what is behind it."""

    depth: float
    shapes: tuple[Shape, ...]
    halo: tuple[Shape, ...] = ()


def num(x: float) -> str:
    """A number as short as it can be told to a tenth."""
    text = f"{x:.1f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


@dataclass(frozen=True, slots=True)
class Pen:
    """An eye far away. Yaw 0 sees a person from their right side, 90 from the front; pitch looks down on them."""

    yaw: float = 0.0
    pitch: float = 10.0

    def seen(self, p: V) -> tuple[float, float, float]:
        """Across, down and how far away."""
        a, b = radians(self.yaw), radians(self.pitch)
        across = p[0] * cos(a) + p[1] * sin(a)
        away = -p[0] * sin(a) + p[1] * cos(a)
        return across, -(p[2] * cos(b) + away * sin(b)), away * cos(b) - p[2] * sin(b)

    def flat(self, p: V) -> P:
        """The point on paper."""
        across, down, _ = self.seen(p)
        return across, down

    def depth(self, *points: V) -> float:
        """How far away these points are on the whole."""
        return sum(self.seen(p)[2] for p in points) / len(points)

    def faces(self, way: V) -> float:
        """1 when this direction points at the eye, -1 when it points away."""
        return -self.seen(way)[2]

    def paper(self, at: V, across: float, up: float) -> V:
        """A point beside another one, as measured on paper."""
        a, b = radians(self.yaw), radians(self.pitch)
        return (
            at[0] + across * cos(a) - up * sin(a) * sin(b),
            at[1] + across * sin(a) + up * cos(a) * sin(b),
            at[2] + up * cos(b),
        )

    def words(self, tone: str, at: V, text: str, high: float = 11.0) -> Shape:
        """Short words such as a number; they keep upright."""
        x, y = self.flat(at)
        half = high * 0.3 * len(text)
        return Shape(tone, "", Box(x - half, y - high / 2, x + half, y + high / 2), words=text)

    def hull(self, tone: str, *balls: Ball) -> Shape:
        """The outline round some balls, as if skin were drawn over them."""
        rounds = [(*self.flat(p), r) for p, r in balls]
        return Shape(tone, outline(rounds), _box([(x, y) for x, y, _ in rounds], [r for _, _, r in rounds]))

    def plate(self, tone: str, points: Sequence[V]) -> Shape:
        """A flat surface with corners."""
        flat = [self.flat(p) for p in points]
        return Shape(tone, _joined(flat) + "Z", _box(flat))

    def thread(self, tone: str, width: float, points: Sequence[V]) -> Shape:
        """A line through some points."""
        flat = [self.flat(p) for p in points]
        return Shape(tone, _joined(flat), _box(flat, [width / 2] * len(flat)), width)

    def curve(self, tone: str, width: float, points: Sequence[V]) -> Shape:
        """A smooth line through some points."""
        flat = [self.flat(p) for p in points]
        return Shape(tone, _smooth(flat), _box(flat, [width] * len(flat)), width)


def _joined(points: Iterable[P]) -> str:
    return "M" + "L".join(f"{num(x)} {num(y)}" for x, y in points)


def _smooth(points: Sequence[P]) -> str:
    """Catmull-Rom through the points, told as cubic curves."""
    ends = [points[0], *points, points[-1]]
    path = f"M{num(points[0][0])} {num(points[0][1])}"
    for a, b, c, d in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        one = (b[0] + (c[0] - a[0]) / 6, b[1] + (c[1] - a[1]) / 6)
        two = (c[0] - (d[0] - b[0]) / 6, c[1] - (d[1] - b[1]) / 6)
        path += "C" + " ".join(f"{num(x)} {num(y)}" for x, y in (one, two, c))
    return path


def _box(points: Sequence[P], reach: Sequence[float] | None = None) -> Box:
    far = reach or [0.0] * len(points)
    pairs = list(zip(points, far, strict=True))
    return Box(
        min(x - r for (x, _), r in pairs), min(y - r for (_, y), r in pairs),
        max(x + r for (x, _), r in pairs), max(y + r for (_, y), r in pairs),
    )  # fmt: skip


Round = tuple[float, float, float]
WAYS = tuple((cos(2 * pi * n / 48), sin(2 * pi * n / 48)) for n in range(48))


def outline(rounds: Sequence[Round]) -> str:
    """The path of the convex hull of circles: arcs joined by their common tangents."""
    arcs = _arcs(rounds)
    if len(arcs) == 1:
        x, y, r = rounds[arcs[0]]
        return f"M{num(x - r)} {num(y)}a{num(r)} {num(r)} 0 1 1 {num(2 * r)} 0a{num(r)} {num(r)} 0 1 1 {num(-2 * r)} 0Z"
    turns = [_tangent(rounds[i], rounds[arcs[k - 1]]) for k, i in enumerate(arcs)]
    parts = []
    for k, i in enumerate(arcs):
        x, y, r = rounds[i]
        start, end = turns[k], turns[(k + 1) % len(arcs)]
        wide = (end - start) % (2 * pi) > pi
        a, b = (x + r * cos(start), y + r * sin(start)), (x + r * cos(end), y + r * sin(end))
        parts.append(f"{num(a[0])} {num(a[1])}A{num(r)} {num(r)} 0 {int(wide)} 1 {num(b[0])} {num(b[1])}")
    return "M" + "L".join(parts) + "Z"


def _arcs(rounds: Sequence[Round]) -> list[int]:
    """Which circle lies outermost, going once round all directions."""
    if len(rounds) == 2:
        return _pair(*rounds)
    outer: list[int] = []
    for c, s in WAYS:
        far = [x * c + y * s + r for x, y, r in rounds]
        best = far.index(max(far))
        if not outer or outer[-1] != best:
            outer.append(best)
    if len(outer) > 1 and outer[0] == outer[-1]:
        outer.pop()
    return outer


def _pair(one: Round, two: Round) -> list[int]:
    """Both of two circles, or the greater one when it covers the other."""
    apart = sqrt((one[0] - two[0]) ** 2 + (one[1] - two[1]) ** 2)
    if apart > abs(one[2] - two[2]) + 0.01:
        return [0, 1]
    return [0] if one[2] >= two[2] else [1]


def _tangent(new: Round, old: Round) -> float:
    """The direction in which the hull passes from one circle to the next."""
    dx, dy, dr = new[0] - old[0], new[1] - old[1], old[2] - new[2]
    apart = sqrt(dx * dx + dy * dy) or 1e-9
    return atan2(dy, dx) - acos(max(-1.0, min(1.0, dr / apart)))
