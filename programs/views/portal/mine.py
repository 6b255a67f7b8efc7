"""The agreed program, how things go, and a caregiver's look at the day."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from patients.doors import for_caregiver, for_patient
from patients.insights.caregiving import consent_now
from patients.models import Patient
from programs import events
from programs.views.portal.carer_page import carer_page
from programs.views.portal.program_page import program_page
from programs.views.portal.progress_page import progress_page


@for_patient(events.MY_PROGRAM_OPENED)
def my_program(request: HttpRequest, patient: Patient) -> HttpResponse:
    """The whole plan, on the screen or as a hand-out."""
    name = "program_print" if request.GET.get("view") == "print" else "program"
    return render(request, f"programs/portal/{name}.html", program_page(patient, timezone.now()))


@for_patient(events.PROGRESS_OPENED)
def progress(request: HttpRequest, patient: Patient) -> HttpResponse:
    """Function first, pain last; on the screen or to print."""
    name = "progress_print" if request.GET.get("view") == "print" else "progress"
    return render(request, f"programs/portal/{name}.html", progress_page(patient, timezone.now()))


@for_caregiver(events.FOR_TODAY_OPENED)
def for_today(request: HttpRequest, patient: Patient) -> HttpResponse:
    """Today's plan for somebody who helps: no scores, no mood, no notes."""
    return render(
        request,
        "programs/portal/for_today.html",
        carer_page(patient, timezone.now()) | {"consent": consent_now(patient, request.user)},
    )
