"""The sleep diary: /sleep/ with the last two weeks, and one night on waking."""

from datetime import date, datetime, timedelta
from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import number_format, time_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from patients.actions.diary import write_night
from patients.doors import for_patient
from patients.events import SLEEP_OPENED
from patients.forms.sleep import NightForm, initial_of
from patients.insights.sleep import (
    evenness,
    formula_words,
    length_words,
    nights_of,
    percent_words,
    weeks_back,
)
from patients.models import Patient, SleepNight
from patients.rules.journal_day import may_write
from patients.views.portal.diary_words import history_of
from rehab.accounts.models import User
from rehab.accounts.policy import FORM
from rehab.lib.refusals import Refused
from rehab.lib.states import NotAllowedNow

DAYS = 14
MORNING_UNTIL = 12  # hour of the patient's clock until which Today asks about the night


@for_patient(SLEEP_OPENED)
def sleep(request: HttpRequest, patient: Patient) -> HttpResponse:
    """Two weeks of nights with gaps as gaps, this week's means, and what often helps."""
    now, today = timezone.now(), patient.today()
    days = [today - timedelta(days=n) for n in range(DAYS)]
    nights = nights_of(patient, days[-1], today)
    week = weeks_back(nights, today, 1)[0]
    page = {
        "patient": patient,
        "today": today,
        "last_night": nights.get(today),
        "formula": formula_words(nights[today]) if today in nights else [],
        "may_log": patient.ended_at is None,
        "week": week.means,
        "slept": length_words(week.means.slept),
        "slept_key": f"nightweek{today:%Y%m%d}-efficiency",
        "efficiency": percent_words(week.means.efficiency),
        "even": _even(nights),
        "lines": [_line(day, nights.get(day), patient, now) for day in days],
        "logged": len(nights),
    }
    return render(request, "patients/portal/sleep.html", page)


def _even(nights: dict[date, SleepNight]) -> dict[str, SafeString]:
    """How much waking and the middle of sleep move, each as the link to its nights; only what is known."""
    found = evenness(nights)
    return {
        name: format_html(
            '<a class="traced" href="{}">{}</a>',
            reverse("programs:my_number", args=[f"nights{DAYS}-{name}"]),
            number_format(round(minutes)),
        )
        for name, minutes in (("waking", found.waking), ("middle", found.middle))
        if minutes is not None
    }


def _line(day: date, night: SleepNight | None, patient: Patient, now: datetime) -> dict[str, Any]:
    may = patient.ended_at is None and may_write(day, now, patient.zone).allowed
    return {"on": day, "night": night, "words": night_words(night) if night else _("Not logged"), "open": may}


def night_words(night: SleepNight) -> str:
    """One night in one line."""
    if night.slept is not None:
        return _("Asleep %(slept)s") % {"slept": length_words(night.slept)}
    if night.quality is not None:
        return _("Sleep %(n)d of 10") % {"n": night.quality}
    if night.got_up is not None:
        return _("Up at %(time)s") % {"time": time_format(night.got_up)}
    return _("Logged")


@for_patient(SLEEP_OPENED, methods=FORM)
def night(request: HttpRequest, patient: Patient, day: date) -> HttpResponse:
    """One night: the questions while they may be answered, what came out, and every entry it has had."""
    row = SleepNight.objects.filter(patient=patient, wake_date=day).first()
    verdict = may_write(day, timezone.now(), patient.zone)
    form = None
    if verdict.allowed and patient.ended_at is None:
        sent = request.POST if request.method == "POST" else None
        form = NightForm(sent, wake_date=day, zone=patient.zone.key, initial=initial_of(row))
        if sent is not None and _saved(form, request, patient, day):
            messages.success(request, _("Your night is saved."))
            return redirect("patients:sleep")
    page = {
        "patient": patient,
        "day": day,
        "night": row,
        "form": form,
        "late": verdict == "late",
        "why": _(verdict.reason) if patient.ended_at is None else _("This record has ended."),
        "too_late": request.method == "POST" and form is None,
        "formula": formula_words(row) if row else [],
        "history": history_of(patient, "sleep", day) if row else [],
    }
    return render(request, "patients/portal/night.html", page)


def _saved(form: NightForm, request: HttpRequest, patient: Patient, day: date) -> bool:
    """Save a sent form; what cannot be said beside a field stands on top of the form."""
    if not form.is_valid():
        return False
    try:
        write_night(patient=patient, wake_date=day, told=form.told(), by=cast(User, request.user))
    except (NotAllowedNow, Refused) as no:
        form.add_error(None, str(no))
    except ValidationError as wrong:
        form.add_error(None, wrong.messages)
    return not form.errors


def asks_about_night(patient: Patient, now: datetime, *, logged: bool | None) -> bool:
    """Whether Today asks about last night: in the morning while it is not logged. None: looked up when it matters."""
    if patient.ended_at is not None or now.astimezone(patient.zone).hour >= MORNING_UNTIL:
        return False
    if logged is None:
        logged = SleepNight.objects.filter(patient=patient, wake_date=patient.today(now)).exists()
    return not logged
