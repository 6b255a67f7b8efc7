"""One exposure beside pain as a figure: dots for every pair of days, means of the top and the bottom third, three lags.

Plain dicts, colours as tokens, like programs/insights/figures.py.
"""

from collections.abc import Sequence
from gettext import NullTranslations
from typing import Final

from programs.insights.association import LAGS, Look, as_array, pairs
from programs.insights.figures import CLEAR, Figure, text_at, token
from programs.insights.series import Values
from programs.insights.words import Words

GAP: Final = 0.05


def lag_figure(
    pain: Values, exposure: Values, looks: Sequence[Look], unit: str, *, words: Words | None = None
) -> Figure:
    """Three panels that share the pain axis: the exposure of the same day, the day before, two days before.

    `looks` in the order of LAGS. A mean line spans the third of days that it belongs to, and says how many they are.
    """
    words = words or NullTranslations()
    data: list[Figure] = []
    notes: list[Figure] = []
    layout = _frame()
    width = (1 - 2 * GAP) / 3
    for place, (lag, look) in enumerate(zip(LAGS, looks, strict=True)):
        x, y, _days = pairs(as_array(exposure), as_array(pain), lag)
        axis, left = "" if place == 0 else str(place + 1), place * (width + GAP)
        layout[f"xaxis{axis}"] = _x_axis([left, left + width], unit if place == 1 else "")
        data.append(_dots(x.tolist(), y.tolist(), f"x{axis}", words))
        data += _means(look, x.tolist(), f"x{axis}", words)
        notes += _heading(lag, look, left, words)
    return {"data": data, "layout": {**layout, "annotations": notes}}


def _frame() -> Figure:
    return {
        "template": {},
        "showlegend": False,
        "autosize": True,
        "height": 320,
        "margin": {"l": 36, "r": 12, "t": 44, "b": 44, "pad": 0},
        "hovermode": "closest",
        "dragmode": False,
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "font": {"color": token("ink"), "size": 13},
        "yaxis": {
            "range": [-0.4, 10.4],
            "tickvals": [0, 2, 4, 6, 8, 10],
            "gridcolor": token("grid"),
            "zeroline": False,
            "fixedrange": True,
        },
    }


def _x_axis(domain: list[float], title: str) -> Figure:
    return {
        "domain": domain,
        "anchor": "y",
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
        "nticks": 5,
        "ticks": "outside",
        "tickcolor": token("grid"),
        "title": {"text": title, "font": {"size": 12}},
    }


def _dots(x: list[float], y: list[float], axis: str, words: Words) -> Figure:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [_short(value) for value in x],
        "y": [_short(value) for value in y],
        "xaxis": axis,
        "yaxis": "y",
        "marker": {"color": token("pain"), "size": 6, "opacity": 0.4},
        "hovertemplate": words.gettext("%{x}, then pain %{y} of 10") + "<extra></extra>",
        "cliponaxis": False,
    }


def _means(look: Look, x: list[float], axis: str, words: Words) -> list[Figure]:
    found = look.thirds
    if found is None:
        return []
    ordered = sorted(x)
    low, high = ordered[found.n_least - 1], ordered[-found.n_most]
    least = words.gettext("least third of %(n)d days") % {"n": found.n_least}
    most = words.gettext("top third of %(n)d days") % {"n": found.n_most}
    return [
        _mean([ordered[0], low], found.after_least, least, axis, "dot"),
        _mean([high, ordered[-1]], found.after_most, most, axis, "solid"),
    ]


def _mean(span: list[float], mean: float, name: str, axis: str, dash: str) -> Figure:
    """A short line at the mean; where the third is one value, a little wider than nothing."""
    first, last = span if span[0] < span[1] else (span[0] - 0.2, span[1] + 0.2)
    return {
        "type": "scatter",
        "mode": "lines",
        "name": name,
        "x": [first, last],
        "y": [round(mean, 2)] * 2,
        "xaxis": axis,
        "yaxis": "y",
        "line": {"color": token("activity"), "width": 4, "dash": dash},
        "hovertemplate": f"{name}: %{{y:.1f}}<extra></extra>",
    }


def _heading(lag: int, look: Look, left: float, words: Words) -> list[Figure]:
    """Two short lines, so that three of them fit beside each other on a phone."""
    named = {
        0: words.gettext("Same day"),
        1: words.gettext("Day before"),
        2: words.gettext("2 days before"),
    }[lag]
    corner = {"xref": "paper", "yref": "paper", "x": left, "xanchor": "left", "y": 1, "yanchor": "bottom"}
    n = words.gettext("n = %(n)d") % {"n": look.n}
    return [text_at(named, "ink", yshift=14, **corner), text_at(n, "event", **corner)]


def _short(value: float) -> float:
    return int(value) if value == int(value) else round(value, 2)
