"""What the benchmark says. No time is asserted anywhere: only how a verdict follows from figures."""

import pytest

from tests.benchmarks.clock import Call, Subject
from tests.benchmarks.report import Pair, median_ratio, table


def subject(one, four=(100.0,), work=(1.0,)):
    found = Subject("s", 0, lambda: 0.0, lambda: Call("GET", "/", 200))
    found.one, found.four, found.work = list(one), list(four), list(work)
    return found


def test_rounds_are_compared_with_their_own_floor():
    slow_minute = [10.0, 100.0, 11.0], [5.0, 50.0, 5.5]
    assert median_ratio(*slow_minute) == 2


@pytest.mark.parametrize(
    ("ours", "goal", "verdict"), [(13, 1.3, "within"), (13.1, 1.3, "over"), (99, None, "")]
)
def test_the_verdict_is_on_the_ratio(ours, goal, verdict):
    assert Pair(subject([ours]), subject([10.0]), goal).verdict == verdict


def test_half_the_requests_a_second_is_twice_the_time():
    assert Pair(subject([1.0], four=[50.0]), subject([1.0], four=[100.0])).ratio_of_four == 2


def test_without_proc_there_is_no_ratio_of_work():
    assert Pair(subject([1.0], work=[0.0]), subject([1.0], work=[0.0])).ratio_of_work == 0


def test_a_rounds_figures_have_to_be_as_many_on_both_sides():
    with pytest.raises(ValueError, match="shorter"):
        median_ratio([1.0, 2.0], [1.0])


def test_columns_are_as_wide_as_their_widest_cell():
    assert table(("a", "b", "c"), [("long", "x", "10")]).splitlines() == [
        "a     b   c",
        "----  -  --",
        "long  x  10",
    ]


def test_a_form_carries_a_new_mark_each_time():
    call = Call("POST", "/", 302, form={"mood": "5"}, fresh="client_uuid")
    assert call.body().startswith("mood=5&client_uuid=")
    assert call.body() != call.body()
