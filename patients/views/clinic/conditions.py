"""Conditions and precaution flags: what each one changes, add, end."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from patients.actions.conditions import add_condition, end_condition
from patients.doors import for_clinician
from patients.events import CONDITIONS_OPENED
from patients.forms.condition import ConditionForm
from patients.models import Condition, Patient
from patients.rules.condition_effects import EFFECTS
from patients.views.clinic.common import act, reader_of, why_not_change
from rehab.accounts.policy import FORM, WRITE


@for_clinician(CONDITIONS_OPENED, methods=FORM)
def conditions(request: HttpRequest, patient: Patient) -> HttpResponse:
    """The list, what was on it before, and the form that adds to it."""
    rows = list(patient.conditions.select_related("noted_by").order_by("-noted_at", "-pk"))
    active = [row for row in rows if row.ended_at is None]
    form = ConditionForm(
        request.POST if request.method == "POST" else None, active={row.kind for row in active}
    )
    if request.method == "POST" and form.is_valid():
        return act(
            request, patient, "patients:conditions", _("The condition is on the record."),
            lambda: add_condition(patient=patient, by=reader_of(request), **form.cleaned_data),
        )  # fmt: skip
    context = {
        "patient": patient,
        "form": form,
        "active": [(row, effect_of(row)) for row in active],
        "ended": [row for row in rows if row.ended_at is not None],
        "why_not": why_not_change(request, patient),
    }
    return render(request, "patients/clinic/conditions.html", context)


def effect_of(condition: Condition) -> str:
    """What this condition changes, in one line."""
    return _(EFFECTS[condition.kind])


@for_clinician(CONDITIONS_OPENED, methods=WRITE)
def condition_end(request: HttpRequest, patient: Patient, condition_id: int) -> HttpResponse:
    condition = get_object_or_404(patient.conditions.all(), pk=condition_id)
    by = reader_of(request)
    done = _("The condition is marked as ended. It stays in the history.")
    return act(
        request, patient, "patients:conditions", done, lambda: end_condition(condition=condition, by=by)
    )
