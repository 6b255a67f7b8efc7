"""How often does the estimator err? Made-up patients with a known truth, and what it says of them.

`make calibrate` runs it: the share of people without a link who get a label, how often the interval holds the truth,
and how often a real effect is found after so many days.
"""

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from programs.insights.association import LIKELY, Link, LinkState, links

EXPOSURES: Final = 6
MEMORY: Final = 0.4
"""Lag-1 autocorrelation of pain and of every exposure."""
SPREAD: Final = 1.5
"""Standard deviation of pain, in points."""
EFFECT: Final = 0.5
"""A true effect: so many standard deviations of pain for one of the exposure, about 0.75 points."""
MISSING: Final = 0.2


class Truth(StrEnum):
    """What is planted."""

    NOTHING = "no link"
    SHARED_TREND = "no link, both rise"
    SAME_WEEK = "no link, same weekly rhythm"
    MISSING_AFTER_BAD_DAYS = "no link, gaps after bad days"
    ONE_EFFECT = "one true effect"


NO_LINK: Final = tuple(truth for truth in Truth if truth is not Truth.ONE_EFFECT)


@dataclass(frozen=True, slots=True)
class Patient:
    """Daily pain 0 to 10 and six exposures, None where nothing was logged. The first exposure may have an effect."""

    pain: tuple[float | None, ...]
    exposures: dict[str, tuple[float | None, ...]]


@dataclass(frozen=True, slots=True)
class Tally:
    """Shares of one kind of patient: any false label, intervals that hold 0, and the true effect found."""

    truth: Truth
    days: int
    false_labels: float
    coverage: float | None
    power: float | None


def make_patient(truth: Truth, *, days: int, dice: random.Random) -> Patient:
    """One made-up patient with so many days of this truth."""
    trend = [2 * day / max(days - 1, 1) - 1 if truth is Truth.SHARED_TREND else 0.0 for day in range(days)]
    week = [math.sin(2 * math.pi * day / 7) if truth is Truth.SAME_WEEK else 0.0 for day in range(days)]
    own = [_memory(days, dice) for _ in range(EXPOSURES)]
    columns = [[x + 1.2 * t + 0.6 * w for x, t, w in zip(one, trend, week, strict=True)] for one in own]
    effect = EFFECT if truth is Truth.ONE_EFFECT else 0.0
    before = [0.0, *columns[0][:-1]]
    state = [
        y + t + 0.6 * w + effect * x
        for y, t, w, x in zip(_memory(days, dice), trend, week, before, strict=True)
    ]
    pain = [min(max(round(5 + SPREAD * y), 0), 10) for y in state]
    gaps = [_is_gap(truth, pain, day, dice) for day in range(days)]
    return Patient(
        tuple(None if gap else y for y, gap in zip(pain, gaps, strict=True)),
        {
            f"exposure {n}": tuple(
                None if gap else round(30 + 10 * x) for x, gap in zip(one, gaps, strict=True)
            )
            for n, one in enumerate(columns, 1)
        },
    )


def _memory(days: int, dice: random.Random) -> list[float]:
    """Values around 0 with spread 1, each remembering the one before."""
    fresh = math.sqrt(1 - MEMORY**2)
    values = [dice.gauss(0, 1)]
    while len(values) < days:
        values.append(MEMORY * values[-1] + fresh * dice.gauss(0, 1))
    return values


def _is_gap(truth: Truth, pain: Sequence[float], day: int, dice: random.Random) -> bool:
    chance = MISSING
    if truth is Truth.MISSING_AFTER_BAD_DAYS:
        chance = 0.5 if day and pain[day - 1] >= 7 else 0.12
    return dice.random() < chance


def tally(truth: Truth, *, days: int, people: int, dice: random.Random) -> Tally:
    """What the estimator says of so many made-up people of one kind."""
    told = [_told(make_patient(truth, days=days, dice=dice)) for _ in range(people)]
    planted = truth is Truth.ONE_EFFECT
    empty = [[link for n, link in enumerate(found) if not (planted and n == 0)] for found in told]
    intervals = [link.primary.correlation for found in empty for link in found if link.primary.correlation]
    return Tally(
        truth=truth,
        days=days,
        false_labels=sum(any(link.state in LIKELY for link in found) for found in empty) / people,
        coverage=sum(one.low <= 0 <= one.high for one in intervals) / len(intervals) if intervals else None,
        power=sum(found[0].state is LinkState.WORSENS for found in told) / people if planted else None,
    )


def _told(patient: Patient) -> tuple[Link, ...]:
    return links(patient.pain, patient.exposures)
