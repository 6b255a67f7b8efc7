"""Take exercises from the library into the draft: with the first dose by one button, or with a dose of one's own."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from patients.doors import for_clinician
from patients.models import Patient
from programs import events
from programs.actions.prescription import add_exercise
from programs.actions.program import EditedMeanwhile
from programs.forms.builder import DoseForm, dose_initial
from programs.insights.sources import Wanted, known, pick
from programs.models import ExerciseRevision, Program
from programs.rules.precautions import Gate
from programs.views.clinic.builder.common import TEMPLATES, answer, draft_or_404, from_script, me, retry
from programs.views.clinic.picker import picker
from programs.views.clinic.words import gate_rows
from rehab.accounts.policy import FORM
from rehab.lib.refusals import Refused
from rehab.publishing.models import RevisionState


@for_clinician(events.PROGRAM_DRAFT_OPENED, methods=FORM)
def program_add(request: HttpRequest, patient: Patient) -> HttpResponse:
    """The library on a page of its own; one exercise with its dose; or one taken as it comes."""
    draft = draft_or_404(patient)
    wanted = request.POST.get("exercise") or request.GET.get("exercise") or ""
    if not wanted:
        page = picker(patient, draft, request.GET.dict()) | {"tab": "program"}
        return render(request, f"{TEMPLATES}add.html", page)
    exercise = _published(patient, wanted)
    if request.method == "POST" and "first" in request.POST:
        return _add_at_once(request, patient, draft, exercise)
    return _add_form(request, patient, draft, exercise)


def _published(patient: Patient, wanted: str) -> ExerciseRevision:
    try:
        key = int(wanted)
    except ValueError:
        raise Http404 from None
    found = ExerciseRevision.objects.filter(
        pk=key, exercise__clinic_id=patient.clinic_id, state=RevisionState.PUBLISHED
    ).select_related("exercise")
    revision = found.first()
    if revision is None:
        raise Http404
    return revision


def _add_at_once(
    request: HttpRequest, patient: Patient, draft: Program, exercise: ExerciseRevision
) -> HttpResponse:
    """With its first dose. A blocked one goes to the page where the reason is typed."""
    found = pick(known(patient), Wanted(exercise.exercise.external_id), exercise)
    if found.blocked:
        there = f"{reverse('programs:program_add', args=[patient.pk])}?exercise={exercise.pk}"
        return JsonResponse({"go": there}) if from_script(request) else redirect(there)
    try:
        add_exercise(program=draft, exercise=exercise, dose=found.dose, by=me(request))
    except Refused as no:
        return answer(request, patient, str(no), good=False)
    return answer(request, patient, _("“%(name)s” is in the draft.") % {"name": exercise.name})


def _add_form(
    request: HttpRequest, patient: Patient, draft: Program, exercise: ExerciseRevision
) -> HttpResponse:
    gates = gate_rows(patient, exercise.tags)
    blocked = any(row["gate"] == Gate.BLOCK for row in gates)
    form: Any = DoseForm(request.POST or None, blocked=blocked, initial=_initial(patient, draft, exercise))
    if request.method == "POST" and form.is_valid():
        try:
            add_exercise(
                program=draft, exercise=exercise, dose=form.dose(), by=me(request), seen_edits=form.seen_edits
            )
        except Refused as no:
            form.add_error(None, str(no))
        except EditedMeanwhile as seen:
            form = retry(form, draft, seen)
        else:
            return answer(request, patient, _("“%(name)s” is in the draft.") % {"name": exercise.name})
    page = {"patient": patient, "tab": "program", "exercise": exercise, "form": form, "gates": gates}
    return render(request, f"{TEMPLATES}add_dose.html", page)


def _initial(patient: Patient, draft: Program, exercise: ExerciseRevision) -> dict[str, Any]:
    """The exercise's first dose, where it may be done for this patient."""
    found = pick(known(patient), Wanted(exercise.exercise.external_id), exercise)
    initial = dose_initial(exercise, draft.edits)
    return initial | {"supervision": found.dose.supervision}
