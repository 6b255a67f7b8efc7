"""Make an occurrence for each day on which something is asked, ahead of time; move what was not asked yet."""

import uuid
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from patients.insights.paces import paces_of
from patients.models import CheckInLine, CheckInOccurrence, CheckInPlan, How
from patients.models.check_in import OccurrenceState, Slot
from patients.rules.check_in_times import STALE_AFTER, due_at, nudge_at
from patients.rules.rhythms import Pace, Rhythm, asked_on

BATCH = 500
ONE_DAY = timedelta(days=1)


def make_occurrences(now: datetime) -> int:
    """Give every running plan its occurrences up to the patient's tomorrow. Returns how many rows were offered."""
    made, last = 0, uuid.UUID(int=0)
    while True:
        count, last_of_batch = _make_batch(now, last)
        made += count
        if last_of_batch is None:
            return made
        last = last_of_batch


@transaction.atomic
def _make_batch(now: datetime, after: uuid.UUID) -> tuple[int, uuid.UUID | None]:
    """Fill up to BATCH plans; another tick skips the plans we hold. The last plan's id, None when none was left."""
    lacking = Q(made_until=None) | Q(fill_at__lte=now)
    rows = CheckInPlan.objects.select_for_update(skip_locked=True, of=("self",)).select_related("patient")
    rows = rows.filter(lacking, ended_at=None, patient__ended_at=None, pk__gt=after).order_by("pk")
    plans = list(with_lines(rows)[:BATCH])
    return _fill(plans, now), plans[-1].pk if plans else None


def with_lines(plans: QuerySet[CheckInPlan]) -> QuerySet[CheckInPlan]:
    """The plans with their running lines read along."""
    running = CheckInLine.objects.filter(ended_at=None)
    return plans.prefetch_related(Prefetch("lines", queryset=running, to_attr="running_lines"))


def expected_rows(plans: list[CheckInPlan], now: datetime) -> list[CheckInOccurrence]:
    """What each plan should have for the patient's today and tomorrow. The plans come from `with_lines`."""
    paces = _paces(plans, now)
    rows = []
    for plan in plans:
        today = now.astimezone(plan.patient.zone).date()
        for day in days(max(today, plan.started_on), today + ONE_DAY):
            rows += rows_of(plan, day, paces[plan.pk])
    return rows


def fill(plan: CheckInPlan, now: datetime) -> int:
    """Make one plan's missing occurrences up to the patient's tomorrow."""
    return _fill([_read(plan)], now)


def _read(plan: CheckInPlan) -> CheckInPlan:
    return with_lines(CheckInPlan.objects.select_related("patient")).get(pk=plan.pk)


def _fill(plans: list[CheckInPlan], now: datetime) -> int:
    paces = _paces(plans, now)
    rows: list[CheckInOccurrence] = []
    filled: dict[tuple[date, datetime], list[uuid.UUID]] = defaultdict(list)
    for plan in plans:
        first, last = _span(plan, now)
        rows += [row for day in days(first, last) for row in rows_of(plan, day, paces[plan.pk])]
        filled[last, midnight(last, plan)].append(plan.pk)
    CheckInOccurrence.objects.bulk_create(rows, ignore_conflicts=True, batch_size=2000)
    for (last, fill_at), ids in filled.items():
        CheckInPlan.objects.filter(pk__in=ids).update(made_until=last, fill_at=fill_at)
    return len(rows)


def _span(plan: CheckInPlan, now: datetime) -> tuple[date, date]:
    """The dates that are missing: the first may lie after the last, then there is none."""
    today = now.astimezone(plan.patient.zone).date()
    made = plan.made_until + ONE_DAY if plan.made_until else date.min
    last = max(today + ONE_DAY, plan.made_until or date.min)
    return max(plan.started_on, today - ONE_DAY, made), last


def midnight(day: date, plan: CheckInPlan) -> datetime:
    """When this date begins for the patient: then the date after it has to be made."""
    return due_at(day, time(0), plan.patient.zone)


def _paces(plans: Iterable[CheckInPlan], now: datetime) -> dict[uuid.UUID, Pace]:
    """How far each plan has thinned out; only those that taper are looked up in the log."""
    tapering = [plan for plan in plans if plan.rhythm == Rhythm.TAPER]
    return defaultdict(lambda: Pace.DAILY, paces_of(tapering, now) if tapering else {})


def days(first: date, last: date) -> Iterable[date]:
    """Every date from the first to the last."""
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


def rows_of(plan: CheckInPlan, day: date, pace: Pace) -> list[CheckInOccurrence]:
    """What is asked on this date. A nudge that would fall into quiet hours is dropped, not moved."""
    found = [
        CheckInOccurrence(plan=plan, patient=plan.patient, local_date=day, slot=slot, due_at=when)
        for slot, when in _times(plan, day).items()
        if asked_on(plan.pattern, day, pace)
    ]
    for line in plan.running_lines:  # type: ignore[attr-defined]
        if asked_on(line.pattern, day, pace):
            when = due_at(day, line.wall_time or plan.wall_time, plan.patient.zone)
            found.append(
                CheckInOccurrence(
                    plan=plan, line=line, patient=plan.patient, local_date=day, slot=Slot.MAIN, due_at=when
                )
            )
    return found


def _nudges(plan: CheckInPlan) -> bool:
    """A reminder of what somebody asks in person would be a riddle."""
    return plan.nudge and plan.how == How.APP


def _times(plan: CheckInPlan, day: date) -> dict[str, datetime]:
    due = due_at(day, plan.wall_time, plan.patient.zone)
    times: dict[str, datetime] = {Slot.MAIN: due}
    nudge = nudge_at(due, plan.patient.zone, (plan.quiet_from, plan.quiet_until)) if _nudges(plan) else None
    if nudge:
        times[Slot.NUDGE] = nudge
    return times


@transaction.atomic
def retime(plan: CheckInPlan, now: datetime | None = None) -> None:
    """Move what has not been asked yet to the plan's new times, rhythm or zone. What was asked for a date stays."""
    now = now or timezone.now()
    plan = _read(plan)
    ours = CheckInOccurrence.objects.filter(plan=plan)
    asked = {
        (row.line_id, row.local_date)
        for row in ours.filter(slot=Slot.MAIN)
        .exclude(state=OccurrenceState.DUE)
        .only("line_id", "local_date")
    }
    ahead = ours.filter(state=OccurrenceState.DUE).only("line_id", "local_date", "slot")
    # The nudge of a check-in that was asked stays, unless nudges are no longer wanted.
    gone = [
        row.pk
        for row in ahead
        if (row.line_id, row.local_date) not in asked or (row.slot == Slot.NUDGE and not _nudges(plan))
    ]
    ours.filter(pk__in=gone).delete()
    pace = _paces([plan], now)[plan.pk]
    first = max(plan.started_on, now.astimezone(plan.patient.zone).date() - ONE_DAY)
    rows = [row for day in days(first, plan.made_until or date.min) for row in rows_of(plan, day, pace)]
    CheckInOccurrence.objects.bulk_create(
        [
            row
            for row in rows
            if row.due_at > now - STALE_AFTER and (row.line_id, row.local_date) not in asked
        ],
        ignore_conflicts=True,
    )
    _fill([plan], now)
