"""What was planned and done, night by night and week by week: rows of one patient for the figures of doing."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from patients.insights.sleep import nights_of
from patients.models import Patient
from programs.insights.exposure import Ladder
from programs.insights.figures_doing import QuotaDay, Try, WeekOfSessions
from programs.insights.picture_rows import WEEKS, Planned
from programs.rules.parameters import Parameters

WEEK: Final = 7


@dataclass(frozen=True)
class Nights:
    """Each night of a span by its day of waking; None where the efficiency is not known."""

    days: tuple[date, ...]
    efficiency: tuple[float | None, ...]

    @property
    def known(self) -> int:
        return sum(value is not None for value in self.efficiency)


@dataclass(frozen=True)
class Graded:
    """One graded activity over its planned days."""

    line: uuid.UUID
    name: str
    unit: str
    days: tuple[QuotaDay, ...]


def nights(patient: Patient, today: date, count: int) -> Nights:
    """The last so many nights. One query."""
    days = tuple(today - timedelta(days=back) for back in range(count - 1, -1, -1))
    found = nights_of(patient, days[0], today)
    values = (found[day].efficiency if day in found else None for day in days)
    return Nights(days, tuple(None if value is None else float(value) for value in values))


def weeks_of(planned: Sequence[Planned], today: date, p: Parameters) -> list[WeekOfSessions]:
    """Twelve weeks of seven closed days, oldest first; a week without a plan is left out."""
    found = []
    for back in range(WEEKS, 0, -1):
        first = today - timedelta(days=WEEK * back)
        rows = in_week(planned, first)
        if rows:
            done = sum(row.outcome.done(p) for row in rows)
            unknown = sum(not row.outcome.logged for row in rows)
            found.append(WeekOfSessions(first, done, len(rows) - done - unknown, unknown))
    return found


def in_week(planned: Sequence[Planned], first: date) -> list[Planned]:
    """What was planned on the seven days from one on."""
    return [row for row in planned if 0 <= (row.on - first).days < WEEK]


def graded(planned: Sequence[Planned]) -> list[Graded]:
    """Each graded activity with its quotas and amounts, in the order in which they were first planned."""
    by_line: dict[uuid.UUID, list[Planned]] = {}
    for row in planned:
        if row.item.quota is not None and row.item.activity is not None:
            by_line.setdefault(row.item.line, []).append(row)
    return [_graded(line, rows) for line, rows in by_line.items()]


def _graded(line: uuid.UUID, rows: list[Planned]) -> Graded:
    newest = rows[-1].item
    activity = newest.activity
    days = (QuotaDay(row.on, row.outcome.quota, row.outcome.actual) for row in rows)
    return Graded(line, newest.title, activity.unit if activity else "", tuple(days))


def tries_of(ladder: Ladder) -> list[Try]:
    """Finished tries of a ladder in their order."""
    return [
        Try(
            row.local_date,
            row.rung.situation,
            row.likelihood_pre,
            row.likelihood_post,
            row.happened,
            row.pk.hex,
        )
        for row in ladder.trials
        if row.finished_at is not None and not row.avoided
    ]
