"""When a check question comes back: day 2, 7, 21 and 60; after a wrong answer, two days later."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from education.rules.retrieval import DAYS, GAPS, Answer, Recall, due, recall

FIRST = date(2026, 3, 1)
repeatable = settings(database=None, derandomize=True, deadline=None)


def day(n: int) -> date:
    return FIRST + timedelta(days=n)


def answers(*said: tuple[int, bool]) -> list[Answer]:
    return [Answer(day(n), right) for n, right in said]


def due_after(*said: tuple[int, bool]) -> int | None:
    """The day, counted from the first, on which the question is due after these answers."""
    state = recall(answers(*said))
    return (state.due_on - FIRST).days if state and state.due_on else None


some_answers = st.lists(st.tuples(st.integers(0, 40), st.booleans()), min_size=1, max_size=12).map(
    lambda steps: [
        Answer(day(sum(gap for gap, _right in steps[: n + 1])), right)
        for n, (_gap, right) in enumerate(steps)
    ]
)


def test_nothing_is_known_before_the_first_answer():
    assert recall([]) is None


def test_a_question_that_is_always_right_on_the_day_comes_back_on_day_2_7_21_and_60():
    said = [(0, True)]
    for expected in DAYS:
        assert due_after(*said) == expected
        said.append((expected, True))
    assert due_after(*said) is None


@pytest.mark.parametrize("before", [[], [(0, True)], [(0, True), (2, True), (7, True)]])
def test_after_a_wrong_answer_it_comes_back_two_days_later(before):
    assert due_after(*before, (20, False)) == 22


def test_after_a_wrong_answer_the_days_start_again():
    assert due_after((0, True), (2, False), (4, True)) == 9
    assert due_after((0, True), (2, False), (4, True), (9, True)) == 23


def test_a_late_answer_shifts_the_rest_and_two_are_never_due_at_once():
    assert due_after((0, True), (10, True)) == 15


def test_reading_again_before_the_day_puts_nothing_off():
    assert due_after((0, True), (1, True)) == 2
    assert due_after((0, True), (1, True), (1, True), (2, True)) == 7


def test_mastered_is_two_right_answers_at_least_seven_days_apart():
    assert recall(answers((0, True), (6, True))).mastered_on is None
    assert recall(answers((0, True), (7, True))).mastered_on == day(7)


def test_a_wrong_answer_between_or_after_takes_it_back():
    assert recall(answers((0, True), (3, False), (7, True))).mastered_on is None
    assert recall(answers((0, True), (7, True), (21, False))).mastered_on is None


def test_those_that_have_waited_longest_come_first_and_never_more_than_three():
    standing = [
        (key, Recall(0, day(n), None, True)) for key, n in (("c", 3), ("a", 1), ("d", 9), ("b", 2), ("e", 0))
    ]
    assert due(standing, day(5)) == ["e", "a", "b"]
    assert due(standing, day(0)) == ["e"]
    assert due([("done", Recall(4, None, None, True))], day(500)) == []


@repeatable
@given(some_answers)
def test_what_is_due_is_always_at_least_two_days_after_the_last_stage(said):
    """No answer ever makes a question due on the same day again."""
    state = recall(said)
    assert state.due_on is None or state.due_on >= min(one.on for one in said) + GAPS[0]
    if not said[-1].correct:
        assert state == Recall(0, said[-1].on + GAPS[0], None, False)


@repeatable
@given(some_answers)
def test_mastered_always_rests_on_two_right_answers_a_week_apart_with_none_wrong_between(said):
    state = recall(said)
    wrong = max((n for n, one in enumerate(said) if not one.correct), default=-1)
    since = [one.on for one in said[wrong + 1 :]]
    assert (state.mastered_on is not None) == (bool(since) and since[-1] - since[0] >= timedelta(days=7))


@repeatable
@given(some_answers)
def test_the_same_log_gives_the_same_answer_and_a_mended_log_mends_it(said):
    assert recall(said) == recall(tuple(said))
    mended = [Answer(one.on, True) for one in said]
    assert recall(mended).stage >= recall(said).stage


@repeatable
@given(some_answers)
def test_the_stage_never_passes_the_fourth(said):
    state = recall([*said, *(Answer(said[-1].on + timedelta(days=100 * n), True) for n in range(1, 9))])
    assert state.stage == len(DAYS)
    assert state.due_on is None
