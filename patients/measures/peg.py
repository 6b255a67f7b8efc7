"""PEG: pain, enjoyment of life and general activity in the past week. Public domain."""

from patients.measures import say as ours
from patients.measures import sources as cite
from patients.measures.instrument import Asked, Band, Better, Instrument, Item, Licence, Mark, Threshold
from patients.measures.scoring import mean
from patients.measures.wording import gettext_noop

KEYS = ("pain", "enjoyment", "activity")

PEG = Instrument(
    key="peg",
    name="PEG",
    about=ours.PEG_ABOUT,
    version="2009",
    asked=Asked.ITEMS,
    better=Better.LOWER,
    low=0,
    high=10,
    items=(
        Item(
            "pain",
            "What number best describes your pain on average in the past week?",
            0, 10, "No pain", "Pain as bad as you can imagine", loinc="75893-8",
        ),
        Item(
            "enjoyment",
            "What number best describes how, during the past week, pain has interfered with your enjoyment of life?",
            0, 10, "Does not interfere", "Completely interferes", loinc="91145-3",
        ),
        Item(
            "activity",
            "What number best describes how, during the past week, pain has interfered with your general activity?",
            0, 10, "Does not interfere", "Completely interferes", loinc="91146-1",
        ),
    ),
    score=mean(KEYS, at_least=3),
    scale="3 items 0–10, mean",
    missing="all 3 needed [design]",
    licence=Licence("Ship", "Public domain. Cite: Krebs EE et al., J Gen Intern Med 2009;24:733–738."),
    citation="Krebs 2009, J Gen Intern Med 24:733",
    decimals=1,
    bands=(Band(4, gettext_noop("moderate")), Band(7, gettext_noop("severe"))),
    bands_source=cite.MEMORY,
    bands_mark=Mark.FROM_MEMORY,
    mdc=Threshold(3.4, cite.REED, Mark.DERIVED, "1.96 × √2 × SEM, from the upper SEM 1.22 (0.78–1.22)."),
    mcid=Threshold(
        1.75,
        cite.REED,
        Mark.PUBLISHED,
        "Anchors gave 1.0–1.75; the upper end is used, so that the label is earned. CDC: 30 % [mem].",
    ),
    loinc="91147-9",
    loinc_panel="91148-7",
)  # fmt: skip
