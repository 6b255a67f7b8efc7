"""What is laid behind the chart of pain and activity beside its data: phases, a change of level, marks of change."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from gettext import NullTranslations
from typing import Final

from programs.insights.figures import Figure, text_at, token
from programs.insights.response import FLOOR, MEANINGFUL_PERCENT, MEANINGFUL_POINTS
from programs.insights.series import Band
from programs.insights.words import Words

SHADES: Final = {"phase": "band", "shift": "flare"}


@dataclass(frozen=True, slots=True)
class Span:
    """Days to shade with a word in them: a phase of the plan, or around when the level changed."""

    first: date
    last: date
    label: str
    kind: str = "phase"


def with_marks(
    figure: Figure, spans: Iterable[Span] = (), baseline: Band | None = None, *, words: Words | None = None
) -> Figure:
    """The chart with spans behind its data and thin lines where pain would have changed meaningfully.

    A meaningful change is 2 points and 30 % of the usual level at the start, whichever is more; there is no line
    where that level is below 3.
    """
    words = words or NullTranslations()
    layout = figure["layout"]
    start = date.fromisoformat(layout["meta"]["start"])
    end = start + timedelta(days=layout["meta"]["days"] - 1)
    seen = [span for span in spans if span.first <= end and span.last >= start]
    shapes = [_shade(span, start, end) for span in seen]
    notes = [_name(span, start) for span in seen]
    if baseline is not None and baseline.median >= FLOOR:
        for sign, text in ((-1, words.gettext("meaningfully less")), (1, words.gettext("meaningfully more"))):
            level = baseline.median + sign * meaningful(baseline.median)
            if 0 <= level <= 10:
                shapes.append(_line(level))
                notes.append(_at_the_edge(level, text, sign))
    added = {"shapes": [*shapes, *layout["shapes"]], "annotations": [*layout["annotations"], *notes]}
    return figure | {"layout": layout | added}


def meaningful(level: float) -> float:
    """How many points from this level are a meaningful change."""
    return max(float(MEANINGFUL_POINTS), MEANINGFUL_PERCENT / 100 * level)


def _shade(span: Span, start: date, end: date) -> Figure:
    return {
        "type": "rect",
        "xref": "x",
        "yref": "paper",
        "x0": f"{(max(span.first, start) - timedelta(days=1)).isoformat()} 12:00",
        "x1": f"{min(span.last, end).isoformat()} 12:00",
        "y0": 0,
        "y1": 1,
        "fillcolor": token(SHADES[span.kind]),
        "opacity": 0.45,
        "line": {"width": 1, "color": token("event"), "dash": "dot"},
        "layer": "below",
    }


def _name(span: Span, start: date) -> Figure:
    day = max(span.first, start).isoformat()
    place = {"xref": "x", "yref": "paper", "x": day, "xanchor": "left", "y": 0.385, "yanchor": "middle"}
    return text_at(span.label, "ink", **place)


def _line(level: float) -> Figure:
    where = {"xref": "paper", "yref": "y", "x0": 0, "x1": 1, "y0": round(level, 1), "y1": round(level, 1)}
    return {
        "type": "line",
        **where,
        "layer": "below",
        "line": {"color": token("event"), "width": 1, "dash": "dashdot"},
    }


def _at_the_edge(level: float, text: str, sign: int) -> Figure:
    edge = {"y": round(level, 1), "yanchor": "top" if sign < 0 else "bottom"}
    return text_at(text, "event", xref="paper", yref="y", x=0, xanchor="left", **edge)
