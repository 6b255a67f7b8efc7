"""Patient-Specific Functional Scale: up to five activities the patient named, 0 to 10. In our own instructions."""

from collections.abc import Mapping
from typing import Final

from patients.measures import say as ours
from patients.measures import sources as cite
from patients.measures.instrument import (
    Answers,
    Asked,
    Band,
    Better,
    Instrument,
    Licence,
    Mark,
    Score,
    Threshold,
)
from patients.measures.scoring import NOTHING_GIVEN, half_up
from patients.measures.wording import gettext_noop

MOST: Final = 5
LOW_WORDS: Final = ours.CANNOT
HIGH_WORDS: Final = ours.AS_BEFORE
QUESTION: Final = ours.HOW_WELL


def score(answers: Answers) -> Score:
    """The mean of what was rated."""
    rated = [value for value in answers.values() if value is not None]
    if not rated:
        return Score(None, void=NOTHING_GIVEN)
    return Score(half_up(sum(rated) / len(rated), 1), estimated=len(rated) < len(answers))


def on_same_activities(
    first: Mapping[str, float | None], second: Mapping[str, float | None]
) -> tuple[float, float, int] | None:
    """Both means over the activities that were rated both times, and how many they are; None when none was."""
    both = [key for key, value in first.items() if value is not None and second.get(key) is not None]
    if not both:
        return None
    before = sum(float(first[key] or 0) for key in both) / len(both)
    after = sum(float(second[key] or 0) for key in both) / len(both)
    return half_up(before, 1), half_up(after, 1), len(both)


PSFS = Instrument(
    key="psfs",
    name=ours.PSFS_NAME,
    about=ours.PSFS_ABOUT,
    version="1",
    asked=Asked.OWN,
    better=Better.HIGHER,
    low=0,
    high=10,
    items=(),
    score=score,
    scale="up to 5 own activities 0–10, mean (PSFS)",
    missing="mean of those rated; the same set each time",
    licence=Licence("Ship", "Patient-generated; own instructions."),
    citation=cite.ABBOTT,
    intro=QUESTION,
    own_words=True,
    decimals=1,
    mdc=Threshold(2, cite.MEMORY, Mark.FROM_MEMORY, "MDC90 of the average; 3 for a single activity."),
    mcid=Threshold(
        2.3,
        cite.ABBOTT,
        Mark.PUBLISHED,
        "Small 1.3, medium 2.3, large 2.7. That “meaningful to most” starts above medium is our choice [design].",
    ),
    sizes=(
        Band(1.3, gettext_noop("small")),
        Band(2.3, gettext_noop("medium")),
        Band(2.7, gettext_noop("large")),
    ),
)
