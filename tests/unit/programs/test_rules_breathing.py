"""One breath of the pacer: its range, and breathing out for longer than in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.rules.breathing import STEP, Breath, breath_at
from tests.unit.programs.test_rules_pacing import repeatable


def test_six_a_minute_is_four_seconds_in_and_six_out():
    assert breath_at(6, 4.5, 7) == Breath(6, 4.0, 6.0)
    assert breath_at(7, 4.5, 7) == Breath(7, 3.4, 5.1)


@pytest.mark.parametrize(("asked", "given_"), [(3, 4.5), (4.5, 4.5), (6.5, 6.5), (7, 7), (12, 7)])
def test_nobody_is_led_slower_or_faster_than_the_practice_allows(asked, given_):
    assert breath_at(asked, 4.5, 7).per_minute == given_


@repeatable
@given(st.floats(0.5, 60), st.sampled_from([(4.5, 7.0), (4.0, 6.0), (6.0, 6.0)]))
def test_out_is_longer_than_in_and_both_are_one_whole_breath(asked, limits):
    breath = breath_at(asked, *limits)
    assert limits[0] <= breath.per_minute <= limits[1]
    assert breath.in_s < breath.out_s
    assert breath.in_s + breath.out_s == pytest.approx(60 / breath.per_minute, abs=0.11)


def test_one_press_is_small_enough_to_reach_both_ends_of_the_usual_range():
    assert STEP > 0
    assert int((7 - 4.5) / STEP) == (7 - 4.5) / STEP
