"""Places to turn to: groups, classes and lines that the clinic knows."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from education.events import HELP_OPENED
from education.insights.directory import directory
from education.views.portal.common import my_language
from patients.doors import for_patient
from patients.models import Patient


@for_patient(HELP_OPENED)
def turn_to(request: HttpRequest, patient: Patient) -> HttpResponse:
    """The clinic's own numbers first, then its directory. Links only: there is no chat here."""
    mine, others = directory(patient.clinic, my_language())
    page = {"patient": patient, "clinic": patient.clinic, "groups": mine, "others": others}
    return render(request, "education/portal/help.html", page)
