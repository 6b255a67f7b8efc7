"""Goal Attainment Scaling: one to five own goals, five levels each, in the patient's words.

T = 50 + 10·Σ(w·x) / √(0.7·Σw² + 0.3·(Σw)²). The guide of 2009 printed wrong formulas and has an erratum.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from patients.measures import say as ours
from patients.measures import sources as cite
from patients.measures.instrument import Answers, Asked, Better, Instrument, Licence, Mark, Score, Threshold
from patients.measures.scoring import NOTHING_GIVEN, half_up

MOST: Final = 5
LEVELS: Final = (-2, -1, 0, 1, 2)
LEVEL_WORDS: Final = {
    -2: ours.MUCH_LESS,
    -1: ours.LESS,
    0: ours.HOPED_FOR,
    1: ours.MORE,
    2: ours.MUCH_MORE,
}
RHO: Final = 0.3
QUESTION: Final = ours.WHICH_IS_TRUE


@dataclass(frozen=True)
class Attained:
    """One goal as it stands: its weight 1–3 and level −2…+2; None is not rated."""

    weight: int
    level: int | None


def t_score(goals: Iterable[Attained]) -> float | None:
    """The T score of the goals that were rated, one decimal; None when none was. 50 is as expected."""
    rated = [goal for goal in goals if goal.level is not None]
    if not rated:
        return None
    weights = [goal.weight for goal in rated]
    spread = (1 - RHO) * sum(w * w for w in weights) + RHO * sum(weights) ** 2
    reached = sum(goal.weight * (goal.level or 0) for goal in rated)
    return half_up(50 + 10 * reached / math.sqrt(spread), 1)


def met(goals: Iterable[Attained]) -> tuple[int, int]:
    """How many rated goals are at the expected level or above, and how many were rated."""
    rated = [goal for goal in goals if goal.level is not None]
    return sum((goal.level or 0) >= 0 for goal in rated), len(rated)


def score(answers: Answers, weights: dict[str, int] | None = None) -> Score:
    """Levels by goal. A goal without a level is dropped and the rest is worked out anew; weights default to 1."""
    goals = [
        Attained((weights or {}).get(key, 1), None if level is None else int(level))
        for key, level in answers.items()
    ]
    value = t_score(goals)
    if value is None:
        return Score(None, void=NOTHING_GIVEN)
    reached, rated = met(goals)
    return Score(value, {"met": reached, "rated": rated}, estimated=rated < len(goals))


GAS = Instrument(
    key="gas",
    name=ours.GAS_NAME,
    about=ours.GAS_ABOUT,
    version="1",
    asked=Asked.OWN,
    better=Better.HIGHER,
    low=0,
    high=100,
    items=(),
    score=score,
    scale="1–5 goals −2…+2, weights 1–3, T score (GAS)",
    missing="a goal without a level is dropped and T worked out anew",
    licence=Licence("Ship", "The method is free."),
    citation=cite.TURNER_STOKES,
    intro=QUESTION,
    own_words=True,
    decimals=1,
    mcid=Threshold(
        10, cite.TURNER_STOKES, Mark.PUBLISHED, "10 T are about one standard deviation; T 50 is as expected."
    ),
)
