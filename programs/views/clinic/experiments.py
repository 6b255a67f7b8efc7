"""Trials with oneself, as the care team offers and reads them."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from patients.doors import for_clinician
from patients.models import Patient
from programs import events
from programs.actions.experiment import offer_experiment, stop_experiment
from programs.forms.experiment import ExperimentForm
from programs.insights.experiments import Standing, block_words, open_trials, standing_of, verdict_words
from programs.insights.exposure_columns import can_be_picked, more_of
from programs.insights.story import plain
from programs.insights.trace_marks import marked
from programs.insights.trace_trials import trial_key
from programs.models import Experiment, ExperimentState
from programs.permissions import check_user_can_plan
from programs.rules.experiment import BlockResult
from programs.views.clinic.builder import me
from programs.views.clinic.traced import traced, traced_text
from rehab.accounts.policy import FORM
from rehab.lib.refusals import Refused, refusal
from rehab.lib.states import NotAllowedNow


@for_clinician(events.EXPERIMENT_OPENED, methods=FORM)
def experiments(request: HttpRequest, patient: Patient) -> HttpResponse:
    """Every trial with what it came to; offer another while none is on its way."""
    form = ExperimentForm(request.POST if request.method == "POST" else None, choices=can_be_picked(patient))
    if form.is_valid():
        try:
            offer_experiment(patient=patient, offer=form.told(), by=me(request))
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("Offered. Nothing starts before the patient says yes."))
            return redirect("programs:experiments", patient_id=patient.pk)
    today = patient.today()
    rows = Experiment.objects.filter(patient=patient).select_related("offered_by", "patient")
    page = {
        "patient": patient,
        "tab": "picture",
        "rows": [_card(standing_of(row, today)) for row in rows],
        "form": form,
        "closed": refusal(check_user_can_plan, request.user, patient) or "",
        "one_at_a_time": not form.is_bound and open_trials(patient, today).exists(),
    }
    return render(request, "programs/clinic/experiments.html", page)


def _card(found: Standing) -> dict[str, Any]:
    row = found.row
    blocks = found.result.blocks if found.result else ()
    columns: list[Any] = [_("Weeks"), _("From"), {"label": _("Days that count"), "numeric": True}]
    return {
        "row": row,
        "name": capfirst(more_of(row.exposure)),
        "state": ExperimentState(row.state).label,
        "verdict": traced_text(row.patient, verdict_words(found, marked)),
        "open": row.state == ExperimentState.OFFERED or found.goes_on,
        "columns": [*columns, {"label": _("Mean pain"), "numeric": True}] if found.is_over else columns,
        "blocks": [_block(found, n, one) for n, one in enumerate(blocks)],
    }


def _block(found: Standing, place: int, one: BlockResult) -> list[Any]:
    """Two weeks; their mean only when all are over, so that nobody decides on half of it."""

    def number(field: str, words: str) -> str:
        return traced(found.row.patient, trial_key(found.row, f"{place}-{field}"), words)

    days = number("days", str(one.logged))
    told = [block_words(one.block, found.row), date_format(one.block.first), days]
    if not found.is_over:
        return told
    mean = _("too few days") if one.mean is None else number("mean", plain(round(one.mean, 1)))
    return [*told, mean]


@for_clinician(events.EXPERIMENT_OPENED, methods=("POST",))
def experiment_stop(request: HttpRequest, patient: Patient, experiment_id: uuid.UUID) -> HttpResponse:
    """End it early."""
    row = Experiment.objects.filter(patient=patient, pk=experiment_id).first()
    if row is None:
        raise Http404
    try:
        stop_experiment(experiment=row, by=me(request))
    except (Refused, NotAllowedNow) as no:
        messages.warning(request, str(no))
    else:
        messages.success(request, _("Stopped."))
    return redirect("programs:experiments", patient_id=patient.pk)
