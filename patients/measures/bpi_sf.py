"""Brief Pain Inventory, short form: severity and interference. Scores only; the form is not ours to show."""

from patients.measures import sources as cite
from patients.measures.instrument import (
    Answers,
    Asked,
    Better,
    Instrument,
    Item,
    Licence,
    Mark,
    Score,
    Threshold,
)
from patients.measures.scoring import NOTHING_GIVEN, TOO_MANY_OPEN
from patients.measures.wording import gettext_noop


def _score(answers: Answers) -> Score:
    """Interference is the score, severity stands beside it; at least 4 of its 7 questions have to be answered."""
    interference, severity = answers.get("interference"), answers.get("severity")
    parts = {"severity": severity} if severity is not None else {}
    if interference is None:
        return Score(None, parts, void=NOTHING_GIVEN)
    if (answers.get("open") or 0) > 3:
        return Score(None, parts, void=TOO_MANY_OPEN)
    return Score(interference, parts, estimated=bool(answers.get("open")))


BPI_SF = Instrument(
    key="bpi_sf",
    name="BPI-SF",
    about=gettext_noop("How strong the pain is, and how much it gets in the way."),
    version="short form",
    asked=Asked.ENTRY,
    better=Better.LOWER,
    low=0,
    high=10,
    items=(
        Item("interference", gettext_noop("Interference, mean of 7"), 0, 10, whole=False),
        Item("open", gettext_noop("Interference questions left open"), 0, 7, needed=False),
    ),
    parts=(Item("severity", gettext_noop("Severity, mean of 4"), 0, 10, whole=False, needed=False),),
    score=_score,
    scale="severity mean of 4, interference mean of 7",
    missing="interference needs 4 of 7 [mem]",
    licence=Licence(
        "ENTRY", "© Cleeland; permission and fees. Enter scores from the clinic's own licensed form."
    ),
    citation=cite.BPI_GUIDE,
    decimals=1,
    mdc=Threshold(3.4, cite.REED, Mark.DERIVED, "As PEG: 1.96 × √2 × SEM 1.22."),
    mcid=Threshold(1.75, cite.REED, Mark.PUBLISHED, "As PEG."),
)
