"""When somebody is told that something waits: never in quiet hours, but then as soon as they end."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from patients.rules.check_in_times import due_at, in_quiet_hours

KEPT = timedelta(days=3)  # engineering default: a notice that could not go out for so long says nothing new


def after_quiet_hours(moment: datetime, zone: ZoneInfo, start: time, end: time) -> datetime:
    """This moment, or the end of the quiet hours it lies in. Equal start and end mean there are none."""
    if not in_quiet_hours(moment, zone, start, end):
        return moment
    day = moment.astimezone(zone).date()
    ends = (due_at(day + timedelta(days=n), end, zone) for n in range(2))
    return next(one for one in ends if one > moment.astimezone(UTC))
