"""The journal as the clinic reads it: 28 days, gaps as gaps, who entered what and when."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from patients.actions.journal import entries_of
from patients.doors import for_clinician
from patients.events import JOURNAL_READ
from patients.models import JournalDay, Patient
from patients.rules.day_entries import passed_over
from patients.views.clinic.journal_words import activity_words, changes, told, value_rows
from rehab.accounts.models import User

DAYS = 28


@dataclass(frozen=True)
class Revision:
    """One entry as it was made: by whom, when, and what it changed."""

    number: int
    who: str
    at: datetime
    late: bool
    changed: list[tuple[str, str, str]]
    passed_over: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Line:
    """One day; without an entry it says so."""

    day: date
    entry: JournalDay | None = None
    values: list[tuple[str, str]] = field(default_factory=list)
    activities: list[str] = field(default_factory=list)
    revisions: list[Revision] = field(default_factory=list)


@for_clinician(JOURNAL_READ)
def journal(request: HttpRequest, patient: Patient) -> HttpResponse:
    """Four weeks that end on `?until=` (a date) or today, newest first."""
    today = patient.today()
    until = min(_asked(request) or today, today)
    first = until - timedelta(days=DAYS - 1)
    lines = _lines(patient, first, until)
    here = reverse("patients:journal_clinic", args=[patient.pk])
    context = {
        "patient": patient,
        "lines": lines,
        "logged": sum(line.entry is not None for line in lines),
        "first": first,
        "until": until,
        "earlier": f"{here}?until={first - timedelta(days=1)}",
        "later": f"{here}?until={until + timedelta(days=DAYS)}" if until < today else "",
    }
    return render(request, "patients/clinic/journal.html", context)


def _asked(request: HttpRequest) -> date | None:
    """A date that can be read and has four weeks before it; anything else is today."""
    try:
        asked = parse_date(request.GET.get("until", ""))
    except ValueError:
        return None
    return asked if asked is not None and asked.year > 1900 else None


def _lines(patient: Patient, first: date, until: date) -> list[Line]:
    """Every day of the span: four queries, however many days have an entry."""
    rows = patient.journal_days.filter(local_date__range=(first, until))
    entries = {row.local_date: row for row in rows.prefetch_related("activities", "revisions")}
    names = _names(entries.values(), patient)
    span = (until - timedelta(days=n) for n in range((until - first).days + 1))
    return [_line(entries[day], names) if day in entries else Line(day) for day in span]


def _names(entries: Iterable[JournalDay], patient: Patient) -> dict[uuid.UUID, str]:
    ids = {revision.entered_by for entry in entries for revision in entry.revisions.all()}
    names = dict(User.objects.filter(pk__in=ids).values_list("pk", "name"))
    return names | ({patient.user_id: _("the patient")} if patient.user_id else {})


def _line(entry: JournalDay, names: dict[uuid.UUID, str]) -> Line:
    done = sorted(entry.activities.all(), key=lambda activity: activity.pk)
    return Line(
        entry.local_date,
        entry,
        value_rows(entry),
        [activity_words(a.name, a.minutes, a.effort) for a in done],
        _revisions(entry, names),
    )


def _revisions(entry: JournalDay, names: dict[uuid.UUID, str]) -> list[Revision]:
    rows = sorted(entry.revisions.all(), key=lambda row: row.number)
    over = passed_over(entries_of(rows))
    known: dict[str, Any] = {}
    made = []
    for row in rows:
        lost = over.get(row.client_uuid, frozenset())
        counted = {name: value for name, value in row.values.items() if name not in lost}
        who = names.get(row.entered_by, _("somebody who left"))
        made.append(
            Revision(
                row.number,
                who,
                row.entered_at,
                row.late,
                changes(known, counted),
                told({name: row.values[name] for name in sorted(lost)}),
            )
        )
        known |= counted
    return made[::-1]
