"""What lies between a patient and their care team in a full record: a thread, its files, a task."""

import uuid
from datetime import timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from patients.models import (
    CheckInOccurrence,
    CheckInPlan,
    FileKind,
    MessageFile,
    MessageText,
    MessageThread,
    Patient,
    Referral,
    ReferralStep,
    Task,
    ThreadMessage,
    Visit,
)
from rehab.accounts.models import User


def make_desk(patient: Patient, clinician: User) -> None:
    """A question of the patient with a picture, the team's answer, and what came of it."""
    assert patient.user
    thread = MessageThread.objects.create(
        patient=patient, subject="My knee", started_by=patient.user, waiting_since=timezone.now()
    )
    for author in (patient.user, clinician):
        message = ThreadMessage.objects.create(
            patient=patient,
            thread=thread,
            key=uuid.uuid4(),
            author=author,
            from_patient=author == patient.user,
            text=f"Says {author.name}",
        )
    file, thumb = (
        default_storage.save(f"messages/{uuid.uuid4().hex}.webp", ContentFile(b"RIFF....WEBP")) for _n in "12"
    )
    MessageFile.objects.create(
        patient=patient,
        message=message,
        kind=FileKind.PICTURE,
        file=file,
        thumb=thumb,
        content_type="image/webp",
        bytes=12,
        sha256="0" * 64,
    )
    asking = CheckInOccurrence.objects.create(
        plan=CheckInPlan.objects.get(patient=patient),
        patient=patient,
        local_date=patient.today(),
        slot="main",
        due_at=timezone.now(),
        state="queued",
    )
    Task.objects.create(
        patient=patient,
        title="Ring the surgery",
        due=patient.today(),
        owner=clinician,
        made_by=clinician,
        asking=asking,
    )
    Visit.objects.create(
        patient=patient,
        kind="video",
        starts_at=timezone.now() + timedelta(days=2),
        clinician=clinician,
        link="https://meet.example.org/room",
        patient_part=f"Agreed with {patient.given_name}",
        clinician_part="Only for the team",
        made_by=clinician,
    )
    MessageText.objects.get_or_create(
        clinic=patient.clinic, name="Thanks", defaults={"text": "Thank you.", "changed_by": clinician}
    )
    referral = Referral.objects.create(
        patient=patient, kind="podiatry", to_name="Foot practice", text="Please see", made_by=clinician
    )
    ReferralStep.objects.create(
        patient=patient, referral=referral, state="sent", on=patient.today(), note="By post", by=clinician
    )
    Referral.objects.filter(pk=referral.pk).update(state="sent")


def ids_of_desk(patient: Patient) -> dict[str, Any]:
    """The ids that the desk's addresses need."""
    return {
        "thread_id": patient.threads.get().pk,
        "file_id": patient.message_files.get().pk,
        "referral_id": patient.referrals.get().pk,
        "visit_id": patient.visits.get().pk,
        "text_id": patient.clinic.message_texts.get().pk,
        "task_id": patient.tasks.get().pk,
        "asking_id": patient.tasks.get().asking_id,
    }
