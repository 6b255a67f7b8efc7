"""What differs between two versions of a program, item by item, in words for the care team and for the patient."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any, Final

from django.utils.translation import gettext as _

from programs.insights.plan_words import day_words, dose_words
from programs.models import Prescription, Program
from programs.models.dose import Dose
from programs.models.prescription import Mode, Side, Supervision

NEW, CHANGED, GONE = "new", "changed", "gone"
LOOK: Final = {NEW: "plus-circle", CHANGED: "pencil", GONE: "dash-circle"}
# What a patient is told about: the rest is how a clinician steers.
TOLD: Final = frozenset(
    {"amount", "weekdays", "supervision", "load", "side", "start_rule", "stop_rule", "note", "alternatives"}
)
AMOUNT: Final = frozenset({"quota", "sets", "reps", "hold_s", "minutes"})


@dataclass(frozen=True)
class FieldChange:
    """One field of one item: its name, and what it was and is, in words."""

    key: str
    label: str
    was: str
    now: str


@dataclass(frozen=True)
class ItemChange:
    """What happened to one line: new, changed or gone, and what about it."""

    kind: str
    line: uuid.UUID
    title: str
    now: str
    fields: tuple[FieldChange, ...] = ()


def changes_between(before: Iterable[Prescription], after: Iterable[Prescription]) -> tuple[ItemChange, ...]:
    """New items, changed ones and those taken out, in this order. Items need exercise and activity loaded."""
    old, new = {item.line: item for item in before}, {item.line: item for item in after}
    added = [_item(NEW, item) for line, item in new.items() if line not in old]
    gone = [_item(GONE, item) for line, item in old.items() if line not in new]
    both = [(old[line], item) for line, item in new.items() if line in old]
    changed = [_item(CHANGED, b, differences(a, b)) for a, b in both if differences(a, b)]
    return (*added, *changed, *gone)


def _item(kind: str, item: Prescription, found: tuple[FieldChange, ...] = ()) -> ItemChange:
    return ItemChange(kind, item.line, item.title, f"{dose_words(item)}, {day_words(item.weekdays)}", found)


def differences(before: Prescription, after: Prescription) -> tuple[FieldChange, ...]:
    """The fields that differ; the amount counts as one."""
    old, new = field_words(before), field_words(after)
    found = [
        FieldChange(key, new[key][0], old[key][1], new[key][1]) for key in new if old[key][1] != new[key][1]
    ]
    if before.exercise_id != after.exercise_id and before.exercise and after.exercise:
        found.append(
            FieldChange(
                "exercise",
                _("Words of the exercise"),
                _("version %(n)d") % {"n": before.exercise.number},
                _("version %(n)d") % {"n": after.exercise.number},
            )
        )
    return tuple(found)


def field_words(item: Prescription) -> dict[str, tuple[str, str]]:
    """Every field of a dose by name: its label and its value in words."""
    dose = Dose.of(item)
    labels = dose_labels()
    found = {"amount": (labels["amount"], dose_words(item))}
    for field in fields(dose):
        if field.name not in AMOUNT:
            found[field.name] = (labels[field.name], _value(field.name, getattr(dose, field.name)))
    count = len(item.alternatives)
    found["alternatives"] = (_("To choose from on the day"), str(count) if count else "")
    return found


def dose_labels() -> dict[str, str]:
    return {
        "amount": _("Amount"),
        "weekdays": _("Days"),
        "mode": _("How it moves on"),
        "effort_target": _("Effort to aim for"),
        "supervision": _("Where"),
        "load": _("Load"),
        "side": _("Side"),
        "start_rule": _("When to start, or wait"),
        "stop_rule": _("When to stop"),
        "note": _("Note for the patient"),
        "override_reason": _("Why a precaution was overridden"),
    }


def _value(name: str, value: Any) -> str:
    if name == "weekdays":
        return day_words(value)
    if name == "effort_target":
        return _("no target") if value is None else f"{value}/10"
    kinds: dict[str, Any] = {"mode": Mode, "supervision": Supervision, "side": Side}
    return str(kinds[name](value).label) if name in kinds else str(value)


def change_rows(before: Program | None, after: Program) -> list[dict[str, Any]]:
    """The differences of two versions for the care team's page. Two queries."""
    return [_row(change, change.fields) for change in changes_between(_items(before), _items(after))]


def told_rows(before: Program | None, after: Program) -> list[dict[str, Any]]:
    """What the patient reads about a new version: nothing about how a clinician steers. Items are prefetched."""
    old = list(before.prescriptions.all()) if before else []
    rows = changes_between(old, after.prescriptions.all())
    told = [(row, tuple(field for field in row.fields if field.key in TOLD)) for row in rows]
    return [_row(row, found) for row, found in told if found or row.kind != CHANGED]


def _items(program: Program | None) -> list[Prescription]:
    return [] if program is None else list(program.prescriptions.select_related("exercise", "activity"))


def _row(change: ItemChange, found: tuple[FieldChange, ...]) -> dict[str, Any]:
    words = {NEW: _("New"), CHANGED: _("Changed"), GONE: _("Taken out")}
    return {
        "kind": change.kind,
        "words": words[change.kind],
        "icon": LOOK[change.kind],
        "title": change.title,
        "now": change.now,
        "fields": found,
    }
