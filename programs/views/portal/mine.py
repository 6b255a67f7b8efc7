"""The agreed program, how things go, and a caregiver's look at the day."""

from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from patients.doors import for_caregiver, for_patient
from patients.insights.caregiving import consent_now
from patients.models import Patient
from programs import events
from programs.insights.trace_marks import marked, unmarked
from programs.insights.trace_mine import my_trace
from programs.models import Prescription
from programs.views.portal.carer_page import carer_page
from programs.views.portal.number_page import number_table
from programs.views.portal.program_page import program_page
from programs.views.portal.progress_page import progress_page
from programs.views.portal.told import title_of, told_of
from programs.views.traced import exactly


@for_patient(events.MY_PROGRAM_OPENED)
def my_program(request: HttpRequest, patient: Patient) -> HttpResponse:
    """The whole plan, on the screen or as a hand-out."""
    name = "program_print" if request.GET.get("view") == "print" else "program"
    return render(request, f"programs/portal/{name}.html", program_page(patient, timezone.now()))


@for_patient(events.PROGRESS_OPENED)
def progress(request: HttpRequest, patient: Patient) -> HttpResponse:
    """Function first, pain last; on the screen or to print."""
    paper = request.GET.get("view") == "print"
    page = progress_page(patient, timezone.now(), unmarked if paper else marked)
    return render(request, f"programs/portal/{'progress_print' if paper else 'progress'}.html", page)


@for_patient(events.MY_NUMBER_TRACED)
def my_number(request: HttpRequest, patient: Patient, traced: str) -> HttpResponse:
    """One number: what it is, how it is worked out, and the patient's own days behind it."""
    found = my_trace(patient, traced, patient.today(), _titles)
    if found is None:
        raise Http404
    page = {"patient": patient, "trace": found, "value": exactly(found.value), "table": number_table(found)}
    return render(request, "programs/portal/number.html", page)


def _titles(items: Sequence[Prescription]) -> list[str]:
    told = told_of(items)
    return [title_of(item, told) for item in items]


@for_caregiver(events.FOR_TODAY_OPENED)
def for_today(request: HttpRequest, patient: Patient) -> HttpResponse:
    """Today's plan for somebody who helps: no scores, no mood, no notes."""
    return render(
        request,
        "programs/portal/for_today.html",
        carer_page(patient, timezone.now()) | {"consent": consent_now(patient, request.user)},
    )
