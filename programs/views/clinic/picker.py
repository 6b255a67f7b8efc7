"""Choosing an exercise for one patient: the library without what their conditions rule out."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from patients.doors import for_clinician
from patients.models import Patient
from programs import events
from programs.insights.rows import patient_flags
from programs.insights.search import ExerciseQuery, find_exercises
from programs.models import ExerciseRevision, Program
from programs.models.program import ProgramState
from programs.views.found import found_page
from rehab.publishing.models import RevisionState
from rehab.web.parts import shared, wants_part


def picker(patient: Patient, draft: Program, params: Mapping[str, str]) -> dict[str, Any]:
    """The context of `programs/clinic/_picker.html`. Two queries, and those of the search."""
    flags = patient_flags(patient.conditions.filter(ended_at=None))
    rows = ExerciseRevision.objects.filter(
        exercise__clinic_id=patient.clinic_id, state=RevisionState.PUBLISHED
    )
    query = ExerciseQuery.of(params).but(condition="")  # the patient's own conditions apply
    found = find_exercises(rows, query, flags=flags)
    there = set(draft.prescriptions.exclude(exercise=None).values_list("exercise__exercise_id", flat=True))
    page_url = reverse("programs:program_add", args=[patient.pk])
    part_url = reverse("programs:program_pick", args=[patient.pk])
    page = found_page(found, page_url, part_url, params.get("shown", ""))
    for row in (*page["rows"], *page["hidden"]):
        row["there"] = row["found"].exercise_id in there
    return page | {"patient": patient}


@for_clinician(events.LIBRARY_SEARCHED)
def program_pick(request: HttpRequest, patient: Patient) -> HttpResponse:
    """The list alone, for a page that has the picker in it. Whoever opens its address gets that page."""
    draft = get_object_or_404(Program, patient=patient, state=ProgramState.DRAFT)
    page = picker(patient, draft, request.GET.dict())
    if not wants_part(request):
        return redirect(page["page_url"] + page["here"])
    part = render(request, "programs/clinic/_picked.html", page | {"is_part": True})
    return shared(request, part, page["page_url"], page["here"])
