"""Measures as the patient answers them: one question a screen, each answer saved at once, "not today" as an answer."""

import logging
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.db import Error as DatabaseTrouble
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from patients.actions.alert_handling import phq9_allowed
from patients.actions.measure_plan import put_off
from patients.actions.measures import SELF_HARM, answer_item, finish_measure, start_measure
from patients.doors import for_patient
from patients.events import MEASURES_OPENED
from patients.forms.measure import QuestionForm
from patients.insights.goals import own_rows
from patients.insights.measures import DueLine, asked_of
from patients.measures.instrument import Instrument, Item
from patients.measures.own import items_of
from patients.measures.phq_9 import PHQ_9, tells_of_self_harm
from patients.models import Measure, Patient
from patients.rules.red_flags import triage
from patients.views.portal.safety import instructions_page
from patients.views.portal.words import instruction
from rehab.accounts.models import User
from rehab.accounts.policy import FORM

log = logging.getLogger(__name__)
FROM_MEASURES = ("low_mood", SELF_HARM)


@for_patient(MEASURES_OPENED)
def my_measures(request: HttpRequest, patient: Patient) -> HttpResponse:
    """What is asked now, and when something was answered last."""
    lines = _open_lines(patient)
    done = patient.measures.exclude(finished_at=None).filter(by_patient=True).order_by("-finished_at")[:12]
    waiting = not all(line in lines for line in asked_of(patient, patient.today()))
    context = {
        "patient": patient,
        "clinic": patient.clinic,
        "lines": [(line, _(line.instrument.name), _(line.instrument.about)) for line in lines],
        "waiting": waiting,
        "done": [(measure, _(measure.kind.name)) for measure in done],
    }
    return render(request, "patients/portal/measures.html", context)


def _open_lines(patient: Patient) -> list[DueLine]:
    """What is due and may be asked at this hour."""
    lines = asked_of(patient, patient.today())
    if (
        any(line.instrument.gated for line in lines)
        and not phq9_allowed(patient.clinic, automatic=True).allowed
    ):
        return [line for line in lines if not line.instrument.gated]
    return lines


def even_when_it_cannot_be_saved(view: Any) -> Any:
    """A database that refuses must not stand between somebody in danger and what to do."""

    @wraps(view)
    def spoken(request: HttpRequest, **url: Any) -> HttpResponse:
        try:
            response: HttpResponse = view(request, **url)
        except DatabaseTrouble:
            if url.get("instrument") != PHQ_9.key or not _tells(request):
                raise
            log.error("an answer could not be saved")
            clinic = getattr(request, "safety_clinic", None)
            return instructions_page(request, [SELF_HARM], clinic, kept=False)
        return response

    return spoken


def _tells(request: HttpRequest) -> bool:
    """Whether what was just sent is an answer that tells of self-harm."""
    answer = request.POST.get("answer", "")
    return answer.isdecimal() and tells_of_self_harm({request.GET.get("q", ""): int(answer)})


@even_when_it_cannot_be_saved
@for_patient(MEASURES_OPENED, methods=FORM)
def my_measure(request: HttpRequest, patient: Patient, instrument: str) -> HttpResponse:
    """Ask one question, or save its answer and go on to the next."""
    request.safety_clinic = patient.clinic  # type: ignore[attr-defined]
    by, line = request.user, _line(patient, instrument)
    if line is None or not isinstance(by, User):
        messages.info(request, _("Nothing is asked here today. Thank you."))
        return redirect("patients:my_measures")
    if "not_today" in request.POST:
        put_off(plan=line.plan, by=by)
        messages.info(request, _("That is fine. You will find it here again tomorrow."))
        return redirect("patients:my_measures")
    measure = _begun(patient, line.instrument, by, write=request.method == "POST")
    items = items_of(line.instrument, measure.own)
    item = _asked(items, measure, request.GET.get("q", ""))
    form = _form(request, line.instrument, item, measure)
    if "skip" not in request.POST and not form.is_valid():
        return _question(request, patient, line, measure, items, item, form)
    value = None if "skip" in request.POST else form.cleaned_data["answer"]
    measure = answer_item(measure=measure, key=item.key, value=value, by=by)
    return _next(request, patient, measure, items, item, by)


def _line(patient: Patient, key: str) -> DueLine | None:
    return next((line for line in _open_lines(patient) if line.instrument.key == key), None)


def _begun(patient: Patient, one: Instrument, by: User, *, write: bool) -> Measure:
    """The measure in work; a page that is only looked at begins nothing."""
    own = own_rows(patient, one)
    if write:
        return start_measure(patient=patient, instrument=one, by=by, own=own)
    today = patient.today()
    present = patient.measures.filter(instrument=one.key, finished_at=None, local_date=today).first()
    return present or Measure(
        patient=patient, instrument=one.key, version=one.version, local_date=today, own=own
    )


def _asked(items: tuple[Item, ...], measure: Measure, key: str) -> Item:
    """The question in the address, else the first that was neither answered nor skipped."""
    if key:
        found = next((item for item in items if item.key == key), None)
        if found is None:
            raise Http404
        return found
    return next((item for item in items if item.key not in measure.answers), items[-1])


def _form(request: HttpRequest, one: Instrument, item: Item, measure: Measure) -> QuestionForm:
    data = request.POST if request.method == "POST" else None
    return QuestionForm(data, item=item, own_words=one.own_words, value=measure.answers.get(item.key))


def _question(
    request: HttpRequest,
    patient: Patient,
    line: DueLine,
    measure: Measure,
    items: tuple[Item, ...],
    item: Item,
    form: QuestionForm,
) -> HttpResponse:
    one, place = line.instrument, items.index(item)
    context = {
        "patient": patient,
        "clinic": patient.clinic,
        "one": one,
        "name": _(one.name),
        "intro": _(one.intro) if one.own_words and one.intro else one.intro,
        "form": form,
        "here": f"?{urlencode({'q': item.key})}",
        "number": place + 1,
        "of": len(items),
        "back": f"?{urlencode({'q': items[place - 1].key})}" if place else "",
        "published": not one.own_words,
        "only_english": not one.own_words and not (get_language() or "en").startswith("en"),
        "begun": bool(measure.answers),
    }
    return render(request, "patients/portal/measure.html", context)


def _next(
    request: HttpRequest, patient: Patient, measure: Measure, items: tuple[Item, ...], item: Item, by: User
) -> HttpResponse:
    """On to the next open question; after the last one it is scored and kept."""
    is_open = any(one.key not in measure.answers for one in items)
    if not is_open:
        finish_measure(measure=measure, by=by)
    name = "patients:my_measure" if is_open else "patients:my_measure_done"
    url = reverse(name, args=[measure.instrument])
    if measure.instrument == PHQ_9.key and tells_of_self_harm({item.key: measure.answers[item.key]}):
        return instructions_page(request, [SELF_HARM], patient.clinic, kept=True, go_on=url)
    return redirect(url)


@for_patient(MEASURES_OPENED)
def my_measure_done(request: HttpRequest, patient: Patient, instrument: str) -> HttpResponse:
    """Thank you, what happens with it, and what to do where an answer calls for it."""
    raised = patient.alerts.filter(local_date=patient.today(), closed_at=None, flag__in=FROM_MEASURES)
    codes = list(raised.values_list("flag", flat=True)) if instrument == PHQ_9.key else []
    context = {
        "patient": patient,
        "instructions": [instruction(text, patient.clinic) for text in triage(codes).instructions],
        "more": _open_lines(patient),
    }
    return render(request, "patients/portal/measure_done.html", context)
