"""The clinician's worklist: who needs somebody first, and why, from four queries however many they are."""

import uuid
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import IntEnum
from typing import Any, Final

from django.conf import settings
from django.db.models import CharField, Exists, OuterRef, Q
from django.db.models.functions import Cast
from django.utils import timezone

from patients.models import Alert, JournalDay, Patient, Via
from patients.rules.journal_day import journal_date
from programs.insights.series import median_of
from programs.models import Program, Suggestion, SuggestionState
from programs.models.program import ProgramState
from rehab.accounts.models import User

WEEK: Final = 7
SILENT_FROM: Final = 3  # days without an entry; engineering default
BAD_RISE: Final = 2  # points of pain over the usual before the silence; engineering default
BAD_PAIN: Final = 7  # or this much pain; engineering default


class Need(IntEnum):
    """Why somebody is where they are on the list; the lowest number comes first."""

    EMERGENCY = 0
    ALERT_TODAY = 1
    ALERT_SOON = 2
    FLARE = 3
    SILENT_AFTER_BAD = 4
    SILENT = 5
    SUGGESTION = 6
    NO_PROGRAM = 7
    ON_PLAN = 8


ALERT_NEED: Final = {"P0": Need.EMERGENCY, "P1": Need.ALERT_TODAY, "P2": Need.ALERT_SOON}


@dataclass(frozen=True)
class Days:
    """Two weeks of one patient by local date: pain, activity and whether a flare was ticked."""

    pain: dict[date, int | None] = field(default_factory=dict)
    minutes: dict[date, int | None] = field(default_factory=dict)
    flare: frozenset[date] = frozenset()


@dataclass(frozen=True)
class Waiting:
    """An open suggestion: its outcome (programs.rules.progression.Outcome) and the activity it is about."""

    key: uuid.UUID
    outcome: str
    activity: str


@dataclass(frozen=True)
class Case:
    """One patient on the list, in values. `silent` is days without an entry, None with none in two weeks."""

    patient_id: uuid.UUID
    name: str
    record_number: str
    need: Need
    silent: int | None
    alert_flag: str
    suggestions: list["Waiting"]
    pain: tuple[float | None, float | None]
    minutes: tuple[float | None, float | None]


def cases_of(user: User, *, q: str = "", now: datetime | None = None) -> list[Case]:
    """The user's patients, those in need first. `q` searches name and record number. Four queries."""
    now = now or timezone.now()
    patients = list(_patients(user, q))
    ids = [row["pk"] for row in patients]
    days, alerts, waiting = _days(ids, now), _alerts(ids), _suggestions(ids, now)
    cases = [_case(row, days[row["key"]], alerts.get(row["pk"]), waiting[row["pk"]], now) for row in patients]
    return sorted(
        cases, key=lambda case: (case.need, -(case.silent or 0), case.name.casefold(), str(case.patient_id))
    )


def _patients(user: User, q: str) -> Any:
    rows = Patient.objects.visible_to(user, Via.CARE_TEAM).filter(ended_at=None)
    for word in q.split():
        rows = rows.filter(
            Q(given_name__icontains=word) | Q(family_name__icontains=word) | Q(record_number__icontains=word)
        )
    active = Program.objects.filter(patient=OuterRef("pk"), state=ProgramState.ACTIVE)
    rows = rows.annotate(planned=Exists(active), key=_as_text("pk"))
    wanted = ("pk", "given_name", "family_name", "record_number", "time_zone", "enrolled_at")
    return rows.values(*wanted, "key", "planned")


def _as_text(id_field: str) -> Cast:
    """An id as the database writes it: making UUIDs of a thousand rows costs more than reading them."""
    return Cast(id_field, CharField())


def _days(ids: list[uuid.UUID], now: datetime) -> dict[str, Days]:
    """Two weeks of each patient, by the text of their id."""
    since = now.date() - timedelta(days=2 * WEEK + 1)
    rows = JournalDay.objects.filter(patient_id__in=ids, local_date__gte=since)
    found: dict[str, Days] = defaultdict(Days)
    flares: dict[str, set[date]] = defaultdict(set)
    for who, day, pain, minutes, flare in rows.values_list(
        _as_text("patient_id"), "local_date", "pain_avg", "activity_minutes", "flare"
    ):
        days = found[who]
        days.pain[day], days.minutes[day] = pain, minutes
        if flare:
            flares[who].add(day)
    for who, ticked in flares.items():
        found[who] = Days(found[who].pain, found[who].minutes, frozenset(ticked))
    return found


def _alerts(ids: list[uuid.UUID]) -> dict[uuid.UUID, tuple[str, str]]:
    """The worst open alert of each patient: level and flag."""
    rows = Alert.objects.filter(patient_id__in=ids, closed_at=None).order_by("-level", "raised_at")
    return {who: (level, flag) for who, level, flag in rows.values_list("patient_id", "level", "flag")}


def _suggestions(ids: list[uuid.UUID], now: datetime) -> dict[uuid.UUID, list[Waiting]]:
    """Open suggestions that have not been put off beyond today, oldest first."""
    found: dict[uuid.UUID, list[Waiting]] = defaultdict(list)
    if not settings.DECISION_SUPPORT_ENABLED:
        return found
    rows = open_suggestions(Suggestion.objects.filter(patient_id__in=ids), now.date(), now)
    for who, *what in rows.values_list("patient_id", "pk", "outcome", "prescription__activity__name"):
        found[who].append(Waiting(*what))
    return found


def open_suggestions(rows: Any, today: date, now: datetime) -> Any:
    """The suggestions that wait for a decision now."""
    there = Q(deferred_until=None) | Q(deferred_until__lte=today)
    return rows.filter(there, state=SuggestionState.OPEN, expires_at__gt=now).order_by("made_at")


def _case(
    row: dict[str, Any],
    days: Days,
    alert: tuple[str, str] | None,
    waiting: list[Waiting],
    now: datetime,
) -> Case:
    today = journal_date(now, row["time_zone"])
    silent = _silence(days, today)
    new = (now - row["enrolled_at"]).days < SILENT_FROM
    return Case(
        patient_id=row["pk"],
        name=f"{row['given_name']} {row['family_name']}",
        record_number=row["record_number"],
        need=_need(alert, days, today, silent, new, bool(waiting), row["planned"]),
        silent=silent,
        alert_flag=alert[1] if alert else "",
        suggestions=waiting,
        pain=_halves(days.pain, today),
        minutes=_halves(days.minutes, today),
    )


def _silence(days: Days, today: date) -> int | None:
    """Whole days since the last entry: an entry for yesterday is no silence."""
    last = max((day for day in days.pain if day <= today), default=None)
    return None if last is None else (today - last).days


def _need(
    alert: tuple[str, str] | None,
    days: Days,
    today: date,
    silent: int | None,
    new: bool,
    waiting: bool,
    planned: bool,
) -> Need:
    if alert:
        return ALERT_NEED[alert[0]]
    if {today, today - timedelta(days=1)} & days.flare:
        return Need.FLARE
    if planned and not new and (silent is None or silent >= SILENT_FROM):
        return Need.SILENT_AFTER_BAD if _was_bad(days) else Need.SILENT
    if waiting:
        return Need.SUGGESTION
    return Need.ON_PLAN if planned else Need.NO_PROGRAM


def _was_bad(days: Days) -> bool:
    """Whether the last logged days hurt more than usual: then the silence says more."""
    logged = [pain for _day, pain in sorted(days.pain.items()) if pain is not None]
    if not logged:
        return False
    usual = median_of(logged, need=4)
    worst = max(logged[-2:])
    return worst >= BAD_PAIN or (usual is not None and worst >= usual + BAD_RISE)


def _halves(values: dict[date, int | None], today: date) -> tuple[float | None, float | None]:
    """Median of the seven days before the last seven, and of those; None with fewer than four values."""

    def half(first: int) -> float | None:
        return median_of([values.get(today - timedelta(days=back)) for back in range(first, first + WEEK)])

    return half(WEEK), half(0)
