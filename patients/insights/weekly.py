"""Which of the weekly questions of the check-in are due today. One query."""

from datetime import date, timedelta

from django.db.models import Max, Q

from patients.models import Patient
from patients.rules.weekly_questions import WEEK, is_due

WEEKLY = ("unpleasantness", "contact")


def weekly_due(patient: Patient, today: date) -> frozenset[str]:
    """Names of the questions to ask today."""
    lately = patient.journal_days.filter(
        local_date__gt=today - WEEK - timedelta(days=1), local_date__lte=today
    )
    last = lately.aggregate(
        **{name: Max("local_date", filter=Q(**{f"{name}__isnull": False})) for name in WEEKLY}
    )
    return frozenset(name for name in WEEKLY if is_due(last[name], today))
