"""Outcome measures of one patient: what is due, entering one, its history, correcting it, what is asked when."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from patients.actions.alert_handling import phq9_allowed
from patients.actions.measure_plan import end_measure_plan, plan_default_battery, plan_measure
from patients.actions.measures import correct_measure, keep_measure
from patients.doors import for_clinician
from patients.events import MEASURES_OPENED
from patients.forms.measure import CorrectionForm, MeasureForm, by_field
from patients.forms.measure_plan import PlanForm
from patients.insights.goals import own_rows
from patients.insights.measure_drawing import measure_drawing
from patients.insights.measures import as_taken, histories_of, plan_of
from patients.measures.history import history
from patients.measures.instrument import Asked, Instrument
from patients.measures.registry import INSTRUMENTS
from patients.models import Patient
from patients.permissions import NotNow, check_user_can_change_record
from patients.views.clinic.common import act, reader_of, why_not_change
from patients.views.clinic.measure_words import card_of, history_rows, norm_words, offered, threshold_words
from rehab.accounts.policy import FORM, WRITE

PAGE = "patients:measures"
TIMERS = {"sit_to_stand": 30, "six_minute_walk": 360, "timed_up_and_go": 0}


def instrument_or_404(key: str) -> Instrument:
    """The instrument of an address."""
    if key not in INSTRUMENTS:
        raise Http404
    return INSTRUMENTS[key]


@for_clinician(MEASURES_OPENED)
def measures(request: HttpRequest, patient: Patient) -> HttpResponse:
    """What is due, the newest score of each instrument, and what is asked when."""
    lines = plan_of(patient, patient.today())
    gate = phq9_allowed(patient.clinic)
    shut = [] if gate.allowed else [one.key for one in INSTRUMENTS.values() if one.gated]
    context = {
        "patient": patient,
        "lines": lines,
        "due": [line for line in lines if line.due.is_due],
        "cards": [card_of(found) for found in histories_of(patient).values()],
        "form": PlanForm(offered=offered(lines, without=shut)),
        "enter": [one for key, one in INSTRUMENTS.items() if key not in shut],
        "missing": [_(words) for words in gate.missing],
        "why_not": why_not_change(request, patient),
    }
    return render(request, "patients/clinic/measures.html", context)


@for_clinician(MEASURES_OPENED, methods=WRITE)
def measure_plan(request: HttpRequest, patient: Patient) -> HttpResponse:
    """Ask an instrument, ask the default battery, or ask one no more."""
    by, do = reader_of(request), request.POST.get("do", "")
    if do == "battery":
        done = _("The usual measures are planned.")
        return act(request, patient, PAGE, done, lambda: plan_default_battery(patient=patient, by=by))
    if do == "end":
        plan = get_object_or_404(
            patient.measure_plans.all(), instrument=request.POST.get("instrument"), ended_at=None
        )
        return act(
            request, patient, PAGE, _("It is no longer asked."), lambda: end_measure_plan(plan=plan, by=by)
        )
    form = PlanForm(request.POST, offered=list(INSTRUMENTS.values()))
    if not form.is_valid():
        raise Http404
    return act(
        request, patient, PAGE, _("It is planned."),
        lambda: plan_measure(patient=patient, by=by, **form.cleaned_data),
    )  # fmt: skip


@for_clinician(MEASURES_OPENED)
def measure_history(request: HttpRequest, patient: Patient, instrument: str) -> HttpResponse:
    """One instrument over time: the drawing, the table behind it, and how far its numbers carry."""
    one = instrument_or_404(instrument)
    rows = list(
        patient.measures.filter(instrument=one.key).exclude(finished_at=None).prefetch_related("revisions")
    )
    found = history(one, [as_taken(row) for row in rows])
    latest = found.latest
    context = {
        "patient": patient,
        "one": one,
        "name": _(one.name),
        "about": _(one.about),
        "drawing": measure_drawing(found),
        "rows": history_rows(found, {str(row.pk): row for row in rows}),
        "unscored": [row for row in rows if row.score is None],
        "card": card_of(found),
        "norm": norm_words(one, latest.value, patient.age(latest.on)) if latest else "",
        "mdc": threshold_words("MDC", one.mdc),
        "mcid": threshold_words("MCID", one.mcid),
        "why_not": why_not_change(request, patient),
    }
    return render(request, "patients/clinic/measure_history.html", context)


@for_clinician(MEASURES_OPENED, methods=FORM)
def measure_new(request: HttpRequest, patient: Patient, instrument: str) -> HttpResponse:
    """Enter one measure: a test done in the visit, or the score of the clinic's own form."""
    one = instrument_or_404(instrument)
    check_user_can_change_record(reader_of(request), patient)
    own = own_rows(patient, one)
    if one.asked is Asked.OWN and not own:
        messages.info(request, _("Name what the patient rates first: activities, or levels of a goal."))
        return redirect("patients:goals", patient_id=patient.pk)
    form = MeasureForm(request.POST or None, instrument=one, today=patient.today(), own=own)
    if form.is_valid():
        about: dict[str, Any] = {
            name: form.cleaned_data[name] for name in ("local_date", "note", "client_uuid")
        }

        def keep() -> None:
            given = {"answers": form.answers(), "own": own, **about}
            keep_measure(patient=patient, instrument=one, by=reader_of(request), **given)

        answer = _try(request, patient, form, keep, _("The measure is kept."))
        if answer:
            return answer
    return render(request, "patients/clinic/measure_new.html", _entry(patient, one, form))


@for_clinician(MEASURES_OPENED, methods=FORM)
def measure_correct(
    request: HttpRequest, patient: Patient, instrument: str, measure_id: uuid.UUID
) -> HttpResponse:
    """Correct a completed measure, with a reason; what was there before stays below."""
    one = instrument_or_404(instrument)
    rows = patient.measures.filter(instrument=one.key).exclude(finished_at=None)
    measure = get_object_or_404(rows.select_related("patient"), pk=measure_id)
    check_user_can_change_record(reader_of(request), patient)
    start = {"answers": measure.answers, "on": measure.local_date, "note": measure.note}
    form = CorrectionForm(
        request.POST or None, instrument=one, today=patient.today(), own=measure.own, **start
    )
    if form.is_valid():
        about: dict[str, Any] = {name: form.cleaned_data[name] for name in ("local_date", "note", "why")}

        def correct() -> None:
            correct_measure(measure=measure, answers=form.answers(), by=reader_of(request), **about)

        answer = _try(
            request, patient, form, correct, _("The measure is corrected. What was there before is kept.")
        )
        if answer:
            return answer
    context = _entry(patient, one, form) | {"measure": measure, "revisions": list(measure.revisions.all())}
    return render(request, "patients/clinic/measure_correct.html", context)


def _try(
    request: HttpRequest, patient: Patient, form: MeasureForm, action: Any, done: str
) -> HttpResponse | None:
    """Run it; what the action refuses is said in the form."""
    try:
        with transaction.atomic():
            action()
    except ValidationError as error:
        by_field(error, form)
        return None
    except NotNow as no:
        form.add_error(None, str(no))
        return None
    return act(request, patient, PAGE, done, lambda: None)


def _entry(patient: Patient, one: Instrument, form: MeasureForm) -> dict[str, Any]:
    return {
        "patient": patient,
        "one": one,
        "name": _(one.name),
        "about": _(one.about),
        "form": form,
        "timer": one.key in TIMERS,
        "seconds": TIMERS.get(one.key, 0),
        "published": one.for_patient and not one.own_words,
        "intro": _(one.intro) if one.own_words and one.intro else one.intro,
    }
