"""An alert that nobody saw in time goes to the clinic's second person. A beat sweeps; the rows say what is late."""

import uuid
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from patients.actions.alert_handling import handling_of
from patients.actions.alerts import note, tell_of
from patients.events import ALERT_ESCALATED, CARE_TEAM_ADDED
from patients.models import Alert, CareTeamMember, Patient
from patients.permissions import works_as_clinician
from rehab.accounts.models import User
from rehab.audit.record import record

BATCH = 500


def escalate_due(now: datetime | None = None) -> int:
    """Call the backup to every alert that nobody saw in time; returns how many. Twice at once is once."""
    now = now or timezone.now()
    late = Alert.objects.filter(closed_at=None, seen_at=None, escalated_at=None, escalate_at__lte=now)
    ids = list(late.order_by("escalate_at").values_list("pk", flat=True)[:BATCH])
    return sum(_escalate(alert_id, now) for alert_id in ids)


@transaction.atomic
def _escalate(alert_id: uuid.UUID, now: datetime) -> bool:
    rows = Alert.objects.select_for_update(of=("self",), skip_locked=True).select_related("patient__clinic")
    alert = rows.filter(pk=alert_id, seen_at=None, closed_at=None, escalated_at=None).first()
    if alert is None:
        return False
    called = _whom_to_call(alert)
    alert.escalated_at, alert.escalated_to = now, called[0] if len(called) == 1 else None
    alert.save(update_fields=["escalated_at", "escalated_to"])
    for user in called:
        _open_record(alert.patient, user)
        tell_of(alert, user)
    note(ALERT_ESCALATED, alert, None)
    return True


def _whom_to_call(alert: Alert) -> list[User]:
    """The clinic's backup; when that is the owner, the recipient. Where nobody is named, the rest of the team."""
    handling = handling_of(alert.patient.clinic)
    named = [
        user
        for user in (handling.backup, handling.recipient)
        if user and user.pk != alert.owner_id and user.is_active and works_as_clinician(user, alert.patient)
    ]
    if named:
        return named[:1]
    team = alert.patient.care_team.filter(until=None).exclude(user=alert.owner_id).select_related("user")
    return [member.user for member in team if member.user.is_active]


def _open_record(patient: Patient, user: User) -> None:
    """Whoever is called to an alert can open the record: they join the care team, and the patient can see it."""
    if not patient.care_team.filter(user=user, until=None).exists():
        member = CareTeamMember.objects.create(patient=patient, user=user, added_by=user)
        record(CARE_TEAM_ADDED, by=None, patient_id=patient.pk, clinic_id=patient.clinic_id, about=member)
