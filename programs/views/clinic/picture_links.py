"""What goes together with pain, as the page tells it: helps first, then worsens, then what is open."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.utils import translation
from django.utils.html import format_html
from django.utils.translation import gettext as _

from patients.models import Patient
from programs.insights.association import (
    LAGS,
    Array,
    Correlation,
    LinkState,
    Look,
    as_array,
    correlation,
    look,
    pairs,
)
from programs.insights.exposure_columns import Columns, more_of, unit_of
from programs.insights.figures_lag import lag_figure
from programs.insights.link_words import (
    hundredths,
    primary,
    ranked,
    sentence,
    signed,
    state_words,
)
from programs.insights.series import DailySeries
from programs.insights.story import plain
from programs.insights.trace_marks import marked, under
from programs.views.clinic.traced import traced, traced_text

Values = Mapping[str, Any]
TONES: Final = {
    LinkState.HELPS: ("activity", "arrow-down-right"),
    LinkState.WORSENS: ("pain", "arrow-up-right"),
}


def link_groups(patient: Patient, values: Values, chosen: int) -> list[dict[str, Any]]:
    """Likely helpers, likely triggers, and everything else in the order it was picked."""
    links = list(values.get("links", []))
    if not links:
        return []
    places = {link["exposure"]: place for place, link in enumerate(links)}

    def lines(rows: Sequence[Values]) -> list[dict[str, Any]]:
        return [_line(patient, row, places[row["exposure"]], chosen) for row in rows]

    helps, worsens = ranked(links, LinkState.HELPS), ranked(links, LinkState.WORSENS)
    rest = [link for link in links if link not in helps and link not in worsens]
    return [
        {
            "title": _("Helps"),
            "lines": lines(helps),
            "none": _("Nothing stands out as helping yet. That is a finding, not a failure."),
        },
        {
            "title": _("Worsens"),
            "lines": lines(worsens),
            "none": _("Nothing stands out as making pain worse. That is a finding too."),
        },
        {"title": _("Unclear or too early"), "lines": lines(rest), "none": ""},
    ]


def _line(patient: Patient, link: Values, place: int, chosen: int) -> dict[str, Any]:
    seen = primary(link)
    tone, icon = TONES.get(LinkState(link["state"]), ("neutral", "question-circle"))
    name = more_of(link["exposure"])
    return {
        "name": name[:1].upper() + name[1:],
        "state": state_words(link["state"]),
        "tone": tone,
        "icon": icon,
        "sentence": traced_text(patient, sentence(link, place=place, mark=marked)),
        "facts": _facts(patient, link, seen, place),
        "url": f"?look={place}#look",
        "chosen": place == chosen,
    }


def _facts(patient: Patient, link: Values, seen: Values, place: int) -> str:
    """Days, how many they are worth, effect and q, each with the days behind it."""
    key = f"link-{place}-lag{seen['lag']}"
    parts = [format_html(_("{} pairs of days"), traced(patient, f"{key}-n", str(seen["n"])))]
    if seen["correlation"]:
        worth = plain(round(seen["correlation"]["n_eff"], 1))
        parts.append(format_html(_("worth {} independent ones"), traced(patient, f"{key}-n_eff", worth)))
        r = hundredths(seen["correlation"]["r"])
        parts.append(format_html("r {}", traced(patient, f"{key}-r", r)))
    if seen["effect"]:
        parts.append(
            format_html(
                _("{} points ({} to {}) for one usual swing"),
                *(
                    traced(patient, f"{key}-{name}", signed(seen["effect"][name]))
                    for name in ("points", "low", "high")
                ),
            )
        )
    if link["q"] is not None:
        parts.append(format_html("q {}", traced(patient, f"link-{place}-q", f"{link['q']:.3f}")))
    if link["partial"] is not None:
        r = traced(patient, f"link-{place}-partial", hundredths(link["partial"]))
        parts.append(format_html(_("r {} when the same day is taken into account"), r))
    text = parts[0]
    for part in parts[1:]:
        text = format_html("{} · {}", text, part)
    return text


def lag_panel(patient: Patient, series: DailySeries, columns: Columns, place: int) -> dict[str, Any]:
    """One exposure closely: dots, thirds, three lags and the way back, from the log as it stands now."""
    key = list(columns)[place]
    x, y = as_array(columns[key]), as_array(series.pain_avg)
    looks = [look(x, y, lag, series.start.weekday()) for lag in LAGS]
    name = more_of(key)
    return {
        "name": name,
        "title": _("Closer: %(name)s and pain") % {"name": name},
        "figure": lag_figure(series.pain_avg, columns[key], looks, unit_of(key), words=translation)
        if looks[1].n
        else None,
        "sentence": traced_text(patient, _thirds_sentence(looks[1], name, place)),
        "columns": [
            _("Look"),
            {"label": _("Pairs"), "unit": _("days"), "numeric": True},
            _("r with its range"),
            _("Pain after the top third"),
            _("Pain after the least third"),
        ],
        "rows": [*(_look_row(patient, place, one) for one in looks), _reverse_row(patient, place, x, y)],
    }


def _thirds_sentence(seen: Look, name: str, place: int) -> str:
    mark = under(marked, f"link-{place}-lag{seen.lag}-")
    if seen.thirds is None:
        return _("%(n)s pairs of days so far; each dot is one pair.") % {"n": mark("n", str(seen.n))}
    third = seen.thirds
    return _(
        "After the days with most %(name)s pain was %(most)s on average (%(n_most)s days), "
        "after those with least %(least)s (%(n_least)s days). Each dot is one pair of days."
    ) % {
        "name": name,
        "most": mark("after_most", plain(round(third.after_most, 1))),
        "least": mark("after_least", plain(round(third.after_least, 1))),
        "n_most": mark("n_most", str(third.n_most)),
        "n_least": mark("n_least", str(third.n_least)),
    }


def _look_row(patient: Patient, place: int, seen: Look) -> list[Any]:
    words = {
        0: _("Same day: they go together, no direction"),
        1: _("Day before → pain"),
        2: _("Two days before → pain"),
    }
    key = f"link-{place}-lag{seen.lag}"
    third = seen.thirds
    return [
        words[seen.lag],
        traced(patient, f"{key}-n", str(seen.n)),
        _range(patient, key, seen.correlation),
        _mean(patient, key, "most", third.after_most, third.n_most) if third else "",
        _mean(patient, key, "least", third.after_least, third.n_least) if third else "",
    ]


def _reverse_row(patient: Patient, place: int, x: Array, y: Array) -> list[Any]:
    """Pain first, then the exposure."""
    there, key = pairs(y, x, 1), f"link-{place}-reverse"
    n = traced(patient, f"{key}-n", str(len(there[2])))
    return [_("Pain → the day after"), n, _range(patient, key, correlation(*there)), "", ""]


def _range(patient: Patient, key: str, found: Correlation | None) -> str:
    if found is None:
        return ""
    return format_html(
        _("{} ({} to {})"),
        traced(patient, f"{key}-r", hundredths(found.r)),
        traced(patient, f"{key}-r_low", hundredths(found.low)),
        traced(patient, f"{key}-r_high", hundredths(found.high)),
    )


def _mean(patient: Patient, key: str, third: str, value: float, n: int) -> str:
    return format_html(
        _("{} of 10, {} days"),
        traced(patient, f"{key}-after_{third}", plain(round(value, 1))),
        traced(patient, f"{key}-n_{third}", str(n)),
    )
