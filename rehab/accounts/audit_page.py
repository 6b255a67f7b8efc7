"""One page of the clinic's audit trail."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rehab.accounts.forms import AuditFilterForm
from rehab.accounts.models import Clinic
from rehab.accounts.names import names_of_members
from rehab.audit.present import Line, event_choices, trail_of_clinic

PER_PAGE = 50
# An admin reads what staff did by name; the people in care stay a role here.
NAMELESS = {"patient": gettext_lazy("The patient"), "caregiver": gettext_lazy("A caregiver")}


@dataclass(frozen=True)
class Row:
    """A line with its actor in words."""

    line: Line
    who: str
    record_query: str


class AuditPage:
    """Filters from the address, lines from the trail, and the addresses of the pages beside this one."""

    def __init__(self, request: HttpRequest, clinic: Clinic) -> None:
        self.clinic, self.query = clinic, request.GET
        self.names = names_of_members(clinic)
        people = [(str(pk), name) for pk, name in self.names.items()]
        self.form = AuditFilterForm(request.GET, events=event_choices(), people=people)
        lines = self._lines()
        self.rows = [self._row(line) for line in lines[:PER_PAGE]]
        self.next_url = self._url(before=str(lines[PER_PAGE - 1].id)) if len(lines) > PER_PAGE else ""
        self.first_url = self._url() if self._before() else ""
        self.filtered = self.form.is_valid() and any(self.form.cleaned_data.values())

    def _lines(self) -> list[Line]:
        """Nothing while a filter cannot be read: the whole trail would be the wrong answer."""
        if not self.form.is_valid():
            return []
        wanted = self.form.cleaned_data
        return trail_of_clinic(
            self.clinic.pk,
            PER_PAGE + 1,
            self._before(),
            event=wanted["event"],
            actor_id=uuid.UUID(wanted["person"]) if wanted["person"] else None,
            patient_id=wanted["record"],
            since=self._midnight(wanted["since"]),
            until=self._midnight(wanted["until"], days=1),
        )

    def _before(self) -> int | None:
        given = self.query.get("before", "")
        return int(given) if given.isascii() and given.isdigit() and len(given) < 19 else None

    def _midnight(self, day: date | None, days: int = 0) -> datetime | None:
        """The start of that day on the clinic's clock."""
        if day is None:
            return None
        return datetime.combine(day, time.min, ZoneInfo(self.clinic.time_zone)) + timedelta(days=days)

    def _row(self, line: Line) -> Row:
        about = self._url(record=str(line.patient_id)) if line.patient_id else ""
        return Row(line, self._who(line), about)

    def _who(self, line: Line) -> str:
        if line.actor_id is None:
            return _("Steady")
        if line.actor_role in NAMELESS:
            return str(NAMELESS[line.actor_role])
        return self.names.get(line.actor_id, _("Someone who is not a member"))

    def _url(self, **change: str) -> str:
        query: Any = self.query.copy()
        query.pop("before", None)
        for name, value in change.items():
            query[name] = value
        return f"?{query.urlencode()}"
