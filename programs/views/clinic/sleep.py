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
from patients.rules.sleep import Regularity
from patients.rules.sleep_referral import LOW_WEEKS, Prompt, SleepFacts, prompts
from patients.views.clinic.common import reader_of, why_not_change
from programs.insights.trace_marks import marked
from programs.models import TargetKind
from programs.views.clinic.traced import traced, traced_text
from rehab.accounts.policy import FORM

DAYS = 7 * LOW_WEEKS
FEW = "–"
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
        "even": _even_words(patient, evenness(nights)),
        "prompts": [_prompt(one) for one in prompts(_facts(patient, screen, weeks, today))]
        if settings.DECISION_SUPPORT_ENABLED
        else [],
        "suggestions_on": settings.DECISION_SUPPORT_ENABLED,
    }
    return render(request, "programs/clinic/sleep.html", page | _tables(patient, nights, weeks, today))


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


def _tables(patient: Patient, nights: NightsByDay, weeks: list[SleepWeek], today: date) -> dict[str, Any]:
    asleep = {"label": _("Asleep"), "numeric": True}
    in_bed = {"label": _("In bed"), "numeric": True}
    share = {"label": _("Efficiency"), "numeric": True}
    return {
        "week_columns": [_("Week"), {"label": _("Nights"), "numeric": True}, asleep, in_bed, share],
        "week_rows": [_week_row(patient, week) for week in weeks],
        "night_columns": [
            _("Night to"),
            _("In bed, out of bed"),
            asleep,
            share,
            {"label": _("From lights out"), "numeric": True},
            {"label": _("Quality"), "numeric": True},
            _("The day before"),
        ],
        "night_rows": [_night_row(patient, day, nights.get(day)) for day in _days(today)],
    }


def _even_words(patient: Patient, even: Regularity) -> str:
    """How much waking and the middle of sleep move; "" with too few nights."""
    if even.waking is None:
        return ""
    key = f"nights{DAYS}"
    words = {"waking": marked(f"{key}-waking", str(round(even.waking)))}
    if even.middle is None:
        text = _("Evenness over four weeks: last waking ± %(waking)s min (standard deviation)")
    else:
        words["middle"] = marked(f"{key}-middle", str(round(even.middle)))
        text = _(
            "Evenness over four weeks: last waking ± %(waking)s min, middle of sleep ± %(middle)s min "
            "(standard deviation)"
        )
    return traced_text(patient, text % words)


def _days(today: date) -> list[date]:
    return [today - timedelta(days=n) for n in range(DAYS)]


def _week_row(patient: Patient, week: SleepWeek) -> list[str]:
    span = _("%(first)s to %(last)s") % {
        "first": date_format(week.first, "MONTH_DAY_FORMAT"),
        "last": date_format(week.last, "MONTH_DAY_FORMAT"),
    }
    means, key = week.means, f"nightweek{week.last:%Y%m%d}"
    nights = _("%(n)s of 7") % {"n": marked(f"{key}-nights", str(means.nights))}
    return [
        span,
        traced_text(patient, nights),
        _number(patient, f"{key}-slept", length_words(means.slept)) or FEW,
        _number(patient, f"{key}-in_bed", length_words(means.in_bed)) or FEW,
        _number(patient, f"{key}-efficiency", percent_words(means.efficiency)) or FEW,
    ]


def _number(patient: Patient, key: str, words: str) -> str:
    """The words as a link to their trace; "" for what is not known."""
    return traced(patient, key, words) if words else ""


def _night_row(patient: Patient, day: date, night: SleepNight | None) -> list[str]:
    when = date_format(day, "D j M")
    if night is None:
        return [when, _("Not logged"), "", "", "", "", ""]
    key = f"night{day:%Y%m%d}"
    times = [time_format(one) if one else "?" for one in (night.bed, night.got_up)]
    return [
        when,
        "–".join(times) if night.bed or night.got_up else "",
        _number(patient, f"{key}-slept", length_words(night.slept)),
        _number(patient, f"{key}-efficiency", percent_words(night.efficiency)),
        _number(patient, f"{key}-efficiency_try", percent_words(night.efficiency_try)),
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
