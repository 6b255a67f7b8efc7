"""Pain in the last 24 hours from 0 to 10: on average, at its worst, at its least. In our own words."""

from patients.measures import say as ours
from patients.measures import sources as cite
from patients.measures.instrument import (
    Answers,
    Asked,
    Band,
    Better,
    Instrument,
    Item,
    Licence,
    Mark,
    Score,
    Threshold,
)
from patients.measures.scoring import ALL_NEEDED
from patients.measures.wording import gettext_noop

_NONE = ours.NO_PAIN
_WORST = ours.WORST_PAIN


def _score(answers: Answers) -> Score:
    """The average is the score; worst and least stand beside it."""
    average = answers.get("average")
    beside = {key: value for key in ("worst", "least") if (value := answers.get(key)) is not None}
    return Score(average, beside, void="" if average is not None else ALL_NEEDED)


NRS = Instrument(
    key="nrs",
    name=ours.NRS_NAME,
    about=ours.NRS_ABOUT,
    version="1",
    asked=Asked.ITEMS,
    better=Better.LOWER,
    low=0,
    high=10,
    items=(
        Item(
            "average",
            ours.PAIN_AVERAGE,
            0, 10, _NONE, _WORST, loinc="72514-3",
        ),
        Item(
            "worst",
            ours.PAIN_WORST,
            0, 10, _NONE, _WORST, needed=False,
        ),
        Item(
            "least",
            ours.PAIN_LEAST,
            0, 10, _NONE, _WORST, needed=False,
        ),
    ),
    score=_score,
    scale="1 item each, 0–10",
    missing="none may be missing for the average",
    licence=Licence("Ship", "Generic scale in our own words."),
    citation=cite.FARRAR_2001,
    own_words=True,
    bands=(Band(7, gettext_noop("severe")),),
    bands_source=cite.MEMORY,
    bands_mark=Mark.FROM_MEMORY,
    mcid=Threshold(
        2,
        cite.FARRAR_2001,
        Mark.PUBLISHED,
        "2 points or 30 %. In painful diabetic neuropathy and fibromyalgia 2.5 on average, 3 at worst, 2 at "
        f"least ({cite.FARRAR_2010}); substantial: 4 points or 50 % ({cite.DWORKIN}).",
    ),
    loinc="72514-3",
)  # fmt: skip
