"""/program/ladder/: try an agreed step in small steps, the prediction first. Apart from graded activities."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from patients.doors import for_patient
from patients.models import Patient
from programs import events
from programs.actions.exposure import (
    agreed_rung,
    begin_trial,
    finish_trial,
    log_trial_pain,
    waiting_for_pain,
)
from programs.forms.exposure import AfterForm, BeforeForm, PainAfterForm
from programs.insights.exposure import ladders, trial_facts
from programs.models import ExposureTrial, Rung
from programs.views.portal.day import me
from rehab.accounts.policy import WRITE
from rehab.lib.refusals import Refused


@for_patient(events.MY_EXPOSURE_OPENED)
def my_ladder(request: HttpRequest, patient: Patient) -> HttpResponse:
    """The agreed step, the try that is begun, and what was learned so far."""
    return _page(request, patient)


@for_patient(events.MY_EXPOSURE_OPENED, methods=WRITE)
def my_ladder_try(request: HttpRequest, patient: Patient) -> HttpResponse:
    """One small step: before, after, not done, or pain a day later."""
    do = request.POST.get("do", "")
    if do == "pain":
        return _pain(request, patient)
    rung = agreed_rung(patient)
    begun = rung.trials.filter(finished_at=None).first() if rung else None
    if do in ("after", "avoided") and rung is not None and begun is not None:
        return _after(request, patient, rung, begun, avoided=do == "avoided")
    form = BeforeForm(request.POST)
    if form.is_valid():
        try:
            begin_trial(patient=patient, told=form.told(), by=me(request))
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(
                request, _("Your prediction is saved. Now try it, and come back here afterwards.")
            )
            return redirect("programs:my_ladder")
    return _page(request, patient, before=form)


def _after(
    request: HttpRequest, patient: Patient, rung: Rung, begun: ExposureTrial, *, avoided: bool
) -> HttpResponse:
    form = AfterForm(request.POST)
    if form.is_valid():
        begun.rung = rung
        try:
            finish_trial(trial=begun, told=form.told(avoided=avoided), by=me(request))
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(
                request,
                _("Noted. Not doing it is an answer too.") if avoided else _("Saved. You tried it."),
            )
            return redirect("programs:my_ladder")
    return _page(request, patient, after=form)


def _pain(request: HttpRequest, patient: Patient) -> HttpResponse:
    form = PainAfterForm(request.POST)
    if not form.is_valid():
        return _page(request, patient, pain=form)
    try:
        log_trial_pain(patient=patient, pain=form.cleaned_data["pain"], by=me(request))
    except Refused as no:
        messages.warning(request, str(no))
    else:
        messages.success(request, _("Thank you. Your answer is saved."))
    return redirect("programs:my_ladder")


def _page(request: HttpRequest, patient: Patient, **forms: Any) -> HttpResponse:
    rung = None if patient.ended_at else agreed_rung(patient)
    found = ladders(patient)
    trials = [row for one in found for row in one.trials]
    begun = next((row for row in trials if rung and row.rung_id == rung.pk and row.finished_at is None), None)
    waiting = waiting_for_pain(patient) if patient.ended_at is None else []
    done = [trial_facts(row) for row in reversed(trials) if row.finished_at is not None and not row.avoided]
    page = {
        "patient": patient,
        "rung": rung,
        "begun": begun,
        "before": forms.get("before") or BeforeForm(initial=_prediction(rung)),
        "after": forms.get("after") or AfterForm(),
        "pain": forms.get("pain") or (PainAfterForm() if waiting else None),
        "waiting_cleared": any(one.rungs and one.hierarchy.cleared_at is None for one in found),
        "any": bool(found),
        "done": done,
    }
    return render(request, "programs/portal/ladder.html", page)


def _prediction(rung: Rung | None) -> dict[str, str]:
    return {"prediction": rung.predicted_harm} if rung else {}
