"""Weeks of sessions for the tests of the weekly review, written as one letter a day."""

from datetime import date, timedelta
from typing import Any

from programs.rules.progression import (
    MissReason,
    Mode,
    Outcome,
    ReviewInputs,
    ReviewResult,
    SessionOutcome,
    WeekOfSessions,
    review_week,
)
from programs.rules.traffic_light import Light

MONDAY = date(2026, 5, 4)
REVIEWED = date(2026, 5, 11)
G, A, R = Light.GREEN, Light.AMBER, Light.RED
QUOTA, GUIDED = Mode.QUOTA, Mode.SYMPTOM_GUIDED

LETTERS: dict[str, dict[str, Any]] = {
    "G": {"actual": 8, "light": G},
    "A": {"actual": 8, "light": A},
    "R": {"actual": 8, "light": R},
    "d": {"actual": 8},
    "O": {"actual": 10, "light": G},
    "s": {"actual": 0, "missed_because": MissReason.PAIN},
    "t": {"actual": 0, "missed_because": MissReason.TIME},
    "f": {"actual": 0, "missed_because": MissReason.FEAR},
    "m": {"actual": 0},
    "p": {"actual": 5, "light": G, "missed_because": MissReason.PAIN},
    "?": {},
}


def sessions(letters: str, quota: float = 8, effort: int | None = 4) -> tuple[SessionOutcome, ...]:
    """One session a day. G A R done with that light, d done unrated, O over, s missed for symptoms,
    t f m missed otherwise, p partly done for symptoms, ? not logged."""
    rows = []
    for n, letter in enumerate(letters):
        facts = dict(LETTERS[letter])
        if "light" in facts or letter == "d":
            facts["effort"] = effort
        rows.append(SessionOutcome(on=MONDAY + timedelta(days=n), quota=quota, **facts))
    return tuple(rows)


def inputs(letters: str = "GGGGG", **changes: Any) -> ReviewInputs:
    usual: dict[str, Any] = {
        "week": WeekOfSessions(sessions(letters)),
        "reviewed_on": REVIEWED,
        "mode": GUIDED,
        "quota": 8,
        "q0": 8,
        "step": 1,
        "goal": 30,
        "effort_target": 4,
        "dpain": 0,
    }
    return ReviewInputs(**(usual | changes))


def review(letters: str = "GGGGG", **changes: Any) -> ReviewResult:
    return review_week(inputs(letters, **changes))


def decided(result: ReviewResult) -> tuple[str, Outcome, float | None]:
    return result.rule_id, result.outcome, result.proposed_quota
