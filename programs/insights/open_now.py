"""For whom a session of today is still open, or a review is due, for many patients at once."""

import uuid
from collections.abc import Collection

from django.utils import timezone

from patients.models import Patient
from programs.insights.worklist import reviews_due
from programs.models import Prescription, Session
from programs.models.program import ProgramState


def sessions_open(patients: Collection[uuid.UUID]) -> set[uuid.UUID]:
    """Those whose program has an item for today, by their own clock, that is not logged. Three queries."""
    now = timezone.now()
    today = {
        row.pk: row.today(now) for row in Patient.objects.filter(pk__in=patients).only("time_zone", "clinic")
    }
    items = Prescription.objects.filter(
        program__patient__in=patients, program__state=ProgramState.ACTIVE
    ).select_related("program")
    logged = set(
        Session.objects.filter(patient__in=patients, local_date__in=set(today.values())).values_list(
            "patient_id", "line", "local_date"
        )
    )
    return {
        patient
        for item in items
        if item.is_on(today[patient := item.program.patient_id].weekday())
        and (patient, item.line, today[patient]) not in logged
    }


def reviews_open(patients: Collection[uuid.UUID]) -> set[uuid.UUID]:
    """Those whose review is due, by the same rule as on the worklist. Two queries."""
    return set(reviews_due(patients, timezone.now()))
