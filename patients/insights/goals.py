"""Goals as they are measured: what is asked about them, and how far each has come."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from patients.measures.gas import GAS, Attained, met, t_score
from patients.measures.instrument import Instrument
from patients.measures.psfs import PSFS
from patients.models import Goal, Measure, OwnActivity, Patient
from patients.models.goal import GoalState

MOST_GOALS = 5
USUAL_START = -1
"""Where a goal stands at the start when nothing else was agreed."""


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
    """One time a goal or an own activity was rated, in which measure."""

    on: date
    value: int
    measure: Measure
    words: str = ""


@dataclass(frozen=True)
class Attainment:
    """All goals together in one measure: the T score, how many are at the hoped-for level or above, and of how many."""

    on: date
    measure: Measure
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
            steps.append(Step(row.local_date, int(value), row, said.get("levels", {}).get(str(value), "")))
    return steps


@dataclass(frozen=True)
class Rated:
    """One goal in one measure: its words, its weight, where it stood at the start, and its level then."""

    words: str
    weight: int
    start: int
    level: int


def rated_goals(row: Measure, baselines: dict[str, int]) -> list[Rated]:
    """The goals that a measure rated; one that was left open is not there."""
    own: dict[str, dict[str, Any]] = {one["key"]: one for one in row.own}
    return [
        Rated(
            own.get(key, {}).get("words", ""),
            int(own.get(key, {}).get("weight", 1)),
            baselines.get(key, USUAL_START),
            int(level),
        )
        for key, level in row.answers.items()
        if level is not None
    ]


def attainments(rows: list[Measure], baselines: dict[str, int]) -> list[Attainment]:
    """T at each time, and how far it is from where the same goals stood at the start."""
    return [one for row in rows if (one := attainment(row, baselines))]


def attainment(row: Measure, baselines: dict[str, int]) -> Attainment | None:
    """All goals of one measure together; None when none was rated."""
    goals = rated_goals(row, baselines)
    now = [Attained(one.weight, one.level) for one in goals]
    t, start = t_score(now), t_score(Attained(one.weight, one.start) for one in goals)
    if t is None:
        return None
    reached, rated = met(now)
    return Attainment(row.local_date, row, t, reached, rated, None if start is None else round(t - start, 1))


def baselines_of(goals: Iterable[Goal]) -> dict[str, int]:
    """Where each goal with agreed levels stood at the start, whatever became of it."""
    return {str(goal.pk): goal.scale.baseline for goal in goals if hasattr(goal, "scale")}


def active_activities(patient: Patient) -> list[OwnActivity]:
    """What the patient rates now. One query."""
    return list(patient.own_activities.filter(ended_at=None))
