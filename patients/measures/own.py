"""What is asked about the patient's own activities and goals, and how it is scored.

`own` is what was named when it was asked: rows with "key", "words" and, for goals, "weight" and "levels".
"""

from collections.abc import Mapping, Sequence
from typing import Any

from patients.measures import gas, psfs
from patients.measures.instrument import Answers, Asked, Instrument, Item, Option, Score

OwnRows = Sequence[Mapping[str, Any]]


def items_of(instrument: Instrument, own: OwnRows) -> tuple[Item, ...]:
    """Everything that may be answered: the instrument's own items, or one for each row the patient named."""
    if instrument.asked is not Asked.OWN:
        return instrument.numbers
    make = _goal_item if instrument.key == gas.GAS.key else _activity_item
    return tuple(make(row) for row in own)


def score_of(instrument: Instrument, answers: Answers, own: OwnRows) -> Score:
    """The score; goals count by their weight."""
    if instrument.key == gas.GAS.key:
        return gas.score(answers, {row["key"]: int(row.get("weight", 1)) for row in own})
    return instrument.score(answers)


def _activity_item(row: Mapping[str, Any]) -> Item:
    return Item(row["key"], row["words"], 0, 10, psfs.LOW_WORDS, psfs.HIGH_WORDS)


def _goal_item(row: Mapping[str, Any]) -> Item:
    """The five levels in the patient's words; a level without words has the general ones."""
    said = row.get("levels") or {}
    options = tuple(Option(n, said.get(str(n)) or gas.LEVEL_WORDS[n]) for n in gas.LEVELS)
    return Item(row["key"], row["words"], gas.LEVELS[0], gas.LEVELS[-1], options=options)
