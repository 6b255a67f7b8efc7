"""When a check-in is due, when one nudge may follow, and when a message must stay unsent.

Every instant is an aware UTC datetime; wall times and dates belong to the patient's zone.
Evidence for the defaults: one daily check-in plus at most one nudge (Bell 2023, doi:10.2196/38342;
Morrison 2017, doi:10.1371/journal.pone.0169162); the numbers themselves are engineering defaults.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import NamedTuple
from zoneinfo import ZoneInfo

from patients.rules.wording import gettext_noop

NUDGE_DELAY = timedelta(hours=2)  # engineering default: one nudge after two hours, then silence
STALE_AFTER = timedelta(hours=2)  # engineering default: a late worker must not send yesterday's reminder
MESSAGES_PER_DAY = 2  # engineering default: across all kinds of message
MESSAGES_PER_WEEK = 8  # engineering default: across all kinds of message


class QuietHours(NamedTuple):
    """Wall times between which nothing is sent, from start up to but not at end; they may span midnight."""

    start: time
    end: time


QUIET_HOURS = QuietHours(time(21, 0), time(8, 0))  # engineering default; clinic and patient may edit


@dataclass(frozen=True)
class CapVerdict:
    """Whether one more message may be sent, and why not."""

    allowed: bool
    reason: str


def as_zone(zone: tzinfo | str) -> tzinfo:
    """Return the zone for an IANA name; raises ValueError naming a zone that does not exist."""
    if isinstance(zone, tzinfo):
        return zone
    try:
        return ZoneInfo(zone)
    except (KeyError, ValueError, OSError) as error:
        raise ValueError(f"There is no time zone called {zone!r}.") from error


def as_utc(moment: datetime) -> datetime:
    """Return the moment in UTC; raises ValueError for a datetime without a zone."""
    if moment.utcoffset() is None:
        raise ValueError("This needs a moment with its time zone, such as 2026-05-12 19:00+00:00.")
    return moment.astimezone(UTC)


def due_at(local_date: date, wall_time: time, zone: tzinfo | str) -> datetime:
    """Return the UTC instant of a wall time on a local date.

    A wall time that the clocks skip moves forward by the length of the gap; one that happens twice
    means its first occurrence. That is what fold=0 of PEP 495 says, so it is not coded twice here.
    """
    wall = datetime.combine(local_date, wall_time.replace(tzinfo=None, fold=0), tzinfo=as_zone(zone))
    return wall.astimezone(UTC)


def in_quiet_hours(when_utc: datetime, zone: tzinfo | str, start: time, end: time) -> bool:
    """Say whether an instant falls in the patient's quiet hours; equal start and end mean there are none."""
    wall = as_utc(when_utc).astimezone(as_zone(zone)).time()
    if start <= end:
        return start <= wall < end
    return wall >= start or wall < end


def nudge_at(
    due_utc: datetime,
    zone: tzinfo | str,
    quiet: tuple[time, time] = QUIET_HOURS,
    delay: timedelta = NUDGE_DELAY,
) -> datetime | None:
    """Return when the single nudge goes out, or None: in quiet hours it is dropped, never moved."""
    if delay <= timedelta(0):
        raise ValueError("The nudge has to come after the check-in is due.")
    when = as_utc(due_utc) + delay
    return None if in_quiet_hours(when, zone, *quiet) else when


def is_stale(due_utc: datetime, now: datetime, grace: timedelta = STALE_AFTER) -> bool:
    """Say whether a reminder is too late to be worth sending."""
    return as_utc(now) - as_utc(due_utc) > grace


def message_cap(
    sent: Iterable[datetime],
    when_utc: datetime,
    zone: tzinfo | str,
    per_day: int = MESSAGES_PER_DAY,
    per_week: int = MESSAGES_PER_WEEK,
) -> CapVerdict:
    """Say whether one more message fits today's cap and the cap of the seven local dates around it.

    Messages planned for later in the same seven days count too, so the order of planning is no loophole.
    """
    local = as_zone(zone)
    today = as_utc(when_utc).astimezone(local).date()
    ages = [(today - as_utc(moment).astimezone(local).date()).days for moment in sent]
    if ages.count(0) >= per_day:
        return CapVerdict(False, gettext_noop("This day already has as many messages as agreed."))
    if _busiest_week(ages) >= per_week:
        return CapVerdict(False, gettext_noop("This week already has as many messages as agreed."))
    return CapVerdict(True, gettext_noop("There is room for one more message."))


def _busiest_week(ages: list[int]) -> int:
    """Return the largest number of messages in any seven-day span that contains today (age 0)."""
    return max(sum(oldest - 6 <= age <= oldest for age in ages) for oldest in range(7))
