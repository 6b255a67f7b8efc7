"""The numbers and series that the page of a picture shows, before anybody dresses them in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from patients.models import Patient
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


def by_day(series: DailySeries, days: int) -> list[list[Any]]:
    """The days as rows, oldest first; an empty cell is not logged."""
    shown = series.last(days)
    head: list[Any] = ["day", *COLUMNS, "flare", "late"]
    rows = [
        [
            shown.dates[i].isoformat(),
            *("" if (value := shown.values(name)[i]) is None else value for name in COLUMNS),
            "" if shown.flare[i] is None else int(bool(shown.flare[i])),
            int(shown.late[i]),
        ]
        for i in range(len(shown))
    ]
    return [head, *rows]


def flare_plan_spans(patient: Patient, today: date) -> list[tuple[date, date]]:
    """The days on which the patient followed the flare plan. One query."""
    rows = Flare.objects.filter(patient=patient).order_by("started_on")
    return [(row.started_on, row.ended_on or today) for row in rows]


def link_at(values: Mapping[str, Any], place: int) -> Mapping[str, Any] | None:
    """One stored link by its place among those picked."""
    links = values.get("links", [])
    return links[place] if 0 <= place < len(links) else None
