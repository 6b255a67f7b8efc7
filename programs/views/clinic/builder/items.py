"""One item of the draft: its dose, saved as it is typed or by a button; move, remove, duplicate, put back."""

import uuid
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from patients.doors import for_clinician
from patients.models import Patient
from programs import events
from programs.actions.draft_items import change_items, duplicate_item, order_items, put_back_item
from programs.actions.prescription import change_item, move_item, remove_item
from programs.actions.program import EditedMeanwhile
from programs.forms.builder import DoseForm, completed, dose_initial
from programs.forms.workbench import BulkForm
from programs.models import Prescription, Program
from programs.models.dose import Dose
from programs.rules.precautions import Gate
from programs.views.clinic.builder.alternatives import alternatives_form
from programs.views.clinic.builder.common import (
    TEMPLATES,
    answer,
    draft_or_404,
    from_script,
    item_or_404,
    me,
    retry,
)
from programs.views.clinic.builder.tray import tray
from programs.views.clinic.words import both_doses, gate_rows, parse_edits
from rehab.accounts.policy import FORM, WRITE
from rehab.lib.refusals import Refused


@for_clinician(events.PROGRAM_DRAFT_OPENED, methods=FORM)
def program_item(request: HttpRequest, patient: Patient, item_id: uuid.UUID) -> HttpResponse:
    """The dose of one item: from its own page, or the few fields of it that the list shows."""
    item = item_or_404(patient, item_id)
    gates = gate_rows(patient, item.exercise.tags) if item.exercise else []
    data: QueryDict | None = request.POST or None
    if data is not None and "inline" in data:
        data = completed(item, data)
    form = DoseForm(
        data,
        activity=item.activity,
        blocked=any(row["gate"] == Gate.BLOCK for row in gates),
        initial=dose_initial(item, item.program.edits),
    )
    both: list[tuple[Any, str, str]] = []
    if request.method == "POST" and form.is_valid():
        try:
            saved = change_item(
                item=item,
                dose=form.dose(),
                by=me(request),
                seen_edits=form.seen_edits,
                seen=form.cleaned_data["seen"],
            )
        except Refused as no:
            form.add_error(None, str(no))
        except EditedMeanwhile as seen:
            item = _as_saved(item)
            both = both_doses(item, form.dose())
            form = retry(form, item.program, seen, item)
        else:
            return _saved(request, patient, saved)
    if from_script(request) and request.method == "POST":
        return _not_saved(request, item, form, both)
    page = {"patient": patient, "tab": "program", "item": item, "form": form, "gates": gates, "both": both}
    page["instead"] = alternatives_form(item)
    return render(request, f"{TEMPLATES}item.html", page)


def _as_saved(item: Prescription) -> Prescription:
    """The item as somebody else saved it; the one this page knew when it is gone."""
    rows = Prescription.objects.select_related("exercise", "activity").filter(pk=item.pk)
    found = rows.first() or item
    found.program = item.program
    return found


def _saved(request: HttpRequest, patient: Patient, item: Prescription) -> HttpResponse:
    if not from_script(request):
        messages.success(request, _("“%(name)s” is saved in the draft.") % {"name": item.title})
        return redirect("programs:program_edit", patient_id=patient.pk)
    draft = draft_or_404(patient)
    page = {"patient": patient} | tray(me(request), patient, draft)
    row = next((row for row in page["items"] if row["id"] == item.pk), None)
    return JsonResponse(
        {
            "seen": Dose.of(item).mark,
            "edits": draft.edits,
            "week": render_to_string(f"{TEMPLATES}_week.html", page, request),
            "bar": render_to_string(f"{TEMPLATES}_bar.html", page, request),
            "hints": render_to_string(f"{TEMPLATES}_hints.html", {"item": row}, request),
        }
    )


def _not_saved(request: HttpRequest, item: Prescription, form: DoseForm, both: Any) -> HttpResponse:
    """Why it was not saved: 409 with both doses, or 422 with what to mend."""
    errors = {name: [str(line) for line in lines] for name, lines in form.errors.items()}
    if not both:
        return JsonResponse({"errors": errors}, status=422)
    page = {"item": item, "both": both, "why": " ".join(errors.get("__all__", []))}
    html = render_to_string(f"{TEMPLATES}_conflict.html", page, request)
    return JsonResponse({"html": html, "seen": Dose.of(item).mark}, status=409)


@for_clinician(events.PROGRAM_DRAFT_OPENED, methods=WRITE)
def program_move(request: HttpRequest, patient: Patient, item_id: uuid.UUID) -> HttpResponse:
    """Move an item one place up or down."""
    item = item_or_404(patient, item_id)
    up = request.POST.get("to") == "up"
    try:
        move_item(item=item, up=up, by=me(request), seen_edits=parse_edits(request.POST.get("edits")))
    except EditedMeanwhile as seen:
        said = _("%(what)s This is how it is now; nothing was moved.") % {"what": seen}
        return answer(request, patient, said, good=False)
    return answer(request, patient, _("“%(name)s” is moved.") % {"name": item.title})


@for_clinician(events.PROGRAM_DRAFT_OPENED, methods=WRITE)
def program_order(request: HttpRequest, patient: Patient) -> HttpResponse:
    """Put all items into the order that they were dragged into."""
    draft = draft_or_404(patient)
    try:
        order_items(
            program=draft,
            order=_ids(request.POST.get("order", "")),
            was=_ids(request.POST.get("was", "")),
            by=me(request),
        )
    except (EditedMeanwhile, Refused) as no:
        said = _("%(what)s This is how it is now; nothing was moved.") % {"what": no}
        return answer(request, patient, said, good=False)
    return answer(request, patient, _("The order is saved."))


def _ids(text: str) -> list[uuid.UUID]:
    """Ids with commas between them; what is none is left out, so that the action sees it missing."""
    found = []
    for part in text.split(","):
        try:
            found.append(uuid.UUID(part))
        except ValueError:
            continue
    return found


@for_clinician(events.PROGRAM_DRAFT_OPENED, methods=FORM)
def program_remove(request: HttpRequest, patient: Patient, item_id: uuid.UUID) -> HttpResponse:
    """Take an item out of the draft; it can be put back. From its own page this asks first."""
    item = item_or_404(patient, item_id)
    if request.method != "POST":
        page = {"patient": patient, "tab": "program", "item": item}
        return render(request, f"{TEMPLATES}remove.html", page)
    edits, seen_dose = parse_edits(request.POST.get("edits")), request.POST.get("seen", "")
    try:
        remove_item(item=item, by=me(request), seen_edits=edits, seen=seen_dose)
    except EditedMeanwhile as seen:
        said = _("%(what)s This is how it is now; nothing was removed.") % {"what": seen}
        return answer(request, patient, said, good=False)
    said = _("“%(name)s” is out of the draft. You can put it back below the list.") % {"name": item.title}
    return answer(request, patient, said)


@for_clinician(events.PROGRAM_DRAFT_OPENED, methods=WRITE)
def program_put_back(request: HttpRequest, patient: Patient) -> HttpResponse:
    """Put an item back that was taken out."""
    try:
        item = put_back_item(program=draft_or_404(patient), line=request.POST.get("line", ""), by=me(request))
    except Refused as no:
        return answer(request, patient, str(no), good=False)
    item = Prescription.objects.select_related("exercise", "activity").get(pk=item.pk)
    return answer(request, patient, _("“%(name)s” is back in the draft.") % {"name": item.title})


@for_clinician(events.PROGRAM_DRAFT_OPENED, methods=WRITE)
def program_duplicate(request: HttpRequest, patient: Patient, item_id: uuid.UUID) -> HttpResponse:
    """The same exercise once more."""
    item = item_or_404(patient, item_id)
    try:
        duplicate_item(item=item, by=me(request))
    except (Refused, EditedMeanwhile) as no:
        return answer(request, patient, str(no), good=False)
    return answer(request, patient, _("“%(name)s” is there a second time.") % {"name": item.title})


@for_clinician(events.PROGRAM_DRAFT_OPENED, methods=WRITE)
def program_bulk(request: HttpRequest, patient: Patient) -> HttpResponse:
    """The same days, place or amounts for all ticked items, or all of them out."""
    draft, form = draft_or_404(patient), BulkForm(request.POST)
    if not form.is_valid():
        said = " ".join(str(line) for lines in form.errors.values() for line in lines)
        return answer(request, patient, said, good=False)
    try:
        with transaction.atomic():  # all of them or none
            said = _bulk(request, draft, form)
    except Refused as no:
        said = _("%(why)s Nothing was changed.") % {"why": no}
        return answer(request, patient, said, good=False)
    except EditedMeanwhile as no:
        said = _("%(what)s This is how it is now; nothing was changed.") % {"what": no}
        return answer(request, patient, said, good=False)
    return answer(request, patient, said)


def _bulk(request: HttpRequest, draft: Program, form: BulkForm) -> str:
    seen = form.seen()
    if request.POST.get("do") == "remove":
        for item in draft.prescriptions.filter(pk__in=list(seen)).select_related("exercise", "activity"):
            item.program = draft
            remove_item(item=item, by=me(request), seen=seen[item.pk])
        return _("The ticked items are out of the draft. You can put them back below the list.")
    changes = form.changes()
    if not changes:
        raise Refused(_("Fill in what should change."))
    change_items(program=draft, seen=seen, changes=changes, by=me(request))
    return _("The ticked items are changed.")
