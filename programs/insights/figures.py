"""Daily series to Plotly figures as plain dicts; colours are tokens that static/js/chart.js puts in.

A colour is always the string "token:<name>" with a name from TOKENS, so that light and dark share one figure.
"""

import html
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from gettext import NullTranslations
from typing import Any

from programs.insights.series import Band, DailySeries, Run, Values, baseline_band, flare_runs, rolling_median
from programs.insights.words import Words

TOKENS: tuple[str, ...] = ("pain", "activity", "grid", "ink", "band", "flare", "event")
CLEAR = "rgba(0,0,0,0)"
DAY_MS = 86_400_000
LABEL_LENGTH = 18
LABEL_LINES = 3
LABEL_LINE_PX = 13
LABEL_WIDTH = 0.021
"""Share of the width that one letter of a label takes on a phone."""
PAIN_PANEL = (0.44, 1.0)
ACTIVITY_PANEL = (0.0, 0.34)
SMALLEST_TOP = 30

Figure = dict[str, Any]


@dataclass(frozen=True, slots=True)
class PlanEvent:
    """Something in the plan that the chart should remember: "Plan agreed", "Step to 12 min", "Paused"."""

    on: date
    label: str


def token(name: str) -> str:
    """The placeholder for one design-token colour; ValueError for a name that is not in TOKENS."""
    if name not in TOKENS:
        raise ValueError(f"No colour token is called {name}.")
    return f"token:{name}"


def symptom_activity_figure(
    series: DailySeries,
    events: Iterable[PlanEvent] = (),
    days: int = 28,
    *,
    baseline: Band | None = None,
    words: Words | None = None,
) -> Figure:
    """Pain (0 to 10: dots, 7-day rolling median) above activity (bars, minutes a day) on one time axis.

    `series` may be longer than `days`: the rolling median and, unless given, the baseline band (first
    14 days of `series`) use all of it, the last `days` are drawn. Gaps stay gaps. `words` translates labels.
    """
    words = words or NullTranslations()
    shown = series.last(days)
    smooth = rolling_median(series.pain_avg)[-len(shown) :]
    band = baseline or baseline_band(series)
    in_view = _in_view(events, shown)
    return {
        "data": [
            _pain_dots(shown, words),
            _pain_line(shown, smooth, words),
            _activity_bars(shown, words),
        ],
        "layout": {
            **_frame(shown),
            "shapes": _shapes(shown, band, in_view),
            "annotations": _labels(shown, smooth, band, in_view, words),
            "meta": {"tokens": list(TOKENS), "start": shown.start.isoformat(), "days": len(shown)},
        },
    }


def _in_view(events: Iterable[PlanEvent], shown: DailySeries) -> list[PlanEvent]:
    """Events inside the window, oldest first."""
    return sorted((e for e in events if shown.start <= e.on <= shown.end), key=lambda e: (e.on, e.label))


def _along(shown: DailySeries, values: Values) -> Figure:
    """One value a day without writing every date: a year then fits in a few kilobytes."""
    return {"x0": shown.start.isoformat(), "dx": DAY_MS, "y": [_short(value) for value in values]}


def _short(value: float | None) -> float | None:
    """4.0 as 4, so that the figure is small and reads well."""
    return int(value) if value is not None and value == int(value) else value


def _pain_dots(shown: DailySeries, words: Words) -> Figure:
    return {
        **_along(shown, shown.pain_avg),
        "type": "scatter",
        "mode": "markers",
        "name": words.gettext("Average pain"),
        "marker": {"color": token("pain"), "size": 6, "opacity": 0.55},
        "hovertemplate": words.gettext("%{x|%-d %b}: pain %{y} of 10") + "<extra></extra>",
        "cliponaxis": False,
        "yaxis": "y",
    }


def _pain_line(shown: DailySeries, smooth: Values, words: Words) -> Figure:
    return {
        **_along(shown, smooth),
        "type": "scatter",
        "mode": "lines",
        "name": words.gettext("7-day median"),
        "line": {"color": token("pain"), "width": 2.5},
        "connectgaps": False,
        "hovertemplate": words.gettext("%{x|%-d %b}: 7-day median %{y}") + "<extra></extra>",
        "yaxis": "y",
    }


def _activity_bars(shown: DailySeries, words: Words) -> Figure:
    return {
        **_along(shown, shown.activity_minutes),
        "type": "bar",
        "name": words.gettext("Activity"),
        "marker": {"color": token("activity"), "line": {"width": 0}},
        "hovertemplate": words.gettext("%{x|%-d %b}: %{y} min") + "<extra></extra>",
        "yaxis": "y2",
    }


def _frame(shown: DailySeries) -> Figure:
    """Axes, margins and type; nothing but a light grid."""
    return {
        "template": {},
        "showlegend": False,
        "autosize": True,
        "height": 400,
        "margin": {"l": 36, "r": 16, "t": 58, "b": 32, "pad": 0},
        "bargap": 0.25,
        "hovermode": "x",
        "dragmode": False,
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "font": {"color": token("ink"), "size": 13},
        "hoverlabel": {"font": {"size": 13}},
        "xaxis": _time_axis(shown),
        "yaxis": _axis(PAIN_PANEL, [-0.4, 10.4]) | {"tickvals": [0, 2, 4, 6, 8, 10]},
        "yaxis2": _axis(ACTIVITY_PANEL, [0, _activity_top(shown)]) | {"nticks": 4},
    }


def _time_axis(shown: DailySeries) -> Figure:
    """Whole days, half a day of air at both ends so that the first and last bar are not cut."""
    return {
        "type": "date",
        "anchor": "y2",
        "range": [_noon(shown.start - timedelta(days=1)), _noon(shown.end)],
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
        "nticks": 7,
        "ticks": "outside",
        "tickcolor": token("grid"),
        "tickformat": "%-d %b",
    }


def _axis(panel: tuple[float, float], span: Sequence[float]) -> Figure:
    return {
        "domain": list(panel),
        "range": list(span),
        "gridcolor": token("grid"),
        "gridwidth": 1,
        "zeroline": False,
        "fixedrange": True,
    }


def _activity_top(shown: DailySeries) -> int:
    """Top of the minutes axis: a little above the longest day, so that a quiet month is not blown up."""
    longest = max((value for value in shown.activity_minutes if value is not None), default=0)
    return max(SMALLEST_TOP, round(1.1 * longest))


def _noon(day: date) -> str:
    return f"{day.isoformat()} 12:00"


def _shapes(shown: DailySeries, band: Band | None, events: Sequence[PlanEvent]) -> list[Figure]:
    """Behind the data: flares, the baseline band and its median, and a thin line per plan event."""
    flares = [_flare_shape(run) for run in flare_runs(shown)]
    usual = _band_shapes(band) if band else []
    lines = [_event_line(day) for day in sorted({event.on for event in events})]
    return [*flares, *usual, *lines]


def _flare_shape(run: Run) -> Figure:
    return {
        "type": "rect",
        "xref": "x",
        "yref": "paper",
        "x0": _noon(run.first - timedelta(days=1)),
        "x1": _noon(run.last),
        "y0": 0,
        "y1": 1,
        "fillcolor": token("flare"),
        "line": {"width": 0},
        "layer": "below",
    }


def _band_shapes(band: Band) -> list[Figure]:
    across = {"xref": "paper", "yref": "y", "x0": 0, "x1": 1, "layer": "below"}
    fill = {"fillcolor": token("band"), "opacity": 0.5, "line": {"width": 0}}
    middle = {"line": {"color": token("pain"), "width": 1, "dash": "dot"}}
    return [
        {"type": "rect", **across, "y0": _tenth(band.low), "y1": _tenth(band.high), **fill},
        {"type": "line", **across, "y0": _tenth(band.median), "y1": _tenth(band.median), **middle},
    ]


def _tenth(value: float) -> float:
    return round(value, 1)


def _event_line(day: date) -> Figure:
    line = {"color": token("event"), "width": 1, "dash": "dash"}
    where = {"xref": "x", "yref": "paper", "x0": day.isoformat(), "x1": day.isoformat(), "y0": 0, "y1": 1}
    return {"type": "line", **where, "line": line, "layer": "below"}


def _labels(
    shown: DailySeries, smooth: Values, band: Band | None, events: Sequence[PlanEvent], words: Words
) -> list[Figure]:
    """Direct labels in place of a legend."""
    titles = [
        _title(words.gettext("Pain, 0 to 10 (line: 7-day median)"), PAIN_PANEL[1], "pain"),
        _title(words.gettext("Activity, minutes a day"), ACTIVITY_PANEL[1], "activity"),
    ]
    usual = [_band_label(band, smooth, words)] if band else []
    empty = (
        [_empty_label(words)] if not any(value is not None for value in (*smooth, *shown.pain_avg)) else []
    )
    return [*titles, *usual, *empty, *_flare_labels(shown, words), *_event_labels(events, shown)]


def text_at(text: str, colour: str, **place: object) -> Figure:
    """One annotation without an arrow; the text is escaped because Plotly reads some tags."""
    font = {"color": token(colour), "size": 12}
    return {"text": html.escape(text, quote=False), "showarrow": False, "font": font, **place}


def _title(text: str, top: float, colour: str) -> Figure:
    corner = {"xref": "paper", "yref": "paper", "x": 0, "xanchor": "left", "y": top, "yanchor": "bottom"}
    return text_at(text, colour, **corner)


def _band_label(band: Band, smooth: Values, words: Words) -> Figure:
    """Written on the side of the band where the line does not end."""
    ends_above = smooth[-1] is not None and smooth[-1] > band.median
    place = {"xref": "paper", "yref": "y", "x": 1, "xanchor": "right"}
    edge = {"yanchor": "top" if ends_above else "bottom", "y": _tenth(band.low if ends_above else band.high)}
    return text_at(words.gettext("usual at the start"), "ink", **edge, **place)


def _empty_label(words: Words) -> Figure:
    middle = {"xref": "paper", "yref": "y", "x": 0.5, "y": 5, "xanchor": "center"}
    return text_at(words.gettext("Pain is not logged in these days"), "ink", **middle)


def _flare_labels(shown: DailySeries, words: Words) -> list[Figure]:
    """The word in each shade, unless the last one is so near that they would touch."""
    labels: list[Figure] = []
    free_from = shown.start
    for run in flare_runs(shown):
        if run.first >= free_from:
            labels.append(_flare_label(run, words))
            free_from = run.first + timedelta(days=math.ceil(len(shown) * LABEL_WIDTH * 6))
    return labels


def _flare_label(run: Run, words: Words) -> Figure:
    foot = {"xref": "x", "yref": "y", "x": run.first.isoformat(), "xanchor": "left"}
    return text_at(words.gettext("flare"), "ink", y=-0.4, yanchor="bottom", **foot)


def _event_labels(events: Sequence[PlanEvent], shown: DailySeries) -> list[Figure]:
    """Event names above the panels, each on the lowest line where it touches no other.

    A name for which no line is left is not written; its vertical line stays.
    """
    taken: list[list[tuple[float, float]]] = [[] for _ in range(LABEL_LINES)]
    placed = []
    for event in events:
        first, last = _label_span(event, shown)
        free = (i for i, spans in enumerate(taken) if all(last < a or first > b for a, b in spans))
        level = next(free, None)
        if level is not None:
            taken[level].append((first, last))
            placed.append(_event_label(event, level, shown))
    return placed


def _in_second_half(event: PlanEvent, shown: DailySeries) -> bool:
    return (event.on - shown.start).days * 2 > len(shown)


def _label_span(event: PlanEvent, shown: DailySeries) -> tuple[float, float]:
    """Days, counted from the start, over which the name lies on a phone (about a third of the width)."""
    day, width = (event.on - shown.start).days, len(shown) * LABEL_WIDTH * len(shorten(event.label))
    return (day - width, day) if _in_second_half(event, shown) else (day, day + width)


def _event_label(event: PlanEvent, level: int, shown: DailySeries) -> Figure:
    """A short name beside its line, turned inwards in the second half; the full name shows on hover."""
    place = {"xref": "x", "yref": "paper", "x": event.on.isoformat(), "y": 1, "yanchor": "bottom"}
    side = "right" if _in_second_half(event, shown) else "left"
    full = html.escape(event.label, quote=False)
    lift = {"yshift": 14 + LABEL_LINE_PX * level, "xanchor": side}
    return text_at(shorten(event.label), "event", hovertext=full, **place, **lift)


def shorten(label: str, length: int = LABEL_LENGTH) -> str:
    """The label cut to `length` characters with an ellipsis."""
    tidy = " ".join(label.split())
    return tidy if len(tidy) <= length else tidy[: length - 1].rstrip() + "…"
