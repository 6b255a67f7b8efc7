"""The exercise library as a file: its columns, its arrows, and the same rules as on the page of an exercise."""

from typing import Any, Final

from django.utils.translation import gettext as _

from programs import events
from programs.actions.library import link_harder
from programs.forms.library import FIGURES, MOST_ROWS, ExerciseForm, StepSet, check_kind
from programs.labels import POSTURE_WORDS, STEP_TYPES, TAG_WORDS
from programs.models import Exercise, HarderThan, Supervision
from programs.models.exercise import ExerciseKind
from programs.shelves import EXERCISES
from rehab.accounts.models import Clinic, User
from rehab.publishing.exchange import columns
from rehab.publishing.exchange.book import Arrows, Book, Pair
from rehab.publishing.exchange.form_troubles import troubles_of, troubles_of_rows
from rehab.publishing.exchange.marks import lines, marked
from rehab.publishing.exchange.trouble import Trouble

TYPES: Final = tuple(key for key, _words in STEP_TYPES)


def _steps_cell(steps: list[dict[str, Any]]) -> str:
    """One step on each line, its type before it."""
    return "\n".join(marked(step["type"], step["text"]) for step in steps)


def _cell_steps(cell: str) -> list[dict[str, Any]]:
    """A line without a type is a step."""
    return [{"type": kind or "step", "text": text} for kind, text in lines(cell, TYPES)]


STEPS: Final = columns.Shape(
    {"type": columns.is_text, "text": columns.is_text}, _steps_cell, _cell_steps, {"type": "step"}
)


def clean_exercise(words: dict[str, Any]) -> tuple[dict[str, Any], list[Trouble]]:
    """These fields as the page of an exercise would save them, and what it would refuse."""
    steps = words["steps"]
    if len(steps) > MOST_ROWS:
        what = _("There are %(n)d steps; at most %(most)d fit.") % {"n": len(steps), "most": MOST_ROWS}
        return {}, [Trouble("steps", what, _("Put some of them together."))]
    form = ExerciseForm({name: _typed(name, value) for name, value in words.items() if name != "steps"})
    rows = StepSet(_typed_rows(steps))
    valid = form.is_valid(), rows.is_valid()
    if all(valid):
        check_kind(form, rows.steps())  # type: ignore[attr-defined]
    troubles = [*troubles_of(form), *troubles_of_rows(rows, "steps")]
    return ({}, troubles) if troubles else (form.words(rows.steps()), [])  # type: ignore[attr-defined]


def _typed(name: str, value: Any) -> Any:
    """A value as a browser would send it; lists of codes stay lists."""
    if isinstance(value, list) and name not in ("tags", "postures"):
        return "\n".join(value)
    if isinstance(value, bool | list):
        return value
    return "" if value is None else str(value)


def _typed_rows(steps: list[dict[str, Any]]) -> dict[str, Any]:
    data: dict[str, Any] = {"form-TOTAL_FORMS": len(steps), "form-INITIAL_FORMS": 0}
    for n, step in enumerate(steps):
        data |= {f"form-{n}-{name}": step[name] for name in ("type", "text")}
    return data


def _arrows(clinic: Clinic) -> set[Pair]:
    rows = HarderThan.objects.filter(easier__clinic=clinic)
    return set(rows.values_list("easier__external_id", "harder__external_id"))


def _draw(pairs: list[tuple[Any, Any]], by: User) -> None:
    for easier, harder in pairs:
        link_harder(easier=easier, harder=harder, by=by)


EXERCISE_BOOK: Final = Book(
    name="exercises",
    shelf=EXERCISES,
    items=Exercise,
    columns=(
        columns.text("name", needed=True),
        columns.text("summary", needed=True),
        columns.text("why"),
        columns.text("target"),
        columns.choice("kind", tuple(ExerciseKind.values), needed=True),
        columns.text("region", needed=True),
        columns.text("equipment"),
        columns.text("position"),
        columns.objects("steps", STEPS, needed=True),
        columns.lines("cues"),
        columns.lines("common_errors"),
        *(columns.whole(name) for name in ("sets", "reps", "hold_s", "minutes", "rest_minutes")),
        columns.flag("each_side"),
        columns.whole("per_week", empty=3),
        columns.whole("per_day", empty=1),
        columns.whole("effort_target"),
        columns.choice("supervision", tuple(Supervision.values), empty=Supervision.HOME),
        columns.text("easier_way"),
        columns.text("harder_way"),
        columns.codes("tags", tuple(str(tag.value) for tag in TAG_WORDS)),  # type: ignore[attr-defined]
        columns.choice("figure", tuple(key for key, _words in FIGURES)),
        columns.lines("script"),
        columns.codes("postures", tuple(key for key, _words in POSTURE_WORDS)),
        columns.flag("early_warning"),
        *(columns.decimal(name) for name in ("pace", "pace_least", "pace_most")),
        columns.lines("sources"),
    ),
    arrows=Arrows({"easier": False, "harder": True}, _arrows, _draw),
    clean=clean_exercise,
    imported=events.EXERCISES_IMPORTED,
)
