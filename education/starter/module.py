"""What a starter module is made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

TakeawayKind = Literal[
    "write", "draw", "check", "save", "plan", "timer", "agree", "rate", "practise", "change", "ask", "review"
]
"""What a takeaway asks for: Today groups and draws them by it."""

THEMES: dict[str, str] = {
    "validation": "Pain is real",
    "pain_science": "How pain works",
    "nerve_damage": "Nerve damage",
    "sensitisation": "The volume of pain",
    "safety": "Staying safe",
    "flares": "Flares",
    "early_warning": "Early warning signs",
    "pacing": "Pacing",
    "graded_activity": "Graded activity",
    "exercise": "Exercise",
    "hands_on_care": "Hands-on care",
    "exposure": "Facing feared movements",
    "mind_body": "Breath, body and calm",
    "sleep": "Sleep",
    "food": "Food",
    "water_alcohol": "Water and alcohol",
    "other_conditions": "Other conditions",
    "thoughts": "Thoughts",
    "mood": "Mood",
    "goals": "Goals",
    "planning": "Planning good things",
    "problem_solving": "Solving problems",
    "triggers": "Triggers",
    "journal": "Keeping a journal",
    "own_data": "Reading your own data",
    "people": "People around you",
    "caregivers": "For caregivers",
    "work_home": "Work and home",
    "ergonomics": "Set-up of your space",
    "home_practice": "Practice at home",
    "remote_care": "Care by phone or video",
    "long_run": "The long run",
}
"""The themes a module may name, with their English label."""


@dataclass(frozen=True, slots=True)
class Page:
    """One screen: a heading, two to four short paragraphs and the picture beside them.

    `text` may hold `{examples:food_swap}`: examples that differ by country and culture (see examples.py).
    """

    heading: str
    text: tuple[str, ...]
    diagram: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """A statement to call true or false; the explanation is shown after either answer."""

    key: str
    statement: str
    is_true: bool
    explanation: str


@dataclass(frozen=True, slots=True)
class Misconception:
    """What an unexpected answer may mean to a clinician, and whether safety needs a follow-up."""

    suggests: str
    safety: bool = False


@dataclass(frozen=True, slots=True)
class Module:
    """A lesson of two to four minutes as it ships; the clinic's curator owns and reviews its own revision of it."""

    external_id: str
    title: str
    objective: str
    minutes: int
    order: int
    themes: tuple[str, ...]
    pages: tuple[Page, ...]
    key_message: str
    takeaway: str
    takeaway_kind: TakeawayKind
    checks: tuple[Check, Check]
    sources: tuple[str, ...]
    needs: tuple[str, ...] = ()
    safety: bool = False
    misconception: Mapping[str, Misconception] = field(default_factory=dict)
    origin: str = "starter"
    language: str = "en"

    def page_text(self) -> tuple[str, ...]:
        """The paragraphs of all pages: what the minutes are counted from."""
        return tuple(paragraph for page in self.pages for paragraph in page.text)

    def texts(self) -> tuple[str, ...]:
        """Every sentence a patient may read."""
        headings = tuple(page.heading for page in self.pages)
        checks = tuple(line for check in self.checks for line in (check.statement, check.explanation))
        return (
            self.title,
            self.objective,
            *headings,
            *self.page_text(),
            self.key_message,
            self.takeaway,
            *checks,
        )


def page(heading: str, *text: str, diagram: str = "") -> Page:
    """A page, written without the brackets."""
    return Page(heading, text, diagram)
