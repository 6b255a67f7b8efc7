"""What a patient wants to watch: six tags at most, named and taken out by the patient alone."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from patients.events import TAG_ENDED, TAG_NAMED
from patients.models import MOST_TAGS, Patient, TriggerTag
from patients.permissions import check_user_can_keep_diary
from rehab.accounts.models import User
from rehab.audit.record import record
from rehab.lib.refusals import Refused


def tags_of(patient: Patient) -> list[TriggerTag]:
    """The tags that are watched for now. One query."""
    return list(patient.trigger_tags.filter(ended_at=None))


@transaction.atomic
def name_tag(*, patient: Patient, words: str, by: User) -> TriggerTag:
    """Name one more tag; the same words again are the same tag. Raises Refused with six there."""
    check_user_can_keep_diary(by, patient)
    Patient.objects.select_for_update(of=("self",)).get(pk=patient.pk)
    words = " ".join(words.split())
    present = tags_of(patient)
    same = next((row for row in present if row.words.casefold() == words.casefold()), None)
    if same is not None:
        return same
    free = sorted(set(range(1, MOST_TAGS + 1)) - {row.place for row in present})
    if not free:
        raise Refused(_("Six are enough to watch at once. Take one out first."))
    row = TriggerTag.objects.create(patient=patient, place=free[0], words=words)
    record(TAG_NAMED, by=by, patient_id=patient.pk, clinic_id=patient.clinic_id, about=row)
    return row


@transaction.atomic
def end_tag(*, tag: TriggerTag, by: User) -> None:
    """No longer watch for this. Days that carry it keep it. Raises Refused."""
    patient = tag.patient
    check_user_can_keep_diary(by, patient)
    if tag.ended_at is not None:
        return
    tag.ended_at = timezone.now()
    tag.save(update_fields=["ended_at"])
    record(TAG_ENDED, by=by, patient_id=patient.pk, clinic_id=patient.clinic_id, about=tag)
