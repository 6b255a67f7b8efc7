"""When nobody answers: one call after a week, a pause and a word to the clinician after two.

Sources: silence after bad days is a signal, and people are missed for many reasons (median 54 % of prompts
unanswered in neuropathic and secondary pain, PMC10368891). The days are engineering defaults of the clinic's
reminder policy; they never lead to more messages.
"""

from datetime import date, timedelta
from enum import StrEnum

CALL_AFTER = timedelta(days=7)  # engineering default
PAUSE_AFTER = timedelta(days=14)  # engineering default
PAUSE_FOR = timedelta(days=28)  # engineering default: then the check-ins start again by themselves
ASKED_AT_LEAST = 2  # engineering default: one unanswered question is no silence


class Step(StrEnum):
    """What silence asks of the clinic."""

    NONE = "none"
    CALL = "call"
    PAUSE = "pause"


def silence(last_sign: date, asked_since: int, today: date) -> Step:
    """What to do when the last sign of the patient, or the start of asking, lies so far back.

    `asked_since` is how often they were asked after it: nobody is silent who was not asked.
    """
    if asked_since < ASKED_AT_LEAST:
        return Step.NONE
    if today - last_sign >= PAUSE_AFTER:
        return Step.PAUSE
    return Step.CALL if today - last_sign >= CALL_AFTER else Step.NONE
