"""Graded exposure: fear ladders go by what was predicted and what happened, and never by pain alone."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.rules.exposure import (
    ExposureInputs,
    ExposureResult,
    Outcome,
    Rung,
    Trial,
    next_rung,
    offer_exposure,
    review_exposure,
    sort_rungs,
    start_rung,
    violation,
)
from programs.rules.parameters import Parameters

FIRST_OF_MAY = date(2026, 5, 1)
LADDER = tuple(Rung(f"step-{suds}", suds) for suds in (20, 35, 40, 50, 60, 70, 80, 90))
# A trial that went well, and taught something.
WELL = Trial("step-40", FIRST_OF_MAY, 70, 20, 60, False, False, "kitchen", 3, 3, 3)


def trials(*changes: dict[str, Any]) -> tuple[Trial, ...]:
    """Trials on days that follow each other, each as WELL except for what is said."""
    return tuple(
        replace(WELL, on=FIRST_OF_MAY + timedelta(days=day), **change) for day, change in enumerate(changes)
    )


def review(*changes: dict[str, Any], p: Parameters = Parameters(), **of: Any) -> ExposureResult:  # noqa: B008
    given_ = ExposureInputs(LADDER, trials(*changes), cleared=True, current="step-40")
    return review_exposure(replace(given_, **of), p)


def decided(result: ExposureResult) -> tuple[str, Outcome, str | None]:
    return result.rule_id, result.outcome, result.rung


KITCHEN: dict[str, Any] = {}
STAIRS = {"context": "stairs"}


def test_nothing_is_suggested_before_somebody_confirmed_that_it_is_safe() -> None:
    for current, done in ((None, ()), ("step-40", (KITCHEN, STAIRS)), ("step-40", ({"happened": True},))):
        result = review(*done, cleared=False, current=current)
        assert decided(result) == ("E0", Outcome.BLOCKED, None)


def test_the_ladder_is_sorted_by_fear_and_starts_between_thirty_and_fifty() -> None:
    mixed = (LADDER[5], LADDER[1], LADDER[7], LADDER[0], *LADDER[2:5], LADDER[6])
    assert sort_rungs(mixed) == LADDER
    assert start_rung(mixed).key == "step-35"
    assert decided(review(current=None)) == ("E1", Outcome.START, "step-35")


@pytest.mark.parametrize(
    ("fears", "start"),
    [((29, 30), 30), ((50, 51), 50), ((10, 20, 60), 20), ((10, 55, 90), 55), ((20, 60), 20), ((80, 95), 80)],
)
def test_without_a_step_in_the_band_the_nearest_is_the_start(fears: tuple[int, ...], start: int) -> None:
    assert start_rung(Rung(str(fear), fear) for fear in fears).suds_initial == start


def test_a_ladder_needs_a_step_and_each_step_once() -> None:
    with pytest.raises(ValueError, match="at least one step"):
        start_rung(())
    for rungs in ((), (Rung("a", 30), Rung("a", 50))):
        with pytest.raises(ValueError, match="each once"):
            ExposureInputs(rungs)
    with pytest.raises(ValueError, match="not a step of this ladder"):
        ExposureInputs(LADDER, current="step-41")


def test_without_a_word_nothing_is_cleared_and_ends_of_ranges_are_taken() -> None:
    assert review_exposure(ExposureInputs(LADDER)).outcome is Outcome.BLOCKED
    assert (WELL.slot, Rung("a", 100).suds_initial, Rung("a", 0).suds_initial) == (0, 100, 0)
    assert offer_exposure(44, names_a_feared_movement=False).offered
    for size, told in ((7, True), (8, False), (15, False), (16, True)):
        rungs = tuple(Rung(f"step-{n}", 35 + n) for n in range(size))
        result = review_exposure(ExposureInputs(rungs, cleared=True, current="step-1"))
        assert any("are usual" in gap for gap in result.data_gaps) is told, size


def test_violation_is_what_was_predicted_less_what_happened() -> None:
    table = {(80, False): 80, (80, True): -20, (0, True): -100, (100, False): 100, (None, False): None}
    for (pre, happened), points in table.items():
        assert violation(replace(WELL, likelihood_pre=pre, happened=happened)) == points
    assert violation(replace(WELL, happened=None)) is None


def test_two_unbelieved_trials_in_two_places_go_on_to_the_next_step() -> None:
    result = review(KITCHEN, STAIRS)
    assert decided(result) == ("E6", Outcome.ADVANCE, "step-50")
    assert result.reason == "2 trials without safety behaviours ended at a likelihood of 25 or less."
    assert result.data_gaps == ()


def test_learnt_in_one_place_only_is_repeated_in_another() -> None:
    result = review({"context": "Kitchen "}, {"context": "kitchen"})
    assert decided(result) == ("E5", Outcome.NEW_CONTEXT, "step-40")
    assert "kitchen" in result.reason


def test_a_place_that_was_not_noted_is_a_gap_and_not_one_place() -> None:
    result = review({"context": ""}, {"context": " "})
    assert result.outcome is Outcome.ADVANCE
    assert "place is not noted for every trial" in result.data_gaps


def test_the_limits_of_learning_from_both_sides() -> None:
    table = {
        "likelihood 25 twice": (({"likelihood_post": 25}, STAIRS), "E6"),
        "likelihood 26 once": (({"likelihood_post": 26}, STAIRS), "E8"),
        "one trial is not enough": ((KITCHEN,), "E8"),
        "a safety behaviour does not count": (({"safety_behaviour_used": True}, STAIRS), "E8"),
        "unknown safety behaviours do not count": (({"safety_behaviour_used": None}, STAIRS), "E8"),
        "fear at half of the first": (({"suds_peak": 20},), "E5"),
        "fear just above half": (({"suds_peak": 21},), "E8"),
        "calm thanks to a safety behaviour": (({"suds_peak": 20, "safety_behaviour_used": True},), "E8"),
        "calm before, not last time": (({"suds_peak": 20}, {"likelihood_post": 50}), "E8"),
        "calm in two places": (({"suds_peak": 15, **STAIRS}, {"suds_peak": 20}), "E6"),
        "calm here, unbelieved there": ((STAIRS, {"suds_peak": 20, "likelihood_post": 50}), "E6"),
        "likelihood fell by 10": (({"likelihood_pre": 60, "likelihood_post": 50},), "E8"),
        "likelihood fell by 9": (({"likelihood_pre": 59, "likelihood_post": 50},), "E7"),
        "likelihood rose": (({"likelihood_pre": 50, "likelihood_post": 60},), "E7"),
        "likelihood not rated": (({"likelihood_post": None},), "E8"),
        "learnt although the last fell little": ((STAIRS, {"likelihood_pre": 25}), "E6"),
        "no trial yet": ((), "E8"),
    }
    for name, (done, rule) in table.items():
        assert review(*done).rule_id == rule, name


def test_staying_says_why() -> None:
    little = review({"likelihood_pre": 59, "likelihood_post": 50})
    assert decided(little) == ("E7", Outcome.STAY, "step-40")
    assert little.reason == "How likely it seemed fell by 9 points, less than 10: stay with this step."
    assert decided(review()) == ("E8", Outcome.STAY, "step-40")
    assert review().reason == "This step has no completed trial yet: do it."
    assert review(KITCHEN).reason == "On its way: repeat this step."


def test_a_step_avoided_twice_or_peaking_at_ninety_is_split() -> None:
    gone = {"avoided": True}
    assert decided(review(gone, gone)) == ("E4", Outcome.SPLIT, "step-40")
    assert review(gone, KITCHEN, gone).reason == "Avoided twice: a smaller step in between may help."
    assert (
        review({"suds_peak": 90}).reason
        == "Fear peaked at 90 out of 100: a smaller step in between may help."
    )
    assert review(gone).rule_id == review({"suds_peak": 89}).rule_id == "E8"
    assert review({"suds_peak": 95}, KITCHEN).rule_id == "E5", "it eased since"


def test_feared_harm_that_happened_is_looked_at_before_anything_else_about_the_step() -> None:
    result = review({"happened": True, "suds_peak": 95, "pain_24h": 9, "pain_48h": 9})
    assert decided(result) == ("E2", Outcome.REVIEW, "step-40")
    assert result.reason.startswith("What was feared happened, once")
    assert review({"happened": True}, {"happened": True}, {"happened": True}).reason.count("3 times") == 1


def test_pain_asks_for_a_review_only_when_it_stays_up_beyond_two_days() -> None:
    table = {
        (3, 6, 6): "E3",
        (3, 6, 5): "E6",
        (3, 5, 6): "E6",
        (3, None, 6): "E3",
        (None, 9, 9): "E6",
        (3, 10, None): "E6",
    }
    for (pre, day, two_days), rule in table.items():
        after = {"pain_pre": pre, "pain_24h": day, "pain_48h": two_days}
        assert review(after, STAIRS).rule_id == rule, after
    gaps = review({"pain_24h": 6, "pain_48h": None}).data_gaps
    assert gaps == ("pain was up next day; whether it settled within 48 hours is not known",)


def test_what_a_clinician_decided_about_no_longer_alarms_but_still_counts_as_learning() -> None:
    for alarm in ({"happened": True}, {"pain_24h": 9, "pain_48h": 9}, {"suds_peak": 95}, {"avoided": True}):
        seen = {**alarm, "reviewed": True}
        assert review(alarm, alarm).outcome in (Outcome.REVIEW, Outcome.SPLIT), alarm
        assert review(seen, seen).outcome not in (Outcome.REVIEW, Outcome.SPLIT), alarm
    assert review({"reviewed": True}, {**STAIRS, "reviewed": True}).outcome is Outcome.ADVANCE


def with_done(*keys: str) -> tuple[Rung, ...]:
    return tuple(replace(rung, done=rung.key in keys) for rung in LADDER)


def test_the_order_varies_from_half_the_ladder_on() -> None:
    done: list[str] = []
    while (following := next_rung(with_done(*done))) is not None:
        done.append(following.key)
    # Seven steps from the start up: four in order, then the middle one of those left.
    assert done == ["step-35", "step-40", "step-50", "step-60", "step-80", "step-90", "step-70"]


def test_half_of_an_even_ladder_is_half() -> None:
    four = tuple(Rung(f"step-{n}", 40 + n, done=n < 2) for n in range(4))
    following = next_rung(four)
    assert following is not None
    assert following.key == "step-3"


def test_a_step_left_out_comes_when_no_harder_one_is_left() -> None:
    many = tuple(Rung(f"step-{suds}", suds) for suds in range(30, 96, 5))
    left_out = tuple(replace(rung, done=rung.suds_initial >= 80) for rung in many)
    following = [next_rung(left_out, after=key) for key in ("step-35", "step-75", "step-95", None)]
    assert [rung and rung.suds_initial for rung in following] == [40, 30, 30, 30]


def test_the_last_step_completes_the_ladder() -> None:
    others = with_done(*(rung.key for rung in LADDER if rung.key != "step-40"))
    result = review(KITCHEN, STAIRS, rungs=others)
    assert decided(result) == ("E6", Outcome.COMPLETE, None)
    assert result.reason.endswith("Every step is done: keep using what was learnt.")


def test_exposure_is_offered_for_fear_and_not_for_an_unknown_score() -> None:
    offered = {
        (29, False): True,
        (28, False): False,
        (None, False): False,
        (None, True): True,
        (11, True): True,
    }
    for (tsk11, named), expected in offered.items():
        assert offer_exposure(tsk11, named).offered is expected, (tsk11, named)
    for beyond in (10, 45):
        with pytest.raises(ValueError, match="11 to 44"):
            offer_exposure(beyond, names_a_feared_movement=True)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("likelihood_pre", 101),
        ("likelihood_post", -1),
        ("suds_peak", 50.5),
        ("pain_pre", 11),
        ("pain_48h", True),
    ],
)
def test_a_rating_out_of_range_is_refused_by_name(field: str, value: object) -> None:
    with pytest.raises(ValueError, match=f"^{field}:"):
        replace(WELL, **{field: value})
    with pytest.raises(ValueError, match="suds_initial"):
        Rung("a", 101)


def test_a_short_ladder_and_what_is_not_noted_are_named_on_the_card() -> None:
    gaps = review(
        {"happened": None, "likelihood_pre": None, "safety_behaviour_used": None}, rungs=LADDER[:7]
    ).data_gaps
    assert gaps == (
        "7 steps; 8 to 15 are usual",
        "what happened is not noted for every trial",
        "likelihood is not rated for every trial",
        "safety behaviours are not noted for every trial",
    )


def test_the_card_shows_the_numbers_behind_the_suggestion() -> None:
    result = review(KITCHEN, {**STAIRS, "suds_peak": 30}, {"avoided": True}, rungs=with_done("step-35"))
    assert result.facts == {
        "rungs": 8,
        "rungs_done": 1,
        "suds_initial": 40,
        "trials": 2,
        "avoided": 1,
        "feared_harm_happened": 0,
        "unlikely_without_safety_behaviours": 2,
        "last_suds_peak": 30,
        "last_fall": 50,
        "places": 2,
    }


def test_a_clinic_may_move_a_limit() -> None:
    assert review(KITCHEN, p=Parameters().with_values({"exposure_trials": 1})).rule_id == "E5"


maybe_percent = st.none() | st.integers(0, 100)
maybe_pain = st.none() | st.integers(0, 10)
any_trial = st.builds(
    Trial,
    rung=st.sampled_from([rung.key for rung in LADDER]),
    on=st.dates(FIRST_OF_MAY, FIRST_OF_MAY + timedelta(days=9)),
    likelihood_pre=maybe_percent,
    likelihood_post=maybe_percent,
    suds_peak=maybe_percent,
    happened=st.sampled_from([None, True, False]),
    safety_behaviour_used=st.sampled_from([None, True, False]),
    context=st.sampled_from(["", "kitchen", "stairs"]),
    pain_pre=maybe_pain,
    pain_24h=maybe_pain,
    pain_48h=maybe_pain,
    avoided=st.booleans(),
    reviewed=st.booleans(),
    slot=st.integers(0, 1),
)
any_ladder = st.lists(st.booleans(), min_size=len(LADDER), max_size=len(LADDER)).map(
    lambda done: tuple(replace(rung, done=is_done) for rung, is_done in zip(LADDER, done, strict=True))
)
any_inputs = st.builds(
    ExposureInputs,
    rungs=any_ladder,
    trials=st.lists(any_trial, max_size=8).map(tuple),
    cleared=st.booleans(),
    current=st.none() | st.sampled_from([rung.key for rung in LADDER]),
)


@given(any_inputs, st.randoms(use_true_random=False))
def test_every_log_has_one_decision_the_same_in_any_order(inputs: ExposureInputs, random: Any) -> None:
    result = review_exposure(inputs)
    assert result.reason
    assert len(result.options) >= 2
    assert (result.outcome is Outcome.BLOCKED) is not inputs.cleared
    shuffled = random.sample(inputs.trials, len(inputs.trials))
    rungs = random.sample(inputs.rungs, len(inputs.rungs))
    assert review_exposure(replace(inputs, trials=tuple(shuffled), rungs=tuple(rungs))) == result


@given(any_inputs)
def test_pain_at_its_peak_or_next_day_alone_changes_nothing(inputs: ExposureInputs) -> None:
    quiet = replace(inputs, trials=tuple(replace(t, pain_48h=None, pain_24h=None) for t in inputs.trials))
    sore = replace(inputs, trials=tuple(replace(t, pain_48h=None, pain_24h=10) for t in inputs.trials))
    assert decided(review_exposure(quiet)) == decided(review_exposure(sore))


@given(any_inputs)
def test_only_a_learnt_step_moves_on_and_never_past_a_harm_that_nobody_looked_at(
    inputs: ExposureInputs,
) -> None:
    result = review_exposure(inputs)
    here = [t for t in inputs.trials if t.rung == inputs.current and not t.avoided]
    if result.outcome in (Outcome.ADVANCE, Outcome.COMPLETE, Outcome.NEW_CONTEXT):
        assert any(t.safety_behaviour_used is False for t in here)
        assert not any(t.happened and not t.reviewed for t in here)
