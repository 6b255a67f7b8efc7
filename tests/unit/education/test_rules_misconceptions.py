"""What a wrong answer flags for the clinician, and when the flag goes."""

from datetime import date, timedelta

import pytest

from education.rules.misconceptions import SAFETY, Asked, misconceptions
from education.rules.retrieval import Answer

FIRST = date(2026, 3, 1)


def day(n: int) -> date:
    return FIRST + timedelta(days=n)


def asked(key: str, *said: tuple[int, bool], **more: object) -> Asked:
    return Asked(key, tuple(Answer(day(n), right) for n, right in said), **more)


def test_right_answers_flag_nothing():
    assert misconceptions([asked("M1.1", (0, True), (2, True)), asked("M3.2")]) == []


def test_a_wrong_answer_is_flagged_with_its_day():
    (flag,) = misconceptions([asked("M1.1", (0, True), (2, False))])
    assert (flag.key, flag.since, flag.safety, flag.right_since) == ("M1.1", day(2), False, None)


def test_a_right_answer_since_settles_a_plain_belief():
    assert misconceptions([asked("M1.1", (0, False), (2, True))]) == []


@pytest.mark.parametrize("key", sorted(SAFETY))
def test_safety_stays_until_it_is_right_twice_a_week_apart(key):
    (flag,) = misconceptions([asked(key, (0, False), (2, True))])
    assert (flag.safety, flag.right_since) == (True, day(2))
    assert misconceptions([asked(key, (0, False), (2, True), (9, True))]) == []


def test_a_clinic_marks_its_own_questions_as_safety():
    assert misconceptions([asked("C1.1", (0, False), (2, True), safety=True)])[0].safety
    assert misconceptions([asked("C1.1", (0, False), (2, True))]) == []


def test_a_talk_settles_it_until_it_is_wrong_again():
    assert misconceptions([asked("M5.2", (0, False), talked_on=day(1))]) == []
    assert misconceptions([asked("M5.2", (0, False), (3, False), talked_on=day(1))])[0].since == day(3)


def test_safety_first_then_the_newest():
    flags = misconceptions(
        [
            asked("M1.1", (5, False)),
            asked("M1.2", (9, False)),
            asked("M6.2", (0, False)),
            asked("M3.2", (1, False)),
        ]
    )
    assert [flag.key for flag in flags] == ["M3.2", "M6.2", "M1.2", "M1.1"]
