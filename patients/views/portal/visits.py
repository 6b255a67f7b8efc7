"""The patient's visits: what comes, how to join, what was agreed."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from patients.doors import for_patient
from patients.events import VISIT_KEPT, VISITS_OPENED
from patients.insights.visits import coming, past
from patients.models import Patient, ReferralState
from patients.views.visit_file import appointment

UNSEEN = (ReferralState.DRAFT, ReferralState.WITHDRAWN)


@for_patient(VISITS_OPENED)
def visits(request: HttpRequest, patient: Patient) -> HttpResponse:
    """The next visit first; a join button while a meeting is on."""
    now = timezone.now()
    page = {
        "patient": patient,
        "coming": [{"visit": one, "may_join": one.may_join(now)} for one in coming(patient, now)],
        "past": past(patient, now),
        "referrals": patient.referrals.exclude(state__in=UNSEEN).prefetch_related("steps"),
    }
    return render(request, "patients/portal/visits.html", page)


@for_patient(VISIT_KEPT)
def visit_file(request: HttpRequest, patient: Patient, visit_id: uuid.UUID) -> HttpResponse:
    """One visit for the patient's own calendar."""
    visit = patient.visits.filter(pk=visit_id).first()
    if visit is None:
        raise Http404
    return appointment(visit, patient.zone)
