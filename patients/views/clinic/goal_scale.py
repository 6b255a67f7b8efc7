"""The levels of one goal, and the activities that the patient rates."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from patients.actions.goal_scale import add_own_activity, end_own_activity, set_scale
from patients.doors import for_clinician
from patients.events import GOALS_OPENED
from patients.forms.goal_scale import GoalScaleForm, OwnActivityForm
from patients.models import GoalScale, OwnActivity, Patient
from patients.models.goal import GoalState
from patients.permissions import check_user_can_change_record
from patients.views.clinic.common import act, reader_of
from rehab.accounts.policy import FORM, WRITE

PAGE = "patients:goals"


@for_clinician(GOALS_OPENED, methods=FORM)
def goal_scale(request: HttpRequest, patient: Patient, goal_id: uuid.UUID) -> HttpResponse:
    """Agree how each level would look, seen from outside."""
    check_user_can_change_record(reader_of(request), patient)
    goal = get_object_or_404(patient.goals.select_related("patient"), pk=goal_id)
    present = GoalScale.objects.filter(goal=goal).first()
    form = GoalScaleForm(request.POST or None, instance=present)
    if form.is_valid():
        values, by = form.cleaned_data, reader_of(request)
        done = _("The levels are agreed. The goal can be rated now.")
        return act(request, patient, PAGE, done, lambda: set_scale(goal=goal, values=values, by=by))
    return render(
        request, "patients/clinic/goal_scale.html", {"patient": patient, "goal": goal, "form": form}
    )


@for_clinician(GOALS_OPENED, methods=WRITE)
def own_activities(request: HttpRequest, patient: Patient) -> HttpResponse:
    """Name one more activity to rate, or rate one no more."""
    by = reader_of(request)
    check_user_can_change_record(by, patient)
    if request.POST.get("do") == "end":
        row = _activity(patient, request.POST.get("activity", ""))
        return act(
            request, patient, PAGE, _("It is no longer rated."), lambda: end_own_activity(row=row, by=by)
        )
    form = OwnActivityForm(request.POST, goals=patient.goals.filter(state=GoalState.ACTIVE))
    if not form.is_valid():
        messages.warning(request, _("Write the activity in a few words."))
        return redirect(PAGE, patient_id=patient.pk)
    return act(
        request, patient, PAGE, _("The activity can be rated now."),
        lambda: add_own_activity(patient=patient, by=by, **form.cleaned_data),
    )  # fmt: skip


def _activity(patient: Patient, key: str) -> OwnActivity:
    try:
        return get_object_or_404(patient.own_activities.all(), pk=uuid.UUID(key))
    except ValueError as error:
        raise Http404 from error
