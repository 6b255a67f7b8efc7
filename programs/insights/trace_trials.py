"""The numbers of a trial in blocks: days that count, the mean of a block, what both pairs come to."""

import re
import uuid
from collections.abc import Sequence
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from patients.models import Patient
from programs.insights.experiments import Standing, block_words, standing_of
from programs.insights.trace_parts import Trace, TraceRow, measure_words, value_words
from programs.insights.trace_words import formula_of
from programs.models import Experiment
from programs.rules.experiment import BlockResult

TRIAL: Final = re.compile(r"trial([0-9a-f]{32})-(?:([0-3])-(days|mean)|points)")


def trial_key(row: Experiment, field: str) -> str:
    """The key of a number of one trial: "points", "0-days", "3-mean"."""
    return f"trial{row.pk.hex}-{field}"


def trial_trace(patient: Patient, today: date, key: "re.Match[str]") -> Trace | None:
    """Days that count at any time; means and points only when it is over."""
    row = Experiment.objects.filter(patient=patient, pk=uuid.UUID(key[1])).first()
    found = standing_of(row, today) if row else None
    if row is None or found is None or found.result is None or not (key[3] == "days" or found.is_over):
        return None
    if key[2] is None:
        return _points(found, found.result.points)
    one = found.result.blocks[int(key[2])]
    value = one.logged if key[3] == "days" else one.mean
    if value is None:
        return None
    labels = {"days": _("Days that count: %(block)s"), "mean": _("Mean pain: %(block)s")}
    label = labels[key[3]] % {"block": block_words(one.block, row)}
    rows = [TraceRow(day, cells[1:]) for day, cells in _days(found, [one])]
    return Trace(label, value, formula_of(f"trial_{key[3]}"), [measure_words("pain_avg")], rows)


def _points(found: Standing, points: float | None) -> Trace | None:
    if points is None or found.result is None:
        return None
    rows = [TraceRow(day, cells) for day, cells in _days(found, found.result.blocks)]
    label = _("Points of pain between the weeks with it and the weeks as usual")
    columns = [_("Weeks"), measure_words("pain_avg")]
    return Trace(label, points, formula_of("trial_points"), columns, rows)


def _days(found: Standing, blocks: Sequence[BlockResult]) -> list[tuple[date, tuple[str, str]]]:
    """The logged days that count, newest first: which weeks they belong to, and their pain."""
    told = [
        (day, (block_words(one.block, found.row), value_words(found.pain[day])))
        for one in blocks
        for day in one.block.counted
        if day in found.pain
    ]
    return told[::-1]
