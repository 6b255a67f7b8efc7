"""When a clinic is there: its week on its own clock, and the days on which it stays closed. Knows no Django."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

LOOK_AHEAD: Final = 60  # days; a clinic that stays closed longer names no next opening
DAYS: Final = 7

Stored = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Span:
    """From one time of a day until another, on the clinic's clock. The end is no longer open."""

    opens: time
    closes: time


@dataclass(frozen=True)
class Opening:
    """A clinic's usual week, Monday 0; a day that is missing is closed. `closed_on` are single days without it."""

    week: Mapping[int, Span]
    zone: ZoneInfo
    closed_on: frozenset[date] = frozenset()

    def span_on(self, day: date) -> Span | None:
        """When it is open on this day; None when it is closed."""
        return None if day in self.closed_on else self.week.get(day.weekday())

    def is_open(self, moment: datetime) -> bool:
        """Whether somebody is there at this moment."""
        local = moment.astimezone(self.zone)
        span = self.span_on(local.date())
        return span is not None and span.opens <= local.time() < span.closes

    def closes_at(self, moment: datetime) -> datetime | None:
        """When the clinic that is open now closes; None when it is closed."""
        local = moment.astimezone(self.zone)
        span = self.span_on(local.date())
        return self._at(local.date(), span.closes) if span and self.is_open(moment) else None

    def next_opening(self, moment: datetime) -> datetime | None:
        """When it opens next, strictly later than this moment; None within the next sixty days."""
        first = moment.astimezone(self.zone).date()
        for ahead in range(LOOK_AHEAD + 1):
            day = first + timedelta(days=ahead)
            span = self.span_on(day)
            if span and (opens := self._at(day, span.opens)) > moment:
                return opens
        return None

    def answer_by(self, moment: datetime, days: int) -> date | None:
        """The day by whose end an answer is expected: `days` open days after the one that can still be used.

        What is written after closing, or on a closed day, counts as written at the next opening.
        """
        local = moment.astimezone(self.zone)
        span = self.span_on(local.date())
        begins = local.date()
        if span is None or local.time() >= span.closes:
            opening = self.next_opening(moment)
            if opening is None:
                return None
            begins = opening.astimezone(self.zone).date()
        later = (begins + timedelta(days=n) for n in range(1, LOOK_AHEAD + 1))
        open_days = [begins, *(day for day in later if self.span_on(day))]
        return open_days[days] if days < len(open_days) else None

    def _at(self, day: date, wall: time) -> datetime:
        return datetime.combine(day, wall, tzinfo=self.zone)


def opening_of(week: Stored, zone: str, closed_on: Iterable[str] = ()) -> Opening | None:
    """The opening as it is kept: {"0": ["08:30", "17:00"], …} and ISO dates. None when no hours are told."""
    spans = {int(day): Span(*(time.fromisoformat(wall) for wall in span)) for day, span in week.items()}
    if not spans:
        return None
    return Opening(spans, ZoneInfo(zone), frozenset(date.fromisoformat(day) for day in closed_on))
