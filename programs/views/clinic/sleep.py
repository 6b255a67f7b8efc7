"""The sleep diary as the care team reads it: weeks, nights with their gaps, what to consider and why."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _

from patients.actions.screens import note_sleep_screen
from patients.doors import for_clinician
from patients.events import SLEEP_READ
from patients.forms.screens import SleepScreenForm
from patients.insights.sleep import (
    NightsByDay,
    SleepWeek,
    evenness,
    length_words,
    nights_of,
    percent_words,
    weeks_back,
)
from patients.measures.isi import ISI
from patients.models import Measure, Patient, SleepNight, SleepScreen
from patients.rules.sleep_referral import LOW_WEEKS, Prompt, SleepFacts, prompts
from patients.views.clinic.common import reader_of, why_not_change
from programs.models import TargetKind
from rehab.accounts.policy import FORM

DAYS = 7 * LOW_WEEKS
SLEEP_TARGETS = (TargetKind.SLEEP, TargetKind.WAKE, TargetKind.WIND_DOWN)


@for_clinician(SLEEP_READ, methods=FORM)
def sleep_clinic(request: HttpRequest, patient: Patient) -> HttpResponse:
    """Four weeks of nights; scores and questions; prompts with their reasons."""
    screen = SleepScreen.objects.filter(patient=patient).select_related("noted_by").first()
    form = SleepScreenForm(request.POST) if request.method == "POST" else SleepScreenForm.of(screen)
    if request.method == "POST" and _noted(form, request, patient):
        messages.success(request, _("Noted."))
        return redirect("programs:sleep_clinic", patient_id=patient.pk)
    today = patient.today()
    nights = nights_of(patient, today - timedelta(days=DAYS - 1), today)
    weeks = weeks_back(nights, today, LOW_WEEKS)
    page = {
        "patient": patient,
        "form": form,
        "screen": screen,
        "why_not": why_not_change(request, patient),
        "logged": len(nights),
        "even": evenness(nights),
        "prompts": [_prompt(one) for one in prompts(_facts(patient, screen, weeks, today))]
        if settings.DECISION_SUPPORT_ENABLED
        else [],
        "suggestions_on": settings.DECISION_SUPPORT_ENABLED,
    }
    return render(request, "programs/clinic/sleep.html", page | _tables(nights, weeks, today))


def _noted(form: SleepScreenForm, request: HttpRequest, patient: Patient) -> bool:
    if not form.is_valid():
        return False
    try:
        note_sleep_screen(patient=patient, found=form.cleaned_data, by=reader_of(request))
    except ValidationError as wrong:
        form.add_error(None, wrong.messages)
    return not form.errors


def _facts(patient: Patient, screen: SleepScreen | None, weeks: list[SleepWeek], today: date) -> SleepFacts:
    """What is known, with the weeks of the diary and for how long a sleep target has been agreed."""
    agreed = patient.daily_targets.filter(ended_at=None, kind__in=SLEEP_TARGETS).order_by("agreed_on").first()
    facts = screen.facts if screen else SleepFacts()
    return replace(
        facts,
        isi=_isi(patient),
        weeks=tuple(week.means.efficiency for week in weeks),
        plan_weeks=(today - agreed.agreed_on).days // 7 if agreed else None,
    )


def _isi(patient: Patient) -> int | None:
    """The newest ISI among the measures."""
    rows = Measure.objects.filter(patient=patient, instrument=ISI.key, score__isnull=False)
    newest = rows.exclude(finished_at=None).order_by("-local_date", "-finished_at").first()
    return None if newest is None or newest.score is None else int(newest.score)


def _prompt(one: Prompt) -> dict[str, str]:
    return {"seen": _(one.seen) % dict(one.values), "consider": _(one.consider), "source": one.source}


def _tables(nights: NightsByDay, weeks: list[SleepWeek], today: date) -> dict[str, Any]:
    asleep = {"label": _("Asleep"), "numeric": True}
    in_bed = {"label": _("In bed"), "numeric": True}
    share = {"label": _("Efficiency"), "numeric": True}
    return {
        "week_columns": [_("Week"), {"label": _("Nights"), "numeric": True}, asleep, in_bed, share],
        "week_rows": [_week_row(week) for week in weeks],
        "night_columns": [
            _("Night to"),
            _("In bed, out of bed"),
            asleep,
            share,
            {"label": _("From lights out"), "numeric": True},
            {"label": _("Quality"), "numeric": True},
            _("The day before"),
        ],
        "night_rows": [_night_row(day, nights.get(day)) for day in _days(today)],
    }


def _days(today: date) -> list[date]:
    return [today - timedelta(days=n) for n in range(DAYS)]


def _week_row(week: SleepWeek) -> list[str]:
    span = _("%(first)s to %(last)s") % {
        "first": date_format(week.first, "MONTH_DAY_FORMAT"),
        "last": date_format(week.last, "MONTH_DAY_FORMAT"),
    }
    means = week.means
    few = "–"
    return [
        span,
        _("%(n)d of 7") % {"n": means.nights},
        length_words(means.slept) or few,
        length_words(means.in_bed) or few,
        percent_words(means.efficiency) or few,
    ]


def _night_row(day: date, night: SleepNight | None) -> list[str]:
    when = date_format(day, "D j M")
    if night is None:
        return [when, _("Not logged"), "", "", "", "", ""]
    times = [time_format(one) if one else "?" for one in (night.bed, night.got_up)]
    return [
        when,
        "–".join(times) if night.bed or night.got_up else "",
        length_words(night.slept),
        percent_words(night.efficiency),
        percent_words(night.efficiency_try),
        "" if night.quality is None else str(night.quality),
        _day_before(night),
    ]


def _day_before(night: SleepNight) -> str:
    """What of the day before can disturb sleep, as far as it was told."""
    told = []
    if night.naps:
        told.append(_("nap %(n)d min") % {"n": night.naps})
    if night.caffeine:
        told.append(_("coffee or tea until %(time)s") % {"time": time_format(night.caffeine)})
    if night.alcohol:
        told.append(_("alcohol %(n)s") % {"n": f"{night.alcohol:g}"})
    if night.screens_off:
        told.append(_("screen until %(time)s") % {"time": time_format(night.screens_off)})
    if night.irregular:
        told.append(_("unlike other days"))
    return ", ".join(told)
