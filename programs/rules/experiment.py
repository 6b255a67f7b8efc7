"""A trial with oneself in four blocks of two weeks: as usual, try it, as usual, try it. What may be said at its end.

The only way to a stronger word than "goes together with". Trials of one person by phone were feasible and helped people
decide together; they did not change how much pain gets in the way after six months (Kravitz 2018, JAMA Intern Med,
n = 215). Two pairs of blocks are few: that both lean the same way happens by chance in one of two.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from statistics import fmean
from typing import Final

BLOCK_DAYS: Final = 14
"""Two-week blocks (clinical requirement)."""
LETTERS: Final = "ABAB"
SETTLE_DAYS: Final = 2
"""The first days of a block still belong to the one before: they are left out (engineering default)."""
NEED_DAYS: Final = 6
"""So many of a block's twelve other days have to be logged (engineering default)."""
POINTS: Final = 1.0
"""Less than one point between the blocks is told as no clear difference (engineering default)."""


class Verdict(StrEnum):
    """What may be said."""

    RUNNING = "running"
    TOO_LITTLE = "too_little"
    LESS = "less_pain"
    MORE = "more_pain"
    UNCLEAR = "unclear"


@dataclass(frozen=True)
class Block:
    """Two weeks: A as usual, B with what is tried. Both days included."""

    letter: str
    first: date
    last: date

    @property
    def counted(self) -> tuple[date, ...]:
        """The days that count."""
        days = (self.last - self.first).days + 1
        return tuple(self.first + timedelta(days=n) for n in range(SETTLE_DAYS, days))


@dataclass(frozen=True)
class BlockResult:
    """Mean pain of a block (0 to 10) over its logged days that count; None where too few are logged."""

    block: Block
    logged: int
    mean: float | None


@dataclass(frozen=True)
class Result:
    """Each block, the difference of each pair (B less A, in points), and the verdict."""

    blocks: tuple[BlockResult, ...]
    differences: tuple[float, ...]
    verdict: Verdict

    @property
    def points(self) -> float | None:
        """The mean of the pairs' differences."""
        return fmean(self.differences) if self.differences else None


def blocks_of(start: date) -> tuple[Block, ...]:
    """The four blocks from their first day on."""
    return tuple(
        Block(
            letter, start + timedelta(days=n * BLOCK_DAYS), start + timedelta(days=(n + 1) * BLOCK_DAYS - 1)
        )
        for n, letter in enumerate(LETTERS)
    )


def block_on(start: date, day: date) -> Block | None:
    """The block of a day; None before the first and after the last."""
    return next((block for block in blocks_of(start) if block.first <= day <= block.last), None)


def analyse(start: date, pain: Mapping[date, float], today: date) -> Result:
    """Compare each B with the A before it. Nothing is said while it runs or where a block has too few days."""
    results = tuple(_result(block, pain) for block in blocks_of(start))
    means = [one.mean for one in results]
    pairs = [(means[0], means[1]), (means[2], means[3])]
    differences = tuple(b - a for a, b in pairs if a is not None and b is not None)
    return Result(results, differences, _verdict(results, differences, today))


def _result(block: Block, pain: Mapping[date, float]) -> BlockResult:
    values = [pain[day] for day in block.counted if day in pain]
    return BlockResult(block, len(values), fmean(values) if len(values) >= NEED_DAYS else None)


def _verdict(results: tuple[BlockResult, ...], differences: tuple[float, ...], today: date) -> Verdict:
    if today <= results[-1].block.last:
        return Verdict.RUNNING
    if len(differences) < 2:
        return Verdict.TOO_LITTLE
    if all(one < 0 for one in differences) and fmean(differences) <= -POINTS:
        return Verdict.LESS
    if all(one > 0 for one in differences) and fmean(differences) >= POINTS:
        return Verdict.MORE
    return Verdict.UNCLEAR
