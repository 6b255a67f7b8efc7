"""Patient's global impression of change: seven steps in our own words."""

from patients.measures import say as ours
from patients.measures import sources as cite
from patients.measures.instrument import Asked, Band, Better, Instrument, Item, Licence, Option
from patients.measures.scoring import single
from patients.measures.wording import gettext_noop

PGIC = Instrument(
    key="pgic",
    name=ours.PGIC_NAME,
    about=ours.PGIC_ABOUT,
    version="1",
    asked=Asked.ITEMS,
    better=Better.LOWER,
    low=1,
    high=7,
    items=(
        Item(
            "change",
            ours.PGIC_QUESTION,
            1,
            7,
            options=(
                Option(1, ours.VERY_MUCH_BETTER),
                Option(2, ours.MUCH_BETTER),
                Option(3, ours.A_LITTLE_BETTER),
                Option(4, ours.ABOUT_THE_SAME),
                Option(5, ours.A_LITTLE_WORSE),
                Option(6, ours.MUCH_WORSE),
                Option(7, ours.VERY_MUCH_WORSE),
            ),
        ),
    ),
    score=single("change"),
    scale="1 item, 7 levels (PGIC)",
    missing="–",
    licence=Licence("Ship", "Generic seven-step scale in our own words."),
    citation=cite.FARRAR_2001,
    own_words=True,
    bands=(
        Band(1, gettext_noop("much better or more")),
        Band(3, gettext_noop("little or no change")),
        Band(6, gettext_noop("much worse or more")),
    ),
    bands_source=cite.FARRAR_2001,
)
