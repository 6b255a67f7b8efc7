"""GAD-7: worry and tension."""

from patients.measures import phq_words as say
from patients.measures import say as ours
from patients.measures import sources as cite
from patients.measures.instrument import Asked, Band, Better, Instrument, Mark, Threshold
from patients.measures.scoring import total
from patients.measures.wording import gettext_noop

KEYS = tuple(f"q{n}" for n in range(1, 8))

GAD_7 = Instrument(
    key="gad_7",
    name="GAD-7",
    about=ours.WORRY_ABOUT,
    version="2006",
    asked=Asked.ITEMS,
    better=Better.LOWER,
    low=0,
    high=21,
    intro=say.TWO_WEEKS,
    items=(
        say.how_often("q1", say.NERVOUS),
        say.how_often("q2", say.WORRY),
        say.how_often("q3", "Worrying too much about different things"),
        say.how_often("q4", "Trouble relaxing"),
        say.how_often("q5", "Being so restless that it is hard to sit still"),
        say.how_often("q6", "Becoming easily annoyed or irritable"),
        say.how_often("q7", "Feeling afraid, as if something awful might happen"),
    ),
    score=total(KEYS, may_miss=1),
    scale="7 items 0–3, total 0–21",
    missing="1 may be open, prorated [design]",
    licence=say.LICENCE,
    citation=cite.PFIZER,
    bands=(
        Band(0, gettext_noop("minimal")),
        Band(5, gettext_noop("mild")),
        Band(10, gettext_noop("moderate")),
        Band(15, gettext_noop("severe")),
    ),
    bands_source=cite.PFIZER,
    mcid=Threshold(4, cite.MEMORY, Mark.FROM_MEMORY),
    loinc="70274-6",
    loinc_panel="69737-5",
)
