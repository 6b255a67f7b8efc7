"""Early-warning signs: named in the patient's own words, and noticed on a day."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from patients.events import SIGN_ADDED, SIGN_ENDED, SIGNS_NOTICED
from patients.models import MOST_SIGNS, EarlyWarningEvent, EarlyWarningSign, Patient
from patients.permissions import check_user_can_name_sign
from rehab.accounts.models import User
from rehab.audit.record import record
from rehab.lib.refusals import Refused

ENOUGH: Final = 2  # signs on one day that bring up the tool (clinical rule of the mind-body section)


def signs_of(patient: Patient) -> list[EarlyWarningSign]:
    """The signs that are watched for now. One query."""
    return list(patient.early_warning_signs.filter(ended_at=None))


@transaction.atomic
def add_sign(*, patient: Patient, words: str, by: User) -> EarlyWarningSign:
    """Name one more sign; the same words again are the same sign. Raises Refused with eight there."""
    check_user_can_name_sign(by, patient)
    Patient.objects.select_for_update(of=("self",)).get(pk=patient.pk)
    words = " ".join(words.split())
    present = signs_of(patient)
    same = next((row for row in present if row.words.casefold() == words.casefold()), None)
    if same is not None:
        return same
    free = sorted(set(range(1, MOST_SIGNS + 1)) - {row.place for row in present})
    if not free:
        raise Refused(_("Eight signs are enough to watch for. Take one out first."))
    row = EarlyWarningSign.objects.create(patient=patient, place=free[0], words=words, added_by=by.pk)
    record(SIGN_ADDED, by=by, patient_id=patient.pk, clinic_id=patient.clinic_id, about=row)
    return row


@transaction.atomic
def end_sign(*, sign: EarlyWarningSign, by: User) -> None:
    """No longer watch for a sign. What was noticed stays. Raises Refused."""
    patient = sign.patient
    check_user_can_name_sign(by, patient)
    if sign.ended_at is not None:
        return
    sign.ended_at = timezone.now()
    sign.save(update_fields=["ended_at"])
    record(SIGN_ENDED, by=by, patient_id=patient.pk, clinic_id=patient.clinic_id, about=sign)


@transaction.atomic
def notice_signs(
    *, patient: Patient, local_date: date, signs: Iterable[EarlyWarningSign], by: User
) -> EarlyWarningEvent | None:
    """Keep which signs were noticed that day; none at all takes an earlier answer of the day back."""
    words = [sign.words for sign in signs]
    before = EarlyWarningEvent.objects.filter(patient=patient, local_date=local_date)
    if not words:
        if before.exists():
            before.delete()
            record(SIGNS_NOTICED, by=by, patient_id=patient.pk, clinic_id=patient.clinic_id)
        return None
    row, _new = EarlyWarningEvent.objects.update_or_create(
        patient=patient, local_date=local_date, defaults={"signs": words}
    )
    record(SIGNS_NOTICED, by=by, patient_id=patient.pk, clinic_id=patient.clinic_id, about=row)
    return row
