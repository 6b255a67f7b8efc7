"""Has pain changed enough to matter, and what should make a reader careful about it?"""

from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from statistics import median

from programs.insights.series import DailySeries, Measure, baseline_band, known, median_of

BASELINE_DAYS = 14
RECENT_DAYS = 7
MEANINGFUL_PERCENT = 30
"""A fall of 30 % goes together with "much improved" (Farrar 2001, 10.1016/S0304-3959(01)00349-9)."""
MEANINGFUL_POINTS = 2
"""Two points on a 0 to 10 scale (Farrar 2001, 10.1016/S0304-3959(01)00349-9)."""
SUBSTANTIAL_PERCENT = 50
"""Half of the pain gone is a substantial change (Dworkin 2008; read through pain-topics.org)."""
FLOOR = 3
"""Below a baseline of 3 a percentage says little (engineering default)."""
CAUTION_POINTS = 1
"""One point between the compared medians is enough for a word of caution (engineering default)."""


class ResponseState(StrEnum):
    """What can be said about pain now beside pain at the start."""

    NOT_ENOUGH = "not_enough_data"
    FLOOR = "baseline_too_low"
    SUBSTANTIAL_BETTER = "substantial_improvement"
    MEANINGFUL_BETTER = "meaningful_improvement"
    NO_MARKED_CHANGE = "no_marked_change"
    MEANINGFUL_WORSE = "meaningful_worsening"
    SUBSTANTIAL_WORSE = "substantial_worsening"


@dataclass(frozen=True, slots=True)
class Response:
    """The marker with the numbers it rests on: medians 0 to 10, change in points and percent of baseline."""

    state: ResponseState
    baseline: float | None
    recent: float | None
    points: float | None
    percent: float | None
    started_high: bool


@dataclass(frozen=True, slots=True)
class MissingPattern:
    """Median pain on days before a gap beside days before a logged day (0 to 10)."""

    before_missing: float
    before_logged: float
    n_missing: int

    @property
    def caution(self) -> bool:
        """True when gaps tend to follow the more painful days."""
        return self.before_missing - self.before_logged >= CAUTION_POINTS


def responder(series: DailySeries) -> Response:
    """Median of the last 7 days against the median of the first 14 (needs 4 of 7 days logged in both).

    "Meaningful" is ≥ 30 % and ≥ 2 points, "substantial" ≥ 50 % and ≥ 2 points, worsening mirrored; no marker
    when the baseline is below 3. Sources: Farrar 2001 (10.1016/S0304-3959(01)00349-9); Dworkin 2008 by way of
    pain-topics.org; people may need more than 2 points over six months (PMC9299931).
    """
    band = baseline_band(series, BASELINE_DAYS) if len(series) >= BASELINE_DAYS + RECENT_DAYS else None
    recent = median_of(series.pain_avg[-RECENT_DAYS:])
    high = started_high(series)
    if band is None or recent is None:
        start = band.median if band else None
        return Response(ResponseState.NOT_ENOUGH, start, recent, None, None, high)
    points = recent - band.median
    if band.median < FLOOR:
        return Response(ResponseState.FLOOR, band.median, recent, points, None, high)
    percent = 100 * points / band.median
    return Response(_state(points, percent), band.median, recent, points, percent, high)


def _state(points: float, percent: float) -> ResponseState:
    """The marker for a change; negative is less pain."""
    if abs(points) < MEANINGFUL_POINTS or abs(percent) < MEANINGFUL_PERCENT:
        return ResponseState.NO_MARKED_CHANGE
    if abs(percent) >= SUBSTANTIAL_PERCENT:
        return ResponseState.SUBSTANTIAL_BETTER if points < 0 else ResponseState.SUBSTANTIAL_WORSE
    return ResponseState.MEANINGFUL_BETTER if points < 0 else ResponseState.MEANINGFUL_WORSE


def started_high(series: DailySeries) -> bool:
    """True when pain in the first 7 days lay ≥ 1 point above days 8 to 21: part of a fall is expected."""
    first, later = median_of(series.pain_avg[:7]), median_of(series.pain_avg[7:21], need=8)
    return first is not None and later is not None and first - later >= CAUTION_POINTS


def missing_pattern(
    series: DailySeries, measure: Measure = "pain_avg", need: int = 3
) -> MissingPattern | None:
    """Do gaps follow more painful days? Needs `need` rated days before gaps and before logged days."""
    values = series.values(measure)
    before_gap = known([a for a, b in pairwise(values) if b is None])
    before_logged = known([a for a, b in pairwise(values) if b is not None])
    if min(len(before_gap), len(before_logged)) < need:
        return None
    return MissingPattern(float(median(before_gap)), float(median(before_logged)), len(before_gap))
