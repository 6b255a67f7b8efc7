"""The patient's week, as the care team notes it in a talk."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from patients.actions.availability import set_week
from patients.doors import for_clinician
from patients.events import AVAILABILITY_OPENED
from patients.forms.availability import WeekForm
from patients.models import Patient
from patients.views.clinic.common import reader_of, why_not_change
from rehab.accounts.policy import FORM


@for_clinician(AVAILABILITY_OPENED, methods=FORM)
def availability(request: HttpRequest, patient: Patient) -> HttpResponse:
    """Work, ways, family duties and rest by weekday, so that a plan fits in."""
    form = WeekForm(request.POST or None, patient=patient)
    if request.method == "POST" and form.is_valid():
        set_week(patient=patient, week=form.week(), by=reader_of(request))
        messages.success(request, _("The week is saved."))
        return redirect("patients:availability", patient_id=patient.pk)
    page = {"patient": patient, "form": form, "why_not": why_not_change(request, patient)}
    return render(request, "patients/clinic/availability.html", page)
