"""Goals as they are measured: what is asked about them, and how far each has come."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from patients.measures.gas import GAS, Attained, met, t_score
from patients.measures.instrument import Instrument
from patients.measures.psfs import PSFS
from patients.models import Goal, Measure, OwnActivity, Patient
from patients.models.goal import GoalState

MOST_GOALS = 5


def own_rows(patient: Patient, one: Instrument) -> list[dict[str, Any]]:
    """What an instrument asks about of the patient's own; [] when nothing was named yet. One query."""
    if one.key == PSFS.key:
        rows = patient.own_activities.filter(ended_at=None)
        return [{"key": str(row.pk), "words": row.words} for row in rows]
    if one.key != GAS.key:
        return []
    goals = scaled_goals(patient)[:MOST_GOALS]
    return [
        {
            "key": str(goal.pk),
            "words": goal.words,
            "weight": goal.scale.weight,
            "levels": goal.scale.levels,
        }
        for goal in goals
    ]


def scaled_goals(patient: Patient) -> list[Goal]:
    """Active goals with agreed levels, the oldest first."""
    rows = patient.goals.filter(state=GoalState.ACTIVE, scale__isnull=False)
    return list(rows.select_related("scale").order_by("set_at", "pk"))


@dataclass(frozen=True)
class Step:
    """One time a goal or an own activity was rated."""

    on: date
    value: int
    words: str = ""


@dataclass(frozen=True)
class Attainment:
    """All goals together at one time: the T score, how many are at the hoped-for level or above, and of how many."""

    on: date
    t: float
    met: int
    rated: int
    since_start: float | None


def measured(patient: Patient) -> tuple[list[Measure], list[Measure]]:
    """Completed goal and own-activity measures in order of day. One query."""
    rows = patient.measures.filter(instrument__in=(GAS.key, PSFS.key)).exclude(finished_at=None)
    found: dict[str, list[Measure]] = defaultdict(list)
    for row in rows:
        found[row.instrument].append(row)
    return found[GAS.key], found[PSFS.key]


def steps_of(key: str, rows: list[Measure]) -> list[Step]:
    """How one goal or activity was rated over time. A time at which it was left open is a gap, not a zero."""
    steps = []
    for row in rows:
        value = row.answers.get(key)
        if value is not None:
            said: dict[str, Any] = next((own for own in row.own if own["key"] == key), {})
            steps.append(Step(row.local_date, int(value), said.get("levels", {}).get(str(value), "")))
    return steps


def attainments(rows: list[Measure], baselines: dict[str, int]) -> list[Attainment]:
    """T at each time, and how far it is from where the same goals stood at the start."""
    found = []
    for row in rows:
        weights = {own["key"]: int(own.get("weight", 1)) for own in row.own}
        now = [
            Attained(weights.get(key, 1), level) for key, level in row.answers.items() if level is not None
        ]
        t = t_score(now)
        if t is None:
            continue
        start = t_score(
            Attained(weights.get(key, 1), baselines.get(key, -1))
            for key, level in row.answers.items()
            if level is not None
        )
        reached, rated = met(now)
        found.append(
            Attainment(row.local_date, t, reached, rated, None if start is None else round(t - start, 1))
        )
    return found


def active_activities(patient: Patient) -> list[OwnActivity]:
    """What the patient rates now. One query."""
    return list(patient.own_activities.filter(ended_at=None))
