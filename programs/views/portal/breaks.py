"""A bell for long sitting: /today/breaks/. Work, rest and movement, not only exercise."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from patients.doors import for_patient
from patients.models import Patient
from programs import events
from programs.insights.clinic_parameters import parameters_of
from programs.rules.blocks import rounds, written

BREAK_S: Final = 120  # [design] long enough to stand up and walk a few steps
TIMES: Final = 6  # [design] a morning of sitting


@for_patient(events.BREAKS_OPENED)
def breaks(request: HttpRequest, patient: Patient) -> HttpResponse:
    """A timer that says when to get up. Nothing of it is logged."""
    every = parameters_of(patient.clinic_id).sit_break_min
    page = {
        "patient": patient,
        "sitting": True,
        "every": every,
        "day": patient.today(),
        "timer": {"whole": written(rounds(every * 60, BREAK_S, TIMES)), "each": 0, "counts": ""},
    }
    return render(request, "programs/portal/breaks.html", page)
