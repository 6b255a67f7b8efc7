"""What is asked when: the default battery, and which instruments of a patient's plan are due.

Due is worked out from the plan and what was completed; nothing is queued. Source: the default battery of the
clinical reference [design]. The daily pain score is the check-in's own question and is not asked a second time here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final


class Cadence(StrEnum):
    """How often an instrument is asked."""

    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"
    START_6_12 = "start_6_12"
    AT_6_12 = "at_6_12"
    ONCE = "once"


EVERY: Final = {Cadence.WEEKLY: 7, Cadence.FORTNIGHTLY: 14, Cadence.MONTHLY: 28}
WEEKS: Final = {Cadence.START_6_12: (0, 6, 12), Cadence.AT_6_12: (6, 12), Cadence.ONCE: (0,)}
EARLY: Final = timedelta(days=7)  # engineering default: a week early still counts for its time

DEFAULT_BATTERY: Final = (
    ("peg", Cadence.WEEKLY),
    ("psfs", Cadence.START_6_12),
    ("gas", Cadence.START_6_12),
    ("phq_4", Cadence.START_6_12),
    ("pseq", Cadence.START_6_12),
    ("isi", Cadence.START_6_12),
    ("sit_to_stand", Cadence.START_6_12),
    ("timed_up_and_go", Cadence.START_6_12),
    ("pgic", Cadence.AT_6_12),
)


@dataclass(frozen=True)
class Due:
    """When an instrument is asked next. `due_on` None: no further time is planned."""

    due_on: date | None
    is_due: bool


def due(
    cadence: Cadence, started_on: date, done: Iterable[date], today: date, put_off_until: date | None = None
) -> Due:
    """The next time from the plan. "Not today" puts it off and is no refusal; a missed time gives way to the next."""
    days = sorted(done)
    on = (
        _next_every(cadence, started_on, days)
        if cadence in EVERY
        else _next_time(cadence, started_on, days, today)
    )
    if on is None:
        return Due(None, is_due=False)
    if put_off_until is not None and on < put_off_until:
        on = put_off_until
    return Due(on, is_due=on <= today)


def _next_every(cadence: Cadence, started_on: date, done: list[date]) -> date:
    since = [day for day in done if day >= started_on - EARLY]
    return since[-1] + timedelta(days=EVERY[cadence]) if since else started_on


def _next_time(cadence: Cadence, started_on: date, done: list[date], today: date) -> date | None:
    """The newest time that has come and is still open, else the next one to come."""
    times = [started_on + timedelta(weeks=n) for n in WEEKS[cadence]]
    came = [on for on in times if on <= today]
    if came and not any(day >= came[-1] - EARLY for day in done):
        return came[-1]
    ahead = [on for on in times if on > today and not any(day >= on - EARLY for day in done)]
    return ahead[0] if ahead else None
