"""Insomnia Severity Index. Scores only: licensed through Mapi."""

from typing import Final

from patients.measures import sources as cite
from patients.measures.instrument import Asked, Band, Better, Instrument, Item, Licence, Mark, Threshold
from patients.measures.scoring import entry
from patients.measures.wording import gettext_noop

SEVERE: Final = 22

ISI = Instrument(
    key="isi",
    name="ISI",
    about=gettext_noop("How bad sleep is."),
    version="7 items",
    asked=Asked.ENTRY,
    better=Better.LOWER,
    low=0,
    high=28,
    items=(Item("total", gettext_noop("Total"), 0, 28),),
    score=entry(),
    scale="7 items 0–4, total 0–28",
    missing="none may be missing",
    licence=Licence("ENTRY", "© Morin, through Mapi. Enter the score from the clinic's own licensed form."),
    citation=cite.MORIN,
    bands=(
        Band(0, gettext_noop("none")),
        Band(8, gettext_noop("below threshold")),
        Band(15, gettext_noop("moderate")),
        Band(SEVERE, gettext_noop("severe")),
    ),
    bands_source=cite.MORIN,
    mcid=Threshold(
        6,
        "Yang 2009, " + cite.MEMORY,
        Mark.FROM_MEMORY,
        f"A fall of 8.4 is moderate improvement ({cite.MORIN}).",
    ),
)
