"""Twelve weeks of measures for one invented patient: PEG from the diary each week, the usual battery at 0, 6 and 12."""

from collections.abc import Iterator, Mapping
from datetime import datetime, time, timedelta
from decimal import Decimal
from random import Random
from statistics import fmean
from typing import Any

from patients.actions.goal_scale import add_own_activity, set_scale
from patients.insights.goals import own_rows
from patients.measures.battery import DEFAULT_BATTERY
from patients.measures.instrument import Answers
from patients.measures.own import OwnRows, score_of
from patients.measures.registry import INSTRUMENTS
from patients.models import Measure, MeasurePlan, MeasureRevision, Patient
from programs.demo.records import DemoDay, DemoRecord
from rehab.accounts.models import User

WEEKS = 12
AGO = timedelta(weeks=WEEKS)
OWN = ("Walk to the market", "Stand and cook a meal", "Climb the stairs at the station")
LEVELS = {
    "much_less": "I stay in the house.",
    "less": "I walk to the corner and back.",
    "expected": "I walk to the market and back, with one rest.",
    "more": "I walk to the market and back without a rest.",
    "much_more": "I walk to the market and carry the shopping home.",
    "weight": 2,
    "baseline": -1,
}


def make_measures(patient: Patient, demo: DemoRecord, clinician: User, seed: int) -> None:
    """Plan the usual measures twelve weeks ago and keep what was answered; the newest are left to be done."""
    rng = Random(f"{seed}:{demo.patient.key}:measures")
    start = patient.today() - AGO
    MeasurePlan.objects.bulk_create(
        [
            MeasurePlan(
                patient=patient, instrument=key, cadence=cadence, started_on=start, planned_by=clinician
            )
            for key, cadence in DEFAULT_BATTERY
        ]
    )
    rows = [_row(patient, clinician, *one) for one in (*_weekly(demo, rng), *_battery(demo, rng))]
    Measure.objects.bulk_create(rows)
    MeasureRevision.objects.bulk_create([_revision(row) for row in rows])


def _weekly(demo: DemoRecord, rng: Random) -> Iterator[tuple[str, int, Answers]]:
    """PEG of each week, from that week's pain; somebody who fell silent answers no more."""
    days = demo.days
    for week in range(WEEKS):
        end = len(days) - 7 * (WEEKS - week)
        pain = _mean(days[max(0, end - 7) : end + 1])
        if pain is None or rng.random() < 0.12:
            continue
        scores = [_score(pain + rng.uniform(-0.8, 1.4)) for _ in range(2)]
        yield "peg", week, {"pain": _score(pain), "enjoyment": scores[0], "activity": scores[1]}


def _battery(demo: DemoRecord, rng: Random) -> Iterator[tuple[str, int, Answers]]:
    """What is measured at the start and after six weeks: better where the diary's trend is."""
    level, gain = demo.truth.level, max(0.0, -demo.truth.trend)
    for week, share in ((0, 0.0), (6, 0.6)):
        heavy = level - share * gain
        mood = [min(3, max(0, round(heavy / 3 - 0.7 + rng.uniform(-0.6, 0.6)))) for _ in range(4)]
        yield "phq_4", week, dict(zip(("nervous", "worry", "interest", "down"), mood, strict=True))
        yield "pseq", week, {"total": round(48 - 4 * heavy + rng.uniform(-2, 2) + 6 * share)}
        yield "isi", week, {"total": min(21, round(4 + 1.9 * heavy + rng.uniform(-2, 2)))}
        yield "sit_to_stand", week, {"count": round(14 - 0.6 * heavy + rng.uniform(-1, 1)), "arms": 0}
        yield (
            "timed_up_and_go",
            week,
            {"seconds": round(7 + 0.7 * heavy + rng.uniform(-0.5, 0.5), 1), "aid": 0},
        )
    yield "pgic", 6, {"change": 2 if gain > 1.2 else 3 if gain > 0.3 else 4}


def make_pats_goals(pat: Patient, clara: User) -> None:
    """Levels of Pat's goal and three activities, rated at the start and after six weeks; due again now."""
    goal = pat.goals.select_related("patient").order_by("set_at").first()
    if goal is None:
        return
    set_scale(goal=goal, values=LEVELS, by=clara)
    for words in OWN:
        add_own_activity(patient=pat, words=words, goal=goal, by=clara)
    rated = {"gas": ((-1,), (0,)), "psfs": ((3, 4, 5), (5, 6, 7))}
    rows = []
    for key, times in rated.items():
        own = own_rows(pat, INSTRUMENTS[key])
        for week, values in zip((0, 6), times, strict=True):
            answers = {row["key"]: value for row, value in zip(own, values, strict=True)}
            rows.append(_row(pat, clara, key, week, answers, own))
    Measure.objects.bulk_create(rows)
    MeasureRevision.objects.bulk_create([_revision(row) for row in rows])


def _mean(days: tuple[DemoDay, ...]) -> float | None:
    known = [day.pain_avg for day in days if day.pain_avg is not None]
    return fmean(known) if known else None


def _score(value: float) -> int:
    return min(10, max(0, round(value)))


def _row(
    patient: Patient, clinician: User, key: str, week: int, answers: Answers, own: OwnRows = ()
) -> Measure:
    one = INSTRUMENTS[key]
    on = patient.today() - AGO + timedelta(weeks=week)
    found = score_of(one, answers, own)
    moment = datetime.combine(on, time(12), tzinfo=patient.zone)
    by_patient = one.for_patient and patient.user_id is not None
    return Measure(
        patient=patient,
        instrument=key,
        version=one.version,
        local_date=on,
        answers=dict(answers),
        own=list(own),
        score=None if found.value is None else Decimal(str(found.value)),
        parts=dict(found.parts),
        by_patient=by_patient,
        started_at=moment,
        finished_at=moment,
        entered_by=patient.user_id or clinician.pk if by_patient else clinician.pk,
        revision=1,
    )


def _revision(row: Measure) -> MeasureRevision:
    values: Mapping[str, Any] = {
        "answers": row.answers,
        "own": row.own,
        "score": row.value,
        "parts": row.parts,
        "local_date": row.local_date.isoformat(),
        "note": "",
    }
    assert row.finished_at  # noqa: S101
    return MeasureRevision(
        measure=row, number=1, values=values, entered_by=row.entered_by, entered_at=row.finished_at
    )
