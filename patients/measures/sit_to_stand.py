"""Thirty seconds of standing up from a chair. With the help of the arms it counts as nothing."""

from typing import Final

from patients.measures import sources as cite
from patients.measures.instrument import (
    Answers,
    Asked,
    Better,
    Instrument,
    Item,
    Licence,
    Mark,
    Option,
    Score,
    Threshold,
)
from patients.measures.scoring import NOTHING_GIVEN
from patients.measures.wording import gettext_noop

SECONDS: Final = 30
# First year of age: below this number is below average, for men and for women.
BELOW_AVERAGE: Final = {
    60: (14, 12),
    65: (12, 11),
    70: (12, 10),
    75: (11, 10),
    80: (10, 9),
    85: (8, 8),
    90: (7, 4),
}
LAST_AGE: Final = 94


def below_average(age: int) -> tuple[int, int] | None:
    """Below which number a man and a woman of this age are below average; None outside the table."""
    if not 60 <= age <= LAST_AGE:
        return None
    return BELOW_AVERAGE[max(first for first in BELOW_AVERAGE if first <= age)]


def _score(answers: Answers) -> Score:
    """How often, or 0 when the arms helped."""
    count = answers.get("count")
    if count is None:
        return Score(None, void=NOTHING_GIVEN)
    return Score(0 if answers.get("arms") else count)


SIT_TO_STAND = Instrument(
    key="sit_to_stand",
    name=gettext_noop("Sit to stand in 30 seconds"),
    about=gettext_noop("How often somebody stands up from a chair in half a minute, arms crossed."),
    version="1",
    asked=Asked.TEST,
    better=Better.HIGHER,
    low=0,
    high=60,
    items=(
        Item("count", gettext_noop("Times stood up"), 0, 60),
        Item(
            "arms",
            gettext_noop("Were the arms used?"),
            0,
            1,
            options=(Option(0, gettext_noop("No")), Option(1, gettext_noop("Yes: it counts as 0"))),
        ),
    ),
    score=_score,
    scale="times in 30 s; 0 when the arms are used",
    missing="whether the arms were used is recorded",
    licence=Licence("Ship", "CDC, public."),
    citation=cite.CDC_STEADI,
    bands_source=cite.CDC_STEADI,
    mcid=Threshold(3, cite.MEMORY, Mark.FROM_MEMORY, "2–3; the upper end is used."),
    loinc="66247-8",
)
