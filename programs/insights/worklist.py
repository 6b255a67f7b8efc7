"""Rows to the lines of the worklist: from the raw log, in seven queries however many patients there are."""

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from django.conf import settings
from django.db.models import F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, NullIf

from patients.models import Alert, JournalDay, MessageThread, Patient, Task, TaskState
from patients.rules.journal_day import closes_at, journal_date
from programs.models import PatientSummary, Program, Review, ReviewMark, Suggestion, SuggestionState
from programs.models.program import ProgramState
from programs.rules.worklist import WINDOW, Day, Facts, OpenAlert, Standing, review_due, stand

RULES: Final = "2"
"""Rises when the rules or the stored form change: every summary of an older form is worked out again."""

VALUES: Final = tuple(
    field.name
    for field in PatientSummary._meta.concrete_fields
    if field.name not in ("patient", "log_version")
)


@dataclass(frozen=True)
class Waiting:
    """An open suggestion: its outcome (programs.rules.progression.Outcome) and the activity it is about."""

    key: uuid.UUID
    outcome: str
    activity: str


@dataclass(frozen=True)
class Desk:
    """What lies with the care team: threads that wait, open tasks with their day, and who looked last."""

    messages: list[str]
    tasks: list[tuple[uuid.UUID, date]]
    mark: dict[str, Any] | None


def form_now() -> str:
    """The form of summaries written now; without decision support they know of no suggestions."""
    return RULES + ("s" if settings.DECISION_SUPPORT_ENABLED else "")


def is_current(now: datetime, form: str = "") -> Q:
    """The condition on patients whose summary may be shown now. `form` is form_now() unless told."""
    return Q(
        summary__log_version=F("log_version__version"),
        summary__form=form or form_now(),
        summary__fresh_from__lte=now,
        summary__fresh_until__gt=now,
    )


def summaries_of(ids: Collection[uuid.UUID], now: datetime) -> list[PatientSummary]:
    """Each patient's summary worked out from the raw rows, not saved, in the order of their ids.

    The version is read first: a change that comes between makes a summary look old, never new.
    """
    patients = list(_patients(ids))
    days, alerts = _days(ids, now), _alerts(ids)
    waiting, marks = _suggestions(ids), _marks(ids)
    written, tasks = _messages(ids), _tasks(ids)
    return [
        _summary(
            row,
            days[row["pk"]],
            alerts[row["pk"]],
            waiting[row["pk"]],
            Desk(written[row["pk"]], tasks[row["pk"]], marks.get(row["pk"])),
            now,
        )
        for row in patients
    ]


def _patients(ids: Collection[uuid.UUID]) -> Any:
    active = Program.objects.filter(patient=OuterRef("pk"), state=ProgramState.ACTIVE)
    reviews = Review.objects.filter(patient=OuterRef("pk")).order_by("-number")
    clock = Coalesce(NullIf("time_zone", Value("")), "clinic__time_zone")  # as Patient.zone
    rows = Patient.objects.filter(pk__in=ids).annotate(
        clock=clock,
        version=F("log_version__version"),
        planned_at=Subquery(active.values("published_at")[:1]),
        next_review=Subquery(reviews.values("next_on")[:1]),
        asked_from=F("check_in_plan__started_on"),
        asking_ended=F("check_in_plan__ended_at"),
        paused_until=F("check_in_plan__paused_until"),
    )
    wanted = ("pk", "clock", "enrolled_at", "version", "planned_at", "next_review")
    return rows.order_by("pk").values(*wanted, "asked_from", "asking_ended", "paused_until")


def _days(ids: Collection[uuid.UUID], now: datetime) -> dict[uuid.UUID, dict[date, Day]]:
    """The logged days of the window of each patient, whatever their time zone."""
    around = now.astimezone(UTC).date()
    rows = JournalDay.objects.filter(
        patient_id__in=ids,
        local_date__range=(around - timedelta(days=WINDOW + 1), around + timedelta(days=1)),
    )
    found: dict[uuid.UUID, dict[date, Day]] = defaultdict(dict)
    for who, day, pain, minutes, flare in rows.values_list(
        "patient_id", "local_date", "pain_avg", "activity_minutes", "flare"
    ):
        found[who][day] = Day(pain, minutes, bool(flare))
    return found


def _alerts(ids: Collection[uuid.UUID]) -> dict[uuid.UUID, list[OpenAlert]]:
    """The open alerts of each patient, the worst first, then the oldest."""
    found: dict[uuid.UUID, list[OpenAlert]] = defaultdict(list)
    rows = Alert.objects.filter(patient_id__in=ids, closed_at=None).order_by("level", "raised_at", "pk")
    for who, key, level, flag, times in rows.values_list("patient_id", "pk", "level", "flag", "times"):
        found[who].append(OpenAlert(str(key), level, flag, times))
    return found


def _suggestions(
    ids: Collection[uuid.UUID],
) -> dict[uuid.UUID, list[tuple[Waiting, date | None, datetime]]]:
    """Undecided suggestions, oldest first, with until when they are put off and when they expire."""
    found: dict[uuid.UUID, list[tuple[Waiting, date | None, datetime]]] = defaultdict(list)
    if not settings.DECISION_SUPPORT_ENABLED:
        return found
    rows = Suggestion.objects.filter(patient_id__in=ids, state=SuggestionState.OPEN).order_by("made_at", "pk")
    wanted = ("patient_id", "pk", "outcome", "prescription__activity__name", "deferred_until", "expires_at")
    for who, key, outcome, name, until, expires in rows.values_list(*wanted):
        found[who].append((Waiting(key, outcome, name or ""), until, expires))
    return found


def _messages(ids: Collection[uuid.UUID]) -> dict[uuid.UUID, list[str]]:
    """The threads in which each patient waits for an answer, longest first, each with since when."""
    found: dict[uuid.UUID, list[str]] = defaultdict(list)
    rows = MessageThread.objects.filter(patient_id__in=ids).exclude(waiting_since=None)
    for who, key, since in rows.order_by("waiting_since", "pk").values_list(
        "patient_id", "pk", "waiting_since"
    ):
        if since is not None:
            found[who].append(f"{key}:{since.astimezone(UTC):%Y%m%dT%H%M%S}")
    return found


def _tasks(ids: Collection[uuid.UUID]) -> dict[uuid.UUID, list[tuple[uuid.UUID, date]]]:
    """The open tasks about each patient with the day they are due."""
    found: dict[uuid.UUID, list[tuple[uuid.UUID, date]]] = defaultdict(list)
    rows = Task.objects.filter(patient_id__in=ids, state=TaskState.OPEN).order_by("due", "pk")
    for who, key, due in rows.values_list("patient_id", "pk", "due"):
        found[who].append((key, due))
    return found


def reviews_due(ids: Collection[uuid.UUID], now: datetime) -> dict[uuid.UUID, date]:
    """Since when a review is due, for those for whom it is by their own clock. Two queries, and no day is read."""
    marks, found = _marks(ids), {}
    for row in _patients(ids):
        zone, mark = row["clock"], marks.get(row["pk"])
        facts = Facts(
            today=journal_date(now, zone),
            enrolled_on=journal_date(row["enrolled_at"], zone),
            planned_on=row["planned_at"] and journal_date(row["planned_at"], zone),
            seen_on=journal_date(mark["at"], zone) if mark else None,
            next_review=row["next_review"],
        )
        due = review_due(facts)
        if due is not None and due <= facts.today:
            found[row["pk"]] = due
    return found


def _marks(ids: Collection[uuid.UUID]) -> dict[uuid.UUID, dict[str, Any]]:
    """The newest mark of each patient that was not undone."""
    rows = ReviewMark.objects.filter(patient_id__in=ids, undone_at=None).order_by("at", "pk")
    return {row["patient_id"]: dict(row) for row in rows.values("patient_id", "by_id", "at", "reasons")}


def _summary(
    row: dict[str, Any],
    days: dict[date, Day],
    alerts: list[OpenAlert],
    suggestions: list[tuple[Waiting, date | None, datetime]],
    desk: Desk,
    now: datetime,
) -> PatientSummary:
    zone, mark = row["clock"], desk.mark
    today = journal_date(now, zone)
    waiting = [
        one for one, until, expires in suggestions if expires > now and (until is None or until <= today)
    ]
    planned_on = row["planned_at"] and journal_date(row["planned_at"], zone)
    facts = Facts(
        today=today,
        enrolled_on=journal_date(row["enrolled_at"], zone),
        days={day: value for day, value in days.items() if 0 <= (today - day).days < WINDOW},
        alerts=alerts,
        waiting=[str(one.key) for one in waiting],
        planned_on=planned_on,
        asked_from=_asked_from(row, planned_on, zone),
        messages=desk.messages,
        tasks=[str(key) for key, due in desk.tasks if due <= today],
        seen_on=journal_date(mark["at"], zone) if mark else None,
        seen_for=frozenset(mark["reasons"]) if mark else frozenset(),
        next_review=row["next_review"],
    )
    standing = stand(facts)
    summary = _as_row(row, standing, alerts, waiting, mark)
    summary.messages, summary.tasks = len(facts.messages), len(facts.tasks)
    summary.local_date = today
    summary.fresh_from, summary.fresh_until = _fresh(today, zone, [e for _one, _until, e in suggestions], now)
    return summary


def _asked_from(row: dict[str, Any], planned_on: date | None, zone: str) -> date | None:
    """Since when somebody is asked to log: by their check-in plan; without one by their program."""
    first = row["asked_from"] or planned_on
    if first is None or row["asking_ended"] is not None:
        return None
    return max(first, row["paused_until"] or first, journal_date(row["enrolled_at"], zone))


def _fresh(today: date, zone: str, expiries: Iterable[datetime], now: datetime) -> tuple[datetime, datetime]:
    """While nothing but time passes, the summary holds for the patient's day, or until a suggestion expires."""
    start, end = closes_at(today - timedelta(days=1), zone), closes_at(today, zone)
    ends = list(expiries)
    return (
        max([start, *(moment for moment in ends if moment <= now)]),
        min([end, *(moment for moment in ends if moment > now)]),
    )


def _as_row(
    row: dict[str, Any],
    standing: Standing,
    alerts: list[OpenAlert],
    waiting: list[Waiting],
    mark: dict[str, Any] | None,
) -> PatientSummary:
    first = waiting[0] if waiting else None
    return PatientSummary(
        patient_id=row["pk"],
        log_version=row["version"],
        form=form_now(),
        need=standing.need,
        rank=standing.rank,
        size=standing.size,
        reasons=list(standing.reasons),
        pain_before=standing.pain.before,
        pain_now=standing.pain.now,
        minutes_before=standing.minutes.before,
        minutes_now=standing.minutes.now,
        last_entry=standing.last_entry,
        flare_since=standing.flare_since,
        missed=standing.missed,
        review_due=standing.review_due,
        alert_flag=alerts[0].flag if alerts else "",
        suggestions=len(waiting),
        suggestion_id=first.key if first else None,
        suggestion_outcome=first.outcome if first else "",
        suggestion_name=first.activity if first else "",
        reviewed=standing.reviewed,
        reviewed_at=mark["at"] if mark else None,
        reviewed_by_id=mark["by_id"] if mark else None,
    )


def differences(ids: Collection[uuid.UUID], now: datetime) -> list[str]:
    """What stored summaries that could be shown now say otherwise than the raw rows; no names, ids only."""
    kept = PatientSummary.objects.filter(patient_id__in=ids).filter(
        patient__in=Patient.objects.filter(is_current(now))
    )
    stored = {row.patient_id: row for row in kept}
    return [
        f"{raw.patient_id} {name}: {getattr(stored[raw.patient_id], name)!r} kept, {getattr(raw, name)!r} in the log"
        for raw in summaries_of(list(stored), now)
        for name in VALUES
        if raw.log_version == stored[raw.patient_id].log_version
        and getattr(raw, name) != getattr(stored[raw.patient_id], name)
    ]


def open_suggestions(rows: Any, today: date, now: datetime) -> Any:
    """The suggestions that wait for a decision now."""
    there = Q(deferred_until=None) | Q(deferred_until__lte=today)
    return rows.filter(there, state=SuggestionState.OPEN, expires_at__gt=now).order_by("made_at")
