"""The blocks of one session's timer: work, rest, and sets at one's own speed.

A bell ends each block, on a good day too. Times are counted from when a block began, never by ticks, so a phone that
slept loses nothing. Doing a session in parts takes work and rest from `pacing_block`: engineering defaults.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from programs.rules.pacing import PacingBlock

REST_S: Final = 60  # [design] between sets without a rest of their own


class Kind(StrEnum):
    """What a block is. A set ends when its person says so; the others end at their bell."""

    WORK = "work"
    REST = "rest"
    SET = "set"


@dataclass(frozen=True)
class Block:
    """One block in whole seconds; a set has none."""

    kind: Kind
    seconds: int = 0


@dataclass(frozen=True)
class Standing:
    """Where a run stands: the block it is in, and the moment at which that began. `at` is past the last at the end."""

    at: int
    began: float


def rounds(work_s: int, rest_s: int, count: int) -> tuple[Block, ...]:
    """The same work so many times with a rest between; work of 0 seconds is a set at one's own speed.

    Raises ValueError where there is nothing to time.
    """
    if count < 1 or work_s < 0 or rest_s < 0:
        raise ValueError("A timer needs at least one round, and no time below zero.")
    work = Block(Kind.WORK, work_s) if work_s else Block(Kind.SET)
    rest = (Block(Kind.REST, rest_s),) if rest_s else ()
    return (*(block for _ in range(count - 1) for block in (work, *rest)), work)


def in_parts(total_s: int, part: PacingBlock) -> tuple[Block, ...]:
    """Exactly `total_s` of work in as few parts as fit, as even as whole minutes allow; () where one is enough.

    No part is longer than the part that is manageable, and together they are the amount that was agreed, never more.
    """
    if total_s <= part.work_s:
        return ()
    count = math.ceil(total_s / part.work_s)
    grain = 60 if math.ceil(total_s / count / 60) * 60 <= part.work_s else 1
    length = math.ceil(total_s / count / grain) * grain
    lengths = [min(length, total_s - begun) for begun in range(0, total_s, length)]
    rest = Block(Kind.REST, part.rest_s)
    blocks = [block for seconds in lengths for block in (Block(Kind.WORK, seconds), rest)]
    return tuple(blocks[:-1])


def written(blocks: Iterable[Block]) -> str:
    """The blocks as the page's script reads them: "work:300 rest:120 work:300"."""
    return " ".join(f"{block.kind}:{block.seconds}" for block in blocks)


def standing(blocks: tuple[Block, ...], since: Standing, now: float) -> Standing:
    """Where a run that stood at `since` stands `now`: every bell that has rung meanwhile ended its block."""
    at, began = since.at, since.began
    while at < len(blocks) and blocks[at].kind is not Kind.SET and began + blocks[at].seconds <= now:
        began += blocks[at].seconds
        at += 1
    return Standing(at, began)


def work_done(blocks: tuple[Block, ...], here: Standing, now: float) -> float:
    """Seconds of timed work until now; rests and sets at one's own speed count nothing."""
    whole = sum(block.seconds for block in blocks[: here.at] if block.kind is Kind.WORK)
    if here.at >= len(blocks) or blocks[here.at].kind is not Kind.WORK:
        return whole
    return whole + min(max(0.0, now - here.began), blocks[here.at].seconds)
