"""The traces of links: which pairs of days stand behind a correlation, an effect or a mean of a third."""

from datetime import date
from typing import Any, Final

import numpy as np
from django.utils.translation import gettext as _

from programs.insights.association import LAGS
from programs.insights.exposure_columns import more_of
from programs.insights.picture import PictureFacts, link_values, links_of
from programs.insights.trace_parts import Trace, TraceRow, value_words
from programs.insights.trace_words import formula_of

FIELDS: Final = {
    # field: (part of a look, name in it, formula)
    "n": ("", "n", "n"),
    "n_eff": ("correlation", "n_eff", "n_eff"),
    "r": ("correlation", "r", "r"),
    "r_low": ("correlation", "low", "r_range"),
    "r_high": ("correlation", "high", "r_range"),
    "points": ("effect", "points", "effect"),
    "low": ("effect", "low", "effect"),
    "high": ("effect", "high", "effect"),
    "after_most": ("thirds", "after_most", "after_most"),
    "after_least": ("thirds", "after_least", "after_least"),
    "n_most": ("thirds", "n_most", "after_most"),
    "n_least": ("thirds", "n_least", "after_least"),
}
REVERSE: Final = {"r": "r", "r_low": "low", "r_high": "high", "n": "n"}


def link_trace(facts: PictureFacts, place: int, part: str, field: str) -> Trace | None:
    """One number of one link. `part` is "lag1-", "reverse-" or "" for what belongs to the link as a whole."""
    key = list(facts.columns)[place]
    link = link_values(facts)[place]
    name = more_of(key)
    if part == "reverse-":
        return _reverse(facts, key, link, field, name)
    if part:
        return _look(facts, key, link["looks"][int(part[3])], field, name)
    if field == "q":
        return _q(facts, link, name)
    if field == "partial":
        label = _("%(name)s of the day before and pain, same day held fixed") % {"name": name}
        return Trace(label, link["partial"], formula_of("partial"), *_partial_rows(facts, key, name))
    return None


def _look(facts: PictureFacts, key: str, seen: Any, field: str, name: str) -> Trace | None:
    if field not in FIELDS:
        return None
    part, inside, formula = FIELDS[field]
    source = seen if not part else seen[part]
    lag = LAGS.index(seen["lag"])
    before = {0: _("same day"), 1: _("day before"), 2: _("two days before")}[lag]
    label = _("%(name)s (%(before)s) and pain: %(field)s") % {
        "name": name,
        "before": before,
        "field": field_words(field),
    }
    value = source[inside] if source else None
    columns = [_("Pain that day"), name[:1].upper() + name[1:] + ", " + before]
    if part == "effect":
        columns.append(_("Pain of the day before"))
    found = pairs_of(facts, key, lag, with_before=part == "effect", kind=field)
    rows = [TraceRow(day, tuple(value_words(one) for one in cells)) for day, *cells in found]
    return Trace(label, value, formula_of(formula), columns, rows)


def field_words(field: str) -> str:
    """What a field is called."""
    return {
        "n": _("pairs of days"),
        "n_eff": _("independent pairs they are worth"),
        "r": _("correlation"),
        "r_low": _("lower end of the correlation"),
        "r_high": _("upper end of the correlation"),
        "points": _("points of pain for one usual swing"),
        "low": _("lower end of the effect"),
        "high": _("upper end of the effect"),
        "after_most": _("mean pain after the top third"),
        "after_least": _("mean pain after the least third"),
        "n_most": _("days in the top third"),
        "n_least": _("days in the least third"),
    }[field]


def pairs_of(
    facts: PictureFacts, key: str, lag: int, *, with_before: bool, kind: str = ""
) -> list[tuple[date, *tuple[float | None, ...]]]:
    """The days that count, newest first: pain, the exposure, and pain of the day before where that is asked."""
    x, y, days = facts.columns[key], facts.series.pain_avg, facts.series.dates
    first = max(lag, 1) if with_before else lag
    there = [
        t
        for t in range(first, len(y))
        if y[t] is not None and x[t - lag] is not None and (not with_before or y[t - 1] is not None)
    ]
    if kind in ("after_most", "n_most", "after_least", "n_least"):
        there = _third(facts, key, lag, there, top=kind.endswith("most"))
    return [(days[t], y[t], x[t - lag], *((y[t - 1],) if with_before else ())) for t in reversed(there)]


def _third(facts: PictureFacts, key: str, lag: int, there: list[int], *, top: bool) -> list[int]:
    x = facts.columns[key]
    if not there:
        return []
    low, high = np.quantile([float(x[t - lag] or 0) for t in there], [1 / 3, 2 / 3])
    return [t for t in there if (float(x[t - lag] or 0) >= high if top else float(x[t - lag] or 0) <= low)]


def _reverse(facts: PictureFacts, key: str, link: Any, field: str, name: str) -> Trace | None:
    if field not in REVERSE:
        return None
    x, y, days = facts.columns[key], facts.series.pain_avg, facts.series.dates
    there = [t for t in range(1, len(y)) if x[t] is not None and y[t - 1] is not None]
    rows = [TraceRow(days[t], (value_words(y[t - 1]), value_words(x[t]))) for t in reversed(there)]
    label = _("Pain and %(name)s on the day after") % {"name": name}
    columns = [_("Pain of the day before"), name[:1].upper() + name[1:] + ", " + _("that day")]
    value = len(there) if field == "n" else (link["reverse"] or {}).get(REVERSE[field])
    return Trace(label, value, formula_of("n" if field == "n" else "reverse"), columns, rows)


def _partial_rows(facts: PictureFacts, key: str, name: str) -> tuple[list[str], list[TraceRow]]:
    x, y, days = facts.columns[key], facts.series.pain_avg, facts.series.dates
    there = [t for t in range(1, len(y)) if y[t] is not None and x[t] is not None and x[t - 1] is not None]
    columns = [_("Pain that day"), name + ", " + _("that day"), name + ", " + _("day before")]
    rows = [
        TraceRow(days[t], (value_words(y[t]), value_words(x[t]), value_words(x[t - 1])))
        for t in reversed(there)
    ]
    return columns, rows


def _q(facts: PictureFacts, link: Any, name: str) -> Trace:
    """q rests on the p of every exposure that was picked."""
    found = links_of(facts)
    rows = [
        TraceRow(None, (more_of(one.exposure), f"{one.primary.correlation.p:.4f}", f"{one.q or 1:.4f}"))
        for one in sorted(found, key=lambda one: one.primary.correlation.p if one.primary.correlation else 2)
        if one.primary.correlation
    ]
    label = _("%(name)s and pain: q") % {"name": name}
    return Trace(label, link["q"], formula_of("q"), [_("Exposure"), "p", "q"], rows)
