"""When an entry was made. The server's clock decides; what a device's clock said is kept as evidence."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

OLDEST = timedelta(days=14)  # engineering default: an entry that waited longer counts as made that long ago


@dataclass(frozen=True)
class Made:
    """When an entry was made, by the server's clock, and what the page it was made on had shown.

    `at` None is "now, as it comes in". `device_at` is the device's own word for the same moment. `seen_at` is when
    the page was drawn; None is a page that showed nothing that was known before.
    """

    at: datetime | None = None
    device_at: datetime | None = None
    seen_at: datetime | None = None


def made(device_made: str, device_sent: str, now: datetime) -> Made:
    """When an entry was made that a device kept for a while, from what its clock said then and at sending.

    Only the time between the two is believed: a clock that is a day off is off at both ends. That time is never
    negative and never more than OLDEST. What cannot be read counts as made now.
    """
    then, sent = moment(device_made), moment(device_sent)
    if then is None or sent is None:
        return Made(device_at=then)
    waited = min(max(sent - then, timedelta(0)), OLDEST)
    return Made(at=now - waited, device_at=then)


def moment(text: str) -> datetime | None:
    """A moment with its time zone as JavaScript writes it, or None for anything else."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found.astimezone(UTC) if found.tzinfo and 1970 < found.year < 9000 else None
