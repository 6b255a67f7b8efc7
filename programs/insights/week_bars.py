"""Weeks as bars for a drawing by the server, with the table behind it: a week with too little logged is a gap."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean
from typing import Any, Final

from programs.insights.series import NEED_OF_WEEK

WEEK: Final = 7
WEEKS: Final = 8
WIDTH, HEIGHT, TOP, BOTTOM = 360, 158, 22, 122
BAR_SHARE: Final = 0.62


@dataclass(frozen=True, slots=True)
class WeekMean:
    """Seven days and the mean a day of those that are logged; None when too few are."""

    first: date
    last: date
    logged: int
    value: float | None


def week_means(
    days: Mapping[date, float | None], last: date, *, need: int = NEED_OF_WEEK, weeks: int = WEEKS
) -> list[WeekMean]:
    """So many weeks of seven days, oldest first; the newest ends on `last`."""
    return [_mean(days, last - timedelta(days=WEEK * back), need) for back in range(weeks - 1, -1, -1)]


def _mean(days: Mapping[date, float | None], last: date, need: int) -> WeekMean:
    span = [last - timedelta(days=back) for back in range(WEEK)]
    known = [value for day in span if (value := days.get(day)) is not None]
    return WeekMean(span[-1], last, len(known), fmean(known) if len(known) >= need else None)


def bars(means: Sequence[WeekMean], *, top: float | None = None) -> dict[str, Any]:
    """Numbers for the drawing: where each bar stands and how high it is; a gap has no bar.

    `top` is the end of the scale, else the highest week.
    """
    highest = top or max((week.value for week in means if week.value is not None), default=0) or 1
    place = WIDTH / len(means)
    return {
        "box": f"0 0 {WIDTH} {HEIGHT}",
        "width": WIDTH,
        "bottom": BOTTOM,
        "under": BOTTOM + 16,
        "lowest": BOTTOM + 30,
        "bar_width": round(place * BAR_SHARE, 1),
        "bars": [_bar(week, n * place, place, highest) for n, week in enumerate(means)],
    }


def _bar(week: WeekMean, left: float, place: float, highest: float) -> dict[str, Any]:
    middle = round(left + place / 2, 1)
    bar = {"x": round(left + place * (1 - BAR_SHARE) / 2, 1), "middle": middle, "first": week.first}
    if week.value is None:
        return bar | {"gap": True, "words_y": BOTTOM - 6}
    height = round((BOTTOM - TOP) * week.value / highest, 1)
    return bar | {"y": round(BOTTOM - height, 1), "height": height, "words_y": round(BOTTOM - height - 5, 1)}
