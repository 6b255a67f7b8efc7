"""The program builder: the draft, its items and their doses."""

import uuid
from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from patients.doors import for_clinician
from patients.models import Patient
from programs import events
from programs.actions.prescription import add_exercise, change_item, move_item, remove_item
from programs.actions.program import EditedMeanwhile, check_precautions, start_draft
from programs.forms.builder import DoseForm, dose_initial
from programs.models import ExerciseRevision, Prescription, Program
from programs.models.program import ProgramState
from programs.permissions import check_user_can_plan, check_user_can_publish
from programs.rules.precautions import Gate
from programs.views.clinic.draft_parts import part_rows
from programs.views.clinic.picker import picker
from programs.views.clinic.words import dose_words, gate_rows, item_rows, parse_edits
from rehab.accounts.models import User
from rehab.accounts.policy import FORM, WRITE
from rehab.lib.refusals import Refused, refusal
from rehab.publishing.models import RevisionState

TEMPLATES = "programs/clinic/"


def draft_of(patient: Patient) -> Program | None:
    """The patient's draft, with the patient already there."""
    draft = Program.objects.filter(patient=patient, state=ProgramState.DRAFT).first()
    if draft is not None:
        draft.patient = patient
    return draft


def draft_or_404(patient: Patient) -> Program:
    draft = draft_of(patient)
    if draft is None:
        raise Http404
    return draft


def me(request: HttpRequest) -> User:
    """The signed-in clinician; the door has already refused everybody else."""
    return cast(User, request.user)


@for_clinician(events.PROGRAM_DRAFT_OPENED, methods=FORM)
def program_edit(request: HttpRequest, patient: Patient) -> HttpResponse:
    """The draft. Opening it changes nothing: a draft is started by a button."""
    if request.method == "POST":
        start_draft(patient=patient, by=me(request))
        return redirect("programs:program_edit", patient_id=patient.pk)
    draft = draft_of(patient)
    if draft is None:
        active = Program.objects.filter(patient=patient, state=ProgramState.ACTIVE).first()
        start = {"patient": patient, "tab": "program", "active": active}
        start["no_plan"] = refusal(check_user_can_plan, request.user, patient) or ""
        return render(request, f"{TEMPLATES}draft_start.html", start)
    return render(request, f"{TEMPLATES}draft.html", _draft_page(request, patient, draft))


def _draft_page(request: HttpRequest, patient: Patient, draft: Program) -> dict[str, Any]:
    items = list(draft.prescriptions.select_related("exercise", "activity"))
    return {
        "patient": patient,
        "tab": "program",
        "draft": draft,
        "items": item_rows(items, patient),
        "parts": part_rows(patient, draft),
        "no_publish": refusal(check_user_can_publish, request.user, draft)
        or refusal(check_precautions, draft),
    }


@for_clinician(events.PROGRAM_DRAFT_OPENED, methods=FORM)
def program_add(request: HttpRequest, patient: Patient) -> HttpResponse:
    """Choose an exercise of the library, then give it a dose."""
    draft = draft_or_404(patient)
    wanted = request.POST.get("exercise") or request.GET.get("exercise") or ""
    if wanted:
        return _add_form(request, patient, draft, _published(patient, wanted))
    page = picker(patient, draft, request.GET.dict()) | {"tab": "program"}
    return render(request, f"{TEMPLATES}add.html", page)


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


def _add_form(
    request: HttpRequest, patient: Patient, draft: Program, exercise: ExerciseRevision
) -> HttpResponse:
    gates = gate_rows(patient, exercise.tags)
    blocked = any(row["gate"] == Gate.BLOCK for row in gates)
    form = DoseForm(request.POST or None, blocked=blocked, initial=dose_initial(exercise, draft.edits))
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
            messages.success(request, _("“%(name)s” is in the draft.") % {"name": exercise.name})
            return redirect("programs:program_edit", patient_id=patient.pk)
    page = {"patient": patient, "tab": "program", "exercise": exercise, "form": form, "gates": gates}
    return render(request, f"{TEMPLATES}add_dose.html", page)


def retry(form: Any, draft: Program, seen: Exception) -> Any:
    """The same form with all that was typed and the newest edit: saving it again is a choice."""
    typed = form.data.copy()
    typed["edits"] = str(Program.objects.values_list("edits", flat=True).get(pk=draft.pk))
    form.data = typed
    form.add_error(
        None,
        _("%(what)s Look at the draft as it is now; save again to keep what you typed.") % {"what": seen},
    )
    return form


def item_or_404(patient: Patient, item_id: uuid.UUID) -> Prescription:
    found = Prescription.objects.filter(
        pk=item_id, program__patient=patient, program__state=ProgramState.DRAFT
    )
    item = found.select_related("program", "exercise", "activity").first()
    if item is None:
        raise Http404
    item.program.patient = patient
    return item


@for_clinician(events.PROGRAM_DRAFT_OPENED, methods=FORM)
def program_item(request: HttpRequest, patient: Patient, item_id: uuid.UUID) -> HttpResponse:
    """The dose of one item of the draft."""
    item = item_or_404(patient, item_id)
    gates = gate_rows(patient, item.exercise.tags) if item.exercise else []
    form = DoseForm(
        request.POST or None,
        activity=item.activity,
        blocked=any(row["gate"] == Gate.BLOCK for row in gates),
        initial=dose_initial(item, item.program.edits),
    )
    theirs: list[tuple[Any, str]] = []
    if request.method == "POST" and form.is_valid():
        try:
            change_item(item=item, dose=form.dose(), by=me(request), seen_edits=form.seen_edits)
        except Refused as no:
            form.add_error(None, str(no))
        except EditedMeanwhile as seen:
            form, theirs = retry(form, item.program, seen), dose_words(item)
        else:
            messages.success(request, _("“%(name)s” is saved in the draft.") % {"name": item.title})
            return redirect("programs:program_edit", patient_id=patient.pk)
    page = {
        "patient": patient,
        "tab": "program",
        "item": item,
        "form": form,
        "gates": gates,
        "theirs": theirs,
    }
    return render(request, f"{TEMPLATES}item.html", page)


@for_clinician(events.PROGRAM_DRAFT_OPENED, methods=WRITE)
def program_move(request: HttpRequest, patient: Patient, item_id: uuid.UUID) -> HttpResponse:
    """Move an item one place up or down."""
    item = item_or_404(patient, item_id)
    up = request.POST.get("to") == "up"
    try:
        move_item(item=item, up=up, by=me(request), seen_edits=parse_edits(request.POST.get("edits")))
    except EditedMeanwhile as seen:
        messages.warning(request, _("%(what)s This is how it is now; nothing was moved.") % {"what": seen})
    return redirect("programs:program_edit", patient_id=patient.pk)


@for_clinician(events.PROGRAM_DRAFT_OPENED, methods=FORM)
def program_remove(request: HttpRequest, patient: Patient, item_id: uuid.UUID) -> HttpResponse:
    """Ask, then take an item out of the draft."""
    item = item_or_404(patient, item_id)
    if request.method != "POST":
        page = {"patient": patient, "tab": "program", "item": item}
        return render(request, f"{TEMPLATES}remove.html", page)
    try:
        remove_item(item=item, by=me(request), seen_edits=parse_edits(request.POST.get("edits")))
    except EditedMeanwhile as seen:
        messages.warning(request, _("%(what)s This is how it is now; nothing was removed.") % {"what": seen})
    else:
        messages.success(request, _("“%(name)s” is out of the draft.") % {"name": item.title})
    return redirect("programs:program_edit", patient_id=patient.pk)
