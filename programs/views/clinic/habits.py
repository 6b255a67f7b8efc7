"""Early-warning signs, preferred practices and daily targets, as the care team sees them."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from patients.actions.early_warning import add_sign, end_sign
from patients.doors import for_clinician
from patients.models import MOST_SIGNS, EarlyWarningSign, Patient
from programs import events
from programs.actions.practice import choose_tool, end_target, note_caution, set_target
from programs.forms.practice import SignForm, TargetForm, ToolForm
from programs.insights.signs import events_of, signs_with_tools, tool_of
from programs.insights.targets import target_row, targets_of
from programs.insights.tools import tools_of_clinic
from programs.models import DailyTarget, PracticeKind, PracticePreference
from programs.permissions import check_user_can_plan
from programs.views.clinic.builder import me
from rehab.accounts.policy import FORM, WRITE
from rehab.lib.refusals import Refused, refusal


@for_clinician(events.EARLY_WARNING_OPENED, methods=FORM)
def early_warning(request: HttpRequest, patient: Patient) -> HttpResponse:
    """The patient's signs, the tool of each, and what was noticed in four weeks."""
    form = SignForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            add_sign(patient=patient, words=form.cleaned_data["words"], by=me(request))
        except Refused as no:
            form.add_error(None, str(no))
        else:
            return redirect("programs:early_warning", patient_id=patient.pk)
    tools = tools_of_clinic(patient.clinic_id)
    signs = signs_with_tools(patient)
    page = {
        "patient": patient,
        "tab": "program",
        "form": form,
        "no_plan": refusal(check_user_can_plan, request.user, patient) or "",
        "signs": [_sign(sign, tools) for sign in signs],
        "full": len(signs) >= MOST_SIGNS,
        "events": [[date_format(row.local_date), ", ".join(row.signs)] for row in events_of(patient)],
        "columns": [_("Day"), _("Signs noticed")],
    }
    return render(request, "programs/clinic/early_warning.html", page)


def _sign(sign: EarlyWarningSign, tools: list[Any]) -> dict[str, Any]:
    now = str(tool_of(sign) or "")
    form = ToolForm(tools=tools, initial={"exercise": now}, auto_id=f"tool-{sign.place}-%s")
    return {"id": sign.pk, "words": sign.words, "form": form}


@for_clinician(events.EARLY_WARNING_OPENED, methods=WRITE)
def early_warning_sign(request: HttpRequest, patient: Patient, sign_id: uuid.UUID) -> HttpResponse:
    """Choose what a sign brings up, or take it out."""
    sign = EarlyWarningSign.objects.filter(patient=patient, pk=sign_id, ended_at=None).first()
    if sign is None:
        raise Http404
    sign.patient = patient
    try:
        if request.POST.get("do") == "end":
            end_sign(sign=sign, by=me(request))
        else:
            form = ToolForm(request.POST, tools=tools_of_clinic(patient.clinic_id))
            if form.is_valid():
                choose_tool(sign=sign, exercise=form.chosen(), by=me(request))
                messages.success(request, _("Saved."))
    except Refused as no:
        messages.warning(request, str(no))
    return redirect("programs:early_warning", patient_id=patient.pk)


@for_clinician(events.PRACTICE_OPENED, methods=FORM)
def habits(request: HttpRequest, patient: Patient) -> HttpResponse:
    """What the patient likes to practise, one caution, and sleep and food targets."""
    form = TargetForm(request.POST or None, today=patient.today(), initial={"agreed_on": patient.today()})
    if request.method == "POST" and form.is_valid():
        try:
            set_target(patient=patient, told=form.told(), by=me(request))
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("Agreed. It is on the patient's program page."))
            return redirect("programs:habits", patient_id=patient.pk)
    liked = PracticePreference.objects.filter(patient=patient).first()
    page = {
        "patient": patient,
        "tab": "program",
        "form": form,
        "no_plan": refusal(check_user_can_plan, request.user, patient) or "",
        "liked": liked if liked and liked.chosen_at else None,
        "kinds": kind_words(liked),
        "careful": bool(liked and liked.careful),
        "targets": [target_row(row) for row in targets_of(patient)],
    }
    return render(request, "programs/clinic/habits.html", page)


def kind_words(liked: PracticePreference | None) -> list[str]:
    return [str(PracticeKind(kind).label) for kind in (liked.kinds if liked else [])]


@for_clinician(events.PRACTICE_OPENED, methods=WRITE)
def habits_change(request: HttpRequest, patient: Patient) -> HttpResponse:
    """Let a target go, or note the caution."""
    try:
        if "target" in request.POST:
            end_target(target=_target(patient, request.POST["target"]), by=me(request))
        else:
            note_caution(patient=patient, careful=request.POST.get("careful") == "on", by=me(request))
            messages.success(request, _("Saved."))
    except Refused as no:
        messages.warning(request, str(no))
    return redirect("programs:habits", patient_id=patient.pk)


def _target(patient: Patient, text: str) -> DailyTarget:
    try:
        row = DailyTarget.objects.filter(patient=patient, pk=uuid.UUID(text)).first()
    except ValueError:
        row = None
    if row is None:
        raise Http404
    row.patient = patient
    return row
