"""A visit as a file for somebody's own calendar: neutral, and never kept on the way."""

from zoneinfo import ZoneInfo

from django.http import HttpResponse

from patients.insights.visits import visit_calendar
from patients.models import Visit


def appointment(visit: Visit, zone: ZoneInfo) -> HttpResponse:
    """The file. Taken again after a change or a cancellation it replaces the entry that is there."""
    answer = HttpResponse(visit_calendar(visit, zone), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="appointment.ics"'
    answer["Cache-Control"] = "private, no-store"
    return answer
