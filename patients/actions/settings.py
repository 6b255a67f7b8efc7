"""A patient changes how pages look and what they show first."""

from typing import Any, Final

from django.db import transaction

from patients.events import SETTINGS_CHANGED
from patients.models import Patient
from rehab.accounts.models import User
from rehab.audit.record import record

LOOKS: Final = frozenset({"text_size", "theme", "contrast", "reduce_motion", "sound"})


@transaction.atomic
def change_display(
    *,
    patient: Patient,
    by: User,
    function_first: bool,
    language: str,
    **looks: Any,
) -> Patient:
    """Keep the patient's own choices; mails and pages follow the language from now on. `looks`: see LOOKS."""
    if looks.keys() != LOOKS:
        raise ValueError("looks are " + ", ".join(sorted(LOOKS)))
    patient.function_first, patient.language = function_first, language
    patient.save(update_fields=["function_first", "language"])
    by.language = language
    for name, value in looks.items():
        setattr(by, name, value)
    by.save(update_fields=["language", *looks])
    record(SETTINGS_CHANGED, by=by, patient_id=patient.pk, clinic_id=patient.clinic_id, about=patient)
    return patient
