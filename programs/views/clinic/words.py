"""Ready words for the builder's pages: doses, days, precautions."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.dates import WEEKDAYS_ABBR
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from patients.models import Patient
from programs.forms.builder import days_of
from programs.insights.rows import gates_of, patient_flags
from programs.models import Prescription
from programs.rules.precautions import Gate, GateResult
from programs.rules.rounding import tidy

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
    return int(text) if text and text.isdigit() and len(text) < 10 else -1


def gate_rows(patient: Patient, tags: Iterable[str]) -> list[dict[str, Any]]:
    """What this patient's conditions do to an exercise, strictest first."""
    return _gates(patient_flags(patient.conditions.filter(ended_at=None)), tags)


def _gates(flags: Iterable[Any], tags: Iterable[str]) -> list[dict[str, Any]]:
    return gate_looks(gates_of(flags, tags))


def gate_looks(gates: Iterable[GateResult]) -> list[dict[str, Any]]:
    """Effects on an exercise in words, with the colour and the shape by which they are told apart."""
    return [
        {"gate": found.gate, "words": gate_words(found.gate), "reason": _(found.reason), **_look(found.gate)}
        for found in gates
    ]


def _look(gate: Gate) -> dict[str, str]:
    tone, icon = GATE_LOOK[gate]
    return {"tone": tone, "icon": icon}


def day_words(mask: int) -> str:
    """Mon, Wed, Fri; or "every day"."""
    days = days_of(mask)
    return _("every day") if len(days) == 7 else ", ".join(str(WEEKDAYS_ABBR[day]) for day in days)


def amount_words(item: Any) -> str:
    """ "2 × 8, hold 5 s" or "9 minutes": the dose without days."""
    if getattr(item, "quota", None) is not None and item.activity:
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
    return ", ".join(parts)


def dose_words(item: Prescription) -> list[tuple[Any, str]]:
    """The saved dose as terms and values, to stand beside what somebody else typed."""
    rows: list[tuple[Any, str]] = [
        (_("Amount"), amount_words(item)),
        (_("Days"), day_words(item.weekdays)),
        (_("How it moves on"), item.get_mode_display()),
        (
            _("Effort to aim for"),
            _("no target") if item.effort_target is None else f"{item.effort_target}/10",
        ),
        (_("Where"), item.get_supervision_display()),
    ]
    return [*rows, (_("Note for the patient"), item.note)] if item.note else rows


def item_rows(items: Sequence[Prescription], patient: Patient) -> list[dict[str, Any]]:
    """The items of one version as the builder and the program page list them."""
    flags = patient_flags(patient.conditions.filter(ended_at=None))
    return [_item_row(item, n, len(items), flags) for n, item in enumerate(items)]


def _item_row(item: Prescription, n: int, of: int, flags: Iterable[Any]) -> dict[str, Any]:
    effort = "" if item.effort_target is None else _("effort %(n)d of 10") % {"n": item.effort_target}
    about = [amount_words(item), day_words(item.weekdays), effort, item.get_supervision_display()]
    gates = _gates(flags, item.exercise.tags) if item.exercise else []
    return {
        "id": item.pk,
        "title": item.title,
        "about": " · ".join(part for part in about if part),
        "mode": item.get_mode_display(),
        "note": item.note,
        "override": item.override_reason,
        "goal": _toward(item),
        "gates": [gate for gate in gates if gate["gate"] is not Gate.NOTE],
        "first": n == 0,
        "last": n == of - 1,
    }


def _toward(item: Prescription) -> str:
    if item.activity is None:
        return ""
    words = {"goal": tidy(float(item.activity.goal_value)), "step": tidy(float(item.activity.step))}
    return _("towards %(goal)s, in steps of %(step)s") % words
