"""What a patient's phone keeps for a time without a connection: empty questions, and what to do in an emergency."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from patients.actions.early_warning import ENOUGH, signs_of
from patients.doors import for_patient
from patients.events import KEPT_OFFLINE
from patients.forms.check_in import DayForm, initial_of
from patients.forms.signs import SignsForm
from patients.insights.weekly import asking_on
from patients.models import Patient
from patients.rules.journal_day import BACK
from patients.rules.red_flags import RED_FLAGS, Level, RedFlag
from patients.views.portal.day import own_activities, words_of_tags
from patients.views.portal.words import instruction
from rehab.accounts.models import Clinic
from rehab.web.offline import keep_with, kept_offline

ANY_DAY = ("patients:journal_day", None, ["0000-00-00"])


@kept_offline
@for_patient(KEPT_OFFLINE)
def check_in(request: HttpRequest, patient: Patient) -> HttpResponse:
    """The questions without any answer of any day. The browser fills in which day it is, so none of them rests."""
    initial = initial_of(None, own_activities(patient), local_date=None, seen_at="")
    weekly = asking_on(patient, patient.today()).weekly
    form = DayForm(initial=initial, tags=words_of_tags(patient), weekly=weekly)
    signs = signs_of(patient)
    context = {"patient": patient, "form": form, "signs": SignsForm(signs=signs), "enough": ENOUGH}
    page = render(request, "patients/portal/offline_check_in.html", context)
    return keep_with(page, [reverse("programs:calm_sign", args=[sign.pk]) for sign in signs])


@kept_offline
@for_patient(KEPT_OFFLINE)
def earlier_day(request: HttpRequest, patient: Patient) -> HttpResponse:
    """The questions about a day that lies behind and may still be written. The browser knows which days these are."""
    initial = initial_of(None, own_activities(patient), local_date=None, seen_at="")
    form = DayForm(initial=initial, tags=words_of_tags(patient), editing=True)
    context = {"patient": patient, "form": form, "back": [1, BACK], "address": reverse(*ANY_DAY)}
    return render(request, "patients/portal/offline_day.html", context)


@kept_offline
@for_patient(KEPT_OFFLINE)
def safety(request: HttpRequest, patient: Patient) -> HttpResponse:
    """Every safety question with its instruction behind it: nothing has to be sent to read what to do."""
    asked = [_step(flag, patient.clinic) for flag in RED_FLAGS if flag.asked]
    return render(
        request,
        "patients/portal/offline_safety.html",
        {"patient": patient, "clinic": patient.clinic, "asked": asked},
    )


def _step(flag: RedFlag, clinic: Clinic) -> dict[str, Any]:
    """One question, what to do, and what makes it more urgent. Nothing here has reached the clinic."""
    return {
        "question": _(flag.question),
        "text": instruction(flag.instruction, clinic, kept=False),
        "now": flag.level is Level.P0,
        "pauses": flag.pauses_program,
        "raisers": [
            {"question": _(r.question), "text": instruction(r.instruction, clinic, kept=False)}
            for r in flag.raisers
        ],
    }
