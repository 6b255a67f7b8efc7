"""May this message still go out? Asked by the outbox at the moment of sending, inside its transaction."""

import uuid
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from patients.insights.open_asks import open_for
from patients.models import Alert, CheckInOccurrence, CheckInPlan, Patient, ThreadMessage, Visit
from patients.models.check_in import OccurrenceState
from patients.rules.check_in_times import in_quiet_hours, message_cap
from rehab.notifications.models import Message, MessageState


def may_send_check_in(occurrence_id: uuid.UUID) -> str | None:
    """None, or why not. Locks the plan: somebody who stops it now waits for this answer, or makes it a no."""
    occurrence = CheckInOccurrence.objects.select_related("patient").filter(pk=occurrence_id).first()
    if occurrence is None:
        return "no longer planned"
    plan = CheckInPlan.objects.select_for_update().get(pk=occurrence.plan_id)
    patient = occurrence.patient
    if not _still_asked(occurrence):
        return "already done"
    if plan.ended_at or patient.ended_at:
        return "check-ins have ended"
    if plan.paused_until and occurrence.local_date < plan.paused_until:
        return "paused"
    now = timezone.now()
    if in_quiet_hours(now, patient.zone, plan.quiet_from, plan.quiet_until):
        return "quiet hours"
    return None if message_cap(_sent_to(patient, now), now, patient.zone).allowed else "enough messages"


def _sent_to(patient: Patient, now: datetime) -> list[datetime]:
    """When messages of any kind went out to this person in the last days: some may have gone since the tick."""
    sent = Message.objects.filter(
        user=patient.user_id, state=MessageState.SENT, finished_at__gt=now - timedelta(days=8)
    )
    return [when for when in sent.values_list("finished_at", flat=True) if when is not None]


def _still_asked(occurrence: CheckInOccurrence) -> bool:
    """Whether something of what this message is about is still open: one message speaks for all of that moment."""
    together = CheckInOccurrence.objects.filter(
        plan=occurrence.plan_id,
        due_at=occurrence.due_at,
        slot=occurrence.slot,
        state=OccurrenceState.QUEUED,
        why="",
    ).filter(Q(line=None) | Q(line__ended_at=None))
    found = list(together.select_related("line"))
    return any(row.line is None or open_for(row.line.kind, [row.patient_id]) for row in found)


def may_tell_of_alert(alert_id: uuid.UUID) -> str | None:
    """None, or why not: nobody is called to what somebody has already seen to."""
    alert = Alert.objects.filter(pk=alert_id).first()
    if alert is None or alert.seen_at or alert.closed_at:
        return "already seen"
    return None


def may_send_new_message(message_id: uuid.UUID) -> str | None:
    """None, or why not: what was read or settled in the meantime needs no mail."""
    rows = ThreadMessage.objects.select_related("patient", "thread")
    message = rows.select_for_update(of=("self",)).filter(pk=message_id).first()
    if message is None:
        return "no longer there"
    if message.read_at is not None:
        return "already read"
    if message.patient.ended_at is not None:
        return "care has ended"
    return None


def may_tell_of_visit(visit_id: uuid.UUID) -> str | None:
    """None, or why not: a visit that is over needs no mail."""
    visit = Visit.objects.select_related("patient").filter(pk=visit_id).first()
    if visit is None or visit.ends_at < timezone.now():
        return "over"
    return "care has ended" if visit.patient.ended_at is not None else None
