"""Tell people by e-mail that a message waits: where to look, and nothing of what it says."""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

from patients.models import CheckInPlan, Patient, ThreadMessage, Visit
from patients.permissions import Team
from patients.rules.check_in_times import QUIET_HOURS
from patients.rules.notices import KEPT, after_quiet_hours
from rehab.accounts.models import User
from rehab.notifications.actions.queue import queue_message

KIND = "new_message"


def tell_of_message(message: ThreadMessage) -> None:
    """One notice for all that a person has not read yet in a thread: a second message sends no second mail."""
    unread = message.thread.messages.filter(from_patient=message.from_patient, read_at=None)
    first = unread.order_by("sent_at", "pk").first() or message
    patient, now = message.patient, timezone.now()
    moment = _for_clinic(patient, now) if message.from_patient else _for_patient(patient, now)
    for user in _readers(message):
        queue_message(
            kind=KIND,
            key=f"{KIND}:{user.pk}:{first.pk}",
            user=user,
            link="patients:inbox" if message.from_patient else "patients:messages",
            about_id=first.pk,
            not_before=moment,
            expires_at=moment + KEPT,
        )


def _readers(message: ThreadMessage) -> Iterable[User]:
    """The patient; or whoever leads the team, and everybody on it while nobody leads."""
    patient = message.patient
    if not message.from_patient:
        return [patient.user] if patient.user is not None else []
    team = Team(patient)
    lead = team.lead_id if team.lead_works else None
    return [user for user in team.people() if lead is None or user.pk == lead]


def _for_patient(patient: Patient, now: datetime) -> datetime:
    plan = CheckInPlan.objects.filter(patient=patient).first()
    quiet = (plan.quiet_from, plan.quiet_until) if plan else QUIET_HOURS
    return after_quiet_hours(now, patient.zone, *quiet)


def _for_clinic(patient: Patient, now: datetime) -> datetime:
    """While the clinic is closed, the mail waits for its next opening. The banner has told the patient."""
    opening = patient.clinic.opens
    if opening is None or opening.is_open(now):
        return now
    return opening.next_opening(now) or now


def tell_of_visit(visit: Visit) -> None:
    """Tell the patient once for each version of a visit that their appointments changed."""
    patient = visit.patient
    if patient.user is None:
        return
    moment = _for_patient(patient, timezone.now())
    queue_message(
        kind="visit",
        key=f"visit:{visit.pk}:{visit.sequence}",
        user=patient.user,
        link="patients:visits",
        about_id=visit.pk,
        not_before=moment,
        expires_at=moment + KEPT,
    )
