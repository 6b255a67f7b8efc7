"""What an answer suggests the patient believes, and which of these ask for a safety follow-up.

Three statements touch safety: numbness means no risk (M3.2), wait for pain before looking at the feet (M5.2), log new
saddle numbness and wait (M6.2). A clinic's own questions can be marked the same way. Which answers are flagged follows
the curriculum; that a right answer shortly after the explanation does not settle a safety question is the product's
own choice: reading the answer is not yet knowing it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from education.rules.retrieval import Answer, recall

RULE_VERSION: Final = 1
SAFETY: Final = frozenset({"M3.2", "M5.2", "M6.2"})


@dataclass(frozen=True)
class Asked:
    """One question with all its answers in order. talked_on: when a clinician last noted that they talked about it."""

    key: str
    answers: tuple[Answer, ...]
    safety: bool = False
    talked_on: date | None = None


@dataclass(frozen=True)
class Misconception:
    """A belief to talk about. `since` is the day of the last wrong answer; right_since: answered right after it."""

    key: str
    since: date
    safety: bool
    right_since: date | None


def misconceptions(asked: Sequence[Asked]) -> list[Misconception]:
    """What to talk about: safety first, then the newest."""
    found = [flag for one in asked if (flag := _flag(one)) is not None]
    return sorted(found, key=lambda flag: (not flag.safety, -flag.since.toordinal(), flag.key))


def _flag(one: Asked) -> Misconception | None:
    last_wrong = max((n for n, answer in enumerate(one.answers) if not answer.correct), default=None)
    state = recall(one.answers)
    if last_wrong is None or state is None:
        return None
    since = one.answers[last_wrong].on
    after = one.answers[last_wrong + 1 :]
    safety = one.safety or one.key in SAFETY
    if one.talked_on is not None and one.talked_on >= since:
        return None
    if state.mastered_on or (after and not safety):
        return None
    return Misconception(one.key, since, safety, after[0].on if after else None)
