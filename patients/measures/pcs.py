"""Pain Catastrophizing Scale. Scores only: licensed through Mapi."""

from patients.measures import sources as cite
from patients.measures.instrument import Asked, Band, Better, Instrument, Item, Licence, Mark, Threshold
from patients.measures.scoring import entry
from patients.measures.wording import gettext_noop

PARTS = ("rumination", "magnification", "helplessness")

PCS = Instrument(
    key="pcs",
    name="PCS",
    about=gettext_noop("How much thoughts about pain take over."),
    version="13 items",
    asked=Asked.ENTRY,
    better=Better.LOWER,
    low=0,
    high=52,
    items=(
        Item("total", gettext_noop("Total"), 0, 52),
        Item("open", gettext_noop("Questions left open"), 0, 13, needed=False),
    ),
    parts=(
        Item("rumination", gettext_noop("Rumination (items 8–11)"), 0, 16, needed=False),
        Item("magnification", gettext_noop("Magnification (items 6, 7, 13)"), 0, 12, needed=False),
        Item("helplessness", gettext_noop("Helplessness (items 1–5, 12)"), 0, 24, needed=False),
    ),
    score=entry(parts=PARTS, may_miss=1),
    scale="13 items 0–4, total 0–52; subscales by item [mem]",
    missing="1 may be open [design]",
    licence=Licence("ENTRY", "Licensed through Mapi. Enter scores from the clinic's own licensed form."),
    citation=cite.PCS_SITE,
    bands=(
        Band(0, gettext_noop("below the 75th percentile")),
        Band(30, gettext_noop("at or above the 75th percentile")),
    ),
    bands_source=cite.MEMORY,
    bands_mark=Mark.FROM_MEMORY,
    mcid=Threshold(6, cite.MEMORY, Mark.FROM_MEMORY, "6 points and another band.", with_band=True),
)
