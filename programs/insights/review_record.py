"""The record of a review as it is read: by the patient, by the care team and on paper."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from patients.models.goal import GoalState
from programs.insights.review_words import (
    choice_words,
    happened_words,
    helped_words,
    option_words,
    unclear_words,
    worsened_words,
)
from programs.models import Review, ReviewAnswer


@dataclass(frozen=True)
class Part:
    """One heading with its sentences; `own` are somebody's own words."""

    title: str
    lines: list[str]
    own: str = ""


def record_parts(review: Review) -> list[Part]:
    """What happened, what helped, what worsened, what is unclear, the choices, the decision, who does what."""
    facts, words = review.facts, review.words
    tasks = [
        Part(title, [], words[key])
        for key, title in (
            ("patient_does", _("What you do")),
            ("clinician_does", _("What your clinician does")),
            ("others_do", _("What others do")),
        )
    ]
    unclear = unclear_words(facts)
    parts = [
        Part(_("What happened"), happened_words(facts)),
        Part(_("What helped"), helped_words(facts), words["helped"]),
        Part(_("What made it harder"), worsened_words(facts), words["worsened"]),
        Part(_("What is unclear"), [unclear] if unclear else [], words["unclear"]),
        Part(_("Your goals"), [_goal(goal) for goal in facts["goals"]]),
        Part(_("What was on the table"), [option_line(option) for option in facts["options"]]),
        Part(_("What you would like, in your own words"), [], words["preference"]),
        Part(_("What we decided together"), [], words["decision"]),
        *tasks,
    ]
    return [part for part in parts if part.lines or part.own]


def option_line(option: dict[str, Any]) -> str:
    return f"{option_words(option)} – {choice_words(option['choice'])}"


def _goal(goal: dict[str, str]) -> str:
    states = {
        GoalState.ACTIVE: _("you go on with it"),
        GoalState.REACHED: _("reached"),
        GoalState.SET_ASIDE: _("set aside"),
    }
    return f"“{goal['words']}” – {states[GoalState(goal['state'])]}"


def answer_of(review: Review) -> ReviewAnswer | None:
    """What the patient said about it. One query."""
    return ReviewAnswer.objects.filter(review=review).first()
