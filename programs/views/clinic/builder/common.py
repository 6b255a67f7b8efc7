"""What the builder's pages share: the draft, who asks, and how an answer reaches a page that stays open."""

import uuid
from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from patients.models import Patient
from programs.models import Prescription, Program
from programs.models.dose import Dose
from programs.models.program import ProgramState
from programs.views.clinic.builder.tray import tray
from rehab.accounts.models import User
from rehab.web.gone import NoLonger

TEMPLATES = "programs/clinic/"


def draft_of(patient: Patient) -> Program | None:
    """The patient's draft, with the patient already there."""
    draft = Program.objects.filter(patient=patient, state=ProgramState.DRAFT).first()
    if draft is not None:
        draft.patient = patient
    return draft


def draft_or_404(patient: Patient) -> Program:
    """The draft in work. Raises NoLonger, a 404 that says where it went."""
    draft = draft_of(patient)
    if draft is None:
        raise NoLonger(
            _("This draft is not in work any more"),
            _(
                "It was published or discarded, in another window or by a colleague. Nothing was saved just now."
            ),
            url=reverse("programs:program", args=[patient.pk]),
            action=_("See the program"),
        )
    return draft


def item_or_404(patient: Patient, item_id: uuid.UUID) -> Prescription:
    found = Prescription.objects.filter(
        pk=item_id, program__patient=patient, program__state=ProgramState.DRAFT
    )
    item = found.select_related("program", "exercise", "activity").first()
    if item is None:
        draft_or_404(patient)
        raise NoLonger(
            _("This item is not in the draft any more"),
            _("It was taken out, in another window or by a colleague. It can be put back below the list."),
            url=reverse("programs:program_edit", args=[patient.pk]),
            action=_("Open the draft"),
        )
    item.program.patient = patient
    return item


def me(request: HttpRequest) -> User:
    """The signed-in clinician; the door has already refused everybody else."""
    return cast(User, request.user)


def retry(form: Any, draft: Program, seen: Exception, item: Prescription | None = None) -> Any:
    """The same form with all that was typed and the newest edit: saving it again is a choice."""
    typed = form.data.copy()
    typed["edits"] = str(Program.objects.values_list("edits", flat=True).get(pk=draft.pk))
    if item is not None:
        typed["seen"] = Dose.of(item).mark
    form.data = typed
    form.add_error(
        None,
        _("%(what)s Look at the draft as it is now; save again to keep what you typed.") % {"what": seen},
    )
    return form


def from_script(request: HttpRequest) -> bool:
    """Whether the page asked in the background and stays open."""
    return request.headers.get("Accept", "") == "application/json"


def answer(request: HttpRequest, patient: Patient, said: str, *, good: bool = True) -> HttpResponse:
    """After an action on the draft: the list as it is now for a page that stays open, else the page anew."""
    if not from_script(request):
        (messages.success if good else messages.warning)(request, said)
        return redirect("programs:program_edit", patient_id=patient.pk)
    draft = draft_of(patient)
    if draft is None:
        return JsonResponse({"said": said, "gone": True}, status=409)
    page = {"patient": patient} | tray(me(request), patient, draft)
    html = render_to_string(f"{TEMPLATES}_tray.html", page, request)
    found = {"said": said, "html": html, "edits": draft.edits, "there": page["there"]}
    return JsonResponse(found, status=200 if good else 409)
