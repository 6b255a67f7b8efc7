"""When an alert that nobody has seen goes to the backup, on the clinic's own clock.

Sources: cauda equina signs need a hospital within hours (BMJ Best Practice); in weekly reports of patients 34 % of
the surveys raised an alert and 59 % of the alerts led to action by a nurse at once (AFT-39, PMID 38771558), so who
answers is agreed before anything is switched on (PROTEUS-Practice, chapter 11). The times themselves are
engineering defaults that the clinic sets.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from patients.rules.red_flags import Level

P0_MINUTES = 15  # engineering default; set by the clinic
P1_HOURS = 4  # engineering default: working hours; set by the clinic
P2_DAYS = 2  # engineering default: working days; set by the clinic
LOOK_AHEAD = 60  # days; a clinic that stays closed for longer has the alert passed on after that

Hours = tuple[time, time]


@dataclass(frozen=True)
class Norms:
    """How long an alert may wait unseen before the backup is called."""

    p0_minutes: int = P0_MINUTES
    p1_hours: int = P1_HOURS
    p2_days: int = P2_DAYS


@dataclass(frozen=True)
class WorkingDays:
    """When somebody is there: the hours of a day, None when closed, on the clock of the clinic's zone."""

    hours_on: Callable[[date], Hours | None]
    zone: tzinfo

    def spans(self, start: datetime) -> list[tuple[datetime, datetime]]:
        """What is left of today and the open days that follow, in UTC."""
        first = start.astimezone(self.zone).date()
        found = []
        for day in (first + timedelta(days=n) for n in range(LOOK_AHEAD + 1)):
            hours = self.hours_on(day)
            if hours is not None:
                opens, closes = (
                    datetime.combine(day, wall, tzinfo=self.zone).astimezone(UTC) for wall in hours
                )
                found.append((max(opens, start.astimezone(UTC)), closes))
        return [(begins, ends) for begins, ends in found if begins < ends]


def weekdays_nine_to_five(day: date) -> Hours | None:
    """The hours of a clinic that has not told its own: an engineering default."""
    return (time(9, 0), time(17, 0)) if day.weekday() < 5 else None


def escalates_at(level: Level, raised_at: datetime, norms: Norms, week: WorkingDays) -> datetime:
    """When an unseen alert of this level goes to the backup.

    An emergency does not wait for opening hours. P1 counts the hours in which somebody is there; P2 ends with the
    last hour of its last working day, not counting the day on which it came in.
    """
    if level is Level.P0:
        return raised_at + timedelta(minutes=norms.p0_minutes)
    spans = week.spans(raised_at)
    if level is Level.P1:
        left = timedelta(hours=norms.p1_hours)
        for begins, ends in spans:
            if left <= ends - begins:
                return begins + left
            left -= ends - begins
    elif len(spans) > norms.p2_days:
        return spans[norms.p2_days][1]
    return raised_at.astimezone(UTC) + timedelta(days=LOOK_AHEAD)
