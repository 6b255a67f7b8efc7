"""The daily check-in: what you managed first, pain last, and "not today" as a real answer."""

import uuid
from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from patients.actions.check_in import not_today
from patients.actions.early_warning import ENOUGH, notice_signs, signs_of
from patients.doors import for_patient
from patients.events import CHECK_IN_OPENED
from patients.forms.check_in import DayForm, NotTodayForm, initial_of
from patients.forms.signs import SignsForm
from patients.insights.measures import asked_of
from patients.insights.weekly import asking_on
from patients.models import JournalDay, Patient
from patients.rules.journal_day import BACK
from patients.rules.red_flags import triage
from patients.views.portal.day import own_activities, saved, sent_form, to_mend, words_of_tags
from patients.views.portal.words import day_words, instruction
from rehab.accounts.models import User
from rehab.accounts.policy import FORM
from rehab.lib.states import NotAllowedNow
from rehab.web.queued import made_of

FROM_SCORES = ("severe_pain", "long_flare")


@for_patient(CHECK_IN_OPENED, methods=FORM)
def check_in(request: HttpRequest, patient: Patient) -> HttpResponse:
    """Ask about today, or take the answers."""
    if request.method != "POST":
        return _page(request, patient, _fresh(patient))
    if "not_today" in request.POST:
        return _not_today(request, patient)
    form = sent_form(request.POST, patient)
    signs = SignsForm(request.POST, signs=signs_of(patient) if "signs_asked" in request.POST else ())
    if not saved(form, request, patient):
        return _page(request, patient, form, signs=signs)
    noticed = _notice(request, patient, form, signs)
    if form.cleaned_data.get("worry") == "yes":
        return redirect("patients:safety")
    return redirect("programs:calm" if noticed >= ENOUGH else "patients:check_in_saved")


def _notice(request: HttpRequest, patient: Patient, form: DayForm, signs: SignsForm) -> int:
    """Keep the ticked signs; how many they are. Without signs of one's own there is nothing to keep."""
    if not signs.known or not isinstance(request.user, User):
        return 0
    ticked = signs.ticked()
    notice_signs(patient=patient, local_date=form.cleaned_data["local_date"], signs=ticked, by=request.user)
    return len(ticked)


@for_patient(CHECK_IN_OPENED)
def check_in_saved(request: HttpRequest, patient: Patient) -> HttpResponse:
    """What was kept, and what may still be filled in."""
    today = patient.today()
    day = patient.journal_days.filter(local_date=today).prefetch_related("activities").first()
    raised = patient.alerts.filter(local_date=today, closed_at=None, flag__in=FROM_SCORES).values_list(
        "flag", flat=True
    )
    context = {
        "patient": patient,
        "day": day,
        "lines": day_words(day) if day else [],
        "open_days": open_days(patient, today),
        "asked": bool(day and not day.not_today and asked_of(patient, today)),
        "instructions": [instruction(text, patient.clinic) for text in triage(raised).instructions],
    }
    return render(request, "patients/portal/check_in_saved.html", context)


def open_days(patient: Patient, today: date) -> list[date]:
    """Yesterday and the day before, while nothing is logged for them."""
    days = [today - timedelta(days=n) for n in range(1, BACK + 1)]
    logged = set(patient.journal_days.filter(local_date__in=days).values_list("local_date", flat=True))
    return [
        day
        for day in days
        if day not in logged and day >= patient.enrolled_at.astimezone(patient.zone).date()
    ]


def _fresh(patient: Patient) -> DayForm:
    today = patient.today()
    day = patient.journal_days.filter(local_date=today).first()
    initial = initial_of(day, own_activities(patient), local_date=today)
    return DayForm(initial=initial, tags=words_of_tags(patient))


def _not_today(request: HttpRequest, patient: Patient) -> HttpResponse:
    form = NotTodayForm(request.POST)
    if form.is_valid() and isinstance(request.user, User):
        try:
            not_today(patient=patient, by=request.user, made=made_of(request), **form.cleaned_data)
        except NotAllowedNow as no:
            fresh = _fresh(patient)
            return _page(request, patient, fresh, why=str(no))
        return redirect("patients:check_in_saved")
    return _page(request, patient, _fresh(patient), why=_("This page was out of date. Please choose again."))


def _signs(patient: Patient, today: date) -> SignsForm:
    """The signs, with those ticked that were noticed earlier today."""
    known = signs_of(patient)
    event = patient.early_warning_events.filter(local_date=today).first() if known else None
    ticked = [str(sign.pk) for sign in known if event and sign.words in event.signs]
    return SignsForm(signs=known, initial={"signs": ticked})


def _page(
    request: HttpRequest, patient: Patient, form: DayForm, why: str = "", signs: SignsForm | None = None
) -> HttpResponse:
    today = patient.today()
    day: JournalDay | None = patient.journal_days.filter(local_date=today).first()
    asking = asking_on(patient, today)
    form.weekly, form.resting = asking.weekly, asking.resting
    context = {
        "patient": patient,
        "form": form,
        "signs": signs or _signs(patient, today),
        "errors": to_mend(form),
        "why": why,
        "today": today,
        "day": day,
        "asked_for": form["local_date"].value(),
        "not_today_form": NotTodayForm(
            initial={"local_date": today, "client_uuid": uuid.uuid4()}, auto_id="not_today_%s"
        ),
        "open_days": open_days(patient, today),
        "worried": form["worry"].value() == "yes",
        "enough": ENOUGH,
    }
    return render(request, "patients/portal/check_in.html", context)
