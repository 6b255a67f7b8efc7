"""The rows behind a number of the patient's own pages, each day with the way to what was logged."""

from datetime import date
from typing import Any, Final

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from programs.insights.trace_parts import Source, Trace
from programs.views.portal import words

PAGES: Final = {Source.JOURNAL: "patients:journal_day", Source.NIGHTS: "patients:night"}


def number_table(trace: Trace) -> dict[str, Any]:
    """Columns and rows; a day of the journal or a night leads to its own page."""
    rows = [[_day(trace.source, row.day), *row.cells] for row in trace.rows if row.day]
    measured = trace.source is Source.MEASURES
    return {"columns": [_("Day"), *trace.columns], "rows": rows, "measured": measured}


def _day(source: Source, day: date) -> str:
    told = words.short_date(day)
    if source not in PAGES:
        return told
    return format_html('<a class="traced" href="{}">{}</a>', reverse(PAGES[source], args=[day]), told)
