"""Pain Self-Efficacy Questionnaire, and its two-item form. Scores only until the owner permits more in writing."""

from patients.measures import sources as cite
from patients.measures.instrument import Asked, Band, Better, Instrument, Item, Licence, Mark, Threshold
from patients.measures.scoring import entry
from patients.measures.wording import gettext_noop

_LICENCE = Licence(
    "ENTRY",
    "© Nicholas; reports of free use are unverified. Enter the score from the clinic's own form until there is "
    "written permission.",
)
_ABOUT = gettext_noop("How sure the patient is of doing things in spite of the pain.")

PSEQ = Instrument(
    key="pseq",
    name="PSEQ",
    about=_ABOUT,
    version="10 items",
    asked=Asked.ENTRY,
    better=Better.HIGHER,
    low=0,
    high=60,
    items=(
        Item("total", gettext_noop("Total"), 0, 60),
        Item("open", gettext_noop("Questions left open"), 0, 10, needed=False),
    ),
    score=entry(may_miss=1),
    scale="10 items 0–6, total 0–60",
    missing="9 of 10 needed, prorated [design]",
    licence=_LICENCE,
    citation=cite.PSEQ_BANDS,
    bands=(
        Band(0, gettext_noop("severe")),
        Band(20, gettext_noop("moderate")),
        Band(31, gettext_noop("mild")),
        Band(41, gettext_noop("minimal")),
    ),
    bands_source=cite.PSEQ_BANDS,
    mdc=Threshold(11.5, cite.PSEQ_BANDS, Mark.PUBLISHED, "MDC95 of up to 11.5."),
    mcid=Threshold(
        7, cite.PSEQ_BANDS, Mark.PUBLISHED, "7 points and another band.", with_band=True
    ),
)  # fmt: skip

PSEQ_2 = Instrument(
    key="pseq_2",
    name="PSEQ-2",
    about=_ABOUT,
    version="2 items",
    asked=Asked.ENTRY,
    better=Better.HIGHER,
    low=0,
    high=12,
    items=(Item("total", gettext_noop("Total"), 0, 12),),
    score=entry(),
    scale="2 items 0–6, total 0–12",
    missing="both needed",
    licence=_LICENCE,
    citation=cite.PSEQ_2,
    bands=(
        Band(0, gettext_noop("low")),
        Band(6, gettext_noop("between low and good")),
        Band(8, gettext_noop("good")),
    ),
    bands_source=cite.MEMORY,
    bands_mark=Mark.FROM_MEMORY,
)
