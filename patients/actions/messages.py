"""Messages between a patient and their care team: start, answer, read, settle."""

import uuid
from collections.abc import Callable, Sequence

from django.db import transaction
from django.utils import timezone

from patients.actions.notices import tell_of_message
from patients.events import MESSAGE_SENT, MESSAGES_READ, THREAD_SETTLED
from patients.models import MessageFile, MessageThread, Patient, ThreadMessage
from patients.permissions import check_user_can_settle_thread, check_user_can_write_message
from rehab.accounts.models import User
from rehab.audit.record import record
from rehab.media.actions.attach import Attachment, kept

FOLDER = "messages"


def start_thread(
    *,
    patient: Patient,
    subject: str,
    text: str,
    key: uuid.UUID,
    by: User,
    files: Sequence[Attachment] = (),
) -> ThreadMessage:
    """Begin a matter with its first message. Raises Refused, Unfit (the store is away).

    Sent twice with one key, it is one thread.
    """

    def send(stored: Sequence[Attachment]) -> ThreadMessage:
        thread = MessageThread.objects.create(patient=patient, subject=subject, started_by=by)
        return _send(thread, text, key, by, stored)

    return _once(patient, key, by, files, send)


def reply(
    *, thread: MessageThread, text: str, key: uuid.UUID, by: User, files: Sequence[Attachment] = ()
) -> ThreadMessage:
    """Add a message. The other side's messages so far count as read. Raises Refused, Unfit."""

    def send(stored: Sequence[Attachment]) -> ThreadMessage:
        mark_read(thread=thread, by=by)
        return _send(MessageThread.objects.get(pk=thread.pk), text, key, by, stored)

    return _once(thread.patient, key, by, files, send)


class _SentBefore(Exception):
    """The form was sent twice; the second time nothing is kept."""


def _once(
    patient: Patient,
    key: uuid.UUID,
    by: User,
    files: Sequence[Attachment],
    send: Callable[[Sequence[Attachment]], ThreadMessage],
) -> ThreadMessage:
    """Keep the files and send, in one transaction under the record's lock; the second time give the first message."""
    try:
        with kept(FOLDER, files) as stored, transaction.atomic():
            _lock(patient)
            check_user_can_write_message(by, patient)
            if ThreadMessage.objects.filter(patient=patient, key=key).exists():
                raise _SentBefore
            return send(stored)
    except _SentBefore:
        return ThreadMessage.objects.select_related("thread").get(patient=patient, key=key)


def _lock(patient: Patient) -> None:
    """One message of a record at a time: two taps are one message, and no answer crosses a question unseen."""
    Patient.objects.select_for_update(of=("self",)).get(pk=patient.pk)


def _send(
    thread: MessageThread, text: str, key: uuid.UUID, by: User, stored: Sequence[Attachment]
) -> ThreadMessage:
    patient, now = thread.patient, timezone.now()
    message = ThreadMessage.objects.create(
        patient=patient,
        thread=thread,
        key=key,
        author=by,
        from_patient=patient.user_id == by.pk,
        text=text,
        sent_at=now,
    )
    MessageFile.objects.bulk_create(_file(message, one) for one in stored)
    thread.last_at = now
    thread.waiting_since = (thread.waiting_since or now) if message.from_patient else None
    thread.save(update_fields=["last_at", "waiting_since"])
    record(MESSAGE_SENT, by=by, patient_id=patient.pk, clinic_id=patient.clinic_id, about=message)
    tell_of_message(message)
    return message


def _file(message: ThreadMessage, one: Attachment) -> MessageFile:
    return MessageFile(
        patient_id=message.patient_id,
        message=message,
        kind=one.kind,
        file=one.name,
        thumb=one.thumb_name,
        content_type=one.content_type,
        bytes=len(one.data),
        sha256=one.sha256,
    )


@transaction.atomic
def mark_read(*, thread: MessageThread, by: User) -> int:
    """The other side's messages have been seen by this person; returns how many were new. The first reader stays."""
    patient = thread.patient
    check_user_can_write_message(by, patient, to_read=True)
    unread = thread.messages.filter(from_patient=patient.user_id != by.pk, read_at=None)
    count = unread.update(read_at=timezone.now(), read_by=by)
    if count:
        record(MESSAGES_READ, by=by, patient_id=patient.pk, clinic_id=patient.clinic_id, about=thread)
    return count


@transaction.atomic
def settle_thread(*, thread: MessageThread, by: User) -> MessageThread:
    """Say that no answer is needed: the patient leaves the worklist for it. Raises Refused; NotNow."""
    _lock(thread.patient)
    thread = MessageThread.objects.select_related("patient").get(pk=thread.pk)
    check_user_can_settle_thread(by, thread)
    mark_read(thread=thread, by=by)
    thread.waiting_since = None
    thread.save(update_fields=["waiting_since"])
    patient = thread.patient
    record(THREAD_SETTLED, by=by, patient_id=patient.pk, clinic_id=patient.clinic_id, about=thread)
    return thread
