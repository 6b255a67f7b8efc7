"""What each worksheet asks, and what an answer may be. Skills of cognitive behavioural therapy, written down.

The parts of each sheet are those of the product's clinical requirements; lengths are engineering defaults.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from patients.rules.wording import gettext_noop

LINE, TEXT = 200, 1000  # engineering defaults, in characters
OPTIONS, WORRIES = 4, 4  # engineering defaults: what fits one screen

Answer = str | int | bool


class Shape(StrEnum):
    """What kind of answer is asked for."""

    LINE = "line"
    TEXT = "text"
    PERCENT = "percent"
    TEN = "ten"
    DAY = "day"
    YES_NO = "yes_no"
    PICK = "pick"


class Sheet(StrEnum):
    """The four worksheets."""

    THOUGHT = "thought"
    PROBLEM = "problem"
    ACTIVITY = "activity"
    WORRY = "worry"


@dataclass(frozen=True, slots=True)
class Ask:
    """One question of a sheet."""

    key: str
    shape: Shape


def _pairs() -> tuple[Ask, ...]:
    return tuple(
        Ask(f"{name}_{n}", Shape.LINE) for n in range(1, WORRIES + 1) for name in ("worry", "next_step")
    )


SHEETS: Final[Mapping[Sheet, tuple[Ask, ...]]] = {
    Sheet.THOUGHT: (
        Ask("situation", Shape.TEXT),
        Ask("thought", Shape.TEXT),
        Ask("feeling", Shape.LINE),
        Ask("strength", Shape.PERCENT),
        Ask("evidence", Shape.TEXT),
        Ask("alternative", Shape.TEXT),
        Ask("strength_after", Shape.PERCENT),
    ),
    Sheet.PROBLEM: (
        Ask("problem", Shape.TEXT),
        *(Ask(f"option_{n}", Shape.LINE) for n in range(1, OPTIONS + 1)),
        Ask("pick", Shape.PICK),
        Ask("when", Shape.LINE),
        Ask("result", Shape.TEXT),
    ),
    Sheet.ACTIVITY: (
        Ask("task", Shape.LINE),
        Ask("planned_on", Shape.DAY),
        Ask("did", Shape.YES_NO),
        Ask("mastery", Shape.TEN),
        Ask("pleasure", Shape.TEN),
        Ask("afterwards", Shape.TEXT),
    ),
    Sheet.WORRY: _pairs(),
}
LIMITS: Final = {Shape.PERCENT: (0, 100), Shape.TEN: (0, 10), Shape.PICK: (1, OPTIONS)}
LENGTHS: Final = {Shape.LINE: LINE, Shape.TEXT: TEXT}


def problems(sheet: Sheet, answers: Mapping[str, Answer]) -> dict[str, str]:
    """What cannot be, by question. KeyError for a question that the sheet does not ask."""
    shapes = {ask.key: ask.shape for ask in SHEETS[sheet]}
    found = {key: _problem(shapes[key], value) for key, value in answers.items()}
    told = {key: words for key, words in found.items() if words}
    if sheet is Sheet.PROBLEM and "pick" in answers and f"option_{answers['pick']}" not in answers:
        told.setdefault("pick", gettext_noop("This idea is empty. Write it down, or pick another one."))
    return told


def _problem(shape: Shape, value: Answer) -> str:
    if shape in LENGTHS:
        if not isinstance(value, str) or len(value) > LENGTHS[shape]:
            return gettext_noop("Please write a little less.")
        return ""
    if shape in LIMITS:
        low, high = LIMITS[shape]
        whole = isinstance(value, int) and not isinstance(value, bool)
        return "" if whole and low <= int(value) <= high else gettext_noop("Please check this number.")
    if shape is Shape.DAY:
        return "" if _is_day(value) else gettext_noop("Please check this day.")
    return "" if isinstance(value, bool) else gettext_noop("Choose yes or no.")


def _is_day(value: Answer) -> bool:
    try:
        date.fromisoformat(str(value))
    except ValueError:
        return False
    return True
