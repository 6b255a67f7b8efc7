"""When nobody answers: a call after a week, a pause after two."""

from datetime import date, timedelta

import pytest

from patients.rules.silence import ASKED_AT_LEAST, Step, silence

LAST = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("days", "asked", "wanted"),
    [
        (6, 6, Step.NONE),
        (7, 7, Step.CALL),
        (13, 13, Step.CALL),
        (14, 14, Step.PAUSE),
        (40, 3, Step.PAUSE),
        (14, ASKED_AT_LEAST - 1, Step.NONE),  # nobody is silent who was hardly asked
        (7, ASKED_AT_LEAST, Step.CALL),
    ],
)
def test_silence_counts_from_the_last_sign_of_somebody_who_was_asked(days, asked, wanted):
    assert silence(LAST, asked, LAST + timedelta(days=days)) is wanted
