"""Ready words for the builder's pages: doses, days, precautions."""

from collections.abc import Iterable, Sequence
from copy import copy
from typing import Any

from django.utils.dates import WEEKDAYS_ABBR
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from patients.models import Patient
from programs.forms.builder import days_of
from programs.insights.plan_changes import field_words
from programs.insights.rows import gates_of, patient_flags
from programs.models import Prescription
from programs.models.dose import Dose
from programs.rules.precautions import Gate, GateResult
from programs.rules.rounding import tidy
from rehab.lib.lists import listed

GATE_LOOK: dict[Gate, tuple[str, str]] = {
    Gate.BLOCK: ("safety", "slash-circle"),
    Gate.SUPERVISE: ("attention", "person-check"),
    Gate.CAUTION: ("attention", "exclamation-triangle"),
    Gate.NOTE: ("neutral", "info-circle"),
}


def gate_words(gate: Gate) -> str:
    return {
        Gate.BLOCK: _("Blocked"),
        Gate.SUPERVISE: _("Supervised only"),
        Gate.CAUTION: _("With care"),
        Gate.NOTE: _("Note"),
    }[gate]


def parse_edits(text: str | None) -> int:
    """The number a page carried. One that is missing or no number has seen nothing."""
    return int(text) if text and text.isdecimal() and len(text) < 10 else -1


def gate_rows(patient: Patient, tags: Iterable[str]) -> list[dict[str, Any]]:
    """What this patient's conditions do to an exercise, strictest first."""
    return _gates(patient_flags(patient.conditions.filter(ended_at=None)), tags)


def gates_for(flags: Iterable[Any], tags: Iterable[str]) -> list[dict[str, Any]]:
    """The same for flags that are known already, without the notes."""
    return [row for row in _gates(flags, tags) if row["gate"] is not Gate.NOTE]


def _gates(flags: Iterable[Any], tags: Iterable[str]) -> list[dict[str, Any]]:
    return gate_looks(gates_of(flags, tags))


def gate_looks(gates: Iterable[GateResult]) -> list[dict[str, Any]]:
    """Effects on an exercise in words, with the colour and the shape by which they are told apart."""
    return [gate_look(found) for found in gates]


def gate_look(found: GateResult) -> dict[str, Any]:
    """One gate as a badge with its reason."""
    return {
        "gate": found.gate,
        "words": gate_words(found.gate),
        "reason": _(found.reason),
        **_look(found.gate),
    }


def _look(gate: Gate) -> dict[str, str]:
    tone, icon = GATE_LOOK[gate]
    return {"tone": tone, "icon": icon}


def day_words(mask: int) -> str:
    """Mon, Wed, Fri; or "every day"."""
    days = days_of(mask)
    return _("every day") if len(days) == 7 else listed(str(WEEKDAYS_ABBR[day]) for day in days)


def amount_words(item: Any) -> str:
    """ "2 × 8, hold 5 s" or "9 minutes": the dose without days."""
    if getattr(item, "quota", None) is not None and getattr(item, "activity", None):
        return f"{tidy(float(item.quota))} {item.activity.get_unit_display()}"
    parts = []
    if item.reps and item.sets:
        parts.append(_("%(sets)d × %(reps)d") % {"sets": item.sets, "reps": item.reps})
    elif item.reps:
        parts.append(ngettext("%(n)d time", "%(n)d times", item.reps) % {"n": item.reps})
    elif item.sets and item.sets > 1:
        parts.append(ngettext("%(n)d set", "%(n)d sets", item.sets) % {"n": item.sets})
    if item.hold_s:
        parts.append(_("hold %(n)d s") % {"n": item.hold_s})
    if item.minutes:
        parts.append(_("%(n)d min") % {"n": item.minutes})
    return listed(parts)


def both_doses(saved: Prescription, typed: Dose) -> list[tuple[str, str, str]]:
    """The saved dose and the one that somebody typed, field by field: label, saved, typed. Only what differs."""
    mine = typed.put_on(copy(saved))
    theirs, yours = field_words(saved), field_words(mine)
    return [
        (label, theirs[key][1], value) for key, (label, value) in yours.items() if theirs[key][1] != value
    ]


def more_words(item: Prescription) -> str:
    """How an item moves on and what else is set for it, without the note, in one line."""
    effort = "" if item.effort_target is None else _("effort %(n)d of 10") % {"n": item.effort_target}
    side = item.get_side_display() if item.side else ""
    parts = [item.get_mode_display(), effort, item.load, side, item.start_rule, item.stop_rule]
    return " · ".join(str(part) for part in parts if part)


def item_rows(items: Sequence[Prescription], patient: Patient) -> list[dict[str, Any]]:
    """The items of one version as the builder and the program page list them."""
    flags = patient_flags(patient.conditions.filter(ended_at=None))
    return [_item_row(item, flags) for item in items]


def _item_row(item: Prescription, flags: Iterable[Any]) -> dict[str, Any]:
    about = [amount_words(item), day_words(item.weekdays), item.get_supervision_display()]
    gates = gates_for(flags, item.exercise.tags) if item.exercise else []
    return {
        "id": item.pk,
        "title": item.title,
        "about": " · ".join(part for part in about if part),
        "mode": more_words(item),
        "note": item.note,
        "override": item.override_reason,
        "goal": _toward(item),
        "gates": gates,
    }


def _toward(item: Prescription) -> str:
    if item.activity is None:
        return ""
    words = {"goal": tidy(float(item.activity.goal_value)), "step": tidy(float(item.activity.step))}
    return _("towards %(goal)s, in steps of %(step)s") % words
