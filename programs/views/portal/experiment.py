"""A trial with oneself, as the patient agrees to it, follows it and reads what it came to."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from patients.doors import for_patient
from patients.models import Patient
from programs import events
from programs.actions.experiment import answer_experiment, stop_experiment
from programs.insights.experiments import block_words, standing_of, verdict_words
from programs.insights.trace_marks import marked, unmarked
from programs.models import Experiment, ExperimentState
from programs.rules.experiment import blocks_of
from programs.views.handouts.common import me
from programs.views.traced import by_patient, linked
from rehab.accounts.policy import FORM
from rehab.lib.refusals import Refused
from rehab.lib.states import NotAllowedNow


@for_patient(events.MY_EXPERIMENT_OPENED, methods=FORM)
def my_experiment(request: HttpRequest, patient: Patient, experiment_id: uuid.UUID) -> HttpResponse:
    """What it is, its weeks, and yes, not now or stop."""
    row = Experiment.objects.filter(patient=patient, pk=experiment_id).select_related("offered_by").first()
    if row is None:
        raise Http404
    row.patient = patient
    if request.method == "POST":
        return _act(request, row)
    found = standing_of(row, patient.today())
    page = {
        "patient": patient,
        "row": row,
        "offered": row.state == ExperimentState.OFFERED,
        "goes_on": found.goes_on,
        "now": block_words(found.block, row) if found.block else "",
        "block": found.block,
        "weeks": [
            (block, block_words(block, row))
            for block in (blocks_of(row.started_on) if row.started_on else ())
        ],
        "verdict": linked(verdict_words(found, unmarked if patient.function_first else marked), by_patient),
        "state": ExperimentState(row.state).label,
    }
    return render(request, "programs/portal/experiment.html", page)


def _act(request: HttpRequest, row: Experiment) -> HttpResponse:
    do = request.POST.get("do")
    try:
        if do in ("agree", "decline"):
            answer_experiment(experiment=row, agrees=do == "agree", by=me(request))
        elif do == "stop":
            stop_experiment(experiment=row, by=me(request))
    except (Refused, NotAllowedNow) as no:
        messages.info(request, str(no))
    else:
        messages.success(request, _("Saved. Your clinician can see it."))
    return redirect("programs:my_experiment", experiment_id=row.pk)
