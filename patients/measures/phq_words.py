"""The words that PHQ-2, PHQ-4, PHQ-9 and GAD-7 share, as published; not to be reworded or translated by us."""

from typing import Final

from patients.measures.instrument import Item, Licence, Option

TWO_WEEKS: Final = "Over the last 2 weeks, how often have you been bothered by the following problems?"
HOW_OFTEN: Final = (
    Option(0, "Not at all"),
    Option(1, "Several days"),
    Option(2, "More than half the days"),
    Option(3, "Nearly every day"),
)
LICENCE: Final = Licence(
    "Ship",
    "Developed by Drs. Robert L. Spitzer, Janet B.W. Williams, Kurt Kroenke and colleagues, with an educational "
    "grant from Pfizer Inc. No permission required to reproduce, translate, display or distribute.",
)


def how_often(key: str, words: str, loinc: str = "") -> Item:
    """One problem with the four answers."""
    return Item(key, words, 0, 3, options=HOW_OFTEN, loinc=loinc)


INTEREST: Final = "Little interest or pleasure in doing things"
DOWN: Final = "Feeling down, depressed, or hopeless"
NERVOUS: Final = "Feeling nervous, anxious or on edge"
WORRY: Final = "Not being able to stop or control worrying"
