"""PHQ-2 and PHQ-4: low mood and worry in a few questions. Neither asks about self-harm."""

from patients.measures import phq_words as say
from patients.measures import say as ours
from patients.measures import sources as cite
from patients.measures.instrument import Answers, Asked, Band, Better, Instrument, Score
from patients.measures.scoring import total
from patients.measures.wording import gettext_noop

TWO = ("interest", "down")
FOUR = ("nervous", "worry", "interest", "down")
SUBSCALE_HIGH = 3

PHQ_2 = Instrument(
    key="phq_2",
    name="PHQ-2",
    about=ours.LOW_MOOD_ABOUT,
    version="1999",
    asked=Asked.ITEMS,
    better=Better.LOWER,
    low=0,
    high=6,
    intro=say.TWO_WEEKS,
    items=(say.how_often("interest", say.INTEREST), say.how_often("down", say.DOWN)),
    score=total(TWO),
    scale="2 items 0–3, total 0–6",
    missing="all needed",
    licence=say.LICENCE,
    citation=cite.PHQ_2_STUDY,
    bands=(
        Band(2, gettext_noop("at or above the sensitive cut-off (86/78 %)")),
        Band(3, gettext_noop("at or above the usual cut-off (61/92 %)")),
    ),
    bands_source=cite.PHQ_2_STUDY,
    loinc="55758-7",
)


def _score_four(answers: Answers) -> Score:
    found = total(FOUR)(answers)
    if found.value is None:
        return found
    parts = {
        "anxiety": float(answers["nervous"] or 0) + float(answers["worry"] or 0),
        "depression": float(answers["interest"] or 0) + float(answers["down"] or 0),
    }
    return Score(found.value, parts)


PHQ_4 = Instrument(
    key="phq_4",
    name="PHQ-4",
    about=ours.WORRY_AND_MOOD_ABOUT,
    version="2009",
    asked=Asked.ITEMS,
    better=Better.LOWER,
    low=0,
    high=12,
    intro=say.TWO_WEEKS,
    items=(
        say.how_often("nervous", say.NERVOUS),
        say.how_often("worry", say.WORRY),
        say.how_often("interest", say.INTEREST),
        say.how_often("down", say.DOWN),
    ),
    score=_score_four,
    scale="4 items 0–3, total 0–12; anxiety items 1–2, depression items 3–4, each high from 3",
    missing="all needed",
    licence=say.LICENCE,
    citation=cite.PHQ_4_CDE,
    bands=(
        Band(0, gettext_noop("minimal")),
        Band(3, gettext_noop("mild")),
        Band(6, gettext_noop("moderate")),
        Band(9, gettext_noop("severe")),
    ),
    bands_source=cite.PHQ_4_CDE,
)
