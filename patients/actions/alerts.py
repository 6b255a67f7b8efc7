"""Safety alerts: raised once per flag and day, seen by somebody, closed with what was done."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from patients.events import ALERT_CLOSED, ALERT_RAISED, ALERT_SEEN
from patients.models import Alert, Patient
from patients.permissions import check_user_can_close_alert, check_user_can_see_alert
from patients.rules.red_flags import Level
from rehab.accounts.models import User
from rehab.audit.events import Event
from rehab.audit.record import record

ONCE_PER = timedelta(hours=24)  # engineering default: one open alert per flag and day keeps the list short


@transaction.atomic
def raise_alert(*, patient: Patient, flag_code: str, level: str, local_date: date, by: User | None) -> Alert:
    """Raise an alert, or count one more answer on the open alert of the same flag of the last 24 hours.

    `level` is "P0", "P1" or "P2"; an alert's level only rises, and one that rises has to be seen again.
    `by` is the person who answered, None when the software found it in the log. Raises ValueError for an
    unknown level.
    """
    urgency = Level(level)
    # The record is the lock: two answers at once make one alert.
    Patient.objects.select_for_update().get(pk=patient.pk)
    since = timezone.now() - ONCE_PER
    alert = (
        patient.alerts.filter(flag=flag_code, closed_at=None, raised_at__gt=since)
        .order_by("-raised_at")
        .first()
    )
    if alert is None:
        alert = Alert.objects.create(patient=patient, flag=flag_code, level=urgency, local_date=local_date)
    else:
        _count(alert, urgency)
    _note(ALERT_RAISED, alert, by)
    return alert


def _count(alert: Alert, level: Level) -> None:
    alert.times += 1
    if level < Level(alert.level):
        alert.level = level
        alert.seen_at = alert.seen_by = None
    alert.save(update_fields=["times", "level", "seen_at", "seen_by"])


@transaction.atomic
def mark_seen(*, alert: Alert, by: User) -> Alert:
    """Say that a clinician has seen it; the first one to see it stays. Raises Refused."""
    check_user_can_see_alert(by, alert)
    alert = Alert.objects.select_for_update(of=("self",)).select_related("patient").get(pk=alert.pk)
    if alert.seen_at is None:
        alert.seen_at, alert.seen_by = timezone.now(), by
        alert.save(update_fields=["seen_at", "seen_by"])
        _note(ALERT_SEEN, alert, by)
    return alert


@transaction.atomic
def close_alert(*, alert: Alert, outcome: str, by: User) -> Alert:
    """Close it with what was done; closing means having seen it.

    Raises Refused; NotNow when it is closed already or nothing is said about what was done.
    """
    alert = Alert.objects.select_for_update(of=("self",)).select_related("patient").get(pk=alert.pk)
    check_user_can_close_alert(by, alert, outcome)
    now = timezone.now()
    if alert.seen_at is None:
        alert.seen_at, alert.seen_by = now, by
    alert.outcome, alert.closed_at, alert.closed_by = outcome.strip(), now, by
    alert.save(update_fields=["seen_at", "seen_by", "outcome", "closed_at", "closed_by"])
    _note(ALERT_CLOSED, alert, by)
    return alert


def _note(event: Event, alert: Alert, by: User | None) -> None:
    patient = alert.patient
    record(event, by=by, patient_id=patient.pk, clinic_id=patient.clinic_id, about=alert)
