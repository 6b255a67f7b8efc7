"""What a patient is asked, and how often: the rhythm of the check-in, what goes beside it, ways of asking to reuse."""

import uuid
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from patients.actions.check_in_plan import add_line, end_line, set_rhythm
from patients.actions.check_in_templates import save_template, use_template
from patients.doors import for_clinician
from patients.events import CHECK_IN_PLAN_OPENED
from patients.forms.asked import KeepForm, LineForm, RhythmForm, TemplateForm
from patients.insights.paces import paces_of
from patients.models import CheckInPlan, Patient
from patients.permissions import check_user_can_change_record
from patients.views.clinic.common import act, reader_of, why_not_change
from patients.views.clinic.states import line_words, rhythm_words
from rehab.accounts.policy import FORM, WRITE

PAGE = "patients:asked"


@for_clinician(CHECK_IN_PLAN_OPENED, methods=FORM)
def asked(request: HttpRequest, patient: Patient) -> HttpResponse:
    """One page; each of its buttons is named in `do`."""
    plan = CheckInPlan.objects.filter(patient=patient, ended_at=None).select_related("patient").first()
    if plan is None:
        return redirect("patients:check_in_plan", patient_id=patient.pk)
    do = request.POST.get("do", "") if request.method == "POST" else ""
    forms = _forms(request, plan, do)
    if do in forms:
        check_user_can_change_record(reader_of(request), patient)
        if forms[do].is_valid():
            done, action = _action(do, plan, forms[do].cleaned_data, reader_of(request))
            return act(request, patient, PAGE, done, action)
    context = {
        "patient": patient,
        "plan": plan,
        "now": rhythm_words(plan, _pace(plan)),
        "lines": [
            (line, line_words(line))
            for line in plan.lines.filter(ended_at=None).order_by("started_on", "kind")
        ],
        "why_not": why_not_change(request, patient),
        **forms,
    }
    return render(request, "patients/clinic/asked.html", context)


def _forms(request: HttpRequest, plan: CheckInPlan, do: str) -> dict[str, Any]:
    def sent(name: str) -> Any:
        return request.POST if do == name else None

    return {
        "rhythm": RhythmForm(sent("rhythm"), initial=RhythmForm.of(plan), auto_id="rhythm_%s"),
        "line": LineForm(sent("line"), auto_id="line_%s"),
        "template": TemplateForm(sent("template"), clinic=plan.patient.clinic, auto_id="template_%s"),
        "keep": KeepForm(sent("keep"), auto_id="keep_%s"),
    }


def _action(do: str, plan: CheckInPlan, found: dict[str, Any], by: Any) -> tuple[str, Callable[[], Any]]:
    """What is said when it is done, and what is done."""
    return {
        "rhythm": (_("The rhythm is saved."), lambda: set_rhythm(plan=plan, by=by, **found)),
        "line": (_("It is asked from today on."), lambda: add_line(plan=plan, by=by, **found)),
        "template": (
            _("The plan now asks in that way."),
            lambda: use_template(plan=plan, template=found["template"], by=by),
        ),
        "keep": (_("Kept for other patients."), lambda: save_template(plan=plan, name=found["name"], by=by)),
    }[do]


def _pace(plan: CheckInPlan) -> str:
    return paces_of([plan], timezone.now())[plan.pk]


@for_clinician(CHECK_IN_PLAN_OPENED, methods=WRITE, check=check_user_can_change_record)
def asked_end(request: HttpRequest, patient: Patient, asked_id: uuid.UUID) -> HttpResponse:
    plan = get_object_or_404(CheckInPlan, patient=patient)
    line = get_object_or_404(plan.lines.select_related("plan"), pk=asked_id)
    by = reader_of(request)
    return act(request, patient, PAGE, _("It is asked no more."), lambda: end_line(line=line, by=by))
