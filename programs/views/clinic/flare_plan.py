"""The flare plan as it is agreed with the patient, its versions and the flares so far."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from patients.doors import for_clinician
from patients.models import Patient
from programs import events
from programs.actions.flare import agree_flare_plan
from programs.forms.flare import FlarePlanForm
from programs.insights.clinic_parameters import parameters_of
from programs.insights.day_plan import active_program, items_of
from programs.insights.flares import day_of, flares_of, verdict
from programs.models import Flare, FlarePlan, Mode
from programs.permissions import check_user_can_plan
from programs.rules.flare import flare_plan as days_of_plan
from programs.rules.parameters import Parameters
from programs.rules.rounding import tidy
from programs.views.clinic.builder import me
from rehab.accounts.policy import FORM
from rehab.lib.refusals import Refused, refusal


@for_clinician(events.FLARE_PLAN_OPENED, methods=FORM)
def flare_plan(request: HttpRequest, patient: Patient) -> HttpResponse:
    """The plan in force as a form; saving it makes a new version."""
    plans = list(
        FlarePlan.objects.filter(patient=patient)
        .select_related("made_by")
        .prefetch_related("tools")
        .order_by("-number")
    )
    plan = next((row for row in plans if row.replaced_at is None), None)
    form = FlarePlanForm(
        request.POST or None,
        clinic_id=patient.clinic_id,
        today=patient.today(),
        initial=_initial(plan, patient),
    )
    if request.method == "POST" and form.is_valid():
        try:
            agree_flare_plan(patient=patient, told=form.told(), by=me(request))
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(
                request,
                _("Agreed. %(name)s finds it under “Flare or worried?” on every page.")
                % {"name": patient.given_name},
            )
            return redirect("programs:flare_plan", patient_id=patient.pk)
    flares = flares_of(patient)
    review = verdict(flares, patient.today(), parameters_of(patient.clinic_id))
    page = {
        "patient": patient,
        "tab": "program",
        "form": form,
        "plan": plan,
        "no_plan": refusal(check_user_can_plan, request.user, patient) or "",
        "days": day_table(patient),
        "history": [_past(row) for row in plans if row.replaced_at is not None],
        "flares": [_flare(row) for row in flares],
        "now": next((row for row in flares if row.ended_on is None), None),
        "now_words": _now(flares, patient),
        "review": review.reason if review and review.needed else "",
    }
    return render(request, "programs/clinic/flare_plan.html", page)


def _initial(plan: FlarePlan | None, patient: Patient) -> dict[str, Any]:
    if plan is None:
        return {"agreed_on": patient.today()}
    tools = [str(tool.exercise_id) for tool in plan.tools.all()]
    return {"words": plan.words, "tell": plan.tell, "tools": tools, "agreed_on": patient.today()}


def day_table(patient: Patient) -> dict[str, Any]:
    """What each day of a flare would ask for, by graded activity. Three queries."""
    p = parameters_of(patient.clinic_id)
    program = active_program(patient)
    items = [item for item in items_of(program) if item.activity and item.quota] if program else []
    rows = []
    for item in items:
        if item.activity is None or item.quota is None or item.mode != Mode.QUOTA:
            continue
        days = days_of_plan(float(item.quota), float(item.activity.resolution), p)
        rows.append([item.title, *(tidy(day.quota) for day in days), item.activity.get_unit_display()])
    n = 2 * p.flare_stage_days + 1
    heads: list[Any] = [
        {"label": _("Day %(n)d") % {"n": day}, "unit": f"{share} %", "numeric": True}
        for day, share in enumerate(_shares(p), start=1)
    ]
    return {"columns": [_("Activity"), *heads, _("Unit")], "rows": rows, "n": n}


def _shares(p: Parameters) -> list[int]:
    early, late = round(100 * p.flare_share_early), round(100 * p.flare_share_late)
    return [early] * p.flare_stage_days + [late] * p.flare_stage_days + [100]


def _past(row: FlarePlan) -> dict[str, Any]:
    return {
        "when": row.made_at,
        "title": _("Version %(n)d") % {"n": row.number},
        "text": row.words,
        "who": row.made_by.name,
        "icon": "archive",
    }


def _flare(row: Flare) -> list[Any]:
    last = date_format(row.ended_on) if row.ended_on else _("goes on")
    days = (row.ended_on - row.started_on).days + 1 if row.ended_on else None
    return [date_format(row.started_on), last, days]


def _now(flares: list[Flare], patient: Patient) -> str:
    now = next((row for row in flares if row.ended_on is None), None)
    if now is None:
        return ""
    return _("The patient follows the plan: day %(n)d, since %(day)s.") % {
        "n": day_of(now, patient.today()),
        "day": date_format(now.started_on),
    }
