"""The check-in plan: time, quiet hours, pause, stop."""

from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from patients.actions.check_in_plan import change_check_ins, pause_check_ins, plan_check_ins, stop_check_ins
from patients.doors import for_clinician
from patients.events import CHECK_IN_PLAN_OPENED
from patients.forms.check_in_plan import CheckInTimesForm, PauseForm
from patients.models import CheckInPlan, Patient
from patients.permissions import NotNow, check_user_can_change_record
from patients.views.clinic.common import act, reader_of, why_not_change
from patients.views.clinic.states import plan_words
from rehab.accounts.policy import FORM

PAGE = "patients:check_in_plan"


@for_clinician(CHECK_IN_PLAN_OPENED, methods=FORM)
def check_in_plan(request: HttpRequest, patient: Patient) -> HttpResponse:
    """One page for the plan; each of its buttons is named in `do`."""
    plan = CheckInPlan.objects.filter(patient=patient).first()
    do = request.POST.get("do", "") if request.method == "POST" else ""
    if do:
        check_user_can_change_record(reader_of(request), patient)
    times = CheckInTimesForm(request.POST if do == "times" else None, initial=_times_of(plan))
    pause = PauseForm(request.POST if do == "pause" else None, today=patient.today(), auto_id="pause_%s")
    if (
        (do == "times" and times.is_valid())
        or (do == "pause" and pause.is_valid())
        or do in {"resume", "stop"}
    ):
        return _do(request, patient, plan, do, times, pause)
    context = {
        "patient": patient,
        "plan": plan,
        "running": plan is not None and plan.ended_at is None,
        "state": plan_words(plan, patient),
        "times": times,
        "pause": pause,
        "soon": patient.today() + timedelta(days=7),
        "why_not": why_not_change(request, patient),
    }
    return render(request, "patients/clinic/check_ins.html", context)


def _times_of(plan: CheckInPlan | None) -> dict[str, Any]:
    if plan is None:
        return {}
    return {name: getattr(plan, name) for name in ("wall_time", "quiet_from", "quiet_until", "nudge")}


def _do(
    request: HttpRequest,
    patient: Patient,
    plan: CheckInPlan | None,
    do: str,
    times: CheckInTimesForm,
    pause: PauseForm,
) -> HttpResponse:
    by = reader_of(request)
    if do == "times":
        done = _("Check-in times are saved.")
        return act(request, patient, PAGE, done, lambda: _save_times(patient, plan, times.cleaned_data, by))
    if do == "stop":
        done = _("Check-ins are stopped. Nothing more is sent.")
        return act(request, patient, PAGE, done, lambda: stop_check_ins(plan=_running(plan), by=by))
    until: date | None = pause.cleaned_data["until"] if do == "pause" else None
    done = _("Check-ins are paused.") if until else _("Check-ins go on.")
    return act(request, patient, PAGE, done, lambda: pause_check_ins(plan=_running(plan), until=until, by=by))


def _running(plan: CheckInPlan | None) -> CheckInPlan:
    if plan is None or plan.ended_at is not None:
        raise NotNow(_("No check-ins are planned now."))
    return plan


def _save_times(patient: Patient, plan: CheckInPlan | None, values: dict[str, Any], by: Any) -> CheckInPlan:
    """A plan that runs is changed; without one, or after a stop, it starts today."""
    quiet = (values["quiet_from"], values["quiet_until"])
    asked = {"wall_time": values["wall_time"], "quiet": quiet, "nudge": values["nudge"], "by": by}
    if plan is None or plan.ended_at is not None:
        return plan_check_ins(patient=patient, **asked)
    return change_check_ins(plan=plan, **asked)
