"""Ways of scoring that several instruments share, and what makes an answer unacceptable."""

import math
from collections.abc import Iterable, Mapping

from patients.measures.instrument import Answers, Item, Score, Scoring
from patients.measures.wording import gettext_noop

TOO_MANY_OPEN = gettext_noop("Too many questions are open to work out a score.")
ALL_NEEDED = gettext_noop("This score needs an answer to every question.")
NOTHING_GIVEN = gettext_noop("There is no answer to work out a score from.")


def half_up(value: float, decimals: int = 0) -> float:
    """Round as people do: a half goes away from zero."""
    factor = 10**decimals
    whole = math.floor(abs(value) * factor + 0.5 + 1e-9) / factor
    return math.copysign(whole, value) if whole else 0.0


def given(answers: Answers, keys: Iterable[str]) -> list[float]:
    """The answers that are there."""
    return [value for key in keys if (value := answers.get(key)) is not None]


def total(keys: tuple[str, ...], *, may_miss: int = 0) -> Scoring:
    """The sum; up to `may_miss` open answers count as the mean of the others, and more leave no score."""

    def score(answers: Answers) -> Score:
        found = given(answers, keys)
        missing = len(keys) - len(found)
        if missing > may_miss or not found:
            return Score(None, void=TOO_MANY_OPEN if may_miss else ALL_NEEDED)
        return Score(half_up(sum(found) / len(found) * len(keys)), estimated=missing > 0)

    return score


def mean(keys: tuple[str, ...], *, at_least: int, decimals: int = 1) -> Scoring:
    """The mean of what was answered, when at least so many are."""

    def score(answers: Answers) -> Score:
        found = given(answers, keys)
        if len(found) < at_least:
            return Score(None, void=ALL_NEEDED if at_least == len(keys) else TOO_MANY_OPEN)
        value = half_up(sum(found) / len(found), decimals)
        return Score(value, estimated=len(found) < len(keys))

    return score


def entry(total_key: str = "total", parts: tuple[str, ...] = (), *, may_miss: int = 0) -> Scoring:
    """A score as the clinic's own form gives it. `open` is how many of the form's questions were left open."""

    def score(answers: Answers) -> Score:
        value = answers.get(total_key)
        found = {key: number for key in parts if (number := answers.get(key)) is not None}
        if value is None:
            return Score(None, parts=found, void=NOTHING_GIVEN)
        if (answers.get("open") or 0) > may_miss:
            return Score(None, parts=found, void=TOO_MANY_OPEN)
        return Score(value, parts=found, estimated=bool(answers.get("open")))

    return score


def single(key: str) -> Scoring:
    """One number is the score."""

    def score(answers: Answers) -> Score:
        value = answers.get(key)
        return Score(None, void=NOTHING_GIVEN) if value is None else Score(value)

    return score


OUT_OF_RANGE = gettext_noop("Write a number from {low} to {high}.")
WHOLE_ONLY = gettext_noop("Write a whole number.")
UNKNOWN_ANSWER = gettext_noop("This instrument has no such question.")


def wrong_answers(items: Iterable[Item], answers: Answers) -> Mapping[str, str]:
    """Every answer that cannot be, by its key, with what to do instead. None is "left open" and never wrong."""
    known = {item.key: item for item in items}
    wrong: dict[str, str] = {}
    for key, value in answers.items():
        item = known.get(key)
        if item is None:
            wrong[key] = UNKNOWN_ANSWER
        elif value is not None and (reason := why_wrong(item, value)):
            wrong[key] = reason
    return wrong


def why_wrong(item: Item, value: float) -> str:
    """Why this number cannot be the answer; "" when it can."""
    if not (math.isfinite(value) and item.low <= value <= item.high):
        return OUT_OF_RANGE.format(low=tidy(item.low), high=tidy(item.high))
    if item.whole and value != int(value):
        return WHOLE_ONLY
    return ""


def tidy(value: float) -> str:
    """A number without a needless ".0"."""
    return str(int(value)) if value == int(value) else str(value)
