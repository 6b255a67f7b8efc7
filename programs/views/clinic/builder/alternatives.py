"""What a patient may do in place of an exercise of the draft."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from patients.doors import for_clinician
from patients.models import Patient
from programs import events
from programs.actions.alternatives import offer_alternatives
from programs.actions.program import EditedMeanwhile
from programs.forms.alternatives import AlternativesForm
from programs.insights.alternatives import candidates
from programs.models import Prescription
from programs.views.clinic.builder.common import item_or_404, me
from rehab.accounts.policy import WRITE
from rehab.lib.refusals import Refused


def alternatives_form(item: Prescription, data: Any = None) -> AlternativesForm:
    """The choice of an exercise's page; a graded activity has nothing to choose from."""
    return AlternativesForm(data, found=candidates(item), initial={"exercises": item.alternatives})


@for_clinician(events.PROGRAM_DRAFT_OPENED, methods=WRITE)
def program_alternatives(request: HttpRequest, patient: Patient, item_id: uuid.UUID) -> HttpResponse:
    """Offer them, or take the offer back."""
    item = item_or_404(patient, item_id)
    form = alternatives_form(item, request.POST)
    try:
        if form.is_valid():
            offer_alternatives(item=item, exercises=form.cleaned_data["exercises"], by=me(request))
            messages.success(request, _("“%(name)s” is saved in the draft.") % {"name": item.title})
        else:
            messages.warning(request, " ".join(str(line) for line in form.errors["exercises"]))
    except (Refused, EditedMeanwhile) as no:
        messages.warning(request, str(no))
    return redirect("programs:program_item", patient_id=patient.pk, item_id=item.pk)
