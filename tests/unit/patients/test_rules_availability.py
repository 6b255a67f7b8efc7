"""A day is full when all of it is told and none of it is free."""

import pytest

from patients.rules.availability import full_days, is_full


@pytest.mark.parametrize(
    ("parts", "full"),
    [
        (("work", "work", "family"), True),
        (("work", "transport", "rest"), True),
        (("work", "work", "free"), False),
        (("work", "work", ""), False),
        (("", "", ""), False),
        ((), False),
    ],
)
def test_whether_a_day_has_room(parts, full):
    assert is_full(parts) is full


def test_the_days_without_room():
    assert full_days({4: ("rest", "work", "work"), 1: ("work", "work", "work"), 2: ("", "", "")}) == (1, 4)
