"""The numbers of goals: all of them together in one measure, and how one goal or activity was rated in it."""

import re
import uuid
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from patients.insights.goals import attainment, baselines_of, rated_goals
from patients.measures.gas import GAS
from patients.measures.own import items_of
from patients.models import Measure, Patient
from programs.insights.trace_parts import Source, Trace, TraceRow, plain_formula
from programs.insights.trace_scores import answer_words
from programs.insights.trace_words import formula_of

TOGETHER: Final = re.compile(r"goals([0-9a-f]{32})-(since|met|rated)")
RATED: Final = re.compile(r"rated([0-9a-f]{32})([0-9a-f]{32})")


def met_key(measure: Measure, field: str) -> str:
    """The key of a number of all goals together."""
    return f"goals{measure.pk.hex}-{field}"


def rated_key(measure: Measure, own: uuid.UUID) -> str:
    """The key of how a goal or an own activity was rated in one measure."""
    return f"rated{measure.pk.hex}{own.hex}"


def goals_trace(patient: Patient, _today: date, key: "re.Match[str]") -> Trace | None:
    """How far all goals are from their start, how many are where they were hoped to be, how many were rated."""
    row = _measure(patient, key[1], instrument=GAS.key)
    baselines = baselines_of(patient.goals.select_related("scale"))
    found = attainment(row, baselines) if row else None
    if row is None or found is None:
        return None
    goals = rated_goals(row, baselines)
    if key[2] == "met":
        goals = [one for one in goals if one.level >= 0]
    values = {"since": found.since_start, "met": found.met, "rated": found.rated}
    labels = {
        "since": _("All goals together: T score since the start"),
        "met": _("Goals at the hoped-for level or above"),
        "rated": _("Goals that were rated"),
    }
    rows = [
        TraceRow(row.local_date, (one.words, str(one.weight), _level(one.start), _level(one.level)))
        for one in goals
    ]
    columns = [_("Goal"), _("Weight"), _("At the start"), _("On that day")]
    formula = formula_of(f"goals_{key[2]}")
    return Trace(labels[key[2]], values[key[2]], formula, columns, rows, Source.MEASURES, GAS.key)


def rated_trace(patient: Patient, _today: date, key: "re.Match[str]") -> Trace | None:
    """What was answered about one goal or one own activity."""
    row, own = _measure(patient, key[1]), str(uuid.UUID(key[2]))
    item = next((one for one in items_of(row.kind, row.own) if one.key == own), None) if row else None
    if row is None or item is None or row.answers.get(own) is None:
        return None
    value = int(row.answers[own])
    rows = [TraceRow(row.local_date, (item.words, answer_words(item, value)))]
    label = _("%(name)s: as it was rated") % {"name": item.words}
    columns = [_("Question"), _("Answer")]
    return Trace(label, value, plain_formula("answer"), columns, rows, Source.MEASURES, row.instrument)


def _measure(patient: Patient, text: str, **more: str) -> Measure | None:
    rows = Measure.objects.filter(patient=patient, pk=uuid.UUID(text), **more)
    return rows.exclude(finished_at=None).first()


def _level(level: int) -> str:
    return f"{level:+d}".replace("-", "−").replace("+0", "0")
