"""The scores of outcome measures: from a score to its answers, from a change to the two scores."""

import re
import uuid
from datetime import date
from typing import Final

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from patients.insights.measures import histories_of
from patients.measures.instrument import Item
from patients.measures.own import items_of
from patients.models import Measure, Patient
from programs.insights.trace_parts import Source, Trace, TraceRow, not_logged
from programs.insights.trace_words import formula_of

SCORE: Final = re.compile(r"score([0-9a-f]{32})-(value|change|last)")


def score_trace(patient: Patient, _today: date, key: "re.Match[str]") -> Trace | None:
    """One score, or what it changed since the first one or the one before."""
    rows = Measure.objects.filter(patient=patient, pk=uuid.UUID(key[1])).exclude(finished_at=None)
    row = rows.exclude(score=None).first()
    if row is None:
        return None
    return _value(row) if key[2] == "value" else _change(patient, row, key[2])


def _value(row: Measure) -> Trace:
    """What was answered, item by item; a test done in a visit is its own answer."""
    one = row.kind
    said = [(_(item.words), answer_words(item, row.answers.get(item.key))) for item in items_of(one, row.own)]
    rows = [TraceRow(row.local_date, cells) for cells in said]
    label = _("%(name)s: score") % {"name": _(one.name)}
    formula = " ".join(_(text) for text in (one.scale, one.missing) if text)
    return Trace(
        label, row.value, formula, [_("Question"), _("Answer")], rows, Source.MEASURES, row.instrument
    )


def answer_words(item: Item, value: float | None) -> str:
    """An answer with its words, where it has some."""
    if value is None:
        return not_logged()
    words = next((option.words for option in item.options if option.value == value), "")
    number = number_format(value)
    return f"{number}: {_(words)}" if words else number


def _change(patient: Patient, row: Measure, since: str) -> Trace | None:
    """How a score differs from the first one ("change"), or from the one before it ("last")."""
    found = histories_of(patient, [row.instrument])[row.instrument]
    place = next(n for n, one in enumerate(found.points) if one.key == str(row.pk))
    point, before = found.points[place], found.points[place - 1 if since == "last" else 0]
    compared = point.since_last if since == "last" else point.since_first
    if compared is None:
        return None
    told = [TraceRow(one.on, (number_format(one.value, 2),)) for one in (point, before)]
    label = {
        "change": _("%(name)s: change since the first time"),
        "last": _("%(name)s: change since the last time"),
    }[since] % {"name": _(found.instrument.name)}
    formula = formula_of(f"score_{since}")
    return Trace(label, compared.delta, formula, [_("Score")], told, Source.MEASURES, row.instrument)
