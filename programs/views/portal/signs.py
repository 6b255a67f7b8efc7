"""Early-warning signs and what helps at once: /flare/signs/ and /flare/calm/; what I like to practise."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from patients.actions.early_warning import add_sign, end_sign
from patients.doors import for_patient
from patients.models import MOST_SIGNS, EarlyWarningSign, Patient
from programs import events
from programs.actions.practice import choose_practice, choose_tool
from programs.forms.practice import PreferenceForm, SignForm, ToolForm
from programs.insights.plan_words import step_groups
from programs.insights.signs import events_of, signs_with_tools, tool_for, tool_of
from programs.insights.tools import tools_of_clinic
from programs.models import PracticeKind, PracticePreference
from programs.rules.script_pauses import said
from programs.shelves import EXERCISES
from programs.views.portal.day import me
from programs.views.portal.session_page import pacer_of
from rehab.accounts.policy import FORM, WRITE
from rehab.lib.lists import listed
from rehab.lib.refusals import Refused
from rehab.publishing.told import told_many
from rehab.web.offline import kept_offline


@for_patient(events.MY_SIGNS_OPENED, methods=FORM)
def my_signs(request: HttpRequest, patient: Patient) -> HttpResponse:
    """The own signs, and one more."""
    form = SignForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            add_sign(patient=patient, words=form.cleaned_data["words"], by=me(request))
        except Refused as no:
            form.add_error(None, str(no))
        else:
            return redirect("programs:my_signs")
    tools = tools_of_clinic(patient.clinic_id)
    names = _names(tools)
    signs = signs_with_tools(patient)
    page = {
        "patient": patient,
        "form": form,
        "signs": [_row(sign, tools, names) for sign in signs],
        "full": len(signs) >= MOST_SIGNS,
        "events": events_of(patient),
    }
    return render(request, "programs/portal/signs.html", page)


def _names(tools: list[Any]) -> dict[str, str]:
    """What the practices are called in the reader's language, by exercise; one that is not told in it says so."""
    told = told_many(EXERCISES, tools, get_language() or "en")
    names = {str(one.exercise_id): told[one.pk] for one in tools}
    return {
        key: _("%(name)s (in English)") % {"name": one.name} if one.missing else str(one.name)
        for key, one in names.items()
    }


def _row(sign: EarlyWarningSign, tools: list[Any], names: dict[str, str]) -> dict[str, Any]:
    now = str(tool_of(sign) or "")
    return {
        "id": sign.pk,
        "words": sign.words,
        "tool": names.get(now, ""),
        "form": ToolForm(
            tools=tools, names=names, initial={"exercise": now}, auto_id=f"tool-{sign.place}-%s"
        ),
    }


@for_patient(events.MY_SIGNS_OPENED, methods=WRITE)
def my_sign(request: HttpRequest, patient: Patient, sign_id: uuid.UUID) -> HttpResponse:
    """Choose what a sign brings up, or take it out."""
    sign = EarlyWarningSign.objects.filter(patient=patient, pk=sign_id, ended_at=None).first()
    if sign is None:
        raise Http404
    sign.patient = patient
    try:
        if request.POST.get("do") == "end":
            end_sign(sign=sign, by=me(request))
            messages.success(request, _("“%(words)s” is no longer on your list.") % {"words": sign.words})
        else:
            form = ToolForm(request.POST, tools=tools_of_clinic(patient.clinic_id))
            if form.is_valid():
                choose_tool(sign=sign, exercise=form.chosen(), by=me(request))
                messages.success(request, _("Saved."))
    except Refused as no:
        messages.warning(request, str(no))
    return redirect("programs:my_signs")


@for_patient(events.MY_TOOL_OPENED)
def calm(request: HttpRequest, patient: Patient) -> HttpResponse:
    """The short practice that today's signs bring up, and keeping to the timer."""
    today = patient.early_warning_events.filter(local_date=patient.today()).first()
    noticed = list(today.signs) if today else []
    return _calm(request, patient, signs_with_tools(patient), noticed)


@kept_offline
@for_patient(events.MY_TOOL_OPENED)
def calm_sign(request: HttpRequest, patient: Patient, sign_id: uuid.UUID) -> HttpResponse:
    """The same for one sign, whatever today: without a connection the check-in leads here."""
    sign = next((one for one in signs_with_tools(patient) if one.pk == sign_id), None)
    if sign is None:
        raise Http404
    return _calm(request, patient, [sign], [sign.words], saved=False)


def _calm(
    request: HttpRequest,
    patient: Patient,
    signs: list[EarlyWarningSign],
    noticed: list[str],
    *,
    saved: bool = True,
) -> HttpResponse:
    tool = tool_for(patient, signs, noticed)
    told = told_many(EXERCISES, [tool] if tool else [], get_language() or "en")
    liked = PracticePreference.objects.filter(patient=patient).first()
    page = {
        "patient": patient,
        "noticed": listed(noticed if saved else []),
        "told": told[tool.pk] if tool else None,
        "groups": step_groups(told[tool.pk]) if tool else [],
        "minutes": tool.minutes if tool else None,
        "pacer": pacer_of(tool),
        "spoken": [part for line in told[tool.pk].script for part in said(line)] if tool else [],
        "outside": bool(liked and (liked.careful or PracticeKind.OUTSIDE in liked.kinds)),
        "eyes_open": bool(liked and liked.eyes_open),
    }
    return render(request, "programs/portal/calm.html", page)


@for_patient(events.MY_PRACTICE_OPENED, methods=FORM)
def my_practice(request: HttpRequest, patient: Patient) -> HttpResponse:
    """What I like to practise, and how."""
    liked = PracticePreference.objects.filter(patient=patient).first()
    careful = bool(liked and liked.careful)
    names = ("kinds", "posture", "eyes_open", "short")
    initial = {name: getattr(liked, name) for name in names} if liked and liked.chosen_at else None
    form = PreferenceForm(request.POST or None, careful=careful, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            choose_practice(patient=patient, liked=form.liked(), by=me(request))
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("Saved. Your care team sees what you chose."))
            return redirect("programs:my_practice")
    page = {"patient": patient, "form": form, "careful": careful}
    return render(request, "programs/portal/practice.html", page)
