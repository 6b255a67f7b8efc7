"""Adherence: what was done, what was missed, and what nobody knows."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from programs.rules.adherence import Share, adh_dose, adh_sessions, adherence, rolling_adherence
from programs.rules.parameters import Parameters
from programs.rules.review_inputs import MissReason, SessionOutcome

FIRST = date(2026, 4, 1)
repeatable = settings(database=None, derandomize=True, deadline=None)


def session(actual: float | None, quota: float = 10, day: int = 0, missed: bool = False) -> SessionOutcome:
    return SessionOutcome(
        FIRST + timedelta(days=day), quota, actual, missed_because=MissReason.TIME if missed else None
    )


def test_completed_over_planned_with_what_is_unknown_as_bounds() -> None:
    rows = [session(10), session(9), session(0), session(None), session(None)]
    assert adh_sessions(rows) == Share(0.4, 0.8)


def test_the_dose_above_a_quota_earns_no_credit() -> None:
    assert adh_dose([session(30), session(5)]) == Share(0.75, 0.75)


def test_an_unlogged_dose_is_a_bound_and_a_missed_one_is_none() -> None:
    assert adh_dose([session(10), session(None)]) == Share(0.5, 1.0)
    assert adh_dose([session(10), session(None, missed=True)]) == Share(0.5, 0.5)


def test_a_flare_day_is_measured_against_its_own_quota() -> None:
    assert adh_dose([session(5, quota=5), session(10)]) == Share(1.0, 1.0)


def test_nothing_planned_is_not_zero() -> None:
    found = adherence([])
    assert (found.sessions, found.dose, found.satisfactory) == (None, None, None)
    assert found.reason == "No sessions were planned."


@pytest.mark.parametrize(
    ("done", "missed", "unknown", "satisfactory"),
    [(4, 1, 0, True), (3, 2, 0, False), (3, 0, 2, None), (4, 0, 1, True), (1, 2, 2, False), (0, 0, 5, None)],
)
def test_four_fifths_is_satisfactory_unless_the_unknown_could_tip_it(
    done: int, missed: int, unknown: int, satisfactory: bool | None
) -> None:
    rows = [session(10)] * done + [session(0)] * missed + [session(None)] * unknown
    found = adherence(rows)
    assert (found.done, found.missed, found.unknown, found.sched) == (done, missed, unknown, 5)
    assert found.satisfactory is satisfactory


def test_the_sentence_keeps_the_unknown_apart() -> None:
    assert adherence([session(10), session(0)]).reason == "1 of 2 sessions completed (50%)."
    assert adherence([session(10), session(None)]).reason == (
        "1 of 2 sessions completed, 1 not logged: between 50% and 100%."
    )


def test_the_rolling_window_is_twenty_eight_days_to_today() -> None:
    rows = [session(10, day=day) for day in (0, 1, 28, 29)]
    assert rolling_adherence(rows, FIRST + timedelta(days=28)).sched == 2


def test_a_clinic_may_look_further_back() -> None:
    longer = Parameters().with_values({"adherence_days": 29})
    rows = [session(10, day=day) for day in (0, 1, 28, 29)]
    assert rolling_adherence(rows, FIRST + timedelta(days=28), longer).sched == 3


@repeatable
@given(st.lists(st.tuples(st.none() | st.floats(0, 100), st.floats(0.1, 50)), min_size=1, max_size=20))
def test_bounds_are_shares_in_order_whatever_the_order_of_rows(
    rows: list[tuple[float | None, float]],
) -> None:
    built = [session(actual, quota) for actual, quota in rows]
    found = adherence(built)
    for share in (found.sessions, found.dose):
        assert share is not None
        assert 0 <= share.low <= share.high <= 1
        assert share.exact is (share.low == share.high)
    assert found.done + found.missed + found.unknown == found.sched
    assert adherence(built[::-1]).sessions == found.sessions
