"""Scores over time, and what of a battery is due."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from patients.measures.battery import DEFAULT_BATTERY, EARLY, EVERY, WEEKS, Cadence, due
from patients.measures.history import Taken, history
from patients.measures.registry import INSTRUMENTS
from tests.tables import every

START = date(2026, 5, 4)


def day(n):
    return START + timedelta(days=n)


def taken(key, *scores):
    return history(INSTRUMENTS[key], [Taken(day(7 * n), value, {}) for n, value in enumerate(scores)])


def test_points_are_in_order_and_compared_with_the_first_and_the_last():
    rows = [Taken(day(14), 4.0, {}), Taken(day(0), 7.0, {}), Taken(day(7), 6.0, {})]
    found = history(INSTRUMENTS["peg"], rows)
    assert [point.value for point in found.points] == [7, 6, 4]
    assert found.points[0].since_first is None
    assert found.points[2].since_first.delta == -3
    assert found.points[2].since_last.delta == -2
    assert found.latest.band == "moderate"


def test_a_measure_without_a_score_is_counted_and_is_not_zero():
    found = taken("phq_9", 12, None, 8)
    assert [point.value for point in found.points] == [12, 8]
    assert found.unscored == 1


def test_bands_lie_around_the_first_score_and_stay_in_range():
    found = taken("tsk_11", 14, 20)
    assert (found.error_band, found.meaningful_band) == ((11, 21), (11, 18))
    assert taken("phq_4", 4).error_band is None
    assert taken("tsk_11").error_band is None


def test_own_activities_are_compared_on_the_same_ones():
    rows = [Taken(day(0), 3.0, {"a": 2, "b": 4}), Taken(day(42), 7.5, {"a": 6, "c": 9})]
    assert history(INSTRUMENTS["psfs"], rows).points[1].since_first.delta == 4
    apart = [Taken(day(0), 3.0, {"a": 3}), Taken(day(42), 7.0, {"b": 7})]
    assert history(INSTRUMENTS["psfs"], apart).points[1].since_first is None


# --- what is due ------------------------------------------------------------------------------------
@every(
    "cadence", "done", "today", "due_on",
    rows=[
        (Cadence.WEEKLY, [], 0, 0), (Cadence.WEEKLY, [0], 3, 7), (Cadence.WEEKLY, [0], 20, 7),
        (Cadence.WEEKLY, [0, 9], 10, 16), (Cadence.FORTNIGHTLY, [0], 1, 14), (Cadence.MONTHLY, [2], 3, 30),
        (Cadence.START_6_12, [], 3, 0), (Cadence.START_6_12, [1], 3, 42), (Cadence.START_6_12, [1], 43, 42),
        (Cadence.START_6_12, [1, 36], 43, 84), (Cadence.START_6_12, [1], 90, 84),
        (Cadence.START_6_12, [1, 90], 95, None),
        (Cadence.AT_6_12, [], 0, 42), (Cadence.AT_6_12, [3], 41, 42), (Cadence.ONCE, [], 9, 0),
        (Cadence.ONCE, [0], 9, None),
    ],
)  # fmt: skip
def test_what_is_due_follows_from_the_plan_and_what_was_done(cadence, done, today, due_on):
    found = due(cadence, START, [day(n) for n in done], day(today))
    assert found.due_on == (None if due_on is None else day(due_on))
    assert found.is_due is (due_on is not None and due_on <= today)


def test_not_today_puts_it_off_and_no_more():
    assert due(Cadence.WEEKLY, START, [], day(0), put_off_until=day(1)).due_on == day(1)
    assert due(Cadence.WEEKLY, START, [day(0)], day(2), put_off_until=day(1)).due_on == day(7)


@given(st.sampled_from(list(Cadence)), st.lists(st.integers(-20, 120), max_size=6), st.integers(0, 120))
def test_having_just_answered_it_is_never_due(cadence, done, today):
    found = due(cadence, START, [day(n) for n in [*done, today]], day(today))
    assert not found.is_due or found.due_on <= day(max(done, default=0))


@given(st.sampled_from(list(Cadence)), st.integers(0, 150))
def test_without_an_answer_what_came_stays_due(cadence, today):
    found = due(cadence, START, [], day(today))
    first = 0 if cadence in EVERY else WEEKS[cadence][0]
    assert found.is_due is (today >= 7 * first)


def test_the_default_battery_is_the_references():
    assert dict(DEFAULT_BATTERY)["peg"] is Cadence.WEEKLY
    rest = {key for key, cadence in DEFAULT_BATTERY if cadence is Cadence.START_6_12}
    assert rest == {"psfs", "gas", "phq_4", "pseq", "isi", "sit_to_stand", "timed_up_and_go"}
    assert dict(DEFAULT_BATTERY)["pgic"] is Cadence.AT_6_12
    assert "phq_9" not in dict(DEFAULT_BATTERY)
    assert timedelta(days=7) == EARLY
