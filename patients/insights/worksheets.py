"""The questions of the worksheets in words, and a sheet as it is read."""

from typing import Any

from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from patients.models import Worksheet
from patients.rules.worksheets import OPTIONS, SHEETS, WORRIES, Answer, Shape, Sheet

QUESTIONS: dict[str, Any] = {
    "situation": gettext_lazy("What happened? Where were you, and with whom?"),
    "thought": gettext_lazy("What went through your mind?"),
    "feeling": gettext_lazy("What did you feel?"),
    "strength": gettext_lazy("How strong was it, from 0 to 100?"),
    "evidence": gettext_lazy("What speaks for this thought, and what against it?"),
    "alternative": gettext_lazy("What else could be true? What would you say to a friend?"),
    "strength_after": gettext_lazy("How strong is the feeling now, from 0 to 100?"),
    "problem": gettext_lazy("What is the problem? One sentence is enough."),
    "pick": gettext_lazy("Which one will you try?"),
    "when": gettext_lazy("When and where?"),
    "result": gettext_lazy("How did it go? What did you learn?"),
    "task": gettext_lazy("What would you like to do?"),
    "planned_on": gettext_lazy("On which day?"),
    "did": gettext_lazy("Did you do it?"),
    "mastery": gettext_lazy("How much did it feel like something you managed?"),
    "pleasure": gettext_lazy("How much did you enjoy it?"),
    "afterwards": gettext_lazy("Anything to remember about it?"),
    **{f"option_{n}": gettext_lazy("Another idea") for n in range(2, OPTIONS + 1)},
    "option_1": gettext_lazy("One idea. All ideas count."),
    **{f"worry_{n}": gettext_lazy("On my mind") for n in range(1, WORRIES + 1)},
    **{
        f"next_step_{n}": gettext_lazy("One small next step, or “it can wait”") for n in range(1, WORRIES + 1)
    },
}
TITLE_KEYS = {
    Sheet.THOUGHT: "thought",
    Sheet.PROBLEM: "problem",
    Sheet.ACTIVITY: "task",
    Sheet.WORRY: "worry_1",
}


def lines_of(sheet: Sheet, answers: dict[str, Answer]) -> list[tuple[str, str]]:
    """(question, answer) for everything that was answered, in the order of the sheet."""
    return [
        (str(QUESTIONS[ask.key]), answer_words(ask.shape, answers[ask.key], answers))
        for ask in SHEETS[sheet]
        if ask.key in answers
    ]


def answer_words(shape: Shape, value: Answer, answers: dict[str, Answer]) -> str:
    """One answer as it is read."""
    if shape is Shape.YES_NO:
        return _("Yes") if value else _("No")
    if shape is Shape.TEN:
        return _("%(n)s of 10") % {"n": value}
    if shape is Shape.PERCENT:
        return _("%(n)s of 100") % {"n": value}
    if shape is Shape.PICK:
        return str(answers.get(f"option_{value}", value))
    day = parse_date(str(value)) if shape is Shape.DAY else None
    return date_format(day) if day else str(value)


def title_of(row: Worksheet) -> str:
    """What the owner recognises it by."""
    first = row.answers.get(TITLE_KEYS[Sheet(row.kind)])
    return str(first or next(iter(row.answers.values()), ""))[:80]
