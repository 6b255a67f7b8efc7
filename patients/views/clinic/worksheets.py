"""The worksheets that a patient chose to share. What is private is not counted and not hinted at."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from patients.doors import for_clinician
from patients.events import WORKSHEETS_READ
from patients.insights.worksheets import lines_of
from patients.models import Patient, Worksheet
from patients.rules.worksheets import Sheet
from patients.views.clinic.common import reader_of

SHOWN = 50


@for_clinician(WORKSHEETS_READ)
def worksheets(request: HttpRequest, patient: Patient) -> HttpResponse:
    """Shared sheets, newest first."""
    rows = Worksheet.objects.visible_to(reader_of(request)).filter(patient=patient)[:SHOWN]
    sheets = [
        {
            "title": row.get_kind_display(),
            "lines": lines_of(Sheet(row.kind), row.answers),
            "changed_at": row.changed_at,
            "shared_at": row.shared_at,
        }
        for row in rows
    ]
    return render(request, "patients/clinic/worksheets.html", {"patient": patient, "sheets": sheets})
