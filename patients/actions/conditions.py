"""Conditions and precaution flags: added and ended, never deleted."""

from django.db import transaction
from django.utils import timezone

from patients.events import CONDITION_ADDED, CONDITION_ENDED
from patients.models import Condition, Patient
from patients.permissions import check_user_can_add_condition, check_user_can_end_condition
from rehab.accounts.models import User
from rehab.audit.record import record


@transaction.atomic
def add_condition(*, patient: Patient, kind: str, by: User, note: str = "") -> Condition:
    """Note a condition. Raises Refused; NotNow when it is already active."""
    Patient.objects.select_for_update().get(pk=patient.pk)
    check_user_can_add_condition(by, patient, kind)
    condition = Condition.objects.create(patient=patient, kind=kind, note=note, noted_by=by)
    record(CONDITION_ADDED, by=by, patient_id=patient.pk, clinic_id=patient.clinic_id, about=condition)
    return condition


@transaction.atomic
def end_condition(*, condition: Condition, by: User) -> Condition:
    """Say that a condition no longer holds. Raises Refused; NotNow when it has already ended."""
    condition = (
        Condition.objects.select_for_update(of=("self",)).select_related("patient").get(pk=condition.pk)
    )
    check_user_can_end_condition(by, condition)
    condition.ended_at = timezone.now()
    condition.save(update_fields=["ended_at"])
    patient = condition.patient
    record(CONDITION_ENDED, by=by, patient_id=patient.pk, clinic_id=patient.clinic_id, about=condition)
    return condition
