"""Scores of one instrument over time, tidy for a table or a chart.

Each point says its change from the first point (the baseline); around the baseline lie the bands within which a
difference is measurement error (MDC) or not yet meaningful to most (MCID).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from patients.measures.change import Change, change
from patients.measures.instrument import Answers, Instrument
from patients.measures.psfs import PSFS, on_same_activities


@dataclass(frozen=True)
class Taken:
    """One completed measure: its day, its score (None when it could not be scored) and what was answered."""

    on: date
    value: float | None
    answers: Answers
    key: str = ""


@dataclass(frozen=True)
class Point:
    """One score with its band and what may be said about it. `since_first` and `since_last` are None at first."""

    on: date
    value: float
    band: str
    since_first: Change | None
    since_last: Change | None
    key: str = ""


@dataclass(frozen=True)
class History:
    """An instrument's points in order of day. `unscored` counts measures without a score: they are not zero."""

    instrument: Instrument
    points: tuple[Point, ...]
    unscored: int = 0

    @property
    def latest(self) -> Point | None:
        return self.points[-1] if self.points else None

    @property
    def error_band(self) -> tuple[float, float] | None:
        """Scores that differ from the baseline by no more than the MDC; None without a baseline or an MDC."""
        return self._around(self.instrument.mdc.value if self.instrument.mdc else None)

    @property
    def meaningful_band(self) -> tuple[float, float] | None:
        """Scores that differ from the baseline by no more than the MCID; None without a baseline or an MCID."""
        return self._around(self.instrument.mcid.value if self.instrument.mcid else None)

    def _around(self, width: float | None) -> tuple[float, float] | None:
        if width is None or not self.points:
            return None
        first = self.points[0].value
        return max(self.instrument.low, first - width), min(self.instrument.high, first + width)


def history(instrument: Instrument, taken: Iterable[Taken]) -> History:
    """Order by day and compare each score with the first and with the one before."""
    rows = sorted(taken, key=lambda one: one.on)
    scored = [one for one in rows if one.value is not None]
    points = []
    for n, one in enumerate(scored):
        first = _compare(instrument, scored[0], one) if n else None
        last = _compare(instrument, scored[n - 1], one) if n else None
        value = float(one.value or 0)
        points.append(Point(one.on, value, instrument.band(one.value), first, last, one.key))
    return History(instrument, tuple(points), unscored=len(rows) - len(scored))


def _compare(instrument: Instrument, before: Taken, after: Taken) -> Change | None:
    """Own activities are compared on those rated both times; with none in common there is nothing to compare."""
    if instrument.key == PSFS.key:
        same = on_same_activities(before.answers, after.answers)
        return change(instrument, same[0], same[1]) if same else None
    return change(instrument, float(before.value or 0), float(after.value or 0))
