"""Sleep, sessions by week, quotas and tries at feared situations as figures: plain dicts, colours as tokens.

What is not known is a gap or a part of its own, never a zero. No meaning hangs on colour alone: shape, fill or pattern
say the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from gettext import NullTranslations
from typing import Any, Final

from programs.insights.figures import CLEAR, Figure, text_at, token
from programs.insights.words import Words

LOW: Final = 260
TARGET: Final = 85
"""Sleep efficiency from here on is counted as good (CBT-I worksheets, practice level)."""


@dataclass(frozen=True, slots=True)
class WeekOfSessions:
    """How many planned sessions of seven days were done, not done, and not logged."""

    first: date
    done: int
    missed: int
    unknown: int

    @property
    def planned(self) -> int:
        return self.done + self.missed + self.unknown


@dataclass(frozen=True, slots=True)
class QuotaDay:
    """One planned day of a graded activity: the quota that held, and what was done; None is not logged."""

    on: date
    quota: float
    actual: float | None


@dataclass(frozen=True, slots=True)
class Try:
    """One try at a feared situation: how likely the feared thing seemed (percent), and whether it happened.

    `key` names its row.
    """

    on: date
    situation: str
    before: int | None
    after: int | None
    happened: bool | None
    key: str = ""


def _frame(**more: Any) -> Figure:
    return {
        "template": {},
        "showlegend": False,
        "autosize": True,
        "height": LOW,
        "margin": {"l": 40, "r": 16, "t": 30, "b": 36, "pad": 0},
        "hovermode": "closest",
        "dragmode": False,
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "font": {"color": token("ink"), "size": 13},
        **more,
    }


def _y(low: float, high: float) -> Figure:
    return {"range": [low, high], "gridcolor": token("grid"), "zeroline": False, "fixedrange": True}


def _days() -> Figure:
    return {
        "type": "date",
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
        "nticks": 6,
        "tickformat": "%-d %b",
    }


def _title(text: str) -> Figure:
    corner = {"xref": "paper", "yref": "paper", "x": 0, "xanchor": "left", "y": 1, "yanchor": "bottom"}
    return text_at(text, "ink", **corner)


def sleep_figure(
    days: Sequence[date], efficiency: Sequence[float | None], *, words: Words | None = None
) -> Figure:
    """Each night's efficiency in percent; a night that is not logged is a gap; the level that counts as good."""
    words = words or NullTranslations()
    line = {
        "type": "scatter",
        "mode": "lines+markers",
        "x": [day.isoformat() for day in days],
        "y": list(efficiency),
        "line": {"color": token("activity"), "width": 2},
        "marker": {"size": 6, "color": token("activity")},
        "connectgaps": False,
        "hovertemplate": words.gettext("%{x|%-d %b}: %{y} %") + "<extra></extra>",
    }
    good = {
        "type": "line",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "y0": TARGET,
        "y1": TARGET,
        "layer": "below",
        "line": {"color": token("event"), "width": 1, "dash": "dash"},
    }
    level = text_at(
        words.gettext("about 85 % is good"),
        "event",
        xref="paper",
        x=1,
        xanchor="right",
        y=TARGET,
        yanchor="bottom",
    )
    notes = [_title(words.gettext("Asleep, percent of the time in bed")), level]
    return {
        "data": [line],
        "layout": _frame(xaxis=_days(), yaxis=_y(0, 100), shapes=[good], annotations=notes),
    }


def sessions_figure(weeks: Sequence[WeekOfSessions], *, words: Words | None = None) -> Figure:
    """Planned sessions by week in three parts: done, not done, and not logged, which is neither."""
    words = words or NullTranslations()
    parts = (
        (words.gettext("done"), [week.done for week in weeks], token("activity"), ""),
        (words.gettext("not logged"), [week.unknown for week in weeks], token("band"), "."),
        (words.gettext("not done"), [week.missed for week in weeks], token("pain"), "/"),
    )
    bars = [
        {
            "type": "bar",
            "name": name,
            "x": [week.first.isoformat() for week in weeks],
            "y": values,
            "marker": {"color": colour, "pattern": {"shape": pattern, "size": 6, "fgcolor": token("ink")}},
            "hovertemplate": "%{x|%-d %b}: %{y} " + name + "<extra></extra>",
        }
        for name, values, colour, pattern in parts
    ]
    top = max((week.planned for week in weeks), default=1)
    title = words.gettext("Plain: done; dots: not logged; stripes: not done")
    layout = _frame(
        barmode="stack", bargap=0.25, xaxis=_days(), yaxis=_y(0, top * 1.1), annotations=[_title(title)]
    )
    return {"data": bars, "layout": layout}


def quota_figure(days: Sequence[QuotaDay], unit: str, *, words: Words | None = None) -> Figure:
    """The stairs of the quota as a line, what was done as dots; an unlogged day has no dot."""
    words = words or NullTranslations()
    x = [day.on.isoformat() for day in days]
    stairs = {
        "type": "scatter",
        "mode": "lines",
        "name": words.gettext("quota"),
        "x": x,
        "y": [day.quota for day in days],
        "line": {"color": token("event"), "width": 2, "shape": "hv"},
        "hovertemplate": words.gettext("%{x|%-d %b}: quota %{y}") + "<extra></extra>",
    }
    dots = {
        "type": "scatter",
        "mode": "markers",
        "name": words.gettext("done"),
        "x": x,
        "y": [day.actual for day in days],
        "marker": {"color": token("activity"), "size": 8},
        "hovertemplate": words.gettext("%{x|%-d %b}: %{y} done") + "<extra></extra>",
    }
    known = [day.actual for day in days if day.actual is not None]
    top = max([day.quota for day in days] + known, default=1)
    title = words.gettext("Line: quota; dots: what was done (%(unit)s)") % {"unit": unit}
    layout = _frame(xaxis=_days(), yaxis=_y(0, top * 1.15), annotations=[_title(title)])
    return {"data": [stairs, dots], "layout": layout}


def tries_figure(tries: Sequence[Try], *, words: Words | None = None) -> Figure:
    """For each try in its order how likely the feared thing seemed before and after; a cross where it happened."""
    words = words or NullTranslations()
    places = list(range(1, len(tries) + 1))
    happened = [n for n, one in zip(places, tries, strict=True) if one.happened]
    data = [
        _likelihood(places, [one.before for one in tries], words.gettext("before"), "circle-open", "pain"),
        _likelihood(places, [one.after for one in tries], words.gettext("after"), "circle", "activity"),
        {
            "type": "scatter",
            "mode": "markers",
            "name": words.gettext("it happened"),
            "x": happened,
            "y": [104] * len(happened),
            "marker": {"symbol": "x", "size": 10, "color": token("ink")},
            "hovertemplate": words.gettext("What was feared happened") + "<extra></extra>",
        },
    ]
    title = words.gettext("Ring: before; dot: after; cross: it happened (%)")
    ticks = {"tickvals": places, "showgrid": False, "zeroline": False, "fixedrange": True}
    layout = _frame(xaxis=ticks, yaxis=_y(-5, 110), annotations=[_title(title)])
    return {"data": data, "layout": layout}


def _likelihood(
    places: Sequence[int], values: Sequence[int | None], name: str, symbol: str, colour: str
) -> Figure:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": list(places),
        "y": list(values),
        "marker": {"symbol": symbol, "size": 10, "color": token(colour)},
        "hovertemplate": f"{name}: %{{y}} %<extra></extra>",
    }
