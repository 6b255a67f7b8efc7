"""For whom a lesson waits, for many patients at once."""

import uuid
from collections.abc import Collection

from education.models import ModuleAssignment


def lessons_open(patients: Collection[uuid.UUID]) -> set[uuid.UUID]:
    """Those with a lesson that was given and not read to its end. One query."""
    waiting = ModuleAssignment.objects.filter(patient__in=patients, withdrawn_at=None).exclude(
        reading__completed_at__isnull=False
    )
    return set(waiting.values_list("patient_id", flat=True))
