"""Rows of one patient become what the pure rules and insights ask for."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q

from patients.models import Alert, Condition, JournalDay, Patient, SleepNight
from patients.models.alert import AlertLevel
from patients.models.condition import ConditionKind
from patients.rules.red_flags import RED_FLAGS, triage
from programs.insights.series import DailySeries, JournalRow, NightRow, Run, daily_series, flare_runs
from programs.models import Session
from programs.rules.parameters import Parameters
from programs.rules.precautions import GateResult, PatientFlag, Tag, gates
from programs.rules.traffic_light import LightResult, Ratings, session_light
from rehab.lib.prepared import Prepared

NOON: Final = time(12, 0)
DEFAULTS: Final = Parameters()
FLAG_OF: Final[dict[str, PatientFlag]] = {
    ConditionKind.ACTIVE_FOOT_ULCER: PatientFlag.ACTIVE_FOOT_ULCER,
    ConditionKind.LOSS_PROTECTIVE_SENSATION: PatientFlag.LOSS_PROTECTIVE_SENSATION,
    ConditionKind.ORTHOSTATIC: PatientFlag.ORTHOSTATIC,
    ConditionKind.PROLIFERATIVE_RETINOPATHY: PatientFlag.PROLIFERATIVE_RETINOPATHY,
    ConditionKind.CARDIAC_UNSCREENED: PatientFlag.CARDIAC_UNSCREENED,
    ConditionKind.HIGH_FALL_RISK: PatientFlag.HIGH_FALL_RISK,
    ConditionKind.RADICULOPATHY: PatientFlag.RADICULOPATHY,
    ConditionKind.RADICULOPATHY_IRRITABLE: PatientFlag.RADICULOPATHY_IRRITABLE,
    ConditionKind.CRPS_ALLODYNIA: PatientFlag.CRPS,
    ConditionKind.CIPN: PatientFlag.CIPN,
    ConditionKind.OXALIPLATIN: PatientFlag.OXALIPLATIN,
    ConditionKind.OSTEOPOROSIS: PatientFlag.OSTEOPOROSIS,
    ConditionKind.INSULIN_SULFONYLUREA: PatientFlag.HYPOGLYCAEMIA_RISK,
    ConditionKind.ACUTE_ILLNESS: PatientFlag.ACUTE_INFECTION,
}
FEET_AT_RISK: Final = frozenset({PatientFlag.LOSS_PROTECTIVE_SENSATION, PatientFlag.CIPN})
ROW_FIELDS: Final = (
    "local_date",
    "pk",
    "pain_avg",
    "pain_worst",
    "activity_minutes",
    "sleep_quality",
    "mood",
    "stress",
    "practice_minutes",
    "flare",
    "late",
)


def journal_rows(patient: Patient, since: date | None = None) -> list[JournalRow]:
    """The patient's days as logged, oldest first; `since` is the first local date wanted. One query."""
    found = _days(patient=patient.pk) if since is None else _days_since(patient=patient.pk, since=since)
    return [JournalRow(day, str(key), *rest) for day, key, *rest in found]


def _rows_of_days(patient: UUID) -> Any:
    return JournalDay.objects.filter(patient=patient).order_by("local_date").values_list(*ROW_FIELDS)


_days: Prepared[tuple[Any, ...]] = Prepared(_rows_of_days, patient=UUID(int=1))
_days_since: Prepared[tuple[Any, ...]] = Prepared(
    lambda patient, since: _rows_of_days(patient).filter(local_date__gte=since),
    patient=UUID(int=1),
    since=date(2000, 1, 1),
)


def night_rows(patient: Patient, since: date | None = None) -> list[NightRow]:
    """The patient's nights as logged, oldest first; `since` is the first day of waking wanted. One query."""
    nights = SleepNight.objects.filter(patient=patient).order_by("wake_date")
    found = (nights.filter(wake_date__gte=since) if since else nights).values_list(
        "wake_date", "pk", "efficiency"
    )
    return [NightRow(day, str(key), None if share is None else float(share)) for day, key, share in found]


def series_of(rows: list[JournalRow], today: date, days: int = 1) -> DailySeries:
    """The daily series from the first logged day until today; `days` empty ones when nothing is logged."""
    first = rows[0].local_date if rows else today - timedelta(days=days - 1)
    return daily_series(rows, min(first, today), today)


def patient_flags(conditions: Iterable[Condition]) -> frozenset[PatientFlag]:
    """The precaution flags of the conditions that have not ended."""
    kinds = {condition.kind for condition in conditions if condition.ended_at is None}
    return frozenset(FLAG_OF[kind] for kind in kinds if kind in FLAG_OF)


def gates_of(flags: Iterable[PatientFlag], tags: Iterable[str]) -> tuple[GateResult, ...]:
    """What the flags do to an exercise with these tags, strictest first, each reason once."""
    known = [Tag(tag) for tag in tags if tag in Tag.__members__.values()]
    found = {(result.gate, result.reason): result for result in gates(flags, known)}
    return tuple(found.values())


def light_of(
    session: Session, next_day: JournalDay | None, zone: ZoneInfo, p: Parameters = DEFAULTS
) -> LightResult:
    """The light of one session. Without a next-morning rating, the next day's journal pain stands in for it
    when it was entered that day before 12:00 of the patient's clock."""
    return session_light(
        Ratings(
            pain_before=session.pain_before,
            pain_peak=session.pain_peak,
            pain_next_morning=_next_morning(session, next_day, zone),
            new_neuro_sign=session.new_neuro_sign,
        ),
        p,
    )


def _next_morning(session: Session, next_day: JournalDay | None, zone: ZoneInfo) -> int | None:
    if session.pain_next_morning is not None or next_day is None:
        return session.pain_next_morning
    entered: datetime = next_day.entered_at.astimezone(zone)
    in_time = entered.date() == session.local_date + timedelta(days=1) and entered.time() < NOON
    return next_day.pain_avg if in_time else None


def merged_flares(series: DailySeries, p: Parameters = DEFAULTS) -> tuple[Run, ...]:
    """Stretches of ticked flare days; those with fewer than `flare_merge_days` days between them are one."""
    runs = flare_runs(series)
    starts = [run.first for run in runs[:1]] + [
        after.first for before, after in pairwise(runs) if not _near(before, after, p)
    ]
    ends = [before.last for before, after in pairwise(runs) if not _near(before, after, p)] + [
        run.last for run in runs[-1:]
    ]
    return tuple(Run(first, last) for first, last in zip(starts, ends, strict=True))


def _near(before: Run, after: Run, p: Parameters) -> bool:
    return (after.first - before.last).days - 1 < p.flare_merge_days


def current_flare(series: DailySeries, p: Parameters = DEFAULTS) -> Run | None:
    """The flare that is going on: ticked today or yesterday, and today's entry does not say otherwise."""
    runs = merged_flares(series, p)
    if not runs or (series.end - runs[-1].last).days > 1:
        return None
    answered_no = series.entry_ids[-1] is not None and series.flare[-1] is False
    return None if answered_no else runs[-1]


def pauses_program(alert: Alert) -> bool:
    """Whether an open safety answer holds the whole program. A flag that nobody described holds it too."""
    try:
        pauses = triage([alert.flag]).pauses_program
    except ValueError:
        return True
    hurt_in_a_fall = alert.flag == "fall" and alert.level in (AlertLevel.P0, AlertLevel.P1)
    return pauses or hurt_in_a_fall


def _holds_program() -> Q:
    """`pauses_program` as a condition on alerts: asked of each answer that can be given, at each level."""
    codes = [code for flag in RED_FLAGS for code in (flag.code, *(one.code for one in flag.raisers))]
    goes_on = Q()
    for level in AlertLevel:
        calm = [code for code in codes if not pauses_program(Alert(flag=code, level=level))]
        goes_on |= Q(level=level, flag__in=calm)
    return ~goes_on


HOLDS_PROGRAM: Final = _holds_program()


def flag_words(code: str) -> str:
    """A red flag's code as words: "foot_change" is "Foot change"."""
    return code.replace("_", " ").capitalize()
