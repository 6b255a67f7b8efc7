"""What every instrument says about itself."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

Answers = Mapping[str, float | None]


class Mark(StrEnum):
    """How sure we are of a number."""

    PUBLISHED = "published"
    FROM_MEMORY = "from memory"
    DESIGN = "engineering default"
    DERIVED = "worked out"


class Asked(StrEnum):
    """How a score comes about."""

    ITEMS = "items"  # its questions may be shown here
    ENTRY = "entry"  # scored on the clinic's own licensed form; only numbers are kept
    TEST = "test"  # something done in a visit
    OWN = "own"  # about what the patient named: own activities, own goals


class Better(StrEnum):
    """Which way a score goes when somebody does better."""

    LOWER = "lower"
    HIGHER = "higher"
    NEITHER = "neither"  # it screens; it is no outcome


@dataclass(frozen=True)
class Option:
    """One answer with the number it counts as."""

    value: int
    words: str


@dataclass(frozen=True)
class Item:
    """One question or one number. `low`–`high` is what is accepted; `whole` says that only whole numbers are.

    `options` are drawn as words; without them a scale or a box is drawn. `needed` is False for what may stay open.
    """

    key: str
    words: str
    low: float
    high: float
    low_words: str = ""
    high_words: str = ""
    options: tuple[Option, ...] = ()
    whole: bool = True
    needed: bool = True
    unit: str = ""
    loinc: str = ""


@dataclass(frozen=True)
class Band:
    """A range of scores from `start` on, with its words."""

    start: float
    words: str


@dataclass(frozen=True)
class Threshold:
    """A number that a change or a score is held against, with its source. `with_band`: the band changes too."""

    value: float
    source: str
    mark: Mark
    note: str = ""
    with_band: bool = False


@dataclass(frozen=True)
class Licence:
    """Whose it is, what that lets us do, and what is shown beside it."""

    decision: str
    words: str


@dataclass(frozen=True)
class Score:
    """A score, or why there is none. `estimated`: answers left open were filled in by the instrument's own rule."""

    value: float | None
    parts: Mapping[str, float] = field(default_factory=dict)
    void: str = ""
    estimated: bool = False


Scoring = Callable[[Answers], Score]


@dataclass(frozen=True)
class Instrument:
    """One instrument. Words for patients are marked for translation; item texts of others stay as published."""

    key: str
    name: str
    about: str
    version: str
    asked: Asked
    better: Better
    low: float
    high: float
    items: tuple[Item, ...]
    score: Scoring
    scale: str
    missing: str
    licence: Licence
    citation: str
    intro: str = ""
    own_words: bool = False
    decimals: int = 0
    unit: str = ""
    bands: tuple[Band, ...] = ()
    bands_source: str = ""
    bands_mark: Mark = Mark.PUBLISHED
    mdc: Threshold | None = None
    mcid: Threshold | None = None
    sizes: tuple[Band, ...] = ()
    parts: tuple[Item, ...] = ()
    loinc: str = ""
    loinc_panel: str = ""
    gated: bool = False

    @property
    def for_patient(self) -> bool:
        """Whether the patient may answer it alone."""
        return self.asked in (Asked.ITEMS, Asked.OWN)

    def band(self, value: float | None) -> str:
        """The words of the band that a score lies in, "" where there is none."""
        if value is None:
            return ""
        return next((band.words for band in reversed(self.bands) if value >= band.start), "")

    @property
    def numbers(self) -> tuple[Item, ...]:
        """Everything that may be answered: its items and, for scores of another form, its subscales."""
        return (*self.items, *self.parts)
