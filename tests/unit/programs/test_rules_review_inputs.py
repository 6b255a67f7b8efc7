"""What the weekly review is given: sessions that are done, missed or unknown, and values that can be."""

from datetime import timedelta
from typing import Any

import pytest

from programs.rules.parameters import Parameters
from programs.rules.progression import (
    MissReason,
    SessionOutcome,
    WeekOfSessions,
)
from tests.unit.programs.weeks_of_sessions import (
    MONDAY,
    REVIEWED,
    inputs,
    sessions,
)

# Sessions


def test_nine_tenths_of_the_quota_is_done_and_more_than_eleven_tenths_is_over() -> None:
    p = Parameters()
    amounts = {amount: SessionOutcome(MONDAY, 10, actual=amount) for amount in (8.9, 9, 11, 11.1)}
    assert [row.done(p) for row in amounts.values()] == [False, True, True, True]
    assert [row.over(p) for row in amounts.values()] == [False, False, False, True]


def test_unknown_is_neither_done_nor_missed() -> None:
    unknown, p = SessionOutcome(MONDAY, 8), Parameters()
    assert not any((unknown.logged, unknown.done(p), unknown.missed(p), unknown.over(p)))


def test_a_quota_that_was_met_is_not_a_miss_although_a_reason_was_given() -> None:
    for why in (MissReason.PAIN, MissReason.TIME):
        met, p = SessionOutcome(MONDAY, 8, actual=8, missed_because=why), Parameters()
        assert not any((met.missed(p), met.missed_for_symptoms(p), met.missed_otherwise(p)))


def test_a_reason_without_an_amount_is_a_logged_miss() -> None:
    missed, p = SessionOutcome(MONDAY, 8, missed_because=MissReason.PAIN), Parameters()
    assert all((missed.logged, missed.missed(p), missed.missed_for_symptoms(p)))
    assert not missed.missed_otherwise(p)


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"quota": 0}, "quota"),
        ({"quota": float("nan")}, "quota"),
        ({"quota": float("inf")}, "quota"),
        ({"quota": 8, "actual": -1}, "actual"),
        ({"quota": 8, "actual": float("inf")}, "actual"),
        ({"quota": 8, "effort": 11}, "effort"),
        ({"quota": 8, "effort": -1}, "effort"),
    ],
)
def test_a_session_that_cannot_be_is_refused_by_name(changes: dict[str, Any], name: str) -> None:
    with pytest.raises(ValueError, match=f"^{name}:"):
        SessionOutcome(on=MONDAY, **changes)


@pytest.mark.parametrize("effort", [0, 10])
def test_effort_at_the_ends_of_its_range_is_taken(effort: int) -> None:
    assert SessionOutcome(MONDAY, 0.5, actual=0, effort=effort).effort == effort


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("quota", 0),
        ("q0", -1),
        ("step", 0),
        ("goal", float("inf")),
        ("resolution", 0),
        ("ceiling", 0),
        ("last_reliable_quota", 0),
        ("flares_28d", -1),
        ("consec_hold", -1),
        ("days_since_last_progress", -1),
        ("upward_changes_this_week", -1),
        ("effort_target", 11),
        ("effort_target", -1),
        ("dpain", 10.5),
        ("dpain", -10.5),
        ("flare_since", REVIEWED + timedelta(days=1)),
    ],
)
def test_review_inputs_that_cannot_be_are_refused_by_name(field: str, value: Any) -> None:
    with pytest.raises(ValueError, match=f"^{field}:"):
        inputs(**{field: value})


def test_a_week_cannot_plan_fewer_than_no_sessions() -> None:
    with pytest.raises(ValueError, match="planned"):
        WeekOfSessions((), planned=-1)
    assert WeekOfSessions((), planned=0).sched == 0


def test_inputs_at_the_ends_of_their_ranges_are_taken() -> None:
    for target, dpain in ((0, -10), (10, 10)):
        assert inputs(effort_target=target, dpain=dpain, flare_since=REVIEWED).dpain == dpain


def test_an_extra_session_that_was_logged_counts_as_scheduled() -> None:
    assert WeekOfSessions(sessions("GGGGG"), planned=3).sched == 5


def test_what_is_not_said_counts_as_none() -> None:
    said = inputs()
    assert (said.flares_28d, said.consec_hold, said.upward_changes_this_week, said.weeks_at_goal) == (
        0,
        0,
        0,
        1,
    )
    assert (said.red_flag, said.flare_since, said.ceiling, said.days_since_last_progress) == (None,) * 4
    assert not said.boom_bust_flag
