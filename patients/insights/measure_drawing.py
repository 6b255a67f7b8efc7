"""A measure over time as a drawing: points and line, the bands around the first score. Plain numbers for an SVG."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.utils.formats import date_format

from patients.measures.history import History
from patients.measures.scoring import tidy

WIDTH: Final = 480
HEIGHT: Final = 180
LEFT, RIGHT, TOP, BOTTOM = 40, 468, 14, 146
TICK_ROOM: Final = 68


@dataclass(frozen=True)
class Strip:
    """A band around the first score, from `y` down."""

    y: float
    height: float


def measure_drawing(found: History) -> dict[str, Any] | None:
    """Everything the template draws; None without a point. The scale is the instrument's, or what was reached."""
    if not found.points:
        return None
    low, high = _range(found)
    first, last = found.points[0].on, found.points[-1].on
    span = max((last - first).days, 1)

    def x(on: date) -> float:
        return round(LEFT + 8 + (RIGHT - LEFT - 16) * (on - first).days / span, 1)

    def y(value: float) -> float:
        return round(BOTTOM - (BOTTOM - TOP) * (value - low) / (high - low), 1)

    def strip(band: tuple[float, float] | None) -> Strip | None:
        if band is None:
            return None
        top = y(min(band[1], high))
        return Strip(top, round(y(max(band[0], low)) - top, 1))

    points = [{"x": x(point.on), "y": y(point.value), "words": tidy(point.value)} for point in found.points]
    return {
        "box": f"0 0 {WIDTH} {HEIGHT}",
        "left": LEFT,
        "right": RIGHT,
        "width": RIGHT - LEFT,
        "bottom": BOTTOM,
        "points": points,
        "path": " ".join(f"{one['x']},{one['y']}" for one in points),
        "levels": [{"y": y(value), "words": tidy(value)} for value in (low, (low + high) / 2, high)],
        "error": strip(found.error_band),
        "meaningful": strip(found.meaningful_band),
        "days": _ticks([(x(point.on), point.on) for point in found.points]),
    }


def _range(found: History) -> tuple[float, float]:
    """The instrument's range; a test that is open upwards has what was reached and a little air."""
    one = found.instrument
    if one.key == "gas":
        return 20, 80
    if not one.unit and one.high <= 60:
        return one.low, one.high
    values = [point.value for point in found.points]
    room = max((max(values) - min(values)) * 0.5, one.mcid.value if one.mcid else 0, max(values) * 0.2, 1)
    return max(0, round(min(values) - room)), round(max(values) + room)


def _ticks(days: list[tuple[float, date]]) -> list[dict[str, Any]]:
    """Dates under the points, as many as have room; the last one always."""
    shown: list[tuple[float, date]] = []
    for x, on in reversed(days):
        if not shown or shown[-1][0] - x >= TICK_ROOM:
            shown.append((x, on))
    return [{"x": x, "words": date_format(on, "j M")} for x, on in reversed(shown)]
