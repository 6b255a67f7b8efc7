"""Which local day a journal entry belongs to, and until when it may still be written.

A journal day closes at 03:00 local time and may be filled in for 48 hours after that, flagged late.
Both numbers are engineering defaults: late nights belong to the day before, and memory of pain fades.
"""

from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from patients.rules.check_in_times import as_utc, as_zone, due_at
from patients.rules.wording import gettext_noop

DAY_CLOSES = time(3, 0)  # engineering default
BACK_FILL = timedelta(hours=48)  # engineering default
BACK = 2  # whole days behind today that BACK_FILL always leaves open
CARRIED = timedelta(
    days=14
)  # engineering default: how long an entry may wait on a device without a connection
SENSITIVITY_LATE = timedelta(hours=24)  # engineering default: later ones leave sensitivity analyses


class Verdict(StrEnum):
    """What may be done with the entry of one local date; `reason` says why in one sentence."""

    OK = "ok"
    LATE = "late"
    FUTURE = "future"
    TOO_OLD = "too_old"

    @property
    def allowed(self) -> bool:
        """Say whether the entry may be written."""
        return self in (Verdict.OK, Verdict.LATE)

    @property
    def reason(self) -> str:
        """Return the sentence shown beside the date."""
        return _REASONS[self]


_REASONS = {
    Verdict.OK: gettext_noop("This day is still open."),
    Verdict.LATE: gettext_noop(
        "This day has closed. You can still fill it in, and it will be marked as added later."
    ),
    Verdict.FUTURE: gettext_noop("This day has not started yet."),
    Verdict.TOO_OLD: gettext_noop("This day closed more than 48 hours ago, so it stays as it is."),
}


def closes_at(local_date: date, zone: tzinfo | str) -> datetime:
    """Return the UTC instant at which a journal day closes: 03:00 on the next local date."""
    return due_at(local_date + timedelta(days=1), DAY_CLOSES, zone)


def journal_date(now_utc: datetime, zone: tzinfo | str) -> date:
    """Return the local date that an entry made now belongs to."""
    now = as_utc(now_utc)
    today = now.astimezone(as_zone(zone)).date()
    return today if now >= due_at(today, DAY_CLOSES, zone) else today - timedelta(days=1)


def late_by(local_date: date, now_utc: datetime, zone: tzinfo | str) -> timedelta:
    """Return how long ago the day closed; zero while it is open or still ahead."""
    return max(timedelta(0), as_utc(now_utc) - closes_at(local_date, zone))


def may_write(local_date: date, now_utc: datetime, zone: tzinfo | str) -> Verdict:
    """Say whether the entry for a local date may be written now."""
    today = journal_date(now_utc, zone)
    if local_date > today:
        return Verdict.FUTURE
    if local_date == today:
        return Verdict.OK
    return Verdict.LATE if late_by(local_date, now_utc, zone) <= BACK_FILL else Verdict.TOO_OLD


def may_arrive(local_date: date, edited_at: datetime, now_utc: datetime, zone: tzinfo | str) -> Verdict:
    """Say whether an entry that was made at `edited_at` may still come in now.

    The server's now decides what is late and what lies ahead. An entry made in time that waited on a device without
    a connection is taken for another CARRIED, as late: what somebody was told is kept on their phone is not lost.
    """
    verdict = may_write(local_date, now_utc, zone)
    waited = as_utc(now_utc) - as_utc(edited_at)
    if verdict is not Verdict.TOO_OLD or not timedelta(0) <= waited <= CARRIED:
        return verdict
    return Verdict.LATE if may_write(local_date, edited_at, zone).allowed else verdict
