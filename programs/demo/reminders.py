"""The reminders of the last eight weeks, as the journal says that they went: sent, opened, answered or not.

A day that was logged before it was asked about needed no message; one that was logged later was opened then. The
other days were asked about, and once more two hours later, as far as the cap allows. In the last week nobody was
asked twice, so that today's own reminders find room under it.
"""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from patients.events import CHECK_IN_OPENED
from patients.insights.check_in_watch import WEEKS
from patients.models import CheckInOccurrence, CheckInPlan, JournalDay
from patients.models.check_in import OccurrenceState, Slot
from patients.rules.check_in_times import due_at, message_cap
from rehab.accounts.models import Clinic
from rehab.audit.models import AuditEvent
from rehab.notifications.models import Channel, Delivery, Message, MessageState, Outcome

ASKED_AT = time(18, 30)
NUDGE_AFTER = timedelta(hours=2)
TAKES = timedelta(seconds=20)
TO_READ = timedelta(minutes=1)
BATCH = 500


@dataclass
class History:
    """Rows to be written, and when each person was written to."""

    occurrences: list[CheckInOccurrence] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)
    opened: list[AuditEvent] = field(default_factory=list)


def make_sent_history(clinic: Clinic) -> None:
    """Write the eight weeks up to yesterday for everybody who is asked."""
    now = timezone.now()
    since = now.date() - timedelta(days=now.weekday(), weeks=WEEKS - 1)
    logged = {
        (patient_id, day): entered_at
        for patient_id, day, entered_at in JournalDay.objects.filter(
            patient__clinic=clinic, local_date__gte=since
        ).values_list("patient_id", "local_date", "entered_at")
    }
    history = History()
    for plan in CheckInPlan.objects.filter(patient__clinic=clinic).select_related("patient__user"):
        first = max(since, plan.patient.enrolled_at.date())
        _of_one(plan, first, logged, history)
    history.opened.sort(key=lambda event: event.at)
    CheckInOccurrence.objects.bulk_create(history.occurrences, batch_size=BATCH)
    Message.objects.bulk_create(history.messages, batch_size=BATCH)
    Delivery.objects.bulk_create([_try(message) for message in history.messages], batch_size=BATCH)
    AuditEvent.objects.bulk_create(history.opened, batch_size=BATCH)


def _of_one(
    plan: CheckInPlan, first: date, logged: dict[tuple[uuid.UUID, date], datetime], history: History
) -> None:
    patient, sent = plan.patient, list[datetime]()
    today = patient.today()
    for day in _days(first, today):
        due, entered_at = due_at(day, ASKED_AT, patient.zone), logged.get((patient.pk, day))
        row = _occurrence(plan, day, Slot.MAIN, due, entered_at)
        history.occurrences.append(row)
        if row.why == "already logged":
            continue
        if not message_cap(sent, due, patient.zone).allowed:
            row.why = "enough messages"
            row.state = OccurrenceState.SKIPPED if entered_at is None else row.state
            continue
        history.messages.append(_message(row, "check_in"))
        sent.append(due)
        again = due + NUDGE_AFTER
        late = entered_at is None or entered_at > again
        if late and (today - day).days > 7 and message_cap(sent, again, patient.zone).allowed:
            nudge = _occurrence(plan, day, Slot.NUDGE, again, entered_at)
            history.occurrences.append(nudge)
            history.messages.append(_message(nudge, "check_in_nudge"))
            sent.append(again)
        if entered_at:
            history.opened.append(_opened(plan, entered_at))


def _days(first: date, until: date) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range((until - first).days))


def _occurrence(
    plan: CheckInPlan, day: date, slot: Slot, due: datetime, entered_at: datetime | None
) -> CheckInOccurrence:
    before = entered_at is not None and entered_at <= due
    state = OccurrenceState.QUEUED if entered_at is None else OccurrenceState.DONE
    why = "" if entered_at is None else "already logged" if before else "logged"
    return CheckInOccurrence(
        plan=plan,
        patient=plan.patient,
        local_date=day,
        slot=slot,
        due_at=due,
        state=state,
        why=why,
        changed_at=max(due, entered_at or due),
    )


def _message(row: CheckInOccurrence, kind: str) -> Message:
    user = row.patient.user
    return Message(
        kind=kind,
        key=f"check_in:{row.patient_id}:{row.due_at:%Y%m%dT%H%M}:{row.slot}",
        channel=Channel.EMAIL,
        user=user,
        language=user.language if user else "",
        link="patients:check_in",
        about_id=row.pk,
        created_at=row.due_at,
        not_before=row.due_at,
        expires_at=row.due_at + NUDGE_AFTER,
        state=MessageState.SENT,
        token=1,
        tries=1,
        finished_at=row.due_at + TAKES,
    )


def _try(message: Message) -> Delivery:
    return Delivery(
        message=message,
        token=1,
        started_at=message.not_before,
        finished_at=message.finished_at,
        outcome=Outcome.SENT,
    )


def _opened(plan: CheckInPlan, entered_at: datetime) -> AuditEvent:
    patient = plan.patient
    return AuditEvent(
        at=entered_at - TO_READ,
        event=CHECK_IN_OPENED.key,
        actor_id=patient.user_id,
        actor_role="patient",
        patient_id=patient.pk,
        clinic_id=patient.clinic_id,
    )
