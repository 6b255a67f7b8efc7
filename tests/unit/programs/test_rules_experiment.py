"""A trial with oneself: four blocks of two weeks, and words only when both pairs lean the same way by a point."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.rules.experiment import BLOCK_DAYS, Verdict, analyse, block_on, blocks_of

START = date(2026, 3, 2)
OVER = START + timedelta(days=4 * BLOCK_DAYS)


def log(*levels: float | None, logged: int = BLOCK_DAYS) -> dict[date, float]:
    """Pain at one level in each block, the last so many days of it logged."""
    found: dict[date, float] = {}
    for block, level in zip(blocks_of(START), levels, strict=True):
        if level is not None:
            found |= {block.last - timedelta(days=n): level for n in range(logged)}
    return found


def test_the_blocks_are_two_weeks_each_and_touch() -> None:
    blocks = blocks_of(START)
    assert [block.letter for block in blocks] == ["A", "B", "A", "B"]
    assert all((block.last - block.first).days == 13 for block in blocks)
    assert all(b.first - a.last == timedelta(days=1) for a, b in pairwise(blocks))
    assert block_on(START, START - timedelta(days=1)) is None
    assert block_on(START, OVER) is None
    days = [block_on(START, START + timedelta(days=n)) for n in (0, 13, 14)]
    assert [block.letter for block in days if block] == ["A", "A", "B"]


@pytest.mark.parametrize(
    ("levels", "verdict", "points"),
    [
        ((6, 4, 6, 5), Verdict.LESS, -1.5),
        ((4, 6, 4, 5), Verdict.MORE, 1.5),
        ((6, 4, 5, 6), Verdict.UNCLEAR, -0.5),
        ((6, 5.5, 6, 5.5), Verdict.UNCLEAR, -0.5),
        ((6, 4, None, 5), Verdict.TOO_LITTLE, -2),
        ((6, 5, 6, 5), Verdict.LESS, -1),
        ((5, 6, 5, 6), Verdict.MORE, 1),
        ((None, None, None, None), Verdict.TOO_LITTLE, None),
    ],
)
def test_what_may_be_said(levels: tuple[float | None, ...], verdict: Verdict, points: float | None) -> None:
    found = analyse(START, log(*levels), OVER)
    assert (found.verdict, found.points) == (verdict, points)


def test_nothing_is_said_before_the_last_day_is_over() -> None:
    assert analyse(START, log(6, 4, 6, 4), OVER - timedelta(days=1)).verdict is Verdict.RUNNING


@pytest.mark.parametrize(("logged", "verdict"), [(6, Verdict.LESS), (5, Verdict.TOO_LITTLE)])
def test_a_block_needs_six_of_its_days(logged: int, verdict: Verdict) -> None:
    assert analyse(START, log(6, 4, 6, 4, logged=logged), OVER).verdict is verdict


def test_the_first_two_days_of_a_block_do_not_count() -> None:
    """What the weeks before left behind is not held against the weeks that begin."""
    pain = log(6, 4, 6, 4)
    for block in blocks_of(START):
        pain[block.first], pain[block.first + timedelta(days=1)] = 10, 0
    assert analyse(START, pain, OVER).points == -2
    pain[START + timedelta(days=2)] = 10
    assert analyse(START, pain, OVER).points != -2, "the third one does"


@given(st.lists(st.integers(0, 10), min_size=56, max_size=56))
def test_swapping_the_letters_turns_the_verdict_around(values: list[int]) -> None:
    """The same days with every pair turned around say the opposite."""
    pain = {START + timedelta(days=n): float(value) for n, value in enumerate(values)}
    turned = {START + timedelta(days=n): float(values[(n // 14 ^ 1) * 14 + n % 14]) for n in range(56)}
    opposite = {Verdict.LESS: Verdict.MORE, Verdict.MORE: Verdict.LESS}
    said = analyse(START, pain, OVER).verdict
    assert analyse(START, turned, OVER).verdict is opposite.get(said, said)
