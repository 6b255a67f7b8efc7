"""DN4, S-LANSS and painDETECT: they screen for neuropathic pain. Scores only; none is an outcome."""

from patients.measures import sources as cite
from patients.measures.instrument import Asked, Band, Better, Instrument, Item, Licence, Mark
from patients.measures.scoring import entry
from patients.measures.wording import gettext_noop

_ABOUT = gettext_noop(
    "Screens for neuropathic pain. It is not an outcome and does not set how certain it is."
)
_LIKELY = gettext_noop("neuropathic pain likely")
_BELOW = gettext_noop("below the cut-off")


def _screen(
    key: str, name: str, low: int, high: int, bands: tuple[Band, ...], scale: str, licence: str, citation: str
) -> Instrument:
    return Instrument(
        key=key,
        name=name,
        about=_ABOUT,
        version="clinic's form",
        asked=Asked.ENTRY,
        better=Better.NEITHER,
        low=low,
        high=high,
        items=(Item("total", gettext_noop("Total"), low, high),),
        score=entry(),
        scale=scale,
        missing="none may be missing",
        licence=Licence("ENTRY", licence),
        citation=citation,
        bands=bands,
        bands_source=cite.MEMORY,
        bands_mark=Mark.FROM_MEMORY,
    )


DN4 = _screen(
    "dn4", "DN4", 0, 10, (Band(0, _BELOW), Band(4, _LIKELY)), "10 yes/no, total 0–10",
    "© through Mapi, with fees for use in software. Enter the score from the clinic's own licensed form.",
    cite.EPROVIDE_DN4,
)  # fmt: skip
S_LANSS = _screen(
    "s_lanss", "S-LANSS", 0, 24, (Band(0, _BELOW), Band(12, _LIKELY)), "total 0–24",
    "Needs permission [mem]. Enter the score from the clinic's own form.", cite.MEMORY,
)  # fmt: skip
PAINDETECT = _screen(
    "paindetect", "painDETECT", -1, 38,
    (Band(-1, gettext_noop("neuropathic pain unlikely")), Band(13, gettext_noop("unclear")), Band(19, _LIKELY)),
    "total −1–38", "Needs permission [mem]. Enter the score from the clinic's own form.", cite.MEMORY,
)  # fmt: skip
