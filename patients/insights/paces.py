"""From the log to how often a tapering check-in is asked."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from patients.models import CheckInPlan, JournalDay
from patients.rules.rhythms import STEADY_WEEKS, Pace, Week, pace_of

LOOK_BACK = STEADY_WEEKS + 1
Days = dict[date, JournalDay]


def paces_of(plans: Iterable[CheckInPlan], now: datetime) -> dict[uuid.UUID, Pace]:
    """Each plan's pace, in one query for all of them."""
    plans = list(plans)
    logs = _logs([plan.patient_id for plan in plans], now, LOOK_BACK)
    return {
        plan.pk: pace_of(
            weeks_of(logs[plan.patient_id], plan.patient.today(now)),
            maintenance=plan.maintenance_from is not None
            and plan.maintenance_from <= plan.patient.today(now),
        )
        for plan in plans
    }


def _logs(patients: Sequence[uuid.UUID], now: datetime, weeks: int) -> dict[uuid.UUID, Days]:
    rows = JournalDay.objects.filter(
        patient__in=patients, local_date__gte=now.date() - timedelta(weeks=weeks, days=2)
    )
    found: dict[uuid.UUID, Days] = defaultdict(dict)
    for row in rows:
        found[row.patient_id][row.local_date] = row
    return found


def weeks_of(log: Days, today: date) -> list[Week]:
    """The weeks that end yesterday, oldest first."""
    return [_week([log[day] for day in span if day in log]) for span in _spans(today, LOOK_BACK)]


def _spans(today: date, weeks: int) -> list[list[date]]:
    return [[today - timedelta(days=7 * n - d) for d in range(7)] for n in range(weeks, 0, -1)]


def _week(rows: list[JournalDay]) -> Week:
    pains = [row.pain_avg for row in rows if row.pain_avg is not None]
    return Week(len(pains), _mean(pains), any(row.flare for row in rows))


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None
