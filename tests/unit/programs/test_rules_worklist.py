"""Who needs somebody first: by what changed in a person, with every reason named."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.rules.worklist import Day, Facts, Halves, Need, OpenAlert, stand

TODAY = date(2026, 5, 20)
LONG_AGO = TODAY - timedelta(days=200)


def back(days: int) -> date:
    return TODAY - timedelta(days=days)


def calm(days: int = 35, **told: int) -> dict[date, Day]:
    """So many days with pain 3 and twenty minutes, today the last."""
    return {back(n): Day(**{"pain": 3, "minutes": 20} | told) for n in range(days)}


def person(**told: object) -> Facts:
    """Somebody on plan who logs every day, agreed a week ago."""
    plain = Facts(TODAY, LONG_AGO, calm(), planned_on=back(7), asked_from=LONG_AGO)
    return replace(plain, **told)  # type: ignore[arg-type]


def with_pain(*newest: int | None) -> dict[date, Day]:
    """Calm weeks before these days, the newest last."""
    last = len(newest) - 1
    return calm() | {back(last - n): Day(pain, 20) for n, pain in enumerate(newest)}


EMERGENCY = OpenAlert("a0", "P0", "cauda_equina")
FALL = OpenAlert("a1", "P2", "fall")
WITHOUT_LAST = {day: value for day, value in calm().items() if day <= back(3)}


@pytest.mark.parametrize(
    ("facts", "need", "reasons"),
    [
        (person(), Need.ON_PLAN, ()),
        (person(alerts=[EMERGENCY, FALL]), Need.EMERGENCY, ("alert:a0:P0:1", "alert:a1:P2:1")),
        (person(alerts=[OpenAlert("a1", "P1", "fever")]), Need.ALERT_TODAY, ("alert:a1:P1:1",)),
        (person(alerts=[FALL]), Need.ALERT_SOON, ("alert:a1:P2:1",)),
        (person(days=calm() | {back(n): Day(flare=True) for n in (1, 2)}), Need.FLARE, (f"flare:{back(2)}",)),
        (person(days=calm() | {back(2): Day(flare=True)}), Need.ON_PLAN, ()),
        (person(days=WITHOUT_LAST), Need.MISSED, (f"silent:{back(3)}",)),
        (person(days=WITHOUT_LAST | {back(3): Day(8)}), Need.SILENT_AFTER_BAD, (f"silent:{back(3)}",)),
        (person(days=WITHOUT_LAST | {back(3): Day(5)}), Need.SILENT_AFTER_BAD, (f"silent:{back(3)}",)),
        (person(days={}), Need.MISSED, ("silent:None",)),
        (person(days={back(n): Day(3) for n in (0, 1, 6, 7)}), Need.MISSED, ("missed:2026-21",)),
        (person(days={}, asked_from=None), Need.ON_PLAN, ()),
        (person(days={}, asked_from=back(2)), Need.ON_PLAN, ()),
        (person(days={}, asked_from=back(-3)), Need.ON_PLAN, ()),
        (person(waiting=["s1", "s2"]), Need.SUGGESTION, ("suggestion:s1", "suggestion:s2")),
        (person(planned_on=back(28)), Need.REVIEW, (f"review:{TODAY}",)),
        (person(planned_on=back(28), next_review=back(-3)), Need.ON_PLAN, ()),
        (person(seen_on=back(0), next_review=back(1)), Need.REVIEW, (f"review:{back(1)}",)),
        (person(planned_on=back(27)), Need.ON_PLAN, ()),
        (person(planned_on=back(14), enrolled_on=back(20)), Need.REVIEW, (f"review:{TODAY}",)),
        (person(planned_on=back(60), seen_on=back(10)), Need.ON_PLAN, ()),
        (person(planned_on=None), Need.NO_PROGRAM, ("program",)),
        (person(messages=["t1:20260520T090000"]), Need.MESSAGES, ("message:t1:20260520T090000",)),
        (person(tasks=["k1"], planned_on=None), Need.MESSAGES, ("task:k1", "program")),
        (person(planned_on=back(28), tasks=["k1"]), Need.REVIEW, (f"review:{TODAY}", "task:k1")),
    ],
)  # fmt: skip
def test_where_somebody_stands_and_why(facts: Facts, need: Need, reasons: tuple[str, ...]) -> None:
    standing = stand(facts)
    assert (standing.need, standing.reasons) == (need, reasons)


def test_the_worst_reason_decides_and_all_are_named() -> None:
    standing = stand(person(alerts=[FALL], waiting=["s1"], days=WITHOUT_LAST))
    assert standing.need is Need.ALERT_SOON
    assert set(standing.reasons) == {"alert:a1:P2:1", "suggestion:s1", f"silent:{back(3)}"}


@pytest.mark.parametrize(
    ("days", "size"),
    [
        (calm(), 0),
        (
            with_pain(5, 5, 5, 5),
            20,
        ),  # this week's median is two points over the usual, the least spread is one
        (with_pain(1, 1, 1, 1), 0),  # better is no reason to be first
        (calm() | {back(n): Day(3, 10) for n in range(4)}, 20),  # ten minutes less, the least spread is five
        (with_pain(10, 10, 10, 10, 10, 10, 10), 70),
        (with_pain(None, None, None, None), 0),  # three values make no week
        (calm(9), 0),  # no usual yet
        ({back(n): Day(8, 20) for n in range(35)}, 0),  # much pain, as always: no change
    ],
)
def test_the_size_is_the_change_against_ones_own_usual(days: dict[date, Day], size: int) -> None:
    assert stand(person(days=days)).size == size


def test_somebody_whose_days_swing_has_to_change_more() -> None:
    swinging = {back(n): Day(1 + 6 * (n % 2), 20) for n in range(7, 35)}
    week = {back(n): Day(6, 20) for n in range(7)}
    assert stand(person(days=swinging | week)).size < stand(person(days=calm() | week)).size


def test_within_a_group_the_larger_change_comes_first_and_no_change_leaves_its_group() -> None:
    small, large = (stand(person(days=days)) for days in (with_pain(4, 4, 4, 4), with_pain(9, 9, 9, 9)))
    alert = stand(person(alerts=[FALL]))
    assert alert.rank < large.rank < small.rank


def test_a_mark_holds_until_a_reason_comes_up_that_was_not_there() -> None:
    seen = person(
        alerts=[FALL], waiting=["s1"], seen_on=TODAY, seen_for=frozenset({"alert:a1:P2:1", "suggestion:s1"})
    )
    assert stand(seen).reviewed
    assert stand(replace(seen, waiting=[])).reviewed  # one reason less
    assert not stand(replace(seen, waiting=["s1", "s2"])).reviewed
    assert not stand(replace(seen, alerts=[replace(FALL, times=2)])).reviewed
    assert not stand(replace(seen, alerts=[replace(FALL, level="P1")])).reviewed
    assert not stand(person()).reviewed


DAYS = st.dictionaries(
    st.integers(0, 34).map(back),
    st.builds(Day, st.none() | st.integers(0, 10), st.none() | st.integers(0, 300), st.booleans()),
)


@given(DAYS, st.randoms())
def test_the_order_in_which_days_were_logged_changes_nothing(days: dict[date, Day], dice: object) -> None:
    shuffled = list(days.items())
    dice.shuffle(shuffled)  # type: ignore[attr-defined]
    assert stand(person(days=days)) == stand(person(days=dict(shuffled)))


@given(DAYS)
def test_a_size_stays_in_its_bounds_and_a_rank_in_its_group(days: dict[date, Day]) -> None:
    standing = stand(person(days=days))
    assert 0 <= standing.size <= 99
    assert standing.rank // 100 == standing.need


def test_the_groups_keep_their_numbers_because_rows_are_stored_with_them() -> None:
    assert [need.value for need in Need] == [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100]


def logged(*backs: int, pain: int = 3, minutes: int | None = None) -> dict[date, Day]:
    return {back(n): Day(pain, minutes) for n in backs}


def test_a_week_is_seven_days_with_four_values_and_tomorrow_is_not_in_it() -> None:
    week = logged(0, 4, pain=4) | logged(5, 6, pain=6) | logged(-1, pain=9)
    before = logged(7, 8, 9, 13, pain=2)
    long_ago = logged(14, 15, 16, 17, 18, pain=9)
    assert stand(person(days=week | before | long_ago)).pain == Halves(2, 5)
    assert stand(person(days=logged(0, 1, 2))).pain == Halves(None, None)


def test_the_usual_is_that_of_the_four_weeks_before() -> None:
    now = logged(0, 1, pain=4) | logged(2, 3, pain=6) | logged(-1, pain=9)
    assert stand(person(days=now | logged(31, 32, 33, 34))).size == 20
    assert stand(person(days=now | logged(32, 33, 34, 35))).size == 0


def test_minutes_have_to_fall_by_a_tenth_of_the_usual_and_a_size_ends_at_ninety_nine() -> None:
    usual = logged(*range(7, 35), minutes=200)
    assert stand(person(days=usual | logged(0, 1, 2, 3, minutes=180))).size == 10
    assert stand(person(days=logged(*range(7, 35), pain=0) | logged(0, 1, 2, 3, pain=10))).size == 99
    assert stand(person(days=usual | logged(0, 1, 2, 3, pain=1, minutes=300))).size == 0


@pytest.mark.parametrize(
    ("facts", "missed"),
    [
        (person(days={}), 7),
        (person(days={}, asked_from=None), 0),
        (person(days=logged(0), asked_from=back(4)), 4),
        (person(days=logged(0, 1, 2, 3, 4)), 3),
    ],
)
def test_the_seven_days_before_today_can_be_missed(facts: Facts, missed: int) -> None:
    assert stand(facts).missed == missed


def test_three_missed_days_are_not_many_and_an_entry_of_today_is_the_last() -> None:
    standing = stand(person(days=logged(0, 1, 2, 3, 4)))
    assert (standing.need, standing.last_entry) == (Need.ON_PLAN, TODAY)


@pytest.mark.parametrize(
    ("days", "need"),
    [
        (WITHOUT_LAST | logged(5, pain=8), Need.MISSED),  # the last two days were calm again
        (WITHOUT_LAST | logged(4, pain=8), Need.SILENT_AFTER_BAD),
        (WITHOUT_LAST | logged(3, pain=4), Need.MISSED),
        (logged(3, pain=7), Need.SILENT_AFTER_BAD),
        (logged(3, pain=6), Need.MISSED),
        (logged(3, pain=5) | logged(4, 5), Need.MISSED),  # three values make no usual
        (logged(3, pain=5) | logged(4, 5, 6), Need.SILENT_AFTER_BAD),
    ],
)
def test_which_silence_says_more(days: dict[date, Day], need: Need) -> None:
    assert stand(person(days=days)).need is need


def test_silence_is_known_on_the_third_day_after_the_first_question() -> None:
    assert stand(person(days={}, asked_from=back(3))).reasons == ("silent:None",)


@pytest.mark.parametrize(("enrolled", "due"), [(103, back(6)), (104, back(-8))])
def test_reviews_are_fortnightly_for_twelve_weeks_and_then_monthly(enrolled: int, due: date) -> None:
    assert stand(person(planned_on=back(20), enrolled_on=back(enrolled))).review_due == due
