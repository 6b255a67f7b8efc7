"""Quota stairs as a drawing with its table: weeks across, amounts up, baseline and goal as lines.

Plain numbers for a server-side SVG; nothing here is saved.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from programs.insights.plan_words import amount_words
from programs.rules.baseline import Ladder
from programs.rules.rounding import tidy

WIDTH: Final = 360
HEIGHT: Final = 200
LEFT, RIGHT, TOP, BOTTOM = 38, 352, 14, 172
SHOWN_ROWS: Final = 12


@dataclass(frozen=True)
class Line:
    """A level with its words: `y` in the drawing, `words_y` where they do not meet another line's."""

    y: float
    words_y: float
    words: str


def stairs_drawing(stairs: Ladder, unit: str, start: date, baseline: float | None = None) -> dict[str, Any]:
    """Everything the template draws. `start` is the day the first quota would hold, in the patient's days."""
    steps, top = stairs.stairs(), max(stairs.goal, baseline or 0)
    weeks = len(steps)

    def x(week: float) -> float:
        return round(LEFT + (RIGHT - LEFT) * week / weeks, 1)

    def y(value: float) -> float:
        return round(BOTTOM - (BOTTOM - TOP) * value / top, 1)

    points = [point for n, value in enumerate(steps) for point in ((x(n), y(value)), (x(n + 1), y(value)))]
    goal_day = start + timedelta(weeks=stairs.weeks_to_goal)
    return {
        "box": f"0 0 {WIDTH} {HEIGHT}",
        "path": " ".join(f"{a},{b}" for a, b in points),
        "area": f"{LEFT},{BOTTOM} " + " ".join(f"{a},{b}" for a, b in points) + f" {RIGHT},{BOTTOM}",
        "left": LEFT,
        "right": RIGHT,
        "bottom": BOTTOM,
        "weeks": [{"x": x(n + 0.5), "n": n + 1} for n in _ticks(weeks)],
        "levels": _levels(steps[0], stairs.goal, y),
        "baseline": None if baseline is None else _line(baseline, y, _("baseline")),
        "columns": [
            _("Week"),
            {"label": _("Quota"), "unit": amount_unit(unit), "numeric": True},
            _("From"),
        ],
        "rows": _rows(steps, start),
        "cut": weeks > SHOWN_ROWS,
        "goal_day": goal_day,
        "goal_words": _("The goal would come in week %(n)d, about %(day)s. This may change at every review.")
        % {"n": stairs.weeks_to_goal + 1, "day": date_format(goal_day)},
        "alt": _("Stairs from %(first)s to %(goal)s in %(n)d weeks; the table below has the numbers.")
        % {
            "first": amount_words(steps[0], unit),
            "goal": amount_words(stairs.goal, unit),
            "n": stairs.weeks_to_goal,
        },
    }


def amount_unit(unit: str) -> str:
    """The unit by itself, as the head of a column has it."""
    return amount_words(2, unit).partition(" ")[2]


def _ticks(weeks: int) -> list[int]:
    """Which weeks have a number: the first, the last, and a few between."""
    every = max(1, -(-weeks // 6))
    ticks = list(range(0, weeks, every))
    if weeks - 1 - ticks[-1] >= every / 2:
        ticks.append(weeks - 1)
    else:
        ticks[-1] = weeks - 1
    return ticks


def _levels(first: float, goal: float, y: Any) -> list[Line]:
    """First quota and goal at the side; one alone when they would stand on each other."""
    lines = [_line(goal, y, tidy(goal)), _line(first, y, tidy(first))]
    return lines if lines[1].y - lines[0].y >= 14 else lines[:1]


def _line(value: float, y: Any, words: str) -> Line:
    return Line(y(value), round(y(value) - 4, 1), words)


def _rows(steps: tuple[float, ...], start: date) -> list[list[Any]]:
    """The first weeks and the last one."""
    weeks = list(enumerate(steps))
    shown = weeks if len(weeks) <= SHOWN_ROWS else [*weeks[: SHOWN_ROWS - 1], weeks[-1]]
    return [[n + 1, tidy(value), date_format(start + timedelta(weeks=n))] for n, value in shown]
