"""May this message still go out? Asked by the outbox at the moment of sending, inside its transaction."""

import uuid

from django.utils import timezone

from patients.models import Alert, CheckInOccurrence, CheckInPlan
from patients.models.check_in import OccurrenceState
from patients.rules.check_in_times import in_quiet_hours


def may_send_check_in(occurrence_id: uuid.UUID) -> str | None:
    """None, or why not. Locks the plan: somebody who stops it now waits for this answer, or makes it a no."""
    occurrence = CheckInOccurrence.objects.select_related("patient").filter(pk=occurrence_id).first()
    if occurrence is None:
        return "no longer planned"
    plan = CheckInPlan.objects.select_for_update().get(pk=occurrence.plan_id)
    occurrence.refresh_from_db(fields=["state"])
    patient = occurrence.patient
    if occurrence.state != OccurrenceState.QUEUED:
        return "already done"
    if plan.ended_at or patient.ended_at:
        return "check-ins have ended"
    if plan.paused_until and occurrence.local_date < plan.paused_until:
        return "paused"
    if in_quiet_hours(timezone.now(), patient.zone, plan.quiet_from, plan.quiet_until):
        return "quiet hours"
    return None


def may_tell_of_alert(alert_id: uuid.UUID) -> str | None:
    """None, or why not: nobody is called to what somebody has already seen to."""
    alert = Alert.objects.filter(pk=alert_id).first()
    if alert is None or alert.seen_at or alert.closed_at:
        return "already seen"
    return None
