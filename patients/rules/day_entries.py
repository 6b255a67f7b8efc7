"""Which entry stands when one day has several: the newest edit of each answer, in whatever order they came in.

Entries are never changed or thrown away, so the day is a pure function of the set of its entries. Two devices that
were out of reach of each other end in the same day, whoever arrives first. What a member of the care team wrote is
not overridden by an entry made without having seen it. The order is an engineering default (last writer wins for
each answer, by server time).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True)
class DayEntry:
    """One entry of a day, as it was made. `number` is its place in the order of arrival."""

    sent: UUID
    number: int
    edited_at: datetime
    values: Mapping[str, Any]
    by_team: bool = False
    seen_at: datetime | None = None

    @property
    def order(self) -> tuple[datetime, UUID]:
        """What decides between two entries: when it was edited, then its own id."""
        return self.edited_at, self.sent

    @property
    def told(self) -> dict[str, Any]:
        """What it says. Saying anything takes "not today" back."""
        return {"not_today": False} | dict(self.values)


def standing(entries: Iterable[DayEntry]) -> dict[str, DayEntry]:
    """For each answer that was ever given, the entry whose word stands."""
    found: dict[str, DayEntry] = {}
    by_team: dict[str, DayEntry] = {}
    for entry in sorted(entries, key=lambda e: e.order):
        for field in entry.told:
            if not _blind(entry, by_team.get(field)):
                found[field] = entry
            if entry.by_team:
                by_team[field] = entry
    return found


def laid_flat(entries: Iterable[DayEntry]) -> dict[str, Any]:
    """The day as it stands: each answer with its value."""
    return {field: entry.told[field] for field, entry in standing(entries).items()}


def passed_over(entries: Iterable[DayEntry]) -> dict[UUID, frozenset[str]]:
    """For each entry, its answers that did not count when it came in: a newer edit, or the care team's, was there."""
    rows = sorted(entries, key=lambda e: e.number)
    over: dict[UUID, frozenset[str]] = {}
    for n, entry in enumerate(rows):
        stood = standing(rows[: n + 1])
        lost = frozenset(field for field in entry.values if stood[field] is not entry)
        if lost:
            over[entry.sent] = lost
    return over


def _blind(entry: DayEntry, by_team: DayEntry | None) -> bool:
    """Whether the care team wrote something that the maker of this entry had not seen."""
    if by_team is None or entry.by_team:
        return False
    return entry.seen_at is None or entry.seen_at < by_team.edited_at
