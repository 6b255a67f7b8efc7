"""The weekly review: safety, flares, hard sessions, too little known, misses and barriers (R0 to R4)."""

import itertools
from datetime import date, timedelta

import pytest

from programs.rules.progression import (
    Mode,
    Outcome,
    SessionOutcome,
    WeekOfSessions,
)
from tests.unit.programs.weeks_of_sessions import (
    MONDAY,
    QUOTA,
    REVIEWED,
    R,
    decided,
    review,
    sessions,
)

# The agreed examples


def test_a_settled_symptom_guided_week_goes_one_step_up() -> None:
    result = review("GGGGA")
    assert decided(result) == ("R7", Outcome.PROGRESS, 9)
    assert result.reason == "5/5 completed, pain settled as agreed, effort 4/10."


def test_two_hard_sessions_in_a_quota_plan_are_for_the_clinician_and_never_cut_the_quota() -> None:
    result = review("GGGRR", mode=QUOTA)
    assert decided(result) == ("R2c", Outcome.REVIEW, None)
    assert result.options == ("Keep the quota", "Use the setback plan", "Switch to symptom-guided")
    assert result.reason.startswith("2 hard sessions; time-contingent plan is not cut for pain alone")


def test_two_of_five_done_and_three_missed_asks_about_barriers() -> None:
    result = review("GtGfm")
    assert decided(result) == ("R4", Outcome.REVIEW, None)
    assert result.reason == (
        "Completed 40%; reasons: fear, no reason given, time. "
        "Consider time, transport, fear, meaning of goal."
    )


def test_a_red_flag_with_anything_pauses_the_item() -> None:
    for letters, mode in itertools.product(("GGGGG", "RRRRR", "?????", "sssss"), Mode):
        result = review(letters, mode=mode, red_flag="new weakness", flare_since=MONDAY)
        assert decided(result) == ("R0", Outcome.REVIEW, None)
        assert result.suspend


def test_pain_up_by_one_and_a_half_holds_a_symptom_guided_plan() -> None:
    result = review(dpain=1.5)
    assert decided(result) == ("R8", Outcome.HOLD, 8)
    assert result.reason == "Mixed week: repeat 8 (pain higher than in the baseline week)."


# Each rule in its printed order


def test_r0_names_the_day_of_the_safety_answer() -> None:
    assert review(red_flag="new foot sore", red_flag_on=MONDAY).reason == (
        "Safety answer on 2026-05-04: new foot sore. Item paused until a clinician records an outcome."
    )
    assert review(red_flag="new foot sore").reason.startswith("Safety answer: new foot sore.")


def test_only_r0_suspends() -> None:
    assert not any(review(week).suspend for week in ("GGGGG", "RRGGG", "?????", "sssss", "ttttt", "OOOOO"))


def test_r2a_a_first_flare_in_a_quota_plan_starts_the_plan_and_names_where_it_resumes() -> None:
    result = review(mode=QUOTA, flare_since=date(2026, 5, 9), flares_28d=1)
    assert decided(result) == ("R2a", Outcome.FLARE_PLAN, 8)
    assert result.reason == "Flare since 2026-05-09: pre-agreed setback plan, then resume at 8."


def test_r2a_a_second_flare_in_the_window_is_for_review() -> None:
    result = review(mode=QUOTA, flare_since=date(2026, 5, 9), flares_28d=2)
    assert decided(result) == ("R2a", Outcome.REVIEW, None)
    assert result.reason == "2 flares in 28 days: review together."


@pytest.mark.parametrize(("days", "outcome"), [(7, Outcome.FLARE_PLAN), (8, Outcome.REVIEW)])
def test_r2a_a_flare_beyond_seven_days_is_for_review(days: int, outcome: Outcome) -> None:
    since = REVIEWED - timedelta(days=days)
    assert review(mode=QUOTA, flare_since=since, flares_28d=1).outcome is outcome


def test_r2a_comes_before_hard_sessions() -> None:
    assert review("RRRRR", mode=QUOTA, flare_since=MONDAY).rule_id == "R2a"


@pytest.mark.parametrize(
    ("letters", "flare", "reason"),
    [
        ("RRGGG", None, "2 sessions over the agreed limit or not settled by next morning."),
        ("GGGGG", MONDAY, "Flare since 2026-05-04."),
        (
            "RRRGG",
            MONDAY,
            "3 sessions over the agreed limit or not settled by next morning. Flare since 2026-05-04.",
        ),
    ],
)
def test_r2b_hard_sessions_or_a_flare_step_a_symptom_guided_plan_back(
    letters: str, flare: date | None, reason: str
) -> None:
    result = review(letters, quota=12, q0=8, week=WeekOfSessions(sessions(letters)), flare_since=flare)
    assert decided(result) == ("R2b", Outcome.STEP_BACK, 11)
    assert result.reason == reason


def test_r2b_one_hard_session_is_not_enough() -> None:
    assert decided(review("RGGGG")) == ("R8", Outcome.HOLD, 8)


def test_a_hard_session_counts_although_it_was_cut_short() -> None:
    short = SessionOutcome(MONDAY, 8, actual=3, light=R)
    week = WeekOfSessions((short, *sessions("?RGGG")[1:]))
    assert review(week=week).rule_id == "R2b"


def test_a_step_back_stops_at_four_fifths_of_the_first_quota() -> None:
    assert decided(review("RRGGG", step=3)) == ("R2b", Outcome.STEP_BACK, 7)
    assert decided(review("RRGGG", step=3, resolution=0.1)) == ("R2b", Outcome.STEP_BACK, 6.4)


def test_a_step_back_from_the_floor_is_for_the_clinician() -> None:
    result = review("RRGGG", quota=7)
    assert decided(result) == ("R2b", Outcome.REVIEW, None)
    assert "7 is already the lowest agreed level" in result.reason


def test_r2c_one_hard_session_lets_a_quota_plan_go_on() -> None:
    assert decided(review("RGGGG", mode=QUOTA)) == ("R7", Outcome.PROGRESS, 9)


@pytest.mark.parametrize("mode", Mode)
def test_r1_too_little_logged_holds(mode: Mode) -> None:
    result = review("GG???", mode=mode)
    assert decided(result) == ("R1", Outcome.HOLD, 8)
    assert result.reason.startswith("Only 2/5 sessions are logged; not enough to judge.")
    assert result.data_gaps == ("3 of 5 sessions not logged",)


def test_r1_three_of_five_logged_is_enough() -> None:
    assert review("GGG??").rule_id == "R8"


def test_r1_missed_sessions_are_logged() -> None:
    assert review("Gts??").rule_id == "R4"


def test_r1_planned_sessions_without_a_row_are_not_logged() -> None:
    result = review(week=WeekOfSessions(sessions("GG"), planned=5))
    assert (result.rule_id, result.facts["unknown"]) == ("R1", 3)


@pytest.mark.parametrize(
    ("letters", "rule"), [("ddGGG", "R7"), ("dddGG", "R1"), ("ddGG", "R7"), ("ddGp", "R1")]
)
def test_r1_at_least_half_of_the_completed_sessions_are_rated(letters: str, rule: str) -> None:
    assert review(letters).rule_id == rule


def test_r1_says_when_ratings_are_what_is_missing() -> None:
    result = review("dddGG")
    assert result.reason.startswith("Only 2/5 completed sessions are rated;")
    assert result.data_gaps == ("3 of 5 completed sessions not rated",)


def test_r1_a_week_without_planned_sessions_is_not_judged() -> None:
    result = review(week=WeekOfSessions(()))
    assert decided(result) == ("R1", Outcome.HOLD, 8)
    assert result.reason == "No session was planned this week; not enough to judge."
    assert (result.facts["adherence_low"], result.facts["adherence_high"]) == (0.0, 1.0)


def test_r1_a_week_with_nothing_completed_is_not_asked_for_ratings() -> None:
    assert review("tGtGt".replace("G", "s")).rule_id == "R4"


def test_r3_two_symptom_misses_in_a_row_go_back_to_the_last_reliable_level() -> None:
    result = review("ssGGG", quota=12, last_reliable_quota=10)
    assert decided(result) == ("R3", Outcome.STEP_BACK, 10)
    assert result.reason == "Quota missed twice for symptoms; last reliable level was 10."


def test_r3_counts_longer_runs_in_its_reason() -> None:
    assert review("sssGG", quota=12, last_reliable_quota=10).reason.startswith(
        "Quota missed 3 times in a row for symptoms"
    )


@pytest.mark.parametrize("reliable", [None, 12, 13])
def test_r3_without_a_lower_reliable_level_goes_one_step_back(reliable: float | None) -> None:
    result = review("ssGGG", quota=12, last_reliable_quota=reliable)
    assert decided(result) == ("R3", Outcome.STEP_BACK, 11)
    assert "no lower level is known to be reliable" in result.reason


def test_r3_never_goes_below_the_floor() -> None:
    assert decided(review("ssGGG", quota=12, last_reliable_quota=2)) == ("R3", Outcome.STEP_BACK, 7)


def test_r3_a_quota_cut_short_for_symptoms_counts_as_missed() -> None:
    assert review("spGGG", quota=12).rule_id == "R3"


@pytest.mark.parametrize("letters", ["sGsGG", "s?sGG", "stsGG"])
def test_r3_needs_two_in_a_row_and_what_is_unknown_ends_a_run(letters: str) -> None:
    assert review(letters).rule_id != "R3"


def test_r3_comes_before_low_adherence() -> None:
    assert review("sssss", quota=12).rule_id == "R3"


@pytest.mark.parametrize(
    ("letters", "rule"), [("GGsts", "R4"), ("GGst", "R8"), ("Gsts", "R4"), ("GsGs", "R8")]
)
def test_r4_less_than_half_completed(letters: str, rule: str) -> None:
    assert review(letters).rule_id == rule


@pytest.mark.parametrize(("letters", "rule"), [("GGGtt", "R4"), ("GtGtG", "R8"), ("GGGmf", "R4")])
def test_r4_two_other_misses_in_a_row(letters: str, rule: str) -> None:
    assert review(letters).rule_id == rule


@pytest.mark.parametrize(("weeks", "rule"), [(1, "R7"), (2, "R4"), (3, "R4")])
def test_r4_two_weeks_on_hold_in_a_row(weeks: int, rule: str) -> None:
    assert review(consec_hold=weeks).rule_id == rule


def test_r4_says_when_it_is_the_weeks_on_hold() -> None:
    assert review(consec_hold=2).reason == (
        "Completed 100%; reasons: none given. Consider time, transport, fear, meaning of goal. "
        "On hold for 2 weeks in a row."
    )
    assert "On hold" not in review("GGGtt").reason
