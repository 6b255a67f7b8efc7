"""Which module comes next: the first three, then by order, each after what it builds on."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from education.rules.next_modules import (
    OnShelf,
    find_circle,
    in_order,
    is_week_full,
    next_modules,
    with_needs,
)

repeatable = settings(database=None, derandomize=True, deadline=None)
TODAY = date(2026, 3, 20)


def shelf(**needs: str) -> list[OnShelf]:
    """M01="" M02="M01": modules in the order of their ids."""
    return [OnShelf(key, int(key[1:]), frozenset(said.split())) for key, said in needs.items()]


CURRICULUM = shelf(
    M01="", M02="M01", M03="M02", M04="M02", M05="M01", M06="M01", M07="M04", M10="M05 M09", M09="M07"
)


def ids(modules: list[OnShelf]) -> list[str]:
    return [one.id for one in modules]


def test_safety_comes_right_after_the_first():
    assert ids(in_order(CURRICULUM))[:4] == ["M01", "M05", "M06", "M02"]


def test_nothing_comes_before_what_it_builds_on():
    order = ids(in_order(CURRICULUM))
    assert order.index("M09") < order.index("M10")
    assert order.index("M04") < order.index("M07") < order.index("M09")


def test_two_at_a_time_and_none_twice():
    assert next_modules(CURRICULUM, []) == ["M01", "M05"]
    assert next_modules(CURRICULUM, ["M01", "M05"]) == ["M06", "M02"]
    assert next_modules(CURRICULUM, [one.id for one in CURRICULUM]) == []


def test_what_builds_on_something_that_is_not_there_waits():
    assert next_modules(shelf(M10="M09"), []) == []


def test_a_wish_brings_along_what_it_builds_on_before_it():
    needs = {one.id: one.needs for one in CURRICULUM}
    assert with_needs("M07", needs, given=[]) == ["M01", "M02", "M04", "M07"]
    assert with_needs("M07", needs, given=["M01", "M02"]) == ["M04", "M07"]
    assert with_needs("M01", needs, given=["M01"]) == []


def test_a_week_is_full_after_two_and_empty_again_after_seven_days():
    days = [TODAY, TODAY - timedelta(days=6)]
    assert is_week_full(days, TODAY)
    assert not is_week_full(days, TODAY + timedelta(days=1))
    assert not is_week_full([], TODAY)
    assert not is_week_full([TODAY + timedelta(days=1)] * 2, TODAY)


def test_a_circle_is_found_and_named():
    assert set(find_circle({"a": ["b"], "b": ["c"], "c": ["a"], "d": ["a"]})) == {"a", "b", "c"}
    assert find_circle({"a": ["a"]}) == ["a"]
    assert find_circle({"a": ["b"], "b": ["c"], "d": ["c", "a"]}) == []


arrows = st.dictionaries(
    st.sampled_from("abcdef"), st.sets(st.sampled_from("abcdef"), max_size=3), max_size=6
)


@repeatable
@given(arrows)
def test_without_a_circle_every_module_stands_after_its_needs(needs):
    modules = [OnShelf(key, 1, frozenset(needs.get(key, ()))) for key in "abcdef"]
    order = ids(in_order(modules))
    assert sorted(order) == list("abcdef")
    if not find_circle(needs):
        assert all(order.index(need) < order.index(one.id) for one in modules for need in one.needs)


@repeatable
@given(arrows, st.sampled_from("abcdef"))
def test_a_wish_ends_with_itself_even_in_a_circle(needs, wish):
    chosen = with_needs(wish, needs, given=[])
    assert chosen[-1] == wish
    assert len(set(chosen)) == len(chosen)
