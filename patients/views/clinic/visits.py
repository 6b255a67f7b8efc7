"""One patient's visits, on the clinic's side."""

import uuid
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from patients.actions.visits import change_visit, move_visit_to, note_visit, plan_visit
from patients.doors import for_clinician
from patients.events import VISIT_KEPT, VISITS_OPENED
from patients.forms.visit import NotesForm, VisitForm
from patients.insights.visits import coming, past
from patients.models import Patient, Visit, VisitState
from patients.models.visit import VISIT_TRANSITIONS
from patients.permissions import NotNow
from patients.views.clinic.common import act, reader_of, why_not_change
from patients.views.visit_file import appointment
from rehab.accounts.policy import FORM, WRITE
from rehab.lib.states import NotAllowedNow

WAYS = {
    VisitState.PLANNED: gettext_lazy("Plan it anew"),
    VisitState.DONE: gettext_lazy("It took place"),
    VisitState.MISSED: gettext_lazy("It did not take place"),
    VisitState.CANCELLED: gettext_lazy("Cancel it"),
}


@for_clinician(VISITS_OPENED, methods=FORM)
def visits(request: HttpRequest, patient: Patient) -> HttpResponse:
    """What comes, what was, and the form for another visit."""
    by, now = reader_of(request), timezone.now()
    form = VisitForm(request.POST if request.method == "POST" else None, patient=patient, by=by)
    if request.method == "POST" and form.is_valid():
        return act(
            request, patient, "patients:clinic_visits", _("The visit is planned."),
            lambda: plan_visit(patient=patient, by=by, **form.values()),
        )  # fmt: skip
    page = {
        "patient": patient,
        "form": form,
        "coming": coming(patient, now),
        "past": past(patient, now),
        "why_not": why_not_change(request, patient),
    }
    return render(request, "patients/clinic/visits.html", page)


@for_clinician(VISITS_OPENED, methods=FORM)
def visit(request: HttpRequest, patient: Patient, visit_id: uuid.UUID) -> HttpResponse:
    """One visit: move it, write down what came of it, close it."""
    found = _visit(patient, visit_id)
    by, what = reader_of(request), request.POST.get("what", "")
    form = VisitForm(request.POST if what == "plan" else None, patient=patient, by=by, visit=found)
    told = {"patient_part": found.patient_part, "clinician_part": found.clinician_part}
    notes = NotesForm(request.POST if what == "notes" else None, initial=told)
    if what == "plan" and form.is_valid():
        return act(
            request, patient, "patients:clinic_visits", _("The visit is changed."),
            lambda: change_visit(visit=found, by=by, **form.values()),
        )  # fmt: skip
    if what == "notes" and notes.is_valid():
        return act(
            request, patient, "patients:clinic_visits", _("The notes are kept."),
            lambda: note_visit(visit=found, by=by, **notes.cleaned_data),
        )  # fmt: skip
    page = {
        "patient": patient,
        "visit": found,
        "form": form,
        "notes": notes,
        "ways": [
            (state.value, WAYS[state]) for state in VisitState if VISIT_TRANSITIONS.may(found.state, state)
        ],
        "why_not": why_not_change(request, patient),
    }
    return render(request, "patients/clinic/visit.html", page)


@for_clinician(VISITS_OPENED, methods=WRITE)
def visit_state(request: HttpRequest, patient: Patient, visit_id: uuid.UUID) -> HttpResponse:
    """It took place, did not, is cancelled, or planned anew."""
    found, wanted = _visit(patient, visit_id), request.POST.get("state", "")
    if wanted not in VisitState.values:
        raise Http404

    def move() -> None:
        try:
            move_visit_to(visit=found, state=VisitState(wanted), by=reader_of(request))
        except NotAllowedNow as no:
            raise NotNow(_("Somebody has changed this visit in the meantime.")) from no

    return act(request, patient, "patients:clinic_visits", _("Noted."), move)


@for_clinician(VISIT_KEPT)
def clinic_visit_file(request: HttpRequest, patient: Patient, visit_id: uuid.UUID) -> HttpResponse:
    """One visit for the clinician's own calendar, on their clock. Nobody is named in it."""
    return appointment(_visit(patient, visit_id), ZoneInfo(reader_of(request).time_zone))


def _visit(patient: Patient, visit_id: uuid.UUID) -> Visit:
    return get_object_or_404(patient.visits.select_related("clinician"), pk=visit_id)
