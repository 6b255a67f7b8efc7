"""Settings: when to be asked, how pages look, and where everything else is."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from patients.actions.check_in_plan import change_check_ins, pause_check_ins, plan_check_ins
from patients.actions.settings import change_display
from patients.doors import for_patient
from patients.events import CHECK_IN_SETTINGS_OPENED, SETTINGS_OPENED
from patients.forms.settings import CheckInForm, DisplayForm, PauseForm, display_initial
from patients.models import CheckInPlan, Patient
from rehab.accounts.models import User
from rehab.accounts.policy import FORM
from rehab.notifications.actions.opt_outs import opt_in, opt_out
from rehab.notifications.models import Channel
from rehab.web.display import display_for, remember_display


@for_patient(SETTINGS_OPENED, methods=FORM)
def settings(request: HttpRequest, patient: Patient) -> HttpResponse:
    """How pages look, and the way to all other settings."""
    user = _user(request)
    if request.method != "POST":
        return _settings_page(request, patient, DisplayForm(initial=display_initial(user, patient)))
    form = DisplayForm(request.POST)
    if not form.is_valid():
        return _settings_page(request, patient, form)
    change_display(patient=patient, by=user, **form.cleaned_data)
    messages.success(request, _("Your settings are saved."))
    response = redirect("patients:settings")
    remember_display(response, display_for(user))
    return response


def _settings_page(request: HttpRequest, patient: Patient, form: DisplayForm) -> HttpResponse:
    plan = CheckInPlan.objects.filter(patient=patient).first()
    return render(request, "patients/portal/settings.html", {"patient": patient, "form": form, "plan": plan})


@for_patient(CHECK_IN_SETTINGS_OPENED, methods=FORM)
def check_in_settings(request: HttpRequest, patient: Patient) -> HttpResponse:
    """Time, quiet hours and e-mail in one form; the pause in another."""
    plan = CheckInPlan.objects.filter(patient=patient).first()
    what = request.POST.get("what", "") if request.method == "POST" else ""
    if what == "resume" and plan:
        return _resume(request, plan)
    pause_form = PauseForm(request.POST if what == "pause" else None, today=patient.today())
    form = CheckInForm(request.POST if what == "times" else None, initial=_initial(request, plan))
    if what == "pause" and plan and pause_form.is_valid():
        return _pause(request, plan, pause_form)
    if what == "times" and form.is_valid():
        return _save(request, patient, plan, form)
    context = {
        "patient": patient,
        "plan": plan,
        "form": form,
        "pause_form": pause_form,
        "paused": bool(plan and plan.paused_until and plan.paused_until > patient.today()),
    }
    return render(request, "patients/portal/check_in_settings.html", context)


def _initial(request: HttpRequest, plan: CheckInPlan | None) -> dict[str, Any]:
    plan = plan or CheckInPlan()
    wanted = not _user(request).opt_outs.filter(channel=Channel.EMAIL).exists()
    times = {name: getattr(plan, name) for name in ("wall_time", "nudge", "quiet_from", "quiet_until")}
    return times | {"by_email": wanted}


def _save(
    request: HttpRequest, patient: Patient, plan: CheckInPlan | None, form: CheckInForm
) -> HttpResponse:
    user, found = _user(request), form.cleaned_data
    quiet = (found["quiet_from"], found["quiet_until"])
    if plan is None or plan.ended_at:
        plan_check_ins(
            patient=patient, by=user, wall_time=found["wall_time"], quiet=quiet, nudge=found["nudge"]
        )
    else:
        change_check_ins(plan=plan, by=user, wall_time=found["wall_time"], quiet=quiet, nudge=found["nudge"])
    (opt_in if found["by_email"] else opt_out)(user=user, by=user)
    messages.success(request, _("Your check-in settings are saved."))
    return redirect("patients:check_in_settings")


def _pause(request: HttpRequest, plan: CheckInPlan, form: PauseForm) -> HttpResponse:
    pause_check_ins(plan=plan, by=_user(request), until=form.cleaned_data["until"])
    messages.success(
        request, _("Your break is noted. Nothing will be sent until then, and you may still check in.")
    )
    return redirect("patients:check_in_settings")


def _resume(request: HttpRequest, plan: CheckInPlan) -> HttpResponse:
    pause_check_ins(plan=plan, by=_user(request), until=None)
    messages.success(request, _("Welcome back. Your check-ins start again."))
    return redirect("patients:check_in_settings")


def _user(request: HttpRequest) -> User:
    """The signed-in person; the door has made sure that there is one."""
    assert isinstance(request.user, User)  # noqa: S101 - for the type checker
    return request.user
