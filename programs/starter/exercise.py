"""What a starter exercise is made of."""

from dataclasses import dataclass
from typing import Literal

from programs.rules.precautions import Tag

Kind = Literal["aerobic", "strength", "balance", "neurodynamic", "functional"]
StepKind = Literal["preparation", "step", "form_cue", "breathing", "safety"]
Position = Literal["sitting", "standing", "walking"]
Supervision = Literal["in_person", "tele", "home"]
TAGS: frozenset[Tag] = frozenset(Tag)
EFFORT_WORDS: dict[int, str] = {
    0: "resting",
    1: "hardly any work",
    2: "very easy",
    3: "easy: you can chat",
    4: "some work: you can talk in full sentences",
    5: "steady work: you can talk, but not sing",
    6: "rather hard: short sentences",
    7: "hard: a few words at a time",
    8: "very hard",
    9: "close to all you have",
    10: "all you have",
}
"""Our own effort words, 0 to 10, with the talk test; not the Borg scales, which are licensed."""


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the how-to."""

    kind: StepKind
    text: str


@dataclass(frozen=True, slots=True)
class Dose:
    """A first prescription: either sets of reps (or holds, in seconds) or bouts of minutes with rests.

    `effort` is the target on the 0 to 10 scale of EFFORT_WORDS; `per_week` counts days.
    """

    per_week: int
    effort: int
    sets: int | None = None
    reps: int | None = None
    hold_s: int | None = None
    minutes: int | None = None
    bouts: int | None = None
    rest_minutes: int | None = None
    per_day: int = 1
    each_side: bool = False
    unit: str = "times"

    @property
    def effort_words(self) -> str:
        """The effort target in words."""
        return EFFORT_WORDS[self.effort]


@dataclass(frozen=True, slots=True)
class Exercise:
    """A library item as it ships; the clinic's curator owns, reviews and publishes its own revision of it."""

    external_id: str
    name: str
    summary: str
    kind: Kind
    region: str
    target: str
    why: str
    equipment: tuple[str, ...]
    position: Position
    dose: Dose
    steps: tuple[Step, ...]
    cues: tuple[str, ...]
    common_errors: tuple[str, ...]
    tags: frozenset[Tag]
    supervision: Supervision
    easier_way: str
    harder_way: str
    easier: tuple[str, ...] = ()
    harder: tuple[str, ...] = ()
    origin: str = "starter"
    language: str = "en"

    def texts(self) -> tuple[str, ...]:
        """Every sentence a patient may read."""
        lines = (self.summary, self.why, self.easier_way, self.harder_way)
        return (*lines, *(step.text for step in self.steps), *self.cues, *self.common_errors)


def prepare(text: str) -> Step:
    """Before you start."""
    return Step("preparation", text)


def do(text: str) -> Step:
    """The movement itself."""
    return Step("step", text)


def form(text: str) -> Step:
    """What it looks like when it goes well."""
    return Step("form_cue", text)


def breathe(text: str) -> Step:
    """How to breathe."""
    return Step("breathing", text)


def safe(text: str) -> Step:
    """When to stop and what to do then."""
    return Step("safety", text)
