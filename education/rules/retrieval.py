"""When a check question comes back, and when what it asks has stayed.

Questions return 2, 7, 21 and 60 days after the first right answer. A wrong answer brings the explanation and the
question again two days later. Spaced beats massed retrieval, g = 0.74; expanding beats uniform spacing by g = 0.03
only, but keeps recall higher on the way (S37, S38); the best gap shrinks as the horizon grows (S39). The four days
and the seven days of `MASTERED_APART` are the product's own choice within that evidence.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

RULE_VERSION: Final = 1
DAYS: Final = (2, 7, 21, 60)
GAPS: Final = tuple(timedelta(days=day - before) for before, day in zip((0, *DAYS[:-1]), DAYS, strict=True))
MASTERED_APART: Final = timedelta(days=7)
MOST_A_DAY: Final = 3  # burden is a cost: engineering default


@dataclass(frozen=True)
class Answer:
    """One answer to one question on one local day."""

    on: date
    correct: bool


@dataclass(frozen=True)
class Recall:
    """Where one question stands.

    stage: how often it came back and was answered right since it was last wrong, 0–4. due_on: None once it has come
    back on all four days. mastered_on: the day of the second of two right answers at least seven days apart, with
    none wrong between or since.
    """

    stage: int
    due_on: date | None
    mastered_on: date | None
    last_correct: bool


def recall(answers: Sequence[Answer]) -> Recall | None:
    """Follow the answers to one question, in the order in which they were given. None without an answer.

    A right answer before the question is due changes nothing: reading a lesson again never puts anything off.
    """
    now: Recall | None = None
    first_right: date | None = None
    for answer in answers:
        if not answer.correct:
            now, first_right = Recall(0, answer.on + GAPS[0], None, False), None
        elif now is None:
            now, first_right = Recall(0, answer.on + GAPS[0], None, True), answer.on
        else:
            first_right = first_right or answer.on
            now = _right(now, answer.on, first_right)
    return now


def _right(now: Recall, on: date, first_right: date) -> Recall:
    mastered = now.mastered_on or (on if on - first_right >= MASTERED_APART else None)
    if now.due_on is None or on < now.due_on:
        return Recall(now.stage, now.due_on, mastered, True)
    stage = now.stage + 1
    return Recall(stage, on + GAPS[stage] if stage < len(GAPS) else None, mastered, True)


def due(recalls: Iterable[tuple[str, Recall]], today: date, most: int = MOST_A_DAY) -> list[str]:
    """The keys of the questions to ask today: those that have waited longest first, never more than `most`."""
    waiting = sorted((state.due_on, key) for key, state in recalls if state.due_on and state.due_on <= today)
    return [key for _due_on, key in waiting[:most]]
