"""The journal: day by day with gaps as gaps, and one day with its history."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.contrib import messages
from django.db.models import Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from patients.actions.journal import entries_of
from patients.doors import for_patient
from patients.events import JOURNAL_DAY_OPENED, JOURNAL_OPENED
from patients.forms.check_in import DayForm, initial_of
from patients.models import JournalDay, Patient
from patients.rules.day_entries import passed_over
from patients.rules.journal_day import may_arrive, may_write
from patients.views.portal.day import own_activities, saved, sent_form, to_mend, words_of_tags
from patients.views.portal.words import day_words, entry_words, stood_back, summary
from rehab.accounts.models import User
from rehab.accounts.policy import FORM
from rehab.web.queued import made_of

DAYS = 28


@dataclass(frozen=True)
class Line:
    """One day of the list; `entry` is None for a day that was not logged."""

    on: date
    entry: JournalDay | None
    words: str
    open: bool


@for_patient(JOURNAL_OPENED)
def journal(request: HttpRequest, patient: Patient) -> HttpResponse:
    """Four weeks, newest first; older ones by link."""
    today = patient.today()
    last = min(_read_date(request.GET.get("until")) or today, today)
    start = last - timedelta(days=DAYS - 1)
    by_day = _entries(patient, start, last)
    first = _beginning(patient, by_day)
    days = [last - timedelta(days=n) for n in range(DAYS) if last - timedelta(days=n) >= first]
    now = timezone.now()
    context = {
        "patient": patient,
        "weeks": _weeks([_line(day, by_day.get(day), patient, now) for day in days]),
        "logged": len(by_day),
        "days": len(days),
        "older": (start - timedelta(days=1)).isoformat() if start > first else "",
        "newer": min(last + timedelta(days=DAYS), today).isoformat() if last < today else "",
    }
    return render(request, "patients/portal/journal.html", context)


def _entries(patient: Patient, start: date, last: date) -> dict[date, Any]:
    """The entries of a span by day, each with the day of the very first one (`earliest`). Two queries."""
    every = patient.journal_days.order_by("local_date").values("local_date")
    shown = patient.journal_days.filter(local_date__range=(start, last)).prefetch_related("activities")
    return {entry.local_date: entry for entry in shown.annotate(earliest=Subquery(every[:1]))}


def _beginning(patient: Patient, by_day: dict[date, Any]) -> date:
    """The first day that can be in the journal. A query only when none of its days is shown."""
    enrolled = patient.enrolled_at.astimezone(patient.zone).date()
    if by_day:
        first: date = next(iter(by_day.values())).earliest
        return min(enrolled, first)
    earliest = patient.journal_days.order_by("local_date").values_list("local_date", flat=True).first()
    return min(enrolled, earliest or enrolled)


def _line(on: date, entry: JournalDay | None, patient: Patient, now: datetime) -> Line:
    may = may_write(on, now, patient.zone).allowed
    return Line(on, entry, summary(entry) if entry else _("Not logged"), may)


def _weeks(lines: list[Line]) -> list[dict[str, Any]]:
    """The list in calendar weeks, so that a gap is seen in its place."""
    weeks: list[dict[str, Any]] = []
    for line in lines:
        monday = line.on - timedelta(days=line.on.weekday())
        if not weeks or weeks[-1]["monday"] != monday:
            weeks.append({"monday": monday, "lines": []})
        weeks[-1]["lines"].append(line)
    return weeks


def _read_date(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


@for_patient(JOURNAL_DAY_OPENED, methods=FORM)
def journal_day(request: HttpRequest, patient: Patient, day: date) -> HttpResponse:
    """One day: what is known, a form while it may be written, and every entry it has had."""
    entry = patient.journal_days.filter(local_date=day).prefetch_related("activities").first()
    now = timezone.now()
    verdict = may_arrive(day, made_of(request).at or now, now, patient.zone)
    form = None
    if verdict.allowed:
        form = _day_form(request, patient, entry, day)
        if request.method == "POST" and saved(form, request, patient):
            messages.success(request, _("Your journal is saved."))
            return redirect("patients:journal_day", day=day)
    context = {
        "patient": patient,
        "day": day,
        "entry": entry,
        "form": form,
        "errors": to_mend(form) if form else "",
        "verdict": verdict,
        "why": _(verdict.reason),
        "lines": day_words(entry, pain_first=not patient.function_first) if entry else [],
        "history": history(entry) if entry else [],
        "too_late": request.method == "POST" and not verdict.allowed,
    }
    return render(request, "patients/portal/journal_day.html", context)


def _day_form(request: HttpRequest, patient: Patient, entry: JournalDay | None, day: date) -> DayForm:
    if request.method == "POST":
        data = request.POST.copy()
        data["local_date"] = day.isoformat()
        return sent_form(data, patient, editing=True)
    initial = initial_of(entry, own_activities(patient), local_date=day)
    return DayForm(initial=initial, editing=True, tags=words_of_tags(patient))


def history(entry: JournalDay) -> list[dict[str, Any]]:
    """Every entry of one day, newest first: when, by whom, and what it said."""
    rows = list(entry.revisions.order_by("-number"))
    over = passed_over(entries_of(rows))
    names = {user.pk: user.name for user in User.objects.filter(pk__in={row.entered_by for row in rows})}
    return [
        {
            "when": row.entered_at,
            "who": names.get(row.entered_by, _("Somebody who has left")),
            "title": _("First entry") if row.number == 1 else _("Change %(n)s") % {"n": row.number - 1},
            "text": entry_words(row.values) + stood_back(over.get(row.client_uuid, frozenset())),
            "icon": "journal-plus" if row.number == 1 else "pencil",
            "late": row.late,
        }
        for row in rows
    ]
