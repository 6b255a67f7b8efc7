"""For clinic admins: who is told about alerts, and how many there are."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from patients.actions.alert_handling import agree_handling, handling_of, phq9_allowed
from patients.events import ALERT_LOAD_OPENED
from patients.forms.alert_handling import AlertHandlingForm
from patients.insights.alert_load import alert_load, load_of
from rehab.accounts.doors import admin_of
from rehab.accounts.policy import CLINIC_ADMINS, FORM, policy
from rehab.audit.record import record


@policy(CLINIC_ADMINS, methods=FORM, audit=ALERT_LOAD_OPENED, rows="counts of alerts, without names")
@transaction.atomic
def alert_handling(request: HttpRequest) -> HttpResponse:
    """The agreement, whether questions about self-harm may be asked, and the load week by week."""
    user, clinic = admin_of(request)
    form = AlertHandlingForm(request.POST or None, clinic=clinic, handling=handling_of(clinic))
    if request.method == "POST" and form.is_valid():
        agree_handling(clinic=clinic, by=user, **form.cleaned_data)
        messages.success(request, _("Saved. New alerts follow it from now on."))
        return redirect("patients:alert_handling")
    weeks = alert_load(clinic)
    gate = phq9_allowed(clinic)
    record(ALERT_LOAD_OPENED, by=user, clinic_id=clinic.pk)
    page = {
        "form": form,
        "gate": gate,
        "missing": [_(words) for words in gate.missing],
        "weeks": weeks,
        "load": load_of(weeks),
    }
    return render(request, "patients/clinic/alert_handling.html", page)
