"""What the check-in asks today beside the daily questions: those of the week, and which daily ones rest. One query."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from patients.models import JournalDay, Patient
from patients.rules.rhythms import GOOD_WEEKS, resting
from patients.rules.weekly_questions import WEEK, is_due

WEEKLY = ("unpleasantness", "contact")
MAY_REST = ("sleep_quality", "mood", "stress")  # never pain, a flare or safety
LOW_IS_GOOD = ("stress",)
TOP = 10


@dataclass(frozen=True)
class Asking:
    """Names of the weekly questions that are due, and of the daily ones that rest today."""

    weekly: frozenset[str]
    resting: frozenset[str]


def asking_on(patient: Patient, today: date) -> Asking:
    """What is due and what rests on this day."""
    days = list(
        patient.journal_days.filter(local_date__gte=today - GOOD_WEEKS * WEEK, local_date__lte=today).only(
            "patient", "local_date", "flare", *WEEKLY, *MAY_REST
        )
    )
    flare = any(day.flare and today - day.local_date < WEEK for day in days)
    good = resting({name: _means(days, name, today) for name in MAY_REST}, flare=flare)
    return Asking(
        weekly=frozenset(name for name in WEEKLY if is_due(_last(days, name), today)),
        resting=frozenset(name for name in good if not is_due(_last(days, name), today)),
    )


def _last(days: Sequence[JournalDay], name: str) -> date | None:
    return max((day.local_date for day in days if getattr(day, name) is not None), default=None)


def _means(days: Sequence[JournalDay], name: str, today: date) -> list[float | None]:
    """Means of the weeks that end yesterday, oldest first, turned so that high is good. One answer is enough."""
    weeks: list[list[int]] = [[] for _ in range(GOOD_WEEKS)]
    for day in days:
        value, back = getattr(day, name), (today - day.local_date).days
        if value is not None and back:
            weeks[-1 - (back - 1) // WEEK.days].append(TOP - value if name in LOW_IS_GOOD else value)
    return [sum(week) / len(week) if week else None for week in weeks]
