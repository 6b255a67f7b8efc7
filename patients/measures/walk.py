"""What is done in a visit: six minutes of walking, and getting up and going."""

from patients.measures import sources as cite
from patients.measures.instrument import (
    Asked,
    Band,
    Better,
    Instrument,
    Item,
    Licence,
    Mark,
    Option,
    Threshold,
)
from patients.measures.scoring import single
from patients.measures.wording import gettext_noop

_AID = Item(
    "aid",
    gettext_noop("Walking aid"),
    0,
    4,
    options=(
        Option(0, gettext_noop("None")),
        Option(1, gettext_noop("Stick or one crutch")),
        Option(2, gettext_noop("Two crutches")),
        Option(3, gettext_noop("Frame or rollator")),
        Option(4, gettext_noop("A person's help")),
    ),
)

SIX_MINUTE_WALK = Instrument(
    key="six_minute_walk",
    name=gettext_noop("Six-minute walk"),
    about=gettext_noop("How far somebody walks in six minutes."),
    version="1",
    asked=Asked.TEST,
    better=Better.HIGHER,
    low=0,
    high=1000,
    unit="m",
    items=(Item("metres", gettext_noop("Distance"), 0, 1000, unit="m"), _AID),
    score=single("metres"),
    scale="metres in 6 minutes (6MWT)",
    missing="the walking aid is recorded",
    licence=Licence("Ship", "The protocol is free."),
    citation=cite.WALK_TEST,
    mcid=Threshold(
        30,
        cite.WALK_TEST,
        Mark.DESIGN,
        "Heart and lung disease 14–30.5 m, frail older people 17.8 m, healthy older people about 50 m.",
    ),
    loinc="64098-7",
)

TIMED_UP_AND_GO = Instrument(
    key="timed_up_and_go",
    name=gettext_noop("Timed up and go"),
    about=gettext_noop("Stand up, walk three metres, turn, walk back and sit down."),
    version="1",
    asked=Asked.TEST,
    better=Better.LOWER,
    low=1,
    high=300,
    unit="s",
    decimals=1,
    items=(Item("seconds", gettext_noop("Time"), 1, 300, whole=False, unit="s"), _AID),
    score=single("seconds"),
    scale="seconds (TUG)",
    missing="the walking aid is recorded",
    licence=Licence("Ship", "The protocol is free."),
    citation="STEADI, " + cite.MEMORY,
    bands=(
        Band(0, gettext_noop("under 12 seconds")),
        Band(12, gettext_noop("12 seconds or more: look at falls")),
    ),
    bands_source=cite.MEMORY,
    bands_mark=Mark.FROM_MEMORY,
    loinc="89423-8",
)
