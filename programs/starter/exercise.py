"""What a starter exercise is made of."""

from dataclasses import dataclass
from typing import Literal, get_args

from patients.rules.wording import gettext_noop as _
from programs.rules.precautions import Tag

Kind = Literal[
    "aerobic",
    "strength",
    "balance",
    "flexibility",
    "neurodynamic",
    "desensitisation",
    "functional",
    "mind_body",
    "set_up",
]
StepKind = Literal["preparation", "step", "form_cue", "breathing", "safety"]
Position = Literal["lying", "sitting", "standing", "walking", "kneeling", "in water", "any"]
Supervision = Literal["in_person", "tele", "home"]
Region = Literal[
    "whole body",
    "upper body",
    "neck",
    "back and trunk",
    "arms and hands",
    "hips",
    "legs",
    "feet and ankles",
    "any limb",
]
Equipment = Literal[
    "no equipment",
    "firm chair",
    "firm cushion",
    "pillow",
    "closed shoes",
    "timer",
    "kitchen counter",
    "wall",
    "mat",
    "floor marks",
    "stairs with a rail",
    "exercise band",
    "hand weight",
    "strap",
    "hand putty",
    "cloths",
    "mirror",
    "bag",
    "shelf",
    "exercise bike",
    "pool",
    "pool shoes",
    "desk",
    "bed",
    "car or bus seat",
    "bath or shower",
]
REGIONS: tuple[Region, ...] = get_args(Region)
EQUIPMENT: tuple[Equipment, ...] = get_args(Equipment)
POSITIONS: tuple[Position, ...] = get_args(Position)
TAGS: frozenset[Tag] = frozenset(Tag)
EFFORT_WORDS: dict[int, str] = {
    0: _("resting"),
    1: _("hardly any work"),
    2: _("very easy"),
    3: _("easy: you can chat"),
    4: _("some work: you can talk in full sentences"),
    5: _("steady work: you can talk, but not sing"),
    6: _("rather hard: short sentences"),
    7: _("hard: a few words at a time"),
    8: _("very hard"),
    9: _("close to all you have"),
    10: _("all you have"),
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
class Pace:
    """How fast a breathing pacer goes: breaths a minute that the user may change, and the seconds at the start.

    6 a minute is close to the rhythm in which heart and breath swing together (10.1007/s12671-023-02294-2);
    the range is the one a person may choose from.
    """

    per_minute: float = 6.0
    least: float = 4.5
    most: float = 7.0
    in_s: float = 4.0
    out_s: float = 6.0

    def seconds(self, per_minute: float) -> tuple[float, float]:
        """Seconds in and out at this many breaths a minute, kept within the range, in the same proportion."""
        breath = 60 / min(max(per_minute, self.least), self.most)
        part_in = self.in_s / (self.in_s + self.out_s)
        return round(breath * part_in, 1), round(breath * (1 - part_in), 1)


@dataclass(frozen=True, slots=True)
class Exercise:
    """A library item as it ships; the clinic's curator owns, reviews and publishes its own revision of it.

    `script` is what a mind-body practice says aloud, by paragraph; pauses stand in brackets. `sources` are short
    citations: [mem] was not checked against its source, [design] is an engineering default.
    """

    external_id: str
    name: str
    summary: str
    kind: Kind
    region: Region
    target: str
    why: str
    equipment: tuple[Equipment, ...]
    position: Position
    dose: Dose
    steps: tuple[Step, ...]
    cues: tuple[str, ...]
    common_errors: tuple[str, ...]
    tags: frozenset[Tag]
    supervision: Supervision
    easier_way: str
    harder_way: str
    sources: tuple[str, ...]
    easier: tuple[str, ...] = ()
    harder: tuple[str, ...] = ()
    script: tuple[str, ...] = ()
    script_minutes: int | None = None
    early_warning: bool = False
    pace: Pace | None = None
    postures: tuple[Position, ...] = ()
    origin: str = "starter"
    language: str = "en"

    def texts(self) -> tuple[str, ...]:
        """Every sentence a patient may read."""
        lines = (self.summary, self.why, self.easier_way, self.harder_way)
        return (*lines, *(step.text for step in self.steps), *self.cues, *self.common_errors, *self.script)


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


def spoken(text: str) -> tuple[str, ...]:
    """The paragraphs of a script: blank lines part them, line ends inside one do not count."""
    return tuple(" ".join(paragraph.split()) for paragraph in text.strip().split("\n\n"))
