"""From a number on the picture page to the days behind it: what it is, how it is worked out, and from which rows.

A key names a number ("link-0-lag1-points", "w28-pain_avg-now"). The value is worked out from the log as it stands
now, by the same code that worked out the page.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Any, Final

from django.utils.translation import gettext as _

from patients.models import Patient
from programs.insights import picture
from programs.insights.clinic_parameters import parameters_of
from programs.insights.doing import in_week
from programs.insights.picture import PictureFacts
from programs.insights.picture_page import WINDOWS, halves
from programs.insights.picture_rows import SHOWN_DAYS, Planned, facts_of, planned_days
from programs.insights.response import BASELINE_DAYS, RECENT_DAYS
from programs.insights.review_log import load_log
from programs.insights.rows import journal_rows, series_of
from programs.insights.series import MEASURES, DailySeries, Measure, flare_runs
from programs.insights.trace_links import link_trace
from programs.insights.trace_words import (
    Trace,
    TraceRow,
    formula_of,
    measure_words,
    not_logged,
    value_words,
)
from programs.models import SessionStatus

LINK: Final = re.compile(r"link-(\d)-(lag([012])-|reverse-)?([a-z_]+)")
WEEK_OF: Final = re.compile(r"week(\d{8})-(sched|done|missed|unknown)")
WINDOW: Final = re.compile(r"w(\d+)-(?:([a-z_]+)-(now|before)|logged)")
Values = Mapping[str, Any]


def trace_of(patient: Patient, key: str, today: date) -> Trace | None:
    """The trace of one number; None for a key that names none."""
    if found := WINDOW.fullmatch(key):
        return _window(patient, today, int(found[1]), found[2], found[3])
    if found := LINK.fullmatch(key):
        facts = facts_of(patient, today)
        place = int(found[1])
        if place >= len(facts.columns):
            return None
        return link_trace(facts, place, found[2] or "", found[4])
    if found := WEEK_OF.fullmatch(key):
        return _week(patient, today, found[1], found[2])
    section, _dash, field = key.partition("-")
    make = SECTIONS.get(section)
    return make(patient, today, field) if make else None


def _days_of(patient: Patient, today: date) -> DailySeries:
    return series_of(journal_rows(patient), today, SHOWN_DAYS)


def _window(patient: Patient, today: date, days: int, name: str | None, half: str | None) -> Trace | None:
    if days not in WINDOWS or (name is not None and name not in MEASURES):
        return None
    series = _days_of(patient, today)
    shown = series.last(days)
    if name is None or half is None:
        label = _("Days logged of the last %(n)d") % {"n": days}
        return Trace(label, shown.days_logged, formula_of("logged"), [_("Entry")], _entries(shown))
    measure: Measure = name
    width = days // 2
    found = halves(series, measure, days)
    span = shown.values(measure)[-width:] if half == "now" else shown.values(measure)[-2 * width : -width]
    dates = shown.dates[-width:] if half == "now" else shown.dates[-2 * width : -width]
    label = _("%(name)s, median of %(n)d days") % {"name": measure_words(measure), "n": width}
    value = found.now if half == "now" else found.before
    return Trace(label, value, formula_of("median"), [measure_words(measure)], _rows(dates, span))


def _rows(dates: Any, values: Any) -> list[TraceRow]:
    """Days with a value, newest first."""
    pairs = [(day, value) for day, value in zip(dates, values, strict=True) if value is not None]
    return [TraceRow(day, (value_words(value),)) for day, value in reversed(pairs)]


def _entries(shown: DailySeries) -> list[TraceRow]:
    logged = zip(shown.dates, shown.entry_ids, strict=True)
    return [TraceRow(day, (_("logged"),)) for day, entry in reversed(list(logged)) if entry is not None]


def _response(patient: Patient, today: date, field: str) -> Trace | None:
    series = _days_of(patient, today)
    spans = {"baseline": slice(0, BASELINE_DAYS), "recent": slice(-RECENT_DAYS, None)}
    if field not in spans:
        return None
    labels = {
        "baseline": _("Average pain, median of the first 14 days"),
        "recent": _("Average pain, median of the last 7 days"),
    }
    values = picture.response_values(series)
    rows = _rows(series.dates[spans[field]], series.pain_avg[spans[field]])
    return Trace(labels[field], values[field], formula_of("median"), [measure_words("pain_avg")], rows)


def _shift(patient: Patient, today: date, field: str) -> Trace | None:
    series = _days_of(patient, today)
    values = picture.shift_values(series)
    if field not in ("before", "after") or not values["shown"]:
        return None
    at = (date.fromisoformat(values["on"]) - series.start).days
    span = slice(0, at) if field == "before" else slice(at, None)
    labels = {
        "before": _("Mean pain before the level changed"),
        "after": _("Mean pain since the level changed"),
    }
    rows = _rows(series.dates[span], series.pain_avg[span])
    return Trace(labels[field], values[field], formula_of("shift"), [measure_words("pain_avg")], rows)


def _missing(patient: Patient, today: date, field: str) -> Trace | None:
    series = _days_of(patient, today)
    values = picture.missing_values(series)
    pain = series.pain_avg
    places = range(len(pain) - 1)
    kinds: dict[str, tuple[str, list[int]]] = {
        "share": (_("Share of days without pain logged"), [i for i, v in enumerate(pain) if v is None]),
        "before_missing": (
            _("Average pain on days before a gap, median"),
            [i for i in places if pain[i] is not None and pain[i + 1] is None],
        ),
        "before_logged": (
            _("Average pain on days before a logged day, median"),
            [i for i in places if pain[i] is not None and pain[i + 1] is not None],
        ),
    }
    if field not in kinds:
        return None
    label, chosen = kinds[field]
    rows = [TraceRow(series.dates[i], (value_words(pain[i]),)) for i in reversed(chosen)]
    formula = formula_of("share") if field == "share" else formula_of("median")
    return Trace(label, values[field], formula, [measure_words("pain_avg")], rows)


def _flares(patient: Patient, today: date, field: str) -> Trace | None:
    facts = PictureFacts(_days_of(patient, today), {}, (), parameters_of(patient.clinic_id))
    values = picture.flare_values(facts)
    labels = {
        "count": _("Flares that began in the last 28 days"),
        "median_days": _("How many days a flare lasted, median"),
        "settle_days": _("Days until pain was back near its usual level, median"),
    }
    if field not in labels:
        return None
    runs = picture.merged(flare_runs(facts.series), facts.p)
    since = today - timedelta(days=facts.p.flare_window_days - 1)
    rows = [
        TraceRow(run.first, (str(run.days), value_words(picture.days_to_settle(facts.series, run))))
        for run in reversed(runs)
        if field != "count" or run.first >= since
    ]
    return Trace(
        labels[field], values[field], formula_of(field), [_("Days ticked"), _("Days to settle")], rows
    )


def _adherence(patient: Patient, today: date, field: str) -> Trace | None:
    p = parameters_of(patient.clinic_id)
    last = today - timedelta(days=1)
    every = planned_days(load_log(patient, today), today)
    return _sessions(patient, today, [row for row in every if (last - row.on).days < p.adherence_days], field)


def _week(patient: Patient, today: date, day: str, field: str) -> Trace | None:
    """A week of planned sessions by its first day."""
    try:
        first = datetime.strptime(day, "%Y%m%d").date()
    except ValueError:
        return None
    rows = in_week(planned_days(load_log(patient, today), today), first)
    return _sessions(patient, today, rows, field) if rows else None


def _sessions(patient: Patient, today: date, planned: list[Planned], field: str) -> Trace | None:
    p = parameters_of(patient.clinic_id)
    outcomes = [row.outcome for row in planned]
    values = picture.counts_of(outcomes, p)
    labels = {
        "sched": _("Sessions planned"),
        "done": _("Sessions done"),
        "missed": _("Sessions not done"),
        "unknown": _("Sessions not logged"),
        "low": _("Share done if nothing unlogged was done"),
        "high": _("Share done if all of the unlogged was done"),
    }
    if field not in labels:
        return None
    keep: Callable[[Planned], bool] = {
        "done": lambda row: row.outcome.done(p),
        "missed": lambda row: row.outcome.missed(p),
        "unknown": lambda row: not row.outcome.logged,
    }.get(field, lambda _row: True)
    rows = [_planned(row) for row in reversed(planned) if keep(row)]
    columns = [_("Item"), _("Agreed"), _("What was logged")]
    return Trace(labels[field], values[field], formula_of(f"adherence_{field}"), columns, rows)


def _planned(row: Planned) -> TraceRow:
    session = row.session
    if session is None:
        told = not_logged()
    elif session.status == SessionStatus.COULD_NOT:
        told = session.get_status_display()
    else:
        told = value_words(row.outcome.actual) if row.item.quota else session.get_status_display()
    agreed = value_words(row.outcome.quota) if row.item.quota else _("once")
    return TraceRow(row.on, (row.item.title, agreed, str(told)))


SECTIONS: Final[dict[str, Callable[[Patient, date, str], Trace | None]]] = {
    "response": _response,
    "shift": _shift,
    "missing": _missing,
    "flares": _flares,
    "adherence": _adherence,
}
