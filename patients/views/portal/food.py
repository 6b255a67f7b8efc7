"""The food log: /food/ with the last two weeks, one day in half a minute, and whether weight is asked."""

from datetime import date, datetime, timedelta
from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from patients.actions.food import choose_weighing, write_food
from patients.doors import for_patient
from patients.events import FOOD_OPENED
from patients.forms.food import FoodForm, initial_of
from patients.insights.food import asks_weight, food_of, food_words, since_monday
from patients.models import FoodChoice, FoodDay, Patient
from patients.rules.food import A_WEEK
from patients.rules.journal_day import may_write
from patients.views.portal.diary_words import history_of
from rehab.accounts.models import User
from rehab.accounts.policy import FORM, WRITE
from rehab.lib.refusals import Refused
from rehab.lib.states import NotAllowedNow

DAYS = 14


@for_patient(FOOD_OPENED)
def food(request: HttpRequest, patient: Patient) -> HttpResponse:
    """Two weeks; a gap is a day off, for two or three days a week are enough."""
    now, today = timezone.now(), patient.today()
    days = [today - timedelta(days=n) for n in range(DAYS)]
    logged = food_of(patient, days[-1], today)
    choice = FoodChoice.objects.filter(patient=patient).first()
    this_week = since_monday(logged, today)
    page = {
        "patient": patient,
        "today": today,
        "logged_today": today in logged,
        "may_log": patient.ended_at is None,
        "this_week": this_week,
        "plenty": this_week >= A_WEEK[1],
        "weighs": choice is None or choice.weighs,
        "lines": [_line(day, logged.get(day)) for day in days if day in logged or _open(day, patient, now)],
    }
    return render(request, "patients/portal/food.html", page)


def _open(day: date, patient: Patient, now: datetime) -> bool:
    return patient.ended_at is None and may_write(day, now, patient.zone).allowed


def _line(day: date, row: FoodDay | None) -> dict[str, Any]:
    return {"on": day, "row": row, "words": food_words(row) if row else _("Not logged")}


@for_patient(FOOD_OPENED, methods=FORM)
def food_day(request: HttpRequest, patient: Patient, day: date) -> HttpResponse:
    """One day: the questions while they may be answered, and every entry it has had."""
    row = FoodDay.objects.filter(patient=patient, local_date=day).first()
    form = None
    if _open(day, patient, timezone.now()):
        asks = (row is not None and row.weight_kg is not None) or asks_weight(patient, day)
        sent = request.POST if request.method == "POST" else None
        form = FoodForm(sent, asks_weight=asks, initial=initial_of(row))
        if sent is not None and _saved(form, request, patient, day):
            messages.success(request, _("Your day is saved. Thank you."))
            return redirect("patients:food")
    verdict = may_write(day, timezone.now(), patient.zone)
    page = {
        "patient": patient,
        "day": day,
        "row": row,
        "form": form,
        "late": verdict == "late",
        "why": _(verdict.reason) if patient.ended_at is None else _("This record has ended."),
        "too_late": request.method == "POST" and form is None,
        "history": history_of(patient, "food", day) if row else [],
    }
    return render(request, "patients/portal/food_day.html", page)


def _saved(form: FoodForm, request: HttpRequest, patient: Patient, day: date) -> bool:
    if not form.is_valid():
        return False
    try:
        write_food(patient=patient, local_date=day, told=form.told(), by=cast(User, request.user))
    except (NotAllowedNow, Refused) as no:
        form.add_error(None, str(no))
    except ValidationError as wrong:
        form.add_error(None, wrong.messages)
    return not form.errors


@for_patient(FOOD_OPENED, methods=WRITE)
def weighing(request: HttpRequest, patient: Patient) -> HttpResponse:
    """Be asked for weight, or not."""
    weighs = request.POST.get("weighs") == "yes"
    try:
        choose_weighing(patient=patient, weighs=weighs, by=cast(User, request.user))
    except Refused as no:
        messages.warning(request, str(no))
    else:
        told = _("You are asked once a month.") if weighs else _("Weight is not asked any more.")
        messages.success(request, told)
    return redirect("patients:food")
