"""The weekly review: more than agreed, the goal, a step up, and what the card shows (R5 to R8)."""

from datetime import timedelta
from typing import Any

import pytest

from programs.rules.parameters import Parameters
from programs.rules.progression import (
    Mode,
    Outcome,
    SessionOutcome,
    WeekOfSessions,
    review_week,
)
from tests.unit.programs.weeks_of_sessions import (
    GUIDED,
    MONDAY,
    QUOTA,
    G,
    decided,
    inputs,
    review,
    sessions,
)


@pytest.mark.parametrize(("letters", "rule"), [("OGGGG", "R7"), ("OOGGG", "R5"), ("OOOGG", "R5")])
def test_r5_more_than_agreed_on_two_days_holds(letters: str, rule: str) -> None:
    assert review(letters).rule_id == rule


def test_r5_says_that_the_target_is_exactly_the_quota() -> None:
    result = review("OOGGG")
    assert decided(result) == ("R5", Outcome.HOLD, 8)
    assert result.reason == (
        "Did more than agreed on 2 days; the target is exactly the quota, good days included."
    )


def test_r5_a_boom_bust_pattern_holds() -> None:
    result = review(boom_bust_flag=True)
    assert decided(result) == ("R5", Outcome.HOLD, 8)
    assert result.reason.startswith("Very active days were followed by low days")


def test_r6_at_the_goal_the_quota_is_kept() -> None:
    done = WeekOfSessions(tuple(SessionOutcome(s.on, 30, 30, G, 4) for s in sessions("GGGG")))
    result = review(quota=30, week=done, goal=30, weeks_at_goal=3)
    assert decided(result) == ("R6", Outcome.MAINTAIN, 30)
    assert result.reason == "Goal reached for 3 wk."
    assert review(goal=8).reason == "Goal reached for 1 wk."


@pytest.mark.parametrize(("quota", "rule"), [(7.9, "R7"), (8, "R6"), (9, "R6")])
def test_r6_starts_at_the_goal_and_never_above_it(quota: float, rule: str) -> None:
    result = review(quota=quota, goal=8)
    assert result.rule_id == rule
    assert result.proposed_quota == 8


def test_r6_needs_four_fifths_completed() -> None:
    assert review("GGGGs", goal=8).rule_id == "R6"
    assert review("GGGsG?", goal=8).rule_id == "R8"


@pytest.mark.parametrize(
    ("letters", "rule"), [("GGGGs", "R7"), ("GGGs", "R8"), ("GGGG?", "R7"), ("GGGGAA", "R8"), ("GGGGR", "R8")]
)
def test_r7_in_a_symptom_guided_plan(letters: str, rule: str) -> None:
    assert review(letters).rule_id == rule


@pytest.mark.parametrize(("letters", "rule"), [("AAAAA", "R7"), ("GGGGR", "R7"), ("AAAAR", "R7")])
def test_r7_in_a_quota_plan_amber_and_one_red_do_not_count(letters: str, rule: str) -> None:
    assert review(letters, mode=QUOTA).rule_id == rule


@pytest.mark.parametrize(
    ("mode", "dpain", "rule"),
    [(GUIDED, 1, "R7"), (GUIDED, 1.01, "R8"), (QUOTA, 1.99, "R7"), (QUOTA, 2, "R8"), (GUIDED, -3, "R7")],
)
def test_r7_limits_how_much_pain_may_rise(mode: Mode, dpain: float, rule: str) -> None:
    assert review(mode=mode, dpain=dpain).rule_id == rule


@pytest.mark.parametrize(("effort", "rule"), [(5, "R7"), (6, "R8"), (0, "R7")])
def test_r7_effort_may_be_one_above_its_target(effort: int, rule: str) -> None:
    assert review(week=WeekOfSessions(sessions("GGGGG", effort=effort))).rule_id == rule


def test_r7_takes_the_median_effort_of_completed_sessions() -> None:
    week = list(sessions("GGGGG"))
    week[0] = SessionOutcome(MONDAY, 8, actual=8, light=G, effort=6)
    week += [
        SessionOutcome(MONDAY + timedelta(days=5), 8, actual=1, light=G, effort=10, slot=n) for n in (1, 2)
    ]
    facts = review(week=WeekOfSessions(tuple(week[:2] + week[5:]))).facts
    assert facts["effort_median"] == 5.0
    assert review(week=WeekOfSessions(tuple(week))).facts["effort_median"] == 4.0


def test_r7_unknown_effort_is_not_low_effort() -> None:
    result = review(week=WeekOfSessions(sessions("GGGGG", effort=None)))
    assert decided(result) == ("R8", Outcome.HOLD, 8)
    assert result.reason == "Mixed week: repeat 8 (effort not logged)."
    assert "effort not logged" in result.data_gaps


def test_r7_effort_that_was_never_prescribed_does_not_hold_anybody_back() -> None:
    result = review(week=WeekOfSessions(sessions("GGGGG", effort=None)), effort_target=None)
    assert decided(result) == ("R7", Outcome.PROGRESS, 9)
    assert result.reason == "5/5 completed, pain settled as agreed."
    assert result.data_gaps == ()


@pytest.mark.parametrize("mode", Mode)
def test_r7_unknown_pain_is_not_settled_pain(mode: Mode) -> None:
    result = review(dpain=None, mode=mode)
    assert decided(result) == ("R8", Outcome.HOLD, 8)
    assert result.data_gaps == ("pain this week or at baseline not logged",)


@pytest.mark.parametrize(("days", "rule"), [(0, "R8"), (6, "R8"), (7, "R7"), (None, "R7")])
def test_r7_never_twice_within_seven_days(days: int | None, rule: str) -> None:
    assert review(days_since_last_progress=days).rule_id == rule


@pytest.mark.parametrize(("items", "rule"), [(0, "R7"), (1, "R7"), (2, "R8"), (3, "R8")])
def test_r7_at_most_two_items_rise_in_a_week(items: int, rule: str) -> None:
    assert review(upward_changes_this_week=items).rule_id == rule


def test_r7_the_last_step_stops_at_the_goal_and_at_the_ceiling() -> None:
    assert review(step=5, goal=10).proposed_quota == 10
    assert review(step=5, goal=30, ceiling=9).proposed_quota == 9
    assert review(step=0.1, quota=8.2, week=WeekOfSessions(sessions("GGGGG"))).proposed_quota == 8.3


@pytest.mark.parametrize("ceiling", [8, 6])
def test_at_the_ceiling_the_quota_is_held_within_it(ceiling: float) -> None:
    result = review(ceiling=ceiling)
    assert decided(result) == ("R8", Outcome.HOLD, ceiling)
    assert "no room below the goal or the agreed ceiling" in result.reason


def test_a_goal_that_was_lowered_caps_every_proposal() -> None:
    assert review("OOGGG", goal=6).proposed_quota == 6
    assert review(mode=QUOTA, flare_since=MONDAY, goal=6).proposed_quota == 6
    assert review("RRGGG", quota=20, goal=6).proposed_quota == 6


def test_r8_lists_everything_that_stands_against_a_step_up() -> None:
    result = review("RAAGs?", dpain=2, days_since_last_progress=3, upward_changes_this_week=2)
    assert result.reason == (
        "Mixed week: repeat 8 (completed 67%; 1 red; 2 amber; pain higher than in the baseline week; "
        "last step up was 3 days ago; 2 items already rose this week)."
    )
    assert "effort above target" in review(effort_target=2).reason


# When more than one rule matches, the printed order decides


@pytest.mark.parametrize(
    ("letters", "changes", "rule"),
    [
        ("RR???", {"mode": QUOTA}, "R2c"),
        ("RR???", {"mode": GUIDED}, "R2b"),
        ("?????", {"mode": QUOTA, "flare_since": MONDAY}, "R2a"),
        ("ss???", {}, "R1"),
        ("sstt", {}, "R3"),
        ("OOttG", {}, "R4"),
        ("OOGGG", {"consec_hold": 2}, "R4"),
        ("OOGGG", {"goal": 8}, "R5"),
        ("GGGGG", {"goal": 8, "dpain": 5}, "R6"),
    ],
)
def test_the_first_rule_that_matches_decides(letters: str, changes: dict[str, Any], rule: str) -> None:
    assert review(letters, **changes).rule_id == rule


def test_a_week_of_one_session_is_judged_like_any_other() -> None:
    assert review("G").rule_id == "R7"
    assert review("?").rule_id == "R1"


# What the card shows


def test_the_numbers_behind_a_decision_travel_with_it() -> None:
    facts = review("GAORst??", mode=QUOTA).facts
    assert facts == {
        "mode": "quota",
        "sched": 8,
        "done": 4,
        "missed": 2,
        "unknown": 2,
        "over": 1,
        "rated": 4,
        "green": 2,
        "amber": 1,
        "red": 1,
        "adherence_low": 0.5,
        "adherence_high": 0.75,
        "symptom_misses_in_a_row": 1,
        "other_misses_in_a_row": 1,
        "effort_median": 4.0,
        "effort_target": 4,
        "dpain": 0,
        "consec_hold": 0,
        "quota": 8,
        "q0": 8,
        "step": 1,
        "goal": 30,
        "floor": 7.0,
    }


def test_shares_are_told_to_four_places_with_their_bounds() -> None:
    facts = review("Gs?").facts
    assert (facts["adherence_low"], facts["adherence_high"]) == (0.3333, 0.6667)


def test_a_full_log_has_no_gaps() -> None:
    assert review().data_gaps == ()


def test_a_single_gap_is_named_too() -> None:
    assert review("GGGG?").data_gaps == ("1 of 5 sessions not logged",)
    assert review("GGGGd").data_gaps == ("1 of 5 completed sessions not rated",)


@pytest.mark.parametrize(("letters", "mode", "asks"), [("GGGGG", GUIDED, False), ("GGGGA", GUIDED, True)])
def test_accepting_a_step_up_against_an_amber_or_red_week_needs_a_reason(
    letters: str, mode: Mode, asks: bool
) -> None:
    assert review(letters, mode=mode).accept_needs_reason is asks
    assert review("GGGGR", mode=QUOTA).accept_needs_reason
    assert not review("RRGGG", mode=mode).accept_needs_reason


def test_clinic_parameters_reach_the_engine() -> None:
    lenient = Parameters().with_values({"adherence_good": 0.6, "logged_min": 0.4})
    assert review_week(inputs("GGG??"), lenient).rule_id == "R7"
    assert review_week(inputs("GG???"), lenient).rule_id == "R4"
    generous = Parameters().with_values({"floor_share": 0.5, "done_share": 0.6})
    assert review_week(inputs("RRGGG", step=3), generous).proposed_quota == 5
