"""Check-ins: ask what is due, by message or as a task for the care team; stop when it is done.

What is due was made ahead (patients.actions.occurrences).

Beat, or a cron line, only ticks. Which check-ins are due is worked out from rows, so two ticks at once, a tick
that comes hours late or a second beat change nothing.
"""

import uuid
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from patients.actions.ask_by_team import make_tasks
from patients.actions.needless_tasks import close_needless
from patients.actions.occurrences import make_occurrences
from patients.insights.open_asks import open_for
from patients.models import CheckInOccurrence, How, JournalDay
from patients.models.check_in import OccurrenceState, Slot
from patients.rules.check_in_times import STALE_AFTER, is_stale, message_cap
from rehab.lib.prepared import adapted
from rehab.notifications.actions.queue import queue_all
from rehab.notifications.actions.ways import usable_ways
from rehab.notifications.models import Channel, Message, MessageState

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
            close_needless(now)
            return TickReport(made, queued, closed)


# --- asking


@dataclass(frozen=True)
class _Facts:
    """What is known about a batch of due occurrences, read in a fixed number of queries."""

    written: set[tuple[uuid.UUID, date]]
    ways: dict[uuid.UUID, list[str]]
    sent: dict[uuid.UUID, list[datetime]]
    # For a kind that asks only when something is open: the patients for whom it is.
    open: dict[str, set[uuid.UUID]]
    # What goes into one message: all that one patient is asked at one moment.
    told: set[tuple[uuid.UUID, datetime]] = field(default_factory=set)


@transaction.atomic
def _ask_batch(now: datetime) -> tuple[int, int, bool]:
    """Claim up to BATCH due occurrences and decide about each. Another tick skips the rows we hold."""
    due = (
        CheckInOccurrence.objects.select_for_update(skip_locked=True, of=("self",))
        .select_related("plan", "line", "patient__user")
        .filter(state=OccurrenceState.DUE, due_at__lte=now)
        .order_by("due_at", "id")[:BATCH]
    )
    # The check-in itself speaks for what is asked beside it.
    rows = sorted(due, key=lambda row: (row.due_at, row.line_id is not None))
    facts = _facts(rows, now)
    messages, by_team = [], []
    for row in rows:
        row.state, row.why = _decide(row, facts, now)
        if row.state == OccurrenceState.QUEUED and row.how != How.APP:
            by_team.append(row)
        elif row.state == OccurrenceState.QUEUED and (row.patient_id, row.due_at) not in facts.told:
            facts.told.add((row.patient_id, row.due_at))
            messages.append(_message(row, facts, now))
    _keep(rows, now)
    queue_all(messages)
    make_tasks(by_team)
    return len(messages), len(rows) - len(messages), len(rows) == BATCH


def _keep(rows: list[CheckInOccurrence], now: datetime) -> None:
    """One UPDATE for each outcome: there are a handful, and a case for each row would cost more than all else."""
    outcomes: dict[tuple[str, str], list[uuid.UUID]] = defaultdict(list)
    for row in rows:
        outcomes[row.state, row.why].append(row.pk)
    for (state, why), ids in outcomes.items():
        CheckInOccurrence.objects.filter(pk__in=ids).update(state=state, why=why, changed_at=now)


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
    kinds = {row.line.kind for row in rows if row.line}
    return _Facts(set(written), usable_ways(users), sent, {kind: open_for(kind, patients) for kind in kinds})


def _decide(row: CheckInOccurrence, facts: _Facts, now: datetime) -> tuple[OccurrenceState, str]:
    """What becomes of one due occurrence, and why in two or three words."""
    if row.line is None and (row.patient_id, row.local_date) in facts.written:
        return OccurrenceState.DONE, "already logged"
    why_not = _why_not(row, facts, now)
    if why_not:
        return OccurrenceState.SKIPPED, why_not
    if row.how != How.APP:
        return OccurrenceState.QUEUED, "asked by the care team"
    if row.patient.user_id is not None and (row.patient_id, row.due_at) not in facts.told:
        facts.sent[row.patient.user_id].append(now)
    return OccurrenceState.QUEUED, ""


def _why_not(row: CheckInOccurrence, facts: _Facts, now: datetime) -> str:
    plan, patient, user = row.plan, row.patient, row.patient.user
    if plan.ended_at or patient.ended_at or (row.line and row.line.ended_at):
        return "check-ins have ended"
    if plan.paused_until and row.local_date < plan.paused_until:
        return "paused"
    if row.how != How.APP:
        return _why_no_task(row, facts, now)
    if user is None or not user.is_active:
        return "no account"
    if not facts.ways[user.pk]:
        return "opted out"
    if is_stale(row.due_at, now):
        return "too old"
    if row.line and row.patient_id not in facts.open[row.line.kind]:
        return "nothing is open"
    together = (row.patient_id, row.due_at) in facts.told
    if not together and not message_cap(facts.sent[user.pk], now, patient.zone).allowed:
        return "enough messages"
    return ""


def _why_no_task(row: CheckInOccurrence, facts: _Facts, now: datetime) -> str:
    """Neither an account nor a way to write is needed, and a task holds for the rest of the patient's day."""
    if row.slot == Slot.NUDGE:
        return "asked by the care team"
    if row.local_date < row.patient.today(now):
        return "too old"
    if row.line and row.patient_id not in facts.open[row.line.kind]:
        return "nothing is open"
    return ""


def _message(row: CheckInOccurrence, facts: _Facts, now: datetime) -> Message:
    user = row.patient.user
    kind = "check_in" if row.slot == Slot.MAIN else "check_in_nudge"
    return Message(
        kind=kind if row.line is None else "check_in_other",
        key=f"check_in:{row.patient_id}:{row.due_at:%Y%m%dT%H%M}:{row.slot}",
        channel=facts.ways[user.pk][0] if user else Channel.EMAIL,
        user=user,
        language=user.language if user else "",
        link=_leads_to(row),
        about_id=row.pk,
        not_before=now,
        expires_at=row.due_at + MESSAGE_LIVES + timedelta(minutes=10),
    )


def _leads_to(row: CheckInOccurrence) -> str:
    if row.line is None:
        return "patients:check_in"
    return str(settings.ASKED_LEADS_TO.get(row.line.kind, "home"))


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
    "WHERE patient_id = %s AND local_date = %s AND line_id IS NULL AND state IN (%s, %s)"
)
