"""The history of one item over the versions of a program: what was planned on which day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby
from typing import Any

from patients.models import Patient
from patients.rules.journal_day import journal_date
from programs.models import Mode, Prescription
from programs.models.program import ProgramState
from programs.rules.flare import flare_plan
from programs.rules.parameters import Parameters

PUBLISHED = (ProgramState.ACTIVE, ProgramState.REPLACED, ProgramState.ENDED)


@dataclass(frozen=True)
class Version:
    """One published version: from which local date it holds, and its items by line."""

    since: date
    items: Mapping[Any, Prescription]


def versions_of(patient: Patient) -> list[Version]:
    """Published versions, oldest first, with their graded activities. None is published without items. One query."""
    items = Prescription.objects.filter(
        program__patient=patient, program__state__in=PUBLISHED, program__published_at__isnull=False
    )
    items = items.select_related("program", "activity").order_by(
        "program__published_at", "program", "position"
    )
    return [
        Version(journal_date(at, patient.zone), {item.line: item for item in rows})
        for (at, _number), rows in groupby(items, lambda item: (item.program.published_at, item.program_id))
    ]


@dataclass(frozen=True)
class Line:
    """One item through time. `flare_days` maps a day of an agreed flare plan to its share of the quota."""

    key: Any
    versions: tuple[tuple[date, Prescription | None], ...]
    flare_days: Mapping[date, float]

    def on(self, day: date) -> Prescription | None:
        """The item as it was planned on a day; None when it was not in the program."""
        return next((item for since, item in reversed(self.versions) if since <= day), None)

    @property
    def started(self) -> date:
        """The first day after the item came in: the day it was agreed is not counted against anybody."""
        return next(since for since, item in self.versions if item) + timedelta(days=1)

    def planned(self, day: date) -> Prescription | None:
        """The item when it was due on that day."""
        item = self.on(day)
        return item if item and day >= self.started and item.is_on(day.weekday()) else None

    def quota(self, day: date, shown: float | None = None) -> float:
        """The quota that counted on a day; `shown` is the one the patient had in front of them, where known.

        Raises ValueError when the item was not in the program that day.
        """
        item = self.on(day)
        if item is None or item.quota is None:
            raise ValueError("The item was not in the program that day.")
        quota = float(item.quota) if shown is None else shown
        return min(quota, self.flare_days.get(day, quota))

    def rises(self) -> list[date]:
        """Days on which the quota went up."""
        return [day for day, before, after in self._changes() if after > before]

    def changed(self) -> date:
        """The last day on which the quota changed, else the day before it started to count."""
        days = [day for day, before, after in self._changes() if after != before]
        return days[-1] if days else self.started - timedelta(days=1)

    def _changes(self) -> Iterable[tuple[date, Decimal, Decimal]]:
        before: Decimal | None = None
        for since, item in self.versions:
            quota = item.quota if item else None
            if before is not None and quota is not None:
                yield since, before, quota
            before = quota if quota is not None else before


@dataclass(frozen=True)
class FlareSpan:
    """A flare in which the patient follows the agreed plan: both days included, no last day while it goes on."""

    first: date
    last: date | None
    p: Parameters


def line_of(
    key: Any,
    versions: list[Version],
    flare_starts: Iterable[tuple[date, Parameters]],
    spans: Iterable[FlareSpan] = (),
) -> Line:
    """The history of one line; each agreed flare plan lowers the quota of its days.

    `flare_starts` are plans that a clinician approved; `spans` are flares that the patient started. Each runs by
    the thresholds it was agreed with, whatever the clinic changes later.
    """
    line = Line(key, tuple((version.since, version.items.get(key)) for version in versions), {})
    days: dict[date, float] = {}
    for start, p in flare_starts:
        item = line.on(start)
        if item and item.quota and item.activity:
            plan = flare_plan(float(item.quota), float(item.activity.resolution), p)
            days |= {start + timedelta(days=step.day - 1): step.quota for step in plan}
    for span in spans:
        for day, quota in _eased(line, span).items():
            days[day] = min(quota, days.get(day, quota))
    return Line(key, line.versions, days)


def _eased(line: Line, span: FlareSpan) -> dict[date, float]:
    """What the plan leaves of a time-contingent quota; what is guided by symptoms has rules of its own."""
    item = line.on(span.first)
    if item is None or not item.quota or not item.activity or item.mode != Mode.QUOTA:
        return {}
    plan = flare_plan(float(item.quota), float(item.activity.resolution), span.p)
    days = {span.first + timedelta(days=step.day - 1): step.quota for step in plan}
    return {day: quota for day, quota in days.items() if span.last is None or day <= span.last}
