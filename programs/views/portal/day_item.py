"""Which item of the day an address means."""

import uuid

from django.http import Http404, HttpRequest

from patients.models import Patient, Via
from programs.insights.lines import PUBLISHED
from programs.models import Prescription
from rehab.accounts.models import User


def item_or_404(request: HttpRequest, patient: Patient, prescription_id: uuid.UUID) -> Prescription:
    """An item of this patient's published program, or 404."""
    user = request.user
    if not isinstance(user, User):
        raise Http404
    found = Prescription.objects.visible_to(user, Via.SELF).filter(
        pk=prescription_id, program__patient=patient, program__state__in=PUBLISHED
    )
    item = found.select_related("exercise", "activity", "program__published_by").first()
    if item is None:
        raise Http404
    item.program.patient = patient
    return item
