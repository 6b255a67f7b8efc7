"""My week: what fills my days, so that the plan fits in."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from patients.actions.availability import set_week
from patients.doors import for_patient
from patients.events import AVAILABILITY_OPENED
from patients.forms.availability import WeekForm
from patients.models import Patient
from rehab.accounts.models import User
from rehab.accounts.policy import FORM


@for_patient(AVAILABILITY_OPENED, methods=FORM)
def my_week(request: HttpRequest, patient: Patient) -> HttpResponse:
    """The patient's own week. Everything may be left out."""
    form = WeekForm(request.POST or None, patient=patient)
    if request.method == "POST" and form.is_valid():
        set_week(patient=patient, week=form.week(), by=cast(User, request.user))
        messages.success(request, _("Your week is saved. Your care team plans around it."))
        return redirect("patients:my_week")
    page = {"patient": patient, "form": form, "ended": patient.ended_at is not None}
    return render(request, "patients/portal/week.html", page)
