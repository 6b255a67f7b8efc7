"""About how long one session of an item takes, so that an overfull day can be seen while it is planned.

An estimate for the clinician and never shown to a patient. Nothing here is published: seconds for a repetition and
rest between sets are engineering defaults. What cannot be put in minutes stays unknown and is not counted as zero.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

SECONDS_A_REP: Final = 4  # [design] a slow movement there and back
REST_BETWEEN_SETS_S: Final = 60  # [design]


@dataclass(frozen=True)
class Work:
    """The dose of one session. `minutes` are of one bout; `rest_minutes` between bouts; None is not part of it."""

    sets: int | None = None
    reps: int | None = None
    hold_s: int | None = None
    minutes: float | None = None
    rest_minutes: int | None = None
    each_side: bool = False
    per_day: int = 1


@dataclass(frozen=True)
class DayTotal:
    """What one weekday asks: sessions, the minutes that are known, and how many sessions have no known length."""

    sessions: int
    minutes: int
    unknown: int


def session_minutes(work: Work) -> float | None:
    """Minutes a day for one item, rests and both sides included; None when the dose says nothing about time."""
    sets = work.sets or 1
    if work.minutes:
        bout = work.minutes * (2 if work.each_side else 1)
        return (bout * sets + (work.rest_minutes or 0) * (sets - 1)) * work.per_day
    if not work.reps and not work.hold_s:
        return None
    one_set = (work.reps or 1) * (SECONDS_A_REP if work.reps else 0) + (work.reps or 1) * (work.hold_s or 0)
    seconds = one_set * sets * (2 if work.each_side else 1) + REST_BETWEEN_SETS_S * (sets - 1)
    return seconds / 60 * work.per_day


def week_totals(items: Iterable[tuple[int, float | None]]) -> tuple[DayTotal, ...]:
    """Totals of Monday to Sunday. Each item is its days as a bit mask (Monday 1) and its minutes, None unknown."""
    rows = list(items)
    return tuple(_day(day, rows) for day in range(7))


def _day(day: int, rows: list[tuple[int, float | None]]) -> DayTotal:
    planned = [minutes for mask, minutes in rows if mask >> day & 1]
    known = [minutes for minutes in planned if minutes is not None]
    return DayTotal(len(planned), round(sum(known)), len(planned) - len(known))
