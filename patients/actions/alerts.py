"""Safety alerts: raised once per flag and day, seen by somebody, closed with what was done."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from patients.actions.alert_handling import handling_of, working_days_of
from patients.events import (
    ALERT_ACTED,
    ALERT_CLOSED,
    ALERT_RAISED,
    ALERT_SEEN,
)
from patients.models import Alert, Patient
from patients.permissions import (
    NotNow,
    check_user_can_close_alert,
    check_user_can_see_alert,
    is_on_team,
)
from patients.rules.escalation import escalates_at
from patients.rules.red_flags import Level
from rehab.accounts.models import User
from rehab.audit.events import Event
from rehab.audit.record import record
from rehab.notifications.actions.queue import queue_message

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
        alert = Alert(patient=patient, flag=flag_code, level=urgency, local_date=local_date)
        _hand_over(alert)
        alert.save(force_insert=True)
        _tell_owner(alert)
    else:
        _count(alert, urgency)
    note(ALERT_RAISED, alert, by)
    return alert


def _count(alert: Alert, level: Level) -> None:
    alert.times += 1
    if level < Level(alert.level):
        alert.level = level
        alert.seen_at = alert.seen_by = alert.escalated_at = alert.escalated_to = None
        _hand_over(alert)
        _tell_owner(alert)
    alert.save()


def _hand_over(alert: Alert) -> None:
    """Whose it is, and until when they have to look: the lead clinician's, else the clinic's recipient's."""
    clinic = alert.patient.clinic
    handling = handling_of(clinic)
    lead = alert.patient.care_team.filter(until=None, lead=True).select_related("user").first()
    alert.owner = lead.user if lead and is_on_team(lead.user, alert.patient) else handling.recipient
    alert.escalate_at = escalates_at(
        Level(alert.level), timezone.now(), handling.norms, working_days_of(clinic)
    )


def _tell_owner(alert: Alert) -> None:
    """What may not wait for the next look at the caseload is also said by mail. The mail says nothing of whom."""
    if alert.owner and alert.level != Level.P2:
        tell_of(alert, alert.owner)


def tell_of(alert: Alert, user: User) -> None:
    """Say by mail that something waits, to one person and once for each level."""
    queue_message(
        kind="alert_waiting",
        key=f"alert:{alert.pk}:{alert.level}:{user.pk}",
        user=user,
        about_id=alert.pk,
        expires_at=timezone.now() + ONCE_PER,
    )


@transaction.atomic
def mark_acted(*, alert: Alert, by: User) -> Alert:
    """Say that somebody is dealing with it now, which is seeing it too. Raises Refused; NotNow when somebody is."""
    alert = Alert.objects.select_for_update(of=("self",)).select_related("patient").get(pk=alert.pk)
    check_user_can_see_alert(by, alert)
    if alert.acted_at is not None or alert.closed_at is not None:
        raise NotNow(_("Somebody is already dealing with this alert."))
    _see(alert, by)
    alert.acted_at, alert.acted_by = timezone.now(), by
    alert.save(update_fields=["seen_at", "seen_by", "acted_at", "acted_by"])
    note(ALERT_ACTED, alert, by)
    return alert


def _see(alert: Alert, by: User) -> None:
    if alert.seen_at is None:
        alert.seen_at, alert.seen_by = timezone.now(), by


@transaction.atomic
def mark_seen(*, alert: Alert, by: User) -> Alert:
    """Say that a clinician has seen it; the first one to see it stays. Raises Refused."""
    check_user_can_see_alert(by, alert)
    alert = Alert.objects.select_for_update(of=("self",)).select_related("patient").get(pk=alert.pk)
    if alert.seen_at is None:
        alert.seen_at, alert.seen_by = timezone.now(), by
        alert.save(update_fields=["seen_at", "seen_by"])
        note(ALERT_SEEN, alert, by)
    return alert


@transaction.atomic
def close_alert(*, alert: Alert, outcome: str, by: User) -> Alert:
    """Close it with what was done; closing means having seen it.

    Raises Refused; NotNow when it is closed already or nothing is said about what was done.
    """
    alert = Alert.objects.select_for_update(of=("self",)).select_related("patient").get(pk=alert.pk)
    check_user_can_close_alert(by, alert, outcome)
    _see(alert, by)
    now = timezone.now()
    if alert.acted_at is None:
        alert.acted_at, alert.acted_by = now, by
    alert.outcome, alert.closed_at, alert.closed_by = outcome.strip(), now, by
    alert.save(
        update_fields=["seen_at", "seen_by", "acted_at", "acted_by", "outcome", "closed_at", "closed_by"]
    )
    note(ALERT_CLOSED, alert, by)
    return alert


def note(event: Event, alert: Alert, by: User | None) -> None:
    """One event about an alert in the audit trail."""
    patient = alert.patient
    record(event, by=by, patient_id=patient.pk, clinic_id=patient.clinic_id, about=alert)
