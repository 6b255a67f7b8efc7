"""Note what the clinic found out beside a diary."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from patients.events import FOOD_SCREENED, SLEEP_SCREENED
from patients.models import FoodScreen, Patient, SleepScreen
from patients.permissions import check_user_can_change_record
from rehab.accounts.models import User
from rehab.audit.record import record


@transaction.atomic
def note_sleep_screen(*, patient: Patient, found: Mapping[str, Any], by: User) -> SleepScreen:
    """Note a score and answers about sleep; earlier ones stay. Raises Refused, ValidationError."""
    check_user_can_change_record(by, patient)
    row = SleepScreen(patient=patient, noted_by=by, **found)
    row.full_clean()
    row.save()
    record(SLEEP_SCREENED, by=by, patient_id=patient.pk, clinic_id=patient.clinic_id, about=row)
    return row


@transaction.atomic
def note_food_screen(*, patient: Patient, found: Mapping[str, Any], by: User) -> FoodScreen:
    """Note answers about weight, medicine and means; earlier ones stay. Raises Refused, ValidationError."""
    check_user_can_change_record(by, patient)
    row = FoodScreen(patient=patient, noted_by=by, **found)
    row.full_clean()
    row.save()
    record(FOOD_SCREENED, by=by, patient_id=patient.pk, clinic_id=patient.clinic_id, about=row)
    return row
