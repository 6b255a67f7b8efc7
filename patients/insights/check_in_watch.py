"""How a clinic's reminders fare, week by week, and what did not arrive. Nobody is named."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import TruncWeek

from patients.models import CheckInAudit, CheckInOccurrence
from patients.models.check_in import OccurrenceState
from rehab.accounts.models import Clinic
from rehab.audit.models import AuditEvent
from rehab.notifications.models import Delivery, Message, MessageState, OptOut, Outcome

WEEKS = 8  # engineering default
WITHIN = timedelta(hours=24)
KINDS = ("check_in", "check_in_nudge", "check_in_other")
OPENED = ("check_in.opened", "settings.opened", "journal.opened", "journal.day_opened")


@dataclass(frozen=True)
class ReminderWeek:
    """One week of reminders that were sent: opened and completed count within 24 hours of sending."""

    monday: date
    sent: int
    opened: int
    completed: int
    failed: int
    opted_out: int

    @property
    def completed_share(self) -> float | None:
        return self.completed / self.sent if self.sent else None


@dataclass(frozen=True)
class Watch:
    """All that the page shows."""

    weeks: list[ReminderWeek]
    failures: list[dict[str, Any]]
    dead: list[Message]
    audits: list[CheckInAudit]


def watch(clinic: Clinic, now: datetime) -> Watch:
    """Six queries, however many patients."""
    since = (now - timedelta(days=now.weekday(), weeks=WEEKS - 1)).replace(
        hour=0, minute=0, second=0, microsecond=0
    )
    failures = (
        _deliveries(clinic)
        .filter(outcome=Outcome.FAILED, started_at__gte=now - timedelta(days=14))
        .values("message__channel", "error")
        .annotate(count=Count("pk"))
        .order_by("-count", "error")
    )
    return Watch(
        _weeks(clinic, since),
        [dict(row) for row in failures],
        list(dead_letters(clinic).order_by("-finished_at")[:50]),
        list(clinic.check_in_audits.order_by("-at")[:7]),
    )


def dead_letters(clinic: Clinic) -> QuerySet[Message]:
    """What could not be sent to this clinic's people."""
    ours = Q(user__patient__clinic=clinic) | Q(
        user__memberships__clinic=clinic, user__memberships__ended_at=None
    )
    return Message.objects.filter(ours, state=MessageState.DEAD).distinct()


def _deliveries(clinic: Clinic) -> QuerySet[Delivery]:
    return Delivery.objects.filter(message__user__patient__clinic=clinic)


def _weeks(clinic: Clinic, since: datetime) -> list[ReminderWeek]:
    sent = _sent(clinic, since)
    failed = _by_week(_deliveries(clinic).filter(outcome=Outcome.FAILED), "started_at", since)
    gone = _by_week(OptOut.objects.filter(user__patient__clinic=clinic), "since", since)
    mondays = [since.date() + timedelta(weeks=n) for n in reversed(range(WEEKS))]
    return [
        ReminderWeek(monday, *sent.get(monday, (0, 0, 0)), failed.get(monday, 0), gone.get(monday, 0))
        for monday in mondays
    ]


def _sent(clinic: Clinic, since: datetime) -> dict[date, tuple[int, int, int]]:
    until = OuterRef("finished_at") + WITHIN
    opened = AuditEvent.objects.filter(
        patient_id=OuterRef("user__patient"),
        actor_id=OuterRef("user"),
        event__in=OPENED,
        at__gte=OuterRef("finished_at"),
        at__lt=until,
    )
    completed = CheckInOccurrence.objects.filter(
        pk=OuterRef("about_id"), state=OccurrenceState.DONE, changed_at__lt=until
    )
    rows = (
        Message.objects.filter(
            user__patient__clinic=clinic, kind__in=KINDS, state=MessageState.SENT, finished_at__gte=since
        )
        .annotate(was_opened=Exists(opened), was_completed=Exists(completed), week=TruncWeek("finished_at"))
        .values("week")
        .annotate(
            sent=Count("pk"),
            opened=Count("pk", filter=Q(was_opened=True)),
            completed=Count("pk", filter=Q(was_completed=True)),
        )
    )
    return {row["week"].date(): (row["sent"], row["opened"], row["completed"]) for row in rows}


def _by_week(rows: QuerySet[Any], moment: str, since: datetime) -> dict[date, int]:
    counts = (
        rows.filter(**{f"{moment}__gte": since})
        .annotate(week=TruncWeek(F(moment)))
        .values("week")
        .annotate(count=Count("pk"))
    )
    return {row["week"].date(): row["count"] for row in counts}
