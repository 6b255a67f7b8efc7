"""The journal as a calendar month: what is logged, what is a gap, what was "not today", what came later."""

import re
from calendar import Calendar
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.formats import date_format, get_format
from django.utils.translation import gettext as _

from patients.doors import for_patient
from patients.events import JOURNAL_OPENED
from patients.models import JournalDay, Patient
from patients.rules.journal_day import may_write
from rehab.lib.lists import listed

MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")


@dataclass(frozen=True)
class Square:
    """One day of the grid. `state`: logged, not_today, gap, ahead, or before (not yet a patient)."""

    on: date
    state: str
    words: str
    flare: bool = False
    late: bool = False
    link: bool = False


@for_patient(JOURNAL_OPENED)
def journal_month(request: HttpRequest, patient: Patient) -> HttpResponse:
    """One month; others by link. Two queries."""
    today = patient.today()
    first = min(asked_month(request.GET.get("month"), today), today.replace(day=1))
    after = (first + timedelta(days=31)).replace(day=1)
    last = after - timedelta(days=1)
    rows = patient.journal_days.filter(local_date__range=(first, last))
    logged = {row.local_date: row for row in rows}
    began = beginning_of(patient)
    weeks = Calendar((get_format("FIRST_DAY_OF_WEEK") - 1) % 7)
    squares = _Squares(patient, logged, today, began, timezone.now())
    grid = weeks.monthdatescalendar(first.year, first.month)
    page = {
        "patient": patient,
        "title": date_format(first, "YEAR_MONTH_FORMAT"),
        "weekdays": [(WEEKDAYS_ABBR[n], WEEKDAYS[n]) for n in weeks.iterweekdays()],
        "weeks": [[squares.of(day) if day.month == first.month else None for day in week] for week in grid],
        "logged": len(logged),
        "older": f"{first - timedelta(days=1):%Y-%m}" if first > began else "",
        "newer": f"{after:%Y-%m}" if after <= today else "",
    }
    return render(request, "patients/portal/journal_month.html", page)


def asked_month(text: str | None, today: date) -> date:
    """The first day of the month that is asked for; this month for anything else."""
    found = MONTH.fullmatch(text or "")
    year = int(found[1]) if found else 0
    return date(year, int(found[2]), 1) if found and 1900 < year < 3000 else today.replace(day=1)


def beginning_of(patient: Patient) -> date:
    """The first day that can be in the journal. One query."""
    enrolled = patient.enrolled_at.astimezone(patient.zone).date()
    earliest = patient.journal_days.order_by("local_date").values_list("local_date", flat=True).first()
    return min(enrolled, earliest or enrolled)


class _Squares:
    """Days of one patient, one by one."""

    def __init__(
        self, patient: Patient, logged: dict[date, JournalDay], today: date, began: date, now: datetime
    ) -> None:
        self.patient, self.logged, self.today, self.began, self.now = patient, logged, today, began, now

    def of(self, day: date) -> Square:
        row = self.logged.get(day)
        if row is not None:
            return self._told(row)
        if day > self.today:
            return Square(day, "ahead", "")
        if day < self.began:
            return Square(day, "before", "")
        may: Any = self.patient.ended_at is None and may_write(day, self.now, self.patient.zone).allowed
        return Square(day, "gap", _("not logged"), link=bool(may))

    def _told(self, row: JournalDay) -> Square:
        state, words = ("not_today", _("not today")) if row.not_today else ("logged", _("logged"))
        more = [_("flare-up")] * bool(row.flare) + [_("added later")] * row.late
        return Square(
            row.local_date,
            state,
            listed([words, *more]),
            flare=bool(row.flare),
            late=row.late,
            link=True,
        )
