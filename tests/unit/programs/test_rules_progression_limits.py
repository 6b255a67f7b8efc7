"""The weekly review: what holds for every week, whatever the log says."""

import itertools
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from programs.rules.progression import (
    RULE_VERSION,
    Mode,
    Outcome,
    ReviewInputs,
    ReviewResult,
    SessionOutcome,
    WeekOfSessions,
    review_week,
)
from tests.unit.programs.weeks_of_sessions import (
    LETTERS,
    MONDAY,
    REVIEWED,
    G,
    inputs,
    review,
    sessions,
)

repeatable = settings(database=None, derandomize=True, deadline=None)

# What holds for every week

weeks = st.text(alphabet="".join(LETTERS), max_size=7)
situations = st.fixed_dictionaries(
    {
        "mode": st.sampled_from(Mode),
        "quota": st.integers(1, 40).map(float),
        "q0": st.integers(1, 20).map(float),
        "step": st.integers(1, 5).map(float),
        "goal": st.integers(1, 30).map(float),
        "ceiling": st.none() | st.integers(1, 40).map(float),
        "red_flag": st.none() | st.just("new weakness"),
        "flare_since": st.none() | st.sampled_from([REVIEWED - timedelta(days=n) for n in (0, 7, 8)]),
        "flares_28d": st.integers(0, 3),
        "effort_target": st.none() | st.integers(0, 10),
        "dpain": st.none() | st.sampled_from([-2.0, 0.0, 1.0, 1.5, 2.0]),
        "consec_hold": st.integers(0, 3),
        "boom_bust_flag": st.booleans(),
        "days_since_last_progress": st.none() | st.integers(0, 10),
        "upward_changes_this_week": st.integers(0, 3),
        "last_reliable_quota": st.none() | st.integers(1, 40).map(float),
    }
)
calm = st.fixed_dictionaries(
    {
        "mode": st.sampled_from(Mode),
        "step": st.sampled_from([0.5, 1.0, 3.0]),
        "goal": st.integers(8, 12).map(float),
        "days_since_last_progress": st.none() | st.integers(0, 10),
        "upward_changes_this_week": st.integers(0, 3),
    }
)


def never_broken(result: ReviewResult, given: ReviewInputs) -> None:
    cap = min(given.goal, given.ceiling or given.goal)
    proposed = result.proposed_quota
    assert result.reason
    assert result.version == RULE_VERSION
    assert len(result.options) >= 2
    assert (proposed is None) == (result.outcome is Outcome.REVIEW)
    if proposed is not None:
        assert proposed <= cap
    if result.outcome is Outcome.PROGRESS:
        assert proposed is not None
        assert given.quota < proposed <= given.quota + given.step
        assert given.days_since_last_progress is None or given.days_since_last_progress >= 7
        assert given.upward_changes_this_week < 2
    elif proposed is not None:
        assert proposed <= given.quota or result.outcome is Outcome.MAINTAIN
    if result.outcome is Outcome.STEP_BACK:
        assert proposed is not None
        assert proposed < given.quota
        assert proposed >= min(0.8 * given.q0, cap)


@repeatable
@given(letters=weeks, situation=situations)
def test_any_week_gets_one_decision_within_the_limits(letters: str, situation: dict[str, Any]) -> None:
    built = inputs(letters, **situation)
    never_broken(review_week(built), built)


@repeatable
@given(letters=st.text(alphabet="GGGA", min_size=5, max_size=7), situation=calm)
def test_good_weeks_stay_within_the_limits_too(letters: str, situation: dict[str, Any]) -> None:
    built = inputs(letters, **situation)
    never_broken(review_week(built), built)


def test_every_combination_of_the_main_facts_gets_exactly_one_decision() -> None:
    flags = itertools.product(
        ("GGGGG", "GGGRR", "GG???", "dddGG", "ssGGG", "tttGG", "OOGGG", "GGGGA", "GGsAA", ""),
        Mode,
        (None, "flag"),
        (None, MONDAY, REVIEWED),
        (0, 2),
        (False, True),
        (8.0, 30.0),
        (None, 0.0, 1.5, 2.0),
    )
    for letters, mode, flag, flare, held, boom, goal, dpain in flags:
        built = inputs(
            letters,
            mode=mode,
            red_flag=flag,
            flare_since=flare,
            consec_hold=held,
            boom_bust_flag=boom,
            goal=goal,
            dpain=dpain,
        )
        never_broken(review_week(built), built)


@repeatable
@given(letters=weeks, situation=situations, order=st.randoms(use_true_random=False))
def test_the_same_log_in_any_order_gives_the_same_decision(
    letters: str, situation: dict[str, Any], order: Any
) -> None:
    rows = list(sessions(letters))
    order.shuffle(rows)
    shuffled = inputs(letters, **situation, week=WeekOfSessions(tuple(rows)))
    assert review_week(shuffled) == review_week(inputs(letters, **situation))


@repeatable
@given(rows=st.lists(st.sampled_from(sessions("Gst?p")), max_size=5), order=st.randoms(use_true_random=False))
def test_sessions_of_one_day_are_ordered_by_their_slot(rows: list[SessionOutcome], order: Any) -> None:
    same_day = [
        SessionOutcome(MONDAY, 8, row.actual, row.light, row.effort, row.missed_because, slot)
        for slot, row in enumerate(rows)
    ]
    mixed = list(same_day)
    order.shuffle(mixed)
    assert WeekOfSessions(tuple(mixed)).in_order == same_day


@repeatable
@given(
    letters=st.text(alphabet="".join(LETTERS), min_size=1, max_size=7),
    situation=situations,
    at=st.integers(0, 6),
    corrected=st.sampled_from(sorted(LETTERS)),
)
def test_an_entry_that_is_corrected_and_put_back_gives_the_first_decision_again(
    letters: str, situation: dict[str, Any], at: int, corrected: str
) -> None:
    rows, at = list(sessions(letters)), at % len(letters)
    before = review_week(inputs(week=WeekOfSessions(tuple(rows)), **situation))
    first, rows[at] = rows[at], replace(sessions(corrected)[0], on=rows[at].on)
    review_week(inputs(week=WeekOfSessions(tuple(rows)), **situation))
    rows.append(rows.pop(at))
    rows[-1] = first
    assert review_week(inputs(week=WeekOfSessions(tuple(rows)), **situation)) == before


@repeatable
@given(letters=weeks, situation=situations, told=st.sampled_from("GAROstfm"))
def test_logging_a_missing_session_with_its_ratings_never_makes_too_little_known(
    letters: str, situation: dict[str, Any], told: str
) -> None:
    before = review(letters + "?", **situation)
    assert before.rule_id == "R1" or review(letters + told, **situation).rule_id != "R1"


@repeatable
@given(letters=st.text(alphabet="GARst?", min_size=1, max_size=7), situation=situations)
def test_an_unknown_session_is_never_counted_as_missed_or_done(
    letters: str, situation: dict[str, Any]
) -> None:
    facts = review(letters, **situation).facts
    assert facts["unknown"] == letters.count("?")
    assert facts["missed"] == letters.count("s") + letters.count("t")
    assert facts["done"] == len(letters) - letters.count("?") - letters.count("s") - letters.count("t")


@settings(repeatable, max_examples=40)
@given(
    log=st.lists(
        st.tuples(st.text(alphabet="GGGGARs?", min_size=3, max_size=7), st.integers(1, 9)),
        min_size=4,
        max_size=16,
    ),
    mode=st.sampled_from(Mode),
    goal=st.integers(9, 14).map(float),
)
def test_whatever_happens_the_stairs_stay_between_floor_and_goal_with_a_week_between_steps_up(
    log: list[tuple[str, int]], mode: Mode, goal: float
) -> None:
    quota, day, ups = 8.0, 0, []
    for letters, days_later in log:
        day += days_later
        since = day - ups[-1] if ups else None
        result = review(letters, mode=mode, quota=quota, goal=goal, days_since_last_progress=since)
        if result.outcome is Outcome.PROGRESS:
            ups.append(day)
        quota = result.proposed_quota or quota
        assert 0.8 * 8 <= quota <= goal
    assert all(after - before >= 7 for before, after in itertools.pairwise(ups))


@pytest.mark.parametrize("mode", Mode)
def test_what_is_not_logged_is_not_taken_for_missed(mode: Mode) -> None:
    assert review("?????", mode=mode).rule_id == "R1"
    assert review("ttttt", mode=mode).rule_id == "R4"
    assert review("GGG??", mode=mode).rule_id == "R8"
    assert review("GGGtt", mode=mode).rule_id == "R4"


def test_a_year_of_good_weeks_climbs_one_step_a_week_to_the_goal_and_stays() -> None:
    quota, last, climbed = 8.0, None, []
    for week in range(52):
        rows = tuple(SessionOutcome(s.on, quota, quota, G, 4) for s in sessions("GGGGG"))
        built = inputs(
            week=WeekOfSessions(rows),
            quota=quota,
            days_since_last_progress=None if last is None else week * 7 - last,
        )
        result = review_week(built)
        if result.outcome is Outcome.PROGRESS:
            last = week * 7
        assert result.proposed_quota is not None
        quota = result.proposed_quota
        climbed.append(quota)
    assert climbed[:22] == [float(q) for q in range(9, 31)]
    assert set(climbed[22:]) == {30.0}
