"""A weekly question is asked seven days after its last answer, and shown again on the day it was answered."""

from datetime import date, timedelta

import pytest

from patients.rules.weekly_questions import is_due

TODAY = date(2026, 5, 12)


@pytest.mark.parametrize(
    ("ago", "due"), [(None, True), (0, True), (1, False), (6, False), (7, True), (90, True)]
)
def test_it_is_due_seven_days_after_the_last_answer(ago, due):
    assert is_due(None if ago is None else TODAY - timedelta(days=ago), TODAY) is due
