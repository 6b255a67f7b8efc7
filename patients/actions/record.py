"""Details of a record and the people to call."""

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from patients.actions.occurrences import retime
from patients.events import CONTACT_REMOVED, CONTACT_SAVED, RECORD_CHANGED
from patients.models import CheckInPlan, Contact, Patient
from patients.permissions import NotNow, check_user_can_change_record
from rehab.accounts.models import User
from rehab.audit.record import record

DETAILS = frozenset(
    {"given_name", "family_name", "birth_date", "record_number", "email", "phone", "language", "time_zone"}
)
PAIN = frozenset({"diagnosis", "lesion", "certainty", "body_regions"})


@transaction.atomic
def change_record(*, patient: Patient, values: Mapping[str, Any], by: User) -> Patient:
    """Change details or the pain part of a record; only fields named in `values` change.

    The audit trail names the fields and never their content. Raises Refused; NotNow when the record number is
    taken; ValueError for a field that is not part of either.
    """
    unknown = set(values) - DETAILS - PAIN
    if unknown:
        raise ValueError(f"A record has no field {', '.join(sorted(unknown))} to change.")
    check_user_can_change_record(by, patient)
    patient = Patient.objects.select_for_update(of=("self",)).select_related("clinic").get(pk=patient.pk)
    changed = sorted(field for field, value in values.items() if getattr(patient, field) != value)
    if changed:
        _save(patient, {field: values[field] for field in changed})
        _move_check_ins(patient, changed)
        clinic_id = patient.clinic_id
        record(RECORD_CHANGED, by=by, patient_id=patient.pk, clinic_id=clinic_id, reason=", ".join(changed))
    return patient


def _save(patient: Patient, values: Mapping[str, Any]) -> None:
    for field, value in values.items():
        setattr(patient, field, value)
    try:
        with transaction.atomic():
            patient.save(update_fields=list(values))
    except IntegrityError as error:
        raise NotNow(_("Another record at this clinic already has this record number.")) from error


def _move_check_ins(patient: Patient, changed: list[str]) -> None:
    """A new time zone moves what has not been asked yet."""
    plan = CheckInPlan.objects.filter(patient=patient, ended_at=None).first()
    if plan is not None and "time_zone" in changed:
        plan.patient = patient
        retime(plan)


@transaction.atomic
def save_contact(
    *, patient: Patient, name: str, relation: str, phone: str, by: User, contact: Contact | None = None
) -> Contact:
    """Note somebody to call, or change who that is. Raises Refused."""
    check_user_can_change_record(by, patient)
    contact = contact or Contact(patient=patient)
    contact.name, contact.relation, contact.phone = name, relation, phone
    contact.save()
    record(CONTACT_SAVED, by=by, patient_id=patient.pk, clinic_id=patient.clinic_id, about=contact)
    return contact


@transaction.atomic
def remove_contact(*, contact: Contact, by: User) -> Contact:
    """Forget somebody to call: their number is not ours to keep. Raises Refused."""
    patient = contact.patient
    check_user_can_change_record(by, patient)
    record(CONTACT_REMOVED, by=by, patient_id=patient.pk, clinic_id=patient.clinic_id, about=contact)
    contact.delete()
    return contact
