"""A clinic agrees who is told about alerts; what follows from it for questionnaires."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone

from patients.events import ALERT_HANDLING_CHANGED
from patients.models import AlertHandling
from patients.rules.escalation import Hours, WorkingDays, weekdays_nine_to_five
from patients.rules.phq9_gate import Phq9Gate, phq9_gate
from rehab.accounts.models import Clinic, User
from rehab.accounts.permissions import check_user_can_run_clinic
from rehab.accounts.roles import CLINICIAN
from rehab.audit.record import record


def handling_of(clinic: Clinic) -> AlertHandling:
    """What this clinic has agreed; the defaults, unsaved, when it has not yet."""
    rows = AlertHandling.objects.select_related("recipient", "backup")
    return rows.filter(clinic=clinic).first() or AlertHandling(clinic=clinic)


def working_days_of(clinic: Clinic) -> WorkingDays:
    """When somebody is there, by the clinic's own hours."""
    opening = clinic.opens
    if opening is None:
        return WorkingDays(weekdays_nine_to_five, ZoneInfo(clinic.time_zone))

    def hours_on(day: date) -> Hours | None:
        span = opening.span_on(day)
        return (span.opens, span.closes) if span else None

    return WorkingDays(hours_on, opening.zone)


@transaction.atomic
def agree_handling(*, clinic: Clinic, by: User, **agreed: Any) -> AlertHandling:
    """Save who is told and the times. Raises Refused. Alerts that wait already keep their time."""
    check_user_can_run_clinic(by, clinic)
    values = agreed | {"changed_at": timezone.now()}
    handling, _new = AlertHandling.objects.update_or_create(clinic=clinic, defaults=values)
    record(ALERT_HANDLING_CHANGED, by=by, clinic_id=clinic.pk, about=handling)
    return handling


def phq9_allowed(clinic: Clinic, *, automatic: bool = False, now: datetime | None = None) -> Phq9Gate:
    """Whether this clinic may give a questionnaire that asks about self-harm; `missing` says what it lacks.

    `automatic` is a giving that the software does by itself: then somebody has to be there at that moment.
    """
    handling = handling_of(clinic)
    told = [u.pk for u in (handling.recipient, handling.backup) if u is not None and _works_here(u, clinic)]
    recipient = handling.recipient_id in told
    return phq9_gate(
        recipient=recipient,
        backup=handling.backup_id in told and handling.backup_id != handling.recipient_id,
        hours=clinic.opens is not None,
        crisis_text=bool(clinic.crisis_text.strip()),
        automatic=automatic,
        staffed_now=clinic.opens is not None and clinic.opens.is_open(now or timezone.now()),
    )


def _works_here(user: User, clinic: Clinic) -> bool:
    return user.is_active and any(
        m.role == CLINICIAN.key and m.clinic_id == clinic.pk for m in user.active_memberships
    )
