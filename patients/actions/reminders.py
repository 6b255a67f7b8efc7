"""Check-ins: make an occurrence for each day, ask when it is due, stop when it is done.

Beat, or a cron line, only ticks. Which check-ins are due is worked out from rows, so two ticks at once, a tick
that comes hours late or a second beat change nothing.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from patients.models import CheckInOccurrence, CheckInPlan, JournalDay
from patients.models.check_in import OccurrenceState, Slot
from patients.rules.check_in_times import STALE_AFTER, due_at, is_stale, message_cap, nudge_at
from rehab.lib.prepared import adapted
from rehab.notifications.actions.queue import queue_all
from rehab.notifications.models import Message, MessageState, OptOut

BATCH = 500
# An unopened reminder is worth nothing after this.
MESSAGE_LIVES = STALE_AFTER


@dataclass(frozen=True)
class TickReport:
    """What one tick did: occurrences made, messages queued, occurrences closed without a message."""

    made: int = 0
    queued: int = 0
    closed: int = 0


def tick(now: datetime | None = None) -> TickReport:
    """Make what is missing and ask what is due. Safe to run at any time, any number of times, side by side."""
    now = now or timezone.now()
    made = make_occurrences(now)
    queued = closed = 0
    while True:
        asked, ended, more = _ask_batch(now)
        queued, closed = queued + asked, closed + ended
        if not more:
            return TickReport(made, queued, closed)


# --- making


def make_occurrences(now: datetime) -> int:
    """Give every running plan its occurrences up to the patient's tomorrow. Returns how many rows were offered."""
    # Somewhere it is already the day after tomorrow by UTC, so plans filled up to there need no look.
    horizon = now.astimezone(UTC).date() + timedelta(days=2)
    plans = CheckInPlan.objects.filter(ended_at=None, patient__ended_at=None).filter(
        Q(made_until=None) | Q(made_until__lt=horizon)
    )
    made = 0
    for plan in plans.select_related("patient").iterator(chunk_size=BATCH):
        made += fill(plan, now)
    return made


def fill(plan: CheckInPlan, now: datetime) -> int:
    """Make one plan's missing occurrences up to the patient's tomorrow."""
    today = now.astimezone(plan.patient.zone).date()
    last = today + timedelta(days=1)
    first = max(plan.started_on, today - timedelta(days=1), _after(plan.made_until))
    if first > last:
        return 0
    rows = [row for day in _days(first, last) for row in _rows_of(plan, day)]
    CheckInOccurrence.objects.bulk_create(rows, ignore_conflicts=True)
    CheckInPlan.objects.filter(pk=plan.pk).update(made_until=last)
    return len(rows)


def _after(day: date | None) -> date:
    return day + timedelta(days=1) if day else date.min


def _days(first: date, last: date) -> Iterable[date]:
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


def _rows_of(plan: CheckInPlan, day: date) -> list[CheckInOccurrence]:
    """The day's check-in and its one nudge. A nudge that would fall into quiet hours is dropped, not moved."""
    return [
        CheckInOccurrence(plan=plan, patient=plan.patient, local_date=day, slot=slot, due_at=when)
        for slot, when in _times(plan, day).items()
    ]


def _times(plan: CheckInPlan, day: date) -> dict[str, datetime]:
    due = due_at(day, plan.wall_time, plan.patient.zone)
    times: dict[str, datetime] = {Slot.MAIN: due}
    nudge = nudge_at(due, plan.patient.zone, (plan.quiet_from, plan.quiet_until)) if plan.nudge else None
    if nudge:
        times[Slot.NUDGE] = nudge
    return times


@transaction.atomic
def retime(plan: CheckInPlan, now: datetime | None = None) -> None:
    """Move what has not been asked yet to the plan's new time or zone. A date already asked is never asked again."""
    now = now or timezone.now()
    ahead = CheckInOccurrence.objects.filter(plan=plan, state=OccurrenceState.DUE)
    asked = set(
        CheckInOccurrence.objects.filter(plan=plan, slot=Slot.MAIN)
        .exclude(state=OccurrenceState.DUE)
        .values_list("local_date", flat=True)
    )
    days = sorted(set(ahead.values_list("local_date", flat=True)) - asked)
    ahead.exclude(local_date__in=asked).delete()
    rows = [row for day in days for row in _rows_of(plan, day)]
    CheckInOccurrence.objects.bulk_create(
        [r for r in rows if r.due_at > now - STALE_AFTER], ignore_conflicts=True
    )
    fill(plan, now)


# --- asking


@dataclass(frozen=True)
class _Facts:
    """What is known about a batch of due occurrences, read in a fixed number of queries."""

    written: set[tuple[uuid.UUID, date]]
    opted_out: set[uuid.UUID]
    sent: dict[uuid.UUID, list[datetime]]


@transaction.atomic
def _ask_batch(now: datetime) -> tuple[int, int, bool]:
    """Claim up to BATCH due occurrences and decide about each. Another tick skips the rows we hold."""
    due = (
        CheckInOccurrence.objects.select_for_update(skip_locked=True, of=("self",))
        .select_related("plan", "patient__user")
        .filter(state=OccurrenceState.DUE, due_at__lte=now)
        .order_by("due_at", "id")[:BATCH]
    )
    rows = list(due)
    facts = _facts(rows, now)
    messages = []
    for row in rows:
        row.state, row.why = _decide(row, facts, now)
        row.changed_at = now
        if row.state == OccurrenceState.QUEUED:
            messages.append(_message(row, now))
    CheckInOccurrence.objects.bulk_update(rows, ["state", "why", "changed_at"])
    queue_all(messages)
    return len(messages), len(rows) - len(messages), len(rows) == BATCH


def _facts(rows: list[CheckInOccurrence], now: datetime) -> _Facts:
    patients = {row.patient_id for row in rows}
    users = {row.patient.user_id for row in rows if row.patient.user_id}
    written = JournalDay.objects.filter(
        patient__in=patients, local_date__in={row.local_date for row in rows}
    ).values_list("patient_id", "local_date")
    sent: dict[uuid.UUID, list[datetime]] = defaultdict(list)
    recent = Message.objects.filter(user__in=users, created_at__gt=now - timedelta(days=8)).exclude(
        state__in=[MessageState.SKIPPED, MessageState.DEAD]
    )
    for user_id, when in recent.values_list("user_id", "created_at"):
        if user_id is not None:
            sent[user_id].append(when)
    opted_out = set(OptOut.objects.filter(user__in=users, channel="email").values_list("user_id", flat=True))
    return _Facts(set(written), opted_out, sent)


def _decide(row: CheckInOccurrence, facts: _Facts, now: datetime) -> tuple[OccurrenceState, str]:
    """What becomes of one due occurrence, and why in two or three words."""
    if (row.patient_id, row.local_date) in facts.written:
        return OccurrenceState.DONE, "already logged"
    why_not = _why_not(row, facts, now)
    if why_not:
        return OccurrenceState.SKIPPED, why_not
    if row.patient.user_id is not None:
        facts.sent[row.patient.user_id].append(now)
    return OccurrenceState.QUEUED, ""


def _why_not(row: CheckInOccurrence, facts: _Facts, now: datetime) -> str:
    plan, patient, user = row.plan, row.patient, row.patient.user
    if plan.ended_at or patient.ended_at:
        return "check-ins have ended"
    if plan.paused_until and row.local_date < plan.paused_until:
        return "paused"
    if user is None or not user.is_active:
        return "no account"
    if user.pk in facts.opted_out:
        return "opted out"
    if is_stale(row.due_at, now):
        return "too old"
    if not message_cap(facts.sent[user.pk], now, patient.zone).allowed:
        return "enough messages"
    return ""


def _message(row: CheckInOccurrence, now: datetime) -> Message:
    user = row.patient.user
    return Message(
        kind="check_in" if row.slot == Slot.MAIN else "check_in_nudge",
        key=f"check_in:{row.pk}",
        user=user,
        language=user.language if user else "",
        link="patients:check_in",
        about_id=row.pk,
        not_before=now,
        expires_at=row.due_at + MESSAGE_LIVES + timedelta(minutes=10),
    )


# --- done


def complete_check_in(*, patient_id: uuid.UUID, local_date: date) -> int:
    """The day is logged: close its occurrences, so that nothing more is asked. One UPDATE."""
    values = [
        *(OccurrenceState.DONE, "logged", connection.ops.adapt_datetimefield_value(timezone.now())),
        adapted(patient_id, connection),
        connection.ops.adapt_datefield_value(local_date),
        *(OccurrenceState.DUE, OccurrenceState.QUEUED),
    ]
    with connection.cursor() as cursor:
        cursor.execute(_COMPLETE, values)
        return int(cursor.rowcount)


# Written out because it runs with each check-in: the queryset that says the same costs more than its answer.
_COMPLETE: Final = (
    "UPDATE patients_checkinoccurrence SET state = %s, why = %s, changed_at = %s "
    "WHERE patient_id = %s AND local_date = %s AND state IN (%s, %s)"
)
