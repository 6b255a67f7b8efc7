"""What was written between patient and care team, what they were reminded of, and who opened the record."""

from collections.abc import Iterator

from django.db.models import Q

from patients.events import FHIR_READ
from patients.fhir.people import People
from patients.models import CheckInOccurrence, Patient, ThreadMessage
from patients.models.check_in import OccurrenceState
from rehab.audit.events import Event
from rehab.audit.models import AuditEvent
from rehab.interop.codes import concept, local
from rehab.interop.resource import Entry, Reader, entry, instant
from rehab.notifications.models import Channel, Message, MessageState

ACTIONS = {True: "U", False: "R"}
REMINDERS = ("check_in", "check_in_nudge", "check_in_other")


def entries(patient: Patient, people: People, reader: Reader) -> Iterator[Entry]:
    """Messages without their words, but for the patient; who opened the record for the patient alone."""
    yield from _reminders(patient, people)
    for message in patient.messages.select_related("thread").order_by("sent_at", "pk"):
        yield _message(message, people, reader)
    if reader is Reader.SELF:
        # The patient's own copies are left out: each page of one would add another.
        own = Q(event=FHIR_READ.key, actor_id=patient.user_id)
        for event in AuditEvent.objects.filter(patient_id=patient.pk).exclude(own).order_by("pk"):
            yield _opened(event, people)


def _reminders(patient: Patient, people: People) -> Iterator[Entry]:
    """Each asking whose time has come, with what became of its message. Two queries."""
    sent = {
        message.about_id: message
        for message in Message.objects.filter(user=patient.user_id, kind__in=REMINDERS)
    }
    asked = patient.check_in_occurrences.exclude(state=OccurrenceState.DUE).order_by("due_at", "pk")
    for occurrence in asked:
        yield _reminder(occurrence, sent.get(occurrence.pk), people)


def _reminder(row: CheckInOccurrence, message: Message | None, people: People) -> Entry:
    """Its text says nothing about anybody, so there is none; one that was not sent says why."""
    status = _status(row, message)
    why = (message.why if message else "") or row.why or "not needed"
    return entry(
        "Communication",
        f"reminder-{row.pk}",
        (message.finished_at if message else None) or row.changed_at,
        row.local_date,
        status=status,
        statusReason=concept(why) if status == "not-done" else None,
        category=[concept("Reminder", local("communication", "reminder"))],
        medium=[concept(str(Channel(message.channel).label))] if message else None,
        subject=people.subject,
        recipient=[people.subject],
        sent=instant(message.finished_at)
        if message and status == "completed" and message.finished_at
        else None,
    )


def _status(row: CheckInOccurrence, message: Message | None) -> str:
    if message is None:
        return "in-progress" if row.state == OccurrenceState.QUEUED else "not-done"
    return {
        MessageState.SENT: "completed",
        MessageState.SKIPPED: "not-done",
        MessageState.DEAD: "not-done",
    }.get(MessageState(message.state), "in-progress")


def _message(message: ThreadMessage, people: People, reader: Reader) -> Entry:
    text = message.text if reader is Reader.SELF else ""
    sender = people.by_id(message.author_id)
    return entry(
        "Communication",
        message.pk,
        message.sent_at,
        message.sent_at.astimezone(message.patient.zone).date(),
        status="completed",
        subject=people.subject,
        topic=concept(message.thread.subject) if reader is Reader.SELF else None,
        sent=instant(message.sent_at),
        received=instant(message.read_at) if message.read_at else None,
        sender=sender if "reference" in sender else None,
        payload=[{"contentString": text}] if text else None,
    )


def _opened(event: AuditEvent, people: People) -> Entry:
    """One read or write, in the sentence that the patient also reads on the page about who opened the record."""
    known = Event.known.get(event.event)
    return entry(
        "AuditEvent",
        f"audit-{event.pk}",
        event.at,
        event.at.astimezone(people.patient.zone).date(),
        type={"system": "http://terminology.hl7.org/CodeSystem/audit-event-type", "code": "rest"},
        subtype=[local("event", event.event)],
        action=ACTIONS[bool(known and known.writes)],
        recorded=instant(event.at),
        outcome="0",
        outcomeDesc=str(known.sentence) if known else None,
        agent=[
            {
                "type": concept(event.actor_role or "software"),
                "who": people.by_id(event.actor_id) if event.actor_id else {"display": "Steady"},
                "requestor": event.actor_id is not None,
            }
        ],
        source={"observer": {"display": "Steady"}},
        entity=[{"what": people.subject}],
    )
