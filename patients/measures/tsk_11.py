"""Tampa Scale for Kinesiophobia, 11 items. Scores only: who owns it is unclear."""

from patients.measures import sources as cite
from patients.measures.instrument import Asked, Band, Better, Instrument, Item, Licence, Mark, Threshold
from patients.measures.scoring import entry
from patients.measures.wording import gettext_noop

TSK_11 = Instrument(
    key="tsk_11",
    name="TSK-11",
    about=gettext_noop("How much movement is feared."),
    version="11 items",
    asked=Asked.ENTRY,
    better=Better.LOWER,
    low=11,
    high=44,
    items=(
        Item("total", gettext_noop("Total"), 11, 44),
        Item("open", gettext_noop("Questions left open"), 0, 11, needed=False),
    ),
    score=entry(may_miss=1),
    scale="11 items 1–4, total 11–44, no reversed items [mem]",
    missing="1 may be open, prorated [design]",
    licence=Licence("ENTRY", "Ownership unclear. Enter the score from the clinic's own form."),
    citation=cite.WOBY,
    bands=(
        Band(11, gettext_noop("minimal")),
        Band(22, gettext_noop("low")),
        Band(28, gettext_noop("moderate")),
        Band(35, gettext_noop("high")),
    ),
    bands_source=cite.TSK_BANDS,
    mdc=Threshold(7, cite.WOBY, Mark.DERIVED, "MDC95 from SEM 2.54."),
    mcid=Threshold(4, cite.WOBY, Mark.PUBLISHED),
)
