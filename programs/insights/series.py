"""Journal rows to one tidy daily series: every day is there, and a gap stays a gap."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from itertools import pairwise
from statistics import median
from typing import Any, Final, Literal, NamedTuple, get_args

Measure = Literal[
    "pain_avg", "pain_worst", "activity_minutes", "sleep_quality", "mood", "stress", "practice_minutes"
]
MEASURES: tuple[Measure, ...] = get_args(Measure)
MINUTES: frozenset[Measure] = frozenset({"activity_minutes", "practice_minutes"})
SCORE_TOP = 10
PERCENT_TOP = 100
MINUTES_TOP = 24 * 60
NEED_OF_WEEK = 4
"""A week counts when at least 4 of its 7 days hold a value (engineering default)."""

Values = Sequence[float | None]


class JournalRow(NamedTuple):
    """One patient day as logged: scores are whole numbers 0 to 10, minutes 0 to 1440, None "not logged"."""

    local_date: date
    entry_id: str
    pain_avg: int | None = None
    pain_worst: int | None = None
    activity_minutes: int | None = None
    sleep_quality: int | None = None
    mood: int | None = None
    stress: int | None = None
    practice_minutes: int | None = None
    flare: bool | None = None
    late: bool = False


NOT_LOGGED: Final = (None,) * (len(JournalRow._fields) - 1) + (False,)
"""What a day without an entry holds, in the order of a row."""


@dataclass(frozen=True, slots=True)
class NightRow:
    """One night under the date on which it ended, so that it is lag 0 of that day. Percent, None "not known"."""

    wake_date: date
    night_id: str
    sleep_efficiency: float | None = None


@dataclass(frozen=True, slots=True)
class DailySeries:
    """Columns of equal length, one place per day from start to end; None means "not logged".

    `sleep_efficiency` and `night_ids`, where each value comes from, are empty until `with_nights` lays them on.
    """

    dates: tuple[date, ...]
    entry_ids: tuple[str | None, ...]
    pain_avg: tuple[int | None, ...]
    pain_worst: tuple[int | None, ...]
    activity_minutes: tuple[int | None, ...]
    sleep_quality: tuple[int | None, ...]
    mood: tuple[int | None, ...]
    stress: tuple[int | None, ...]
    practice_minutes: tuple[int | None, ...]
    flare: tuple[bool | None, ...]
    late: tuple[bool, ...]
    sleep_efficiency: tuple[float | None, ...] = ()
    night_ids: tuple[str | None, ...] = ()

    def __len__(self) -> int:
        return len(self.dates)

    @property
    def start(self) -> date:
        """First day of the series."""
        return self.dates[0]

    @property
    def end(self) -> date:
        """Last day of the series."""
        return self.dates[-1]

    @property
    def days_logged(self) -> int:
        """Days with a journal entry, however little it holds."""
        return sum(entry is not None for entry in self.entry_ids)

    def values(self, measure: Measure) -> tuple[int | None, ...]:
        """The column of one measure."""
        column: tuple[int | None, ...] = getattr(self, measure)
        return column

    def slice(self, first: int, stop: int) -> "DailySeries":
        """Days from index first up to, not including, stop. ValueError when no day is left."""
        if not self.dates[first:stop]:
            raise ValueError("A series needs at least one day.")
        return replace(self, **{field.name: getattr(self, field.name)[first:stop] for field in fields(self)})

    def last(self, days: int) -> "DailySeries":
        """The last so many days, or all when the series is shorter."""
        if days < 1:
            raise ValueError(f"Ask for one day or more, not {days}.")
        return self.slice(max(0, len(self) - days), len(self))


@dataclass(frozen=True, slots=True)
class Band:
    """The usual range at the start: median and median ± 1.4826·MAD, in the measure's own unit."""

    median: float
    low: float
    high: float
    n: int


@dataclass(frozen=True, slots=True)
class Change:
    """Median of the last days beside the median of as many days before them."""

    before: float
    now: float
    n_before: int
    n_now: int

    @property
    def difference(self) -> float:
        """Now less before, in the measure's own unit."""
        return self.now - self.before

    def rounded(self) -> "Change":
        """Whole numbers, as minutes are told."""
        return replace(self, before=float(round(self.before)), now=float(round(self.now)))


def daily_series(rows: Iterable[JournalRow], start: date, end: date) -> DailySeries:
    """One place for every day from start to end, both included; rows outside are left out.

    Errors: ValueError for end before start, two rows on one day, a score outside 0 to 10,
    minutes outside 0 to 1440.
    """
    if end < start:
        raise ValueError(f"The last day {end} comes before the first day {start}.")
    by_date = _by_date(rows, start, end)
    dates = tuple(map(date.fromordinal, range(start.toordinal(), end.toordinal() + 1)))
    columns = zip(*(by_date.get(day, NOT_LOGGED) for day in dates), strict=True)
    found: dict[str, tuple[Any, ...]] = dict(zip(JournalRow._fields, columns, strict=True))
    for name in MEASURES:
        _check_range(name, found[name], dates)
    return DailySeries(
        dates=dates,
        entry_ids=found["entry_id"],
        flare=found["flare"],
        late=found["late"],
        **{name: found[name] for name in MEASURES},
    )


def with_nights(series: DailySeries, nights: Iterable[NightRow]) -> DailySeries:
    """The same days with the sleep diary beside the journal; nights outside are left out.

    Errors: ValueError for two nights on one day, an efficiency outside 0 to 100.
    """
    found: dict[date, NightRow] = {}
    for night in nights:
        if night.wake_date in found:
            raise ValueError(f"Two nights for {night.wake_date}: one day has one night.")
        share = night.sleep_efficiency
        if share is not None and not 0 <= share <= PERCENT_TOP:
            raise ValueError(
                f"sleep_efficiency on {night.wake_date} is {share}; it goes from 0 to {PERCENT_TOP}."
            )
        found[night.wake_date] = night
    rows = [found.get(day) for day in series.dates]
    return replace(
        series,
        sleep_efficiency=tuple(row.sleep_efficiency if row else None for row in rows),
        night_ids=tuple(row.night_id if row else None for row in rows),
    )


def _by_date(rows: Iterable[JournalRow], start: date, end: date) -> dict[date, JournalRow]:
    """The rows inside the window, by their local date."""
    by_date: dict[date, JournalRow] = {}
    for row in rows:
        if isinstance(row.local_date, datetime):
            raise ValueError(f"A journal day is a date without a time, not {row.local_date.isoformat()}.")
        if not start <= row.local_date <= end:
            continue
        if row.local_date in by_date:
            raise ValueError(f"Two journal entries for {row.local_date}: one day has one entry.")
        by_date[row.local_date] = row
    return by_date


def _check_range(name: Measure, values: Values, dates: Sequence[date]) -> None:
    """ValueError naming the first day on which the measure is out of its range."""
    top = MINUTES_TOP if name in MINUTES else SCORE_TOP
    logged = known(values)
    if logged and not 0 <= min(logged) <= max(logged) <= top:
        day, value = next(
            (day, value)
            for day, value in zip(dates, values, strict=True)
            if value is not None and not 0 <= value <= top
        )
        raise ValueError(f"{name} on {day} is {value}; it goes from 0 to {top}.")


def known(values: Values) -> list[float]:
    """The logged values, in order, without the gaps."""
    return [value for value in values if value is not None]


def enough(days: int) -> int:
    """Logged days needed to judge so many days: 4 of every 7, rounded up, never below 4."""
    return max(NEED_OF_WEEK, math.ceil(days * NEED_OF_WEEK / 7))


def median_of(values: Values, need: int = NEED_OF_WEEK) -> float | None:
    """Median of the logged values, or None when fewer than `need` are logged."""
    logged = known(values)
    return float(median(logged)) if logged and len(logged) >= need else None


def rolling_median(values: Values, window: int = 7, need: int = NEED_OF_WEEK) -> tuple[float | None, ...]:
    """Median of each day and those before it in the window; None where fewer than `need` are logged."""
    if window < 1 or not 1 <= need <= window:
        raise ValueError(f"A window of {window} days cannot need {need} values.")
    return tuple(median_of(values[max(0, i + 1 - window) : i + 1], need) for i in range(len(values)))


def missing_share(values: Sequence[object]) -> float:
    """Share of days that are not logged, 0 to 1; no days at all counts as all missing."""
    return sum(value is None for value in values) / len(values) if values else 1.0


def baseline_band(series: DailySeries, days: int = 14, measure: Measure = "pain_avg") -> Band | None:
    """Usual range in the first days: median ± 1.4826·MAD inside the scale; None below 4 of 7 days logged.

    1.4826 makes the median absolute deviation match a standard deviation for normal data.
    """
    values = known(series.values(measure)[:days])
    if len(series) < days or len(values) < enough(days):
        return None
    middle = float(median(values))
    spread = 1.4826 * median(abs(value - middle) for value in values)
    top = MINUTES_TOP if measure in MINUTES else SCORE_TOP
    return Band(middle, max(0.0, middle - spread), min(float(top), middle + spread), len(values))


def recent_change(series: DailySeries, measure: Measure = "pain_avg", days: int = 7) -> Change | None:
    """Last so many days beside as many before; None unless both hold enough logged values (4 of 7)."""
    if days < 1:
        raise ValueError(f"Ask for one day or more, not {days}.")
    values = series.values(measure)
    if len(values) < 2 * days:
        return None
    earlier, later = values[-2 * days : -days], values[-days:]
    before, now = median_of(earlier, enough(days)), median_of(later, enough(days))
    if before is None or now is None:
        return None
    return Change(before, now, len(known(earlier)), len(known(later)))


@dataclass(frozen=True, slots=True)
class Run:
    """An unbroken stretch of days, both ends included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it lasts."""
        return (self.last - self.first).days + 1


def flare_runs(series: DailySeries) -> tuple[Run, ...]:
    """Stretches of days that the patient ticked as a flare; a day that is not logged ends a stretch."""
    ticked = [day for day, flare in zip(series.dates, series.flare, strict=True) if flare]
    starts = [day for i, day in enumerate(ticked) if i == 0 or (day - ticked[i - 1]).days > 1]
    ends = [day for day, after in pairwise([*ticked, date.max]) if (after - day).days > 1]
    return tuple(Run(first, last) for first, last in zip(starts, ends, strict=True))
