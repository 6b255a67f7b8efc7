"""The fear ladder for the care team: its steps, predicted beside happened, and the next step to decide."""

import uuid
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from patients.doors import for_clinician
from patients.models import Patient
from programs import events
from programs.actions.exposure import (
    clear_hierarchy,
    decide_exposure,
    end_hierarchy,
    remove_rung,
    save_rung,
    start_hierarchy,
)
from programs.forms.exposure import ClearForm, DecideForm, HierarchyForm, RungForm
from programs.insights.exposure import Ladder, ladders, trial_facts
from programs.models import Rung
from programs.permissions import check_user_can_plan
from programs.rules.exposure import Outcome
from programs.views.clinic.builder import me
from rehab.accounts.policy import FORM, WRITE
from rehab.lib.refusals import Refused, refusal


@for_clinician(events.EXPOSURE_OPENED, methods=FORM)
def exposure(request: HttpRequest, patient: Patient) -> HttpResponse:
    """Every ladder, and a new one."""
    form = HierarchyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            row = start_hierarchy(patient=patient, theme=form.cleaned_data["theme"], by=me(request))
        except Refused as no:
            form.add_error(None, str(no))
        else:
            return redirect("programs:exposure_ladder", patient_id=patient.pk, hierarchy_id=row.pk)
    page = {
        "patient": patient,
        "tab": "program",
        "form": form,
        "no_plan": refusal(check_user_can_plan, request.user, patient) or "",
        "ladders": [_card(one) for one in ladders(patient, ended=True)],
    }
    return render(request, "programs/clinic/exposure.html", page)


def _card(one: Ladder) -> dict[str, Any]:
    done = sum(row.done_at is not None for row in one.rungs)
    return {
        "id": one.hierarchy.pk,
        "theme": one.hierarchy.theme,
        "ended": one.hierarchy.ended_at is not None,
        "cleared": one.hierarchy.cleared_at is not None,
        "about": _("%(done)d of %(n)d steps done, %(tries)d tries")
        % {"done": done, "n": len(one.rungs), "tries": len(one.trials)},
    }


@for_clinician(events.EXPOSURE_OPENED, methods=FORM)
def exposure_ladder(request: HttpRequest, patient: Patient, hierarchy_id: uuid.UUID) -> HttpResponse:
    """One ladder. Posting adds a step, or changes the one that is named."""
    one = _ladder(patient, hierarchy_id)
    rung = _rung(one, request.POST.get("rung") or request.GET.get("rung"))
    initial = {name: getattr(rung, name) for name in RungForm.base_fields} if rung else None
    form = RungForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            save_rung(hierarchy=one.hierarchy, told=form.told(), by=me(request), rung=rung)
        except Refused as no:
            form.add_error(None, str(no))
        else:
            return _to(one)
    return _page(request, patient, one, form=form, rung=rung)


@for_clinician(events.EXPOSURE_OPENED, methods=WRITE)
def exposure_change(request: HttpRequest, patient: Patient, hierarchy_id: uuid.UUID) -> HttpResponse:
    """Confirm safety, decide about the suggestion, take a step out, or close the ladder."""
    one = _ladder(patient, hierarchy_id)
    do = request.POST.get("do", "")
    acts: dict[str, Callable[[], HttpResponse]] = {
        "clear": lambda: _clear(request, patient, one),
        "decide": lambda: _decide(request, patient, one),
        "remove": lambda: _remove(request, one),
        "end": lambda: _end(request, one),
    }
    return acts[do]() if do in acts else _to(one)


def _clear(request: HttpRequest, patient: Patient, one: Ladder) -> HttpResponse:
    form = ClearForm(request.POST)
    if form.is_valid():
        try:
            clear_hierarchy(hierarchy=one.hierarchy, note=form.cleaned_data["note"], by=me(request))
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("Confirmed in your name. Now decide where to start."))
            return _to(one)
    return _page(request, patient, one, clear=form)


def _decide(request: HttpRequest, patient: Patient, one: Ladder) -> HttpResponse:
    form = DecideForm(request.POST, rungs=one.rungs)
    if form.is_valid():
        try:
            decide_exposure(hierarchy=one.hierarchy, by=me(request), **form.chosen())
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("Decided. The patient sees the agreed step on their program page."))
            return _to(one)
    return _page(request, patient, one, decide=form)


def _remove(request: HttpRequest, one: Ladder) -> HttpResponse:
    rung = _rung(one, request.POST.get("rung"))
    if rung is None:
        raise Http404
    rung.hierarchy = one.hierarchy
    try:
        remove_rung(rung=rung, by=me(request))
    except Refused as no:
        messages.warning(request, str(no))
    return _to(one)


def _end(request: HttpRequest, one: Ladder) -> HttpResponse:
    try:
        end_hierarchy(hierarchy=one.hierarchy, by=me(request))
    except Refused as no:
        messages.warning(request, str(no))
    return redirect("programs:exposure", patient_id=one.hierarchy.patient_id)


def _page(
    request: HttpRequest, patient: Patient, one: Ladder, *, rung: Rung | None = None, **forms: Any
) -> HttpResponse:
    closed = one.hierarchy.ended_at is not None
    finished = [trial_facts(row) for row in reversed(one.trials) if row.finished_at is not None]
    page = {
        "patient": patient,
        "tab": "program",
        "row": one.hierarchy,
        "rungs": [_rung_row(one, row) for row in reversed(one.rungs)],
        "rung": rung,
        "form": forms.get("form") or RungForm(),
        "clear_form": forms.get("clear") or ClearForm(auto_id="clear_%s"),
        "decide_form": forms.get("decide") or DecideForm(rungs=one.rungs, auto_id="decide_%s"),
        "no_plan": _("This ladder is closed.")
        if closed
        else refusal(check_user_can_plan, request.user, patient) or "",
        "result": one.result if settings.DECISION_SUPPORT_ENABLED else None,
        "heading": outcome_words(one)
        if settings.DECISION_SUPPORT_ENABLED
        else _("Decide about the next step"),
        "trials": finished,
        "decisions": [_decision(one, row) for row in reversed(one.decisions)],
    }
    return render(request, "programs/clinic/exposure_ladder.html", page)


def _rung_row(one: Ladder, row: Rung) -> dict[str, Any]:
    tries = [trial for trial in one.trials if trial.rung_id == row.pk]
    return {
        "id": row.pk,
        "situation": row.situation,
        "harm": row.predicted_harm,
        "suds": row.suds_initial,
        "safety": row.safety_behaviours,
        "context": row.context,
        "done": row.done_at is not None,
        "here": one.hierarchy.current_id == row.pk,
        "tries": len(tries),
    }


def outcome_words(one: Ladder) -> str:
    """What is suggested, in one line."""
    if one.result is None:
        return ""
    rung = one.rung(one.result.rung)
    name = rung.situation if rung else ""
    return {
        Outcome.BLOCKED: _("Wait: medical safety is not confirmed"),
        Outcome.START: _("Start with “%(name)s”"),
        Outcome.ADVANCE: _("Go on to “%(name)s”"),
        Outcome.NEW_CONTEXT: _("Repeat “%(name)s” in a new place"),
        Outcome.STAY: _("Stay with “%(name)s”"),
        Outcome.SPLIT: _("Split “%(name)s” into smaller steps"),
        Outcome.REVIEW: _("Look at “%(name)s” together"),
        Outcome.COMPLETE: _("Every step is done"),
    }[one.result.outcome] % {"name": name}


def _decision(one: Ladder, row: Any) -> dict[str, Any]:
    rung = next((step.situation for step in one.rungs if step.pk == row.rung_id), "")
    return {
        "when": row.at,
        "title": f"{row.get_choice_display()}{f': “{rung}”' if rung else ''}",
        "text": " ".join(part for part in (row.suggested, row.note) if part),
        "who": row.by.name,
        "icon": "signpost",
    }


def _ladder(patient: Patient, hierarchy_id: uuid.UUID) -> Ladder:
    one = next((row for row in ladders(patient, ended=True) if row.hierarchy.pk == hierarchy_id), None)
    if one is None:
        raise Http404
    return one


def _rung(one: Ladder, text: str | None) -> Rung | None:
    """The step that is named; a name that is none of this ladder's is no page."""
    if not text:
        return None
    found = one.rung(text)
    if found is None:
        raise Http404
    return found


def _to(one: Ladder) -> HttpResponse:
    row = one.hierarchy
    return redirect("programs:exposure_ladder", patient_id=row.patient_id, hierarchy_id=row.pk)
