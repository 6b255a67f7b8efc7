"""How many alerts a clinic has for the patients it looks after, week by week. Counts only: nobody is named."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import F, Q
from django.utils import timezone

from patients.models import Alert, Patient
from rehab.accounts.models import Clinic

WEEKS = 12  # engineering default


@dataclass(frozen=True)
class AlertWeek:
    """One week from Monday to Sunday: its patients, its alerts by level, and what became of them."""

    monday: date
    patients: int
    levels: tuple[int, int, int]
    in_time: int
    escalated: int

    @property
    def alerts(self) -> int:
        return sum(self.levels)

    @property
    def per_patient(self) -> float | None:
        """Alerts for each patient and week; None for a week without patients."""
        return self.alerts / self.patients if self.patients else None


def alert_load(clinic: Clinic, now: datetime | None = None) -> list[AlertWeek]:
    """The last weeks, newest first. Two queries however many patients."""
    now = now or timezone.now()
    this = now.date() - timedelta(days=now.date().weekday())
    mondays = [this - timedelta(weeks=n) for n in range(WEEKS)]
    rows = Alert.objects.filter(patient__clinic=clinic, raised_at__date__gte=mondays[-1]).values_list(
        "raised_at", "level", "seen_at", "escalate_at", "escalated_at"
    )
    counts: Counter[tuple[date, str]] = Counter()
    for raised_at, level, seen_at, escalate_at, escalated_at in rows:
        monday = raised_at.date() - timedelta(days=raised_at.date().weekday())
        counts[monday, level] += 1
        counts[monday, "in time"] += bool(seen_at and (escalate_at is None or seen_at <= escalate_at))
        counts[monday, "escalated"] += escalated_at is not None
    lives = _lives(clinic, mondays[-1])
    return [
        AlertWeek(
            monday,
            sum(
                begins < monday + timedelta(days=7) and (ends is None or ends >= monday)
                for begins, ends in lives
            ),
            (counts[monday, "P0"], counts[monday, "P1"], counts[monday, "P2"]),
            counts[monday, "in time"],
            counts[monday, "escalated"],
        )
        for monday in mondays
    ]


def _lives(clinic: Clinic, since: date) -> list[tuple[date, date | None]]:
    """From when to when each patient was looked after."""
    here = Patient.objects.filter(Q(ended_at=None) | Q(ended_at__date__gte=since), clinic=clinic)
    rows = here.values_list(F("enrolled_at"), F("ended_at"))
    return [(begins.date(), ends.date() if ends else None) for begins, ends in rows]


def load_of(weeks: Iterable[AlertWeek]) -> float | None:
    """Alerts for each patient-week over all the weeks."""
    weeks = list(weeks)
    patients = sum(week.patients for week in weeks)
    return sum(week.alerts for week in weeks) / patients if patients else None
