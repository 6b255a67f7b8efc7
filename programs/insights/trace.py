"""From a number on a page to the rows behind it: what it is, how it is worked out, and from which days.

A key names a number ("link-0-lag1-points", "w28-pain_avg-now", "night20261126-efficiency"). The value is worked out
from the log as it stands now, by the same code that worked out the page.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from patients.models import Patient
from programs.insights import picture
from programs.insights.clinic_parameters import parameters_of
from programs.insights.picture import PictureFacts
from programs.insights.picture_page import WINDOWS, halves
from programs.insights.picture_rows import SHOWN_DAYS, facts_of
from programs.insights.response import BASELINE_DAYS, RECENT_DAYS
from programs.insights.rows import journal_rows, series_of
from programs.insights.series import MEASURES, DailySeries, Measure, flare_runs
from programs.insights.trace_doing import (
    ADHERENCE,
    BARRIER,
    ITEM,
    LADDER,
    TRY,
    WEEK_OF,
    WEEKS_OF,
    adherence_trace,
    barrier_trace,
    item_trace,
    ladder_trace,
    try_trace,
    week_trace,
    weeks_trace,
)
from programs.insights.trace_goals import RATED, TOGETHER, goals_trace, rated_trace
from programs.insights.trace_links import link_trace
from programs.insights.trace_parts import (
    Trace,
    TraceRow,
    day_rows,
    entry_rows,
    measure_words,
    plain_formula,
    value_words,
)
from programs.insights.trace_scores import SCORE, score_trace
from programs.insights.trace_sleep import (
    NIGHT,
    NIGHT_WEEK,
    NIGHTS,
    night_trace,
    night_week_trace,
    nights_trace,
)
from programs.insights.trace_story import STORY, story_trace
from programs.insights.trace_trials import TRIAL, trial_trace
from programs.insights.trace_words import formula_of

LINK: Final = re.compile(r"link-(\d)-(lag([012])-|reverse-)?([a-z_]+)")
WINDOW: Final = re.compile(r"w(\d+)-(?:([a-z_]+)-(now|before)|logged)")
LOG: Final = re.compile(r"(response|shift|missing|flares)-([a-z_]+)")
STATISTICS: Final = re.compile(r"link-.*|response-.*|shift-.*|flares-possible")
"""What is worked out to say something about the log; it is not there where decision support is switched off."""
Make = Callable[[Patient, date, re.Match[str]], Trace | None]


def trace_of(patient: Patient, key: str, today: date) -> Trace | None:
    """The trace of one number; None for a key that names none, or a statistic where labels are switched off."""
    if STATISTICS.fullmatch(key) and not settings.DECISION_SUPPORT_ENABLED:
        return None
    for shape, make in KINDS.items():
        if found := shape.fullmatch(key):
            return make(patient, today, found)
    return None


def _link(patient: Patient, today: date, key: "re.Match[str]") -> Trace | None:
    facts, place = facts_of(patient, today), int(key[1])
    return link_trace(facts, place, key[2] or "", key[4]) if place < len(facts.columns) else None


def _days_of(patient: Patient, today: date) -> DailySeries:
    return series_of(journal_rows(patient), today, SHOWN_DAYS)


def _window(patient: Patient, today: date, key: "re.Match[str]") -> Trace | None:
    days, name, half = int(key[1]), key[2], key[3]
    if days not in WINDOWS or (name is not None and name not in MEASURES):
        return None
    series = _days_of(patient, today)
    shown = series.last(days)
    if name is None or half is None:
        label = _("Days logged of the last %(n)d") % {"n": days}
        return Trace(label, shown.days_logged, plain_formula("logged"), [_("Entry")], entry_rows(shown))
    measure: Measure = name
    width = days // 2
    found = halves(series, measure, days)
    span = shown.values(measure)[-width:] if half == "now" else shown.values(measure)[-2 * width : -width]
    dates = shown.dates[-width:] if half == "now" else shown.dates[-2 * width : -width]
    label = _("%(name)s, median of %(n)d days") % {"name": measure_words(measure), "n": width}
    value = found.now if half == "now" else found.before
    return Trace(label, value, plain_formula("median"), [measure_words(measure)], day_rows(dates, span))


def _of_the_log(patient: Patient, today: date, key: "re.Match[str]") -> Trace | None:
    make = {"response": _response, "shift": _shift, "missing": _missing, "flares": _flares}[key[1]]
    return make(patient, today, key[2])


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
    rows = day_rows(series.dates[spans[field]], series.pain_avg[spans[field]])
    return Trace(labels[field], values[field], plain_formula("median"), [measure_words("pain_avg")], rows)


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
    rows = day_rows(series.dates[span], series.pain_avg[span])
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
    formula = formula_of("share") if field == "share" else plain_formula("median")
    return Trace(label, values[field], formula, [measure_words("pain_avg")], rows)


def _flares(patient: Patient, today: date, field: str) -> Trace | None:
    facts = PictureFacts(_days_of(patient, today), {}, (), parameters_of(patient.clinic_id))
    values = picture.flare_values(facts)
    if field == "possible":
        found = [
            TraceRow(
                date.fromisoformat(first),
                (date_format(date.fromisoformat(last)) if last else _("still going on"),),
            )
            for first, last, _usual in reversed(values["possible"])
        ]
        label = _("Possible flares in the whole log")
        return Trace(label, len(found), formula_of("possible"), [_("Until")], found)
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


KINDS: Final[dict[re.Pattern[str], Make]] = {
    WINDOW: _window,
    STORY: story_trace,
    LINK: _link,
    LOG: _of_the_log,
    ADHERENCE: adherence_trace,
    WEEK_OF: week_trace,
    WEEKS_OF: weeks_trace,
    ITEM: item_trace,
    BARRIER: barrier_trace,
    LADDER: ladder_trace,
    TRY: try_trace,
    NIGHT: night_trace,
    NIGHTS: nights_trace,
    NIGHT_WEEK: night_week_trace,
    SCORE: score_trace,
    TOGETHER: goals_trace,
    RATED: rated_trace,
    TRIAL: trial_trace,
}
