"""One exposure beside pain: golden numbers, states, and what never gets a label."""

import math
import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from programs.insights.association import (
    LIKELY,
    LinkState,
    benjamini_hochberg,
    effective_n,
    helps,
    inference,
    links,
    ranks,
    worsens,
)
from programs.insights.calibration import Patient, Truth, make_patient


def logged(days, seed=0, effect=0.0, missing=0.0):
    """Activity and pain of so many days, with so many points of pain a day after one standard deviation more."""
    dice = random.Random(seed)
    activity = [dice.gauss(30, 10) for _ in range(days)]
    pain = [5.0, *(5 + effect * (x - 30) / 10 + dice.gauss(0, 1) for x in activity[:-1])]
    keep = [dice.random() >= missing for _ in range(days)]
    return (
        [round(min(max(y, 0), 10)) if there else None for y, there in zip(pain, keep, strict=True)],
        [round(x) for x in activity],
    )


def the_link(pain, activity, **more):
    (link,) = links(pain, {"activity": activity}, **more)
    return link


def test_golden_effective_sample_size_p_and_interval():
    n_eff = effective_n(42, 0.4, 0.5)
    found = inference(0.45, 42, n_eff)
    assert round(n_eff, 1) == 28.0
    assert round(found.p, 4) == 0.0185
    assert (round(found.low, 3), round(found.high, 3)) == (0.072, 0.715)


def test_golden_false_discovery_rates():
    qs = benjamini_hochberg([0.004, 0.02, 0.03, 0.2, 0.5, 0.9])
    assert [round(q, 2) for q in qs] == [0.02, 0.06, 0.06, 0.30, 0.60, 0.90]
    assert [q < 0.05 for q in qs] == [True, False, False, False, False, False]


def test_equal_values_share_the_mean_of_their_places():
    assert ranks(np.array([3.0, 1.0, 3.0, 2.0])).tolist() == [3.5, 1.0, 3.5, 2.0]


def test_memory_never_adds_days():
    assert effective_n(40, -0.5, 0.5) == 40
    assert effective_n(40, 1.0, 1.0) == pytest.approx(40 * 0.01 / 1.99)


@pytest.mark.parametrize(
    ("days", "effect", "state"),
    [
        (10, 2.0, LinkState.NOT_ENOUGH),
        (20, 2.0, LinkState.EARLY),
        (60, 2.0, LinkState.WORSENS),
        (60, -2.0, LinkState.HELPS),
        (60, 0.0, LinkState.UNCLEAR),
        (400, 0.0, LinkState.LITTLE),
    ],
)
def test_what_may_be_said_depends_on_days_and_evidence(days, effect, state):
    assert the_link(*logged(days, effect=effect)).state is state


def test_pain_or_an_exposure_that_does_not_move_says_nothing():
    pain, activity = logged(60, effect=2.0)
    assert the_link([5] * 60, activity).state is LinkState.NOT_ENOUGH
    assert the_link(pain, [30] * 60).state is LinkState.NOT_ENOUGH


def test_missing_days_are_left_out_and_never_filled_in():
    pain, activity = logged(60, effect=2.0, missing=0.4)
    link = the_link(pain, activity)
    complete = sum(pain[day] is not None and activity[day - 1] is not None for day in range(1, 60))
    assert link.primary.n == complete


def test_the_effect_is_in_points_for_one_standard_deviation():
    effect = the_link(*logged(400, effect=1.0)).primary.effect
    assert effect.low < 1.0 < effect.high
    assert effect.points == pytest.approx(1.0, abs=0.15)


def test_the_reverse_arrow_is_told_apart():
    link = the_link(*logged(200, effect=2.0))
    assert link.primary.correlation.low > 0.5
    assert link.reverse.low < 0.1


def test_a_trend_that_both_share_is_no_link():
    dice = random.Random(3)
    rising = [day / 10 for day in range(60)]
    pain = [round(min(x + dice.gauss(0, 1), 10)) for x in rising]
    activity = [round(10 * x + dice.gauss(0, 10)) for x in rising]
    assert the_link(pain, activity).state not in LIKELY


def test_a_week_that_both_share_is_no_link():
    dice = random.Random(5)
    pain = [round(5 + 2 * (day % 7 == 6) + dice.gauss(0, 0.7)) for day in range(180)]
    activity = [round(30 + 20 * (day % 7 == 5) + dice.gauss(0, 5)) for day in range(180)]
    assert the_link(pain, activity).state not in LIKELY


def test_a_link_that_turns_round_halfway_gets_no_label():
    (first_pain, first), (then_pain, then) = logged(40, effect=3.0), logged(40, seed=1, effect=-1.0)
    link = the_link(first_pain + then_pain, first + then)
    assert not link.same_sign
    assert link.state not in LIKELY


def test_possible_is_said_only_when_the_clinic_wants_it():
    found = [
        the_link(*logged(50, seed=seed, effect=0.45), show_possible=wanted)
        for wanted in (False, True)
        for seed in range(40)
    ]
    states = [link.state for link in found]
    assert LinkState.POSSIBLE not in states[:40]
    assert LinkState.POSSIBLE in states[40:]


def test_days_entered_late_are_left_out_of_the_second_look():
    pain, activity = logged(60, effect=2.0)
    link = the_link(pain, activity, late=[day % 3 == 0 for day in range(60)])
    assert link.without_late is not None
    assert link.without_late != link.primary.correlation.r


def test_helpers_and_triggers_are_ranked_by_what_is_sure():
    pain, strong = logged(90, effect=2.0)
    _other, noise = logged(90, seed=9)
    weak = [x + 2 * y for x, y in zip(strong, noise, strict=True)]
    found = links(pain, {"weak": weak, "strong": strong, "noise": noise})
    assert next(link.exposure for link in worsens(found)) == "strong"
    assert "noise" not in [link.exposure for link in (*worsens(found), *helps(found))]


def test_more_than_six_exposures_and_unequal_columns_are_refused():
    with pytest.raises(ValueError, match="At most 6"):
        links([1.0] * 30, {str(n): [1.0] * 30 for n in range(7)})
    with pytest.raises(ValueError, match="one value for each day"):
        links([1.0] * 30, {"walk": [1.0] * 29})


COLUMN = st.lists(st.one_of(st.none(), st.integers(0, 10)), min_size=0, max_size=80)


@settings(max_examples=60, deadline=None)
@given(COLUMN, st.randoms(use_true_random=False))
def test_whatever_is_logged_gives_exactly_one_state_and_finite_numbers(pain, dice):
    activity = [None if dice.random() < 0.3 else dice.randint(0, 3) for _ in pain]
    link = the_link(pain, activity)
    assert link.state in LinkState
    found = link.primary.correlation
    if found:
        assert -1 <= found.low <= found.r <= found.high <= 1
        assert 0 <= found.p <= 1 and math.isfinite(found.n_eff) and found.n_eff <= found.n


def test_few_people_without_a_link_get_a_label():
    """A short run of `make calibrate`; the whole one has a thousand of each kind."""
    dice = random.Random(2026)
    for truth in (Truth.NOTHING, Truth.SHARED_TREND, Truth.SAME_WEEK, Truth.MISSING_AFTER_BAD_DAYS):
        labelled = 0
        for _ in range(40):
            patient: Patient = make_patient(truth, days=60, dice=dice)
            labelled += any(link.state in LIKELY for link in links(patient.pain, patient.exposures))
        assert labelled <= 9, truth  # 8 of 100 expected at most; 10 of 40 would be less than 1 in 500


def test_a_true_effect_is_found_more_often_the_longer_it_is_logged():
    dice = random.Random(7)

    def found(days):
        made = [make_patient(Truth.ONE_EFFECT, days=days, dice=dice) for _ in range(12)]
        return sum(links(one.pain, one.exposures)[0].state is LinkState.WORSENS for one in made)

    assert found(120) > found(40)
