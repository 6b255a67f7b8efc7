"""A new graded activity: fill in the tries, see the stairs, then save."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from patients.doors import for_clinician
from patients.models import Patient
from patients.models.goal import GoalState
from programs import events
from programs.actions.activity import add_activity
from programs.actions.program import EditedMeanwhile
from programs.forms.activity import ActivityForm
from programs.insights.clinic_parameters import parameters_of
from programs.insights.rows import FEET_AT_RISK, patient_flags
from programs.models.activity import Unit
from programs.rules.baseline import foot_ceiling
from programs.rules.rounding import tidy
from programs.views.clinic.builder import draft_or_404, me, retry
from rehab.accounts.policy import FORM
from rehab.lib.refusals import Refused

SHOWN_STAIRS = 12


@for_clinician(events.ACTIVITY_FORM_OPENED, methods=FORM)
def activity_new(request: HttpRequest, patient: Patient) -> HttpResponse:
    """Two buttons: "Work out the stairs" shows what would come of it, "Add to the draft" saves it."""
    draft = draft_or_404(patient)
    form = ActivityForm(
        request.POST or None,
        goals=patient.goals.filter(state=GoalState.ACTIVE),
        today=patient.today(),
        p=parameters_of(patient.clinic_id),
        initial={"edits": draft.edits},
    )
    if request.method == "POST" and form.is_valid() and request.POST.get("do") == "save":
        try:
            form.check_ready()
            item = add_activity(program=draft, plan=form.plan(), by=me(request), seen_edits=form.seen_edits)
        except Refused as no:
            form.add_error(None, str(no))
        except EditedMeanwhile as seen:
            form = retry(form, draft, seen)
        else:
            messages.success(request, _("“%(name)s” is in the draft.") % {"name": item.title})
            return redirect("programs:program_edit", patient_id=patient.pk)
    page = {"patient": patient, "tab": "program", "form": form, "stairs": preview(form, patient)}
    return render(request, "programs/clinic/activity.html", page)


def preview(form: ActivityForm, patient: Patient) -> dict[str, Any] | None:
    """The stairs as a list, with when the goal would be reached; None while there is nothing to show."""
    if not form.is_bound or form.stairs is None or form.has_error("goal_value"):
        return None
    ladder, unit = form.stairs.ladder, dict(Unit.choices)[form.cleaned_data["unit"]]
    steps = ladder.stairs()
    shown = steps if len(steps) <= SHOWN_STAIRS else (*steps[: SHOWN_STAIRS - 1], steps[-1])
    done = patient.today() + timedelta(weeks=ladder.weeks_to_goal)
    week_of = {quota: n for n, quota in reversed(list(enumerate(steps, start=1)))}
    top = steps[-1] or 1
    return {
        "reason": form.stairs.baseline.reason,
        "unsteady": form.unsteady,
        "unit": unit,
        "first": tidy(ladder.q0),
        "step": tidy(ladder.step),
        "rows": [
            {"week": week_of[quota], "quota": tidy(quota), "bar": round(100 * quota / top)} for quota in shown
        ],
        "cut": len(steps) > len(shown),
        "goal": _("The goal would come in week %(n)d, about %(day)s. This may change at every review.")
        % {"n": ladder.weeks_to_goal + 1, "day": date_format(done)},
        "feet": _feet(form, patient),
    }


def _feet(form: ActivityForm, patient: Patient) -> str:
    """With feet at risk, steps have a cap until somebody reviews it."""
    at_risk = patient_flags(patient.conditions.filter(ended_at=None)) & FEET_AT_RISK
    if form.cleaned_data["unit"] != Unit.STEPS or not at_risk or form.stairs is None:
        return ""
    cap = tidy(foot_ceiling(form.stairs.baseline.used_value, form.p))
    return _(
        "Feet at risk: no suggestion goes above %(n)s steps a day until the feet are reviewed (IWGDF 2023)."
    ) % {"n": cap}
