"""The numbers and series that the page of a picture shows, before anybody dresses them in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from patients.models import Patient
from programs.insights.exposure_columns import Columns
from programs.insights.series import DailySeries, Measure, enough, median_of
from programs.models import Flare

COLUMNS: Final[tuple[Measure, ...]] = (
    "pain_avg",
    "pain_worst",
    "activity_minutes",
    "sleep_quality",
    "mood",
    "stress",
    "practice_minutes",
)
LEVELS: Final[tuple[Measure, ...]] = ("activity_minutes", "pain_avg", "sleep_quality")
WINDOWS: Final = (28, 90, 365)


@dataclass(frozen=True)
class Halves:
    """The median of the later half of a window and of the earlier one; None where too little is logged."""

    now: float | None
    before: float | None


def halves(series: DailySeries, measure: Measure, days: int) -> Halves:
    """Each half needs 4 of 7 days logged."""
    values, half = series.last(days).values(measure), days // 2
    later = values[-half:]
    earlier = values[-2 * half : -half]
    return Halves(median_of(later, enough(half)), median_of(earlier, enough(half)))


def window_numbers(series: DailySeries, days: int) -> dict[str, float | int | None]:
    """What is told about the last `days` days, by key."""
    shown = series.last(days)
    found: dict[str, float | int | None] = {"logged": shown.days_logged, "days": days}
    for measure in LEVELS:
        level = halves(series, measure, days)
        found |= {f"{measure}-now": level.now, f"{measure}-before": level.before}
    return found


def columnar(series: DailySeries, days: int) -> dict[str, Any]:
    """The days as one list for each measure; null is not logged. `never` names those with nothing in these days."""
    shown = series.last(days)
    flare = tuple(None if ticked is None else int(ticked) for ticked in shown.flare)
    lists: dict[str, tuple[int | None, ...]] = {"flare": flare} | {
        name: shown.values(name) for name in COLUMNS
    }
    empty = [name for name, values in lists.items() if values.count(None) == len(shown)]
    head = {"start": shown.start.isoformat(), "days": len(shown), "never": empty}
    return head | {name: values for name, values in lists.items() if name not in empty}


def by_day(series: DailySeries, days: int, beside: Columns) -> list[list[Any]]:
    """The days as rows, oldest first, each with the id of its journal entry; an empty cell is not logged.

    `beside` are columns for all days of the series: sessions, sleep efficiency, activities by the patient's own name.
    """
    shown = series.last(days)
    lists: list[Sequence[Any]] = [
        [day.isoformat() for day in shown.dates],
        shown.entry_ids,
        *(shown.values(name) for name in COLUMNS),
        [None if ticked is None else int(ticked) for ticked in shown.flare],
        [int(late) for late in shown.late],
        *(values[-len(shown) :] for values in beside.values()),
    ]
    head = ["day", "entry", *COLUMNS, "flare", "late", *beside]
    rows = [["" if value is None else value for value in row] for row in zip(*lists, strict=True)]
    return [head, *rows]


def whole(series: DailySeries, days: int, beside: Columns) -> dict[str, Any]:
    """What `by_day` has, as one list for each column; null is not logged."""
    shown = series.last(days)
    provenance = {"entry": shown.entry_ids, "late": [int(late) for late in shown.late]}
    more = {name: values[-len(shown) :] for name, values in beside.items()}
    return columnar(series, days) | provenance | {"beside": more}


def flare_plan_spans(patient: Patient, today: date) -> list[tuple[date, date]]:
    """The days on which the patient followed the flare plan. One query."""
    rows = Flare.objects.filter(patient=patient).order_by("started_on")
    return [(row.started_on, row.ended_on or today) for row in rows]


def link_at(values: Mapping[str, Any], place: int) -> Mapping[str, Any] | None:
    """One stored link by its place among those picked."""
    links = values.get("links", [])
    return links[place] if 0 <= place < len(links) else None
