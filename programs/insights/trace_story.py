"""The numbers of the sentence about the last days: the key names how many days the sentence is about."""

import re
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from patients.models import Patient
from programs.insights.rows import journal_rows, series_of
from programs.insights.series import MEASURES, DailySeries, Measure, enough, median_of, recent_change
from programs.insights.trace_parts import Trace, TraceRow, day_rows, entry_rows, measure_words, plain_formula

STORY: Final = re.compile(r"s(\d{1,3})-(?:(logged|flare|gaps)|([a-z_]+)-(now|before|all))")


def story_trace(patient: Patient, today: date, key: "re.Match[str]") -> Trace | None:
    """One number of the sentence; None for more days than the log has."""
    n = int(key[1])
    series = series_of(journal_rows(patient), today)
    if not 0 < n <= len(series) or (key[3] is not None and key[3] not in MEASURES):
        return None
    shown = series.last(n)
    return _counted(shown, key[2]) if key[2] else _level(shown, key[3], key[4])  # type: ignore[arg-type]


def _counted(shown: DailySeries, field: str) -> Trace:
    labels = {
        "logged": _("Days logged of the last %(n)d"),
        "flare": _("Flare days of the last %(n)d days"),
        "gaps": _("Days not logged of the last %(n)d"),
    }
    if field == "flare":
        ticked = [day for day, flare in zip(shown.dates, shown.flare, strict=True) if flare]
        rows = [TraceRow(day, (_("ticked"),)) for day in reversed(ticked)]
    else:
        rows = entry_rows(shown, logged=field == "logged")
    return Trace(labels[field] % {"n": len(shown)}, len(rows), plain_formula(field), [_("Entry")], rows)


def _level(shown: DailySeries, measure: Measure, part: str) -> Trace | None:
    """The median of the later half, of the earlier one, or of all days where the halves cannot be compared."""
    half, values = len(shown) // 2, shown.values(measure)
    change = recent_change(shown, measure, half) if half else None
    if (change is None) != (part == "all"):
        return None
    if change is None:
        span, value = slice(None), median_of(values, min(enough(len(values)), len(values)))
    else:
        span = slice(-half, None) if part == "now" else slice(-2 * half, -half)
        value = change.now if part == "now" else change.before
    texts = {
        "all": _("%(name)s, the middle of %(n)d days"),
        "now": _("%(name)s, the middle of the last %(n)d days"),
        "before": _("%(name)s, the middle of the %(n)d days before"),
    }
    label = texts[part] % {"name": measure_words(measure), "n": len(shown) if part == "all" else half}
    rows = day_rows(shown.dates[span], values[span])
    return Trace(label, value, plain_formula("median"), [measure_words(measure)], rows)
