"""Whether a day has room for what is planned: a hint for whoever plans, never a refusal."""

from collections.abc import Sequence
from typing import Final

ROOM: Final = frozenset({"", "free"})  # a part of the day that nobody told about may have room


def is_full(parts: Sequence[str]) -> bool:
    """Whether every part of a day is told and none of them is free. Rest is kept for rest."""
    return bool(parts) and all(part not in ROOM for part in parts)


def full_days(week: dict[int, Sequence[str]]) -> tuple[int, ...]:
    """The weekdays, Monday 0, that have no room."""
    return tuple(day for day in sorted(week) if is_full(week[day]))
