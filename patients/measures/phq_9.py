"""PHQ-9: low mood. Its ninth question is about self-harm, so it may only be asked behind the gate.

Up to two open answers count as the mean of the others; three leave no score. An answer above "Not at all" to
question 9 is acted on when it is saved, whatever else is open.
"""

from typing import Final

from patients.measures import phq_words as say
from patients.measures import say as ours
from patients.measures import sources as cite
from patients.measures.instrument import Answers, Asked, Band, Better, Instrument, Mark, Threshold
from patients.measures.scoring import total
from patients.measures.wording import gettext_noop

KEYS = tuple(f"q{n}" for n in range(1, 10))
SELF_HARM: Final = "q9"
SEVERE: Final = 20

PHQ_9 = Instrument(
    key="phq_9",
    name="PHQ-9",
    about=ours.LOW_MOOD_ABOUT,
    version="1999",
    asked=Asked.ITEMS,
    better=Better.LOWER,
    low=0,
    high=27,
    intro=say.TWO_WEEKS,
    items=(
        say.how_often("q1", say.INTEREST),
        say.how_often("q2", say.DOWN),
        say.how_often("q3", "Trouble falling or staying asleep, or sleeping too much"),
        say.how_often("q4", "Feeling tired or having little energy"),
        say.how_often("q5", "Poor appetite or overeating"),
        say.how_often(
            "q6",
            "Feeling bad about yourself – or that you are a failure or have let yourself or your family down",
        ),
        say.how_often(
            "q7", "Trouble concentrating on things, such as reading the newspaper or watching television"
        ),
        say.how_often(
            "q8",
            "Moving or speaking so slowly that other people could have noticed? Or the opposite – being so fidgety "
            "or restless that you have been moving around a lot more than usual",
        ),
        say.how_often(
            SELF_HARM,
            "Thoughts that you would be better off dead or of hurting yourself in some way",
            loinc="44260-8",
        ),
    ),
    score=total(KEYS, may_miss=2),
    scale="9 items 0–3, total 0–27",
    missing="up to 2 open count as the mean of the others; more leave no score",
    licence=say.LICENCE,
    citation=cite.NHS_PHQ_9,
    bands=(
        Band(0, gettext_noop("minimal")),
        Band(5, gettext_noop("mild")),
        Band(10, gettext_noop("moderate")),
        Band(15, gettext_noop("moderately severe")),
        Band(SEVERE, gettext_noop("severe")),
    ),
    bands_source=cite.NHS_PHQ_9,
    mcid=Threshold(5, cite.MEMORY, Mark.FROM_MEMORY),
    loinc="44261-6",
    loinc_panel="44249-1",
    gated=True,
)


def tells_of_self_harm(answers: Answers) -> bool:
    """Whether question 9 was answered with more than "Not at all". The other answers do not matter."""
    return (answers.get(SELF_HARM) or 0) > 0
