"""Whether somebody is in a flare now, from their own tick."""

from datetime import timedelta

from patients.models import Patient
from programs.insights.rows import current_flare, journal_rows, series_of


def is_flaring(patient: Patient) -> bool:
    """A flare ticked today or yesterday that today's entry does not take back. One query."""
    today = patient.today()
    series = series_of(journal_rows(patient, today - timedelta(days=28)), today, 28)
    return current_flare(series) is not None
