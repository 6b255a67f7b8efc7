"""The blocks of a session's timer: the bell ends each, and together they are exactly what was agreed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.rules.blocks import (
    REST_S,
    Block,
    Kind,
    Standing,
    in_parts,
    rounds,
    standing,
    work_done,
    written,
)
from programs.rules.pacing import PacingBlock, pacing_block
from tests.unit.programs.test_rules_pacing import repeatable

WORK, REST, SET = Kind.WORK, Kind.REST, Kind.SET
THREE_WALKS = rounds(300, 120, 3)


def told(blocks):
    return [(str(block.kind), block.seconds) for block in blocks]


def test_three_walks_have_two_rests_between_and_none_after():
    assert told(THREE_WALKS) == [("work", 300), ("rest", 120)] * 2 + [("work", 300)]


def test_sets_at_ones_own_speed_are_not_timed_their_rests_are():
    assert told(rounds(0, 60, 2)) == [("set", 0), ("rest", 60), ("set", 0)]
    assert told(rounds(0, 0, 2)) == [("set", 0), ("set", 0)]
    assert told(rounds(300, REST_S, 1)) == [("work", 300)]
    assert REST_S == 60


def test_a_page_is_given_the_blocks_as_words():
    assert written(rounds(300, 120, 2)) == "work:300 rest:120 work:300"
    assert written(()) == ""


@pytest.mark.parametrize("wrong", [(300, 60, 0), (-1, 60, 1), (300, -1, 1)])
def test_nothing_to_time_is_refused(wrong):
    with pytest.raises(ValueError, match="at least one round"):
        rounds(*wrong)


@pytest.mark.parametrize(
    ("minutes", "tolerance", "blocks"),
    [
        (8, 11, []),  # four fifths of 11 is 8 whole minutes: one go
        (9, 11, [("work", 300), ("rest", 160), ("work", 240)]),
        (12, 11, [("work", 360), ("rest", 160), ("work", 360)]),
        (17, 11, [("work", 360), ("rest", 160), ("work", 360), ("rest", 160), ("work", 300)]),
        (1, 1, [("work", 30), ("rest", 120), ("work", 30)]),
    ],
)
def test_a_longer_amount_is_done_in_even_parts_of_what_is_manageable(minutes, tolerance, blocks):
    assert told(in_parts(minutes * 60, pacing_block(tolerance))) == blocks


@pytest.mark.parametrize(
    ("total", "longest", "parts"),
    [
        (930, 480, [480, 450]),  # whole minutes where they fit
        (956, 490, [480, 476]),
        (929, 475, [465, 464]),  # seconds where a whole minute more would be too long
        (970, 500, [485, 485]),
    ],
)
def test_parts_are_whole_minutes_unless_that_makes_one_too_long(total, longest, parts):
    found = in_parts(total, PacingBlock(longest, 160, 2, posture_change=True, movement_break_s=1800))
    assert [block.seconds for block in found if block.kind is WORK] == parts


@repeatable
@given(st.integers(1, 4 * 3600), st.floats(0.5, 240))
def test_parts_add_up_to_exactly_the_amount_and_none_is_too_long(total, tolerance):
    part = pacing_block(tolerance)
    blocks = in_parts(total, part)
    if not blocks:
        assert total <= part.work_s
        return
    work = [block.seconds for block in blocks if block.kind is WORK]
    assert sum(work) == total
    assert all(0 < seconds <= part.work_s for seconds in work)
    assert {block.seconds for block in blocks if block.kind is REST} == {part.rest_s}
    assert [block.kind for block in blocks] == [WORK, REST] * (len(work) - 1) + [WORK]


def test_a_bell_ends_its_block_at_its_second_and_not_before():
    start = Standing(0, 1000)
    assert standing(THREE_WALKS, start, 1299.9) == start
    assert standing(THREE_WALKS, start, 1300) == Standing(1, 1300)
    assert standing(THREE_WALKS, start, 1420) == Standing(2, 1420)


def test_the_last_bell_ends_it_however_good_the_day_is():
    assert standing(THREE_WALKS, Standing(0, 0), 99_999) == Standing(5, 1140)


def test_a_set_waits_for_its_person():
    sets = rounds(0, 60, 2)
    assert standing(sets, Standing(0, 0), 5000) == Standing(0, 0)
    assert standing(sets, Standing(1, 5000), 5060) == Standing(2, 5060)


BLOCKS = st.lists(
    st.one_of(
        st.builds(Block, st.sampled_from([WORK, REST]), st.integers(1, 900)), st.builds(Block, st.just(SET))
    ),
    min_size=1,
    max_size=8,
).map(tuple)


@repeatable
@given(BLOCKS, st.lists(st.integers(0, 500), max_size=12))
def test_looking_often_or_once_after_a_long_sleep_says_the_same(blocks, waits):
    """Whether the page ticked all the time or slept: the clock alone says where the run stands."""
    here, now = Standing(0, 0), 0
    for wait in waits:
        now += wait
        here = standing(blocks, here, now)
    assert here == standing(blocks, Standing(0, 0), now)


@repeatable
@given(BLOCKS, st.integers(0, 9000))
def test_work_is_never_more_than_planned_and_never_more_than_the_time_that_passed(blocks, now):
    here = standing(blocks, Standing(0, 0), now)
    done = work_done(blocks, here, now)
    assert 0 <= done <= now
    assert done <= sum(block.seconds for block in blocks if block.kind is WORK)


def test_work_counts_what_was_done_when_it_is_ended_early():
    def at(now):
        return work_done(THREE_WALKS, standing(THREE_WALKS, Standing(0, 0), now), now)

    assert work_done(THREE_WALKS, Standing(0, 1000), 900) == 0, "the clock was put back"
    assert [at(now) for now in (0, 299, 300, 400, 500, 9999)] == [0, 299, 300, 300, 380, 900]
