"""A patient changes how pages look and what they show first."""

from django.db import transaction

from patients.events import SETTINGS_CHANGED
from patients.models import Patient
from rehab.accounts.models import User
from rehab.audit.record import record


@transaction.atomic
def change_display(
    *,
    patient: Patient,
    by: User,
    function_first: bool,
    language: str,
    text_size: str,
    theme: str,
    reduce_motion: bool,
) -> Patient:
    """Keep the patient's own choices; mails and pages follow the language from now on."""
    patient.function_first, patient.language = function_first, language
    patient.save(update_fields=["function_first", "language"])
    by.language, by.text_size, by.theme, by.reduce_motion = language, text_size, theme, reduce_motion
    by.save(update_fields=["language", "text_size", "theme", "reduce_motion"])
    record(SETTINGS_CHANGED, by=by, patient_id=patient.pk, clinic_id=patient.clinic_id, about=patient)
    return patient
