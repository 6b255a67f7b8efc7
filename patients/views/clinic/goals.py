"""Goals in the patient's own words."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from patients.actions.goals import close_goal, set_goal
from patients.doors import for_clinician
from patients.events import GOALS_OPENED
from patients.forms.goal import GoalForm
from patients.forms.goal_scale import OwnActivityForm
from patients.models import Patient
from patients.models.goal import GoalState
from patients.views.clinic.common import act, reader_of, why_not_change
from rehab.accounts.policy import FORM, WRITE

CLOSED = {"reached": GoalState.REACHED, "set-aside": GoalState.SET_ASIDE}


@for_clinician(GOALS_OPENED, methods=FORM)
def goals(request: HttpRequest, patient: Patient) -> HttpResponse:
    """What the patient works on, what is behind them, and the form for another goal."""
    form = GoalForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        return act(
            request, patient, "patients:goals", _("The goal is noted."),
            lambda: set_goal(patient=patient, by=reader_of(request), **form.cleaned_data),
        )  # fmt: skip
    rows = list(patient.goals.select_related("set_by", "scale").order_by("-set_at", "-pk"))
    context = {
        "patient": patient,
        "form": form,
        "active": [goal for goal in rows if goal.state == GoalState.ACTIVE],
        "closed": [goal for goal in rows if goal.state != GoalState.ACTIVE],
        "activities": patient.own_activities.filter(ended_at=None).select_related("goal"),
        "activity_form": OwnActivityForm(goals=patient.goals.filter(state=GoalState.ACTIVE)),
        "why_not": why_not_change(request, patient),
    }
    return render(request, "patients/clinic/goals.html", context)


@for_clinician(GOALS_OPENED, methods=WRITE)
def goal_close(request: HttpRequest, patient: Patient, goal_id: uuid.UUID) -> HttpResponse:
    goal = get_object_or_404(patient.goals.all(), pk=goal_id)
    state = CLOSED.get(request.POST.get("state", ""))
    if state is None:
        raise Http404
    by = reader_of(request)
    done = (
        _("Reached. Well done to the two of you.")
        if state == GoalState.REACHED
        else _("The goal is set aside.")
    )
    return act(request, patient, "patients:goals", done, lambda: close_goal(goal=goal, state=state, by=by))
