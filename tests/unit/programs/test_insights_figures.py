"""The symptom and activity figure: plain data that Plotly accepts, gaps as gaps, colours as tokens."""

import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import plotly.graph_objects as go
import pytest

from programs.insights.figures import (
    TOKENS,
    Figure,
    PlanEvent,
    shorten,
    symptom_activity_figure,
    token,
)
from programs.insights.series import Band, DailySeries, JournalRow, daily_series

START = date(2026, 1, 5)


def day(i: int) -> date:
    return START + timedelta(days=i)


def log(days: int, every: int = 1, flare: tuple[int, ...] = ()) -> DailySeries:
    """A log with an entry on each `every`-th day."""
    rows = [
        JournalRow(day(i), f"e{i}", pain_avg=4 + i % 3, activity_minutes=20 + i % 7, flare=i in flare)
        for i in range(0, days, every)
    ]
    return daily_series(rows, START, day(days - 1))


def strings(node: object) -> Iterator[str]:
    """Every string anywhere in a figure."""
    if isinstance(node, dict):
        for value in node.values():
            yield from strings(value)
    elif isinstance(node, list | tuple):
        for value in node:
            yield from strings(value)
    elif isinstance(node, str):
        yield node


def coloured(node: Any) -> Any:
    """The figure with each token turned into a colour, as the page does it."""
    if isinstance(node, dict):
        return {key: coloured(value) for key, value in node.items()}
    if isinstance(node, list):
        return [coloured(value) for value in node]
    return "#7a3b69" if isinstance(node, str) and node.startswith("token:") else node


def shapes(figure: Figure, **wanted: str) -> list[Figure]:
    found = figure["layout"]["shapes"]
    return [shape for shape in found if all(shape.get(key) == value for key, value in wanted.items())]


def labels(figure: Figure) -> list[str]:
    return [label["text"] for label in figure["layout"]["annotations"]]


def flare_shapes(figure: Figure) -> list[Figure]:
    return shapes(figure, fillcolor="token:flare")


@pytest.mark.parametrize(
    "series",
    [log(28), log(1), log(200, every=3, flare=(190, 192, 195)), daily_series([], START, day(27))],
    ids=["month", "one day", "gaps and flares", "nothing logged"],
)
def test_plotly_accepts_the_figure(series: DailySeries) -> None:
    events = [PlanEvent(series.end, "Plan agreed")]
    go.Figure(coloured(symptom_activity_figure(series, events, 28)))


def test_the_figure_is_plain_json_and_leaves_its_input_alone() -> None:
    figure = symptom_activity_figure(log(28), [PlanEvent(day(3), "Plan agreed")])
    assert json.loads(json.dumps(figure, allow_nan=False)) == figure


def test_a_gap_is_null_in_every_trace_and_lines_do_not_cross_it() -> None:
    dots, line, bars = symptom_activity_figure(log(28, every=8), days=28)["data"]
    assert dots["y"][:9] == [4, None, None, None, None, None, None, None, 6]
    assert bars["y"][1] is None
    assert line["connectgaps"] is False
    assert line["y"] == [None] * 28


def test_pain_and_activity_share_the_time_axis_but_not_the_panel() -> None:
    figure = symptom_activity_figure(log(28))
    dots, line, bars = figure["data"]
    assert dots["yaxis"] == line["yaxis"] == "y"
    assert bars["yaxis"] == "y2"
    assert not any("xaxis" in trace for trace in figure["data"])
    assert figure["layout"]["yaxis"]["domain"][0] > figure["layout"]["yaxis2"]["domain"][1]


def test_the_pain_axis_is_always_the_whole_scale() -> None:
    low, high = symptom_activity_figure(log(28))["layout"]["yaxis"]["range"]
    assert low < 0
    assert high > 10
    assert high - low < 11


def test_a_quiet_month_is_not_blown_up_to_fill_the_activity_panel() -> None:
    assert symptom_activity_figure(log(28))["layout"]["yaxis2"]["range"] == [0, 30]


def test_a_long_day_fits_the_activity_panel() -> None:
    series = daily_series([JournalRow(START, "a", activity_minutes=200)], START, day(6))
    assert symptom_activity_figure(series)["layout"]["yaxis2"]["range"] == [0, 220]


def test_the_rolling_median_knows_the_days_before_the_window() -> None:
    line = symptom_activity_figure(log(60), days=7)["data"][1]
    assert len(line["y"]) == 7
    assert None not in line["y"]


def test_days_are_counted_from_the_first_day_shown() -> None:
    figure = symptom_activity_figure(log(60), days=14)
    assert all(trace["x0"] == day(46).isoformat() for trace in figure["data"])
    assert all(trace["dx"] == 86_400_000 for trace in figure["data"])
    assert figure["layout"]["meta"]["start"] == day(46).isoformat()


def test_the_baseline_band_comes_from_the_start_of_the_series_or_from_the_caller() -> None:
    band = shapes(symptom_activity_figure(log(60), days=14), fillcolor="token:band")
    assert (band[0]["y0"], band[0]["y1"]) == (3.5, 6.5)
    given = symptom_activity_figure(log(60), days=14, baseline=Band(2.0, 1.0, 3.0, 9))
    assert (shapes(given, fillcolor="token:band")[0]["y1"], "usual at the start" in labels(given)) == (
        3.0,
        True,
    )


def test_without_a_baseline_no_band_is_drawn() -> None:
    figure = symptom_activity_figure(log(10))
    assert not shapes(figure, fillcolor="token:band")
    assert "usual at the start" not in labels(figure)


def test_each_flare_is_one_shade_over_whole_days_with_a_word_in_it() -> None:
    figure = symptom_activity_figure(log(28, flare=(10, 11, 12, 20)))
    first, second = flare_shapes(figure)
    assert (first["x0"], first["x1"]) == (f"{day(9)} 12:00", f"{day(12)} 12:00")
    assert (second["x0"], second["x1"]) == (f"{day(19)} 12:00", f"{day(20)} 12:00")
    assert labels(figure).count("flare") == 2


def test_a_plan_event_is_a_line_through_both_panels_with_its_name() -> None:
    figure = symptom_activity_figure(log(28), [PlanEvent(day(9), "Plan agreed")])
    (line,) = shapes(figure, type="line", xref="x")
    assert (line["x0"], line["x1"], line["y0"], line["y1"]) == (day(9).isoformat(), day(9).isoformat(), 0, 1)
    assert "Plan agreed" in labels(figure)


def test_events_outside_the_window_are_left_out() -> None:
    events = [PlanEvent(day(1), "Before"), PlanEvent(day(99), "After")]
    figure = symptom_activity_figure(log(28), events, days=14)
    assert not shapes(figure, type="line", xref="x")


def test_two_events_on_one_day_share_a_line_and_stand_one_above_the_other() -> None:
    events = [PlanEvent(day(9), "Step to 12"), PlanEvent(day(9), "Review")]
    figure = symptom_activity_figure(log(28), events)
    assert len(shapes(figure, type="line", xref="x")) == 1
    lifts = {a["text"]: a["yshift"] for a in figure["layout"]["annotations"] if "yshift" in a}
    assert lifts["Review"] != lifts["Step to 12"]


def test_labels_never_lie_on_one_another_and_what_finds_no_room_keeps_its_line() -> None:
    events = [PlanEvent(day(12 + i), f"Step to {20 + i} minutes") for i in range(5)]
    figure = symptom_activity_figure(log(28), events)
    written = [a for a in figure["layout"]["annotations"] if "yshift" in a]
    assert len(shapes(figure, type="line", xref="x")) == 5
    assert len({(a["xanchor"], a["yshift"]) for a in written}) == len(written)
    assert len(written) == 3
    assert max(a["yshift"] for a in written) + 13 <= figure["layout"]["margin"]["t"]


def test_flares_close_together_share_one_word() -> None:
    figure = symptom_activity_figure(log(180, flare=(100, 102, 150)), days=180)
    assert len(flare_shapes(figure)) == 3
    assert labels(figure).count("flare") == 2


def test_the_band_is_named_on_the_side_where_the_line_does_not_end() -> None:
    low, high = [2] * 7, [9] * 7
    for ending, anchor in ((low, "bottom"), (high, "top")):
        scores = [4, 6] * 7 + ending
        rows = [JournalRow(day(i), f"e{i}", pain_avg=v) for i, v in enumerate(scores)]
        figure = symptom_activity_figure(daily_series(rows, START, day(20)))
        (label,) = [a for a in figure["layout"]["annotations"] if a["text"] == "usual at the start"]
        assert label["yanchor"] == anchor


def test_a_label_near_the_right_edge_turns_inwards() -> None:
    events = [PlanEvent(day(2), "Early"), PlanEvent(day(27), "Late")]
    figure = symptom_activity_figure(log(28), events)
    sides = {a["text"]: a["xanchor"] for a in figure["layout"]["annotations"] if "yshift" in a}
    assert sides == {"Early": "left", "Late": "right"}


def test_a_label_is_shortened_but_whole_on_hover() -> None:
    name = "Step up to twelve minutes of walking"
    figure = symptom_activity_figure(log(28), [PlanEvent(day(9), name)])
    (label,) = [a for a in figure["layout"]["annotations"] if "yshift" in a]
    assert label["text"] == "Step up to twelve…"
    assert label["hovertext"] == name
    assert shorten("  two   words ") == "two words"


def test_a_label_cannot_smuggle_in_a_link() -> None:
    events = [PlanEvent(day(9), '<a href="https://bad.example">x')]
    figure = symptom_activity_figure(log(28), events)
    assert not any("<a" in text for text in strings(figure["layout"]["annotations"]))


def test_every_colour_is_a_known_token_so_that_dark_and_light_share_the_figure() -> None:
    figure = symptom_activity_figure(log(28, flare=(3,)), [PlanEvent(day(9), "Plan agreed")])
    used = {text.removeprefix("token:") for text in strings(figure) if text.startswith("token:")}
    assert used == set(TOKENS)
    assert not any(text.startswith("#") for text in strings(figure))
    with pytest.raises(ValueError, match="No colour token"):
        token("red")


def test_words_stand_beside_the_data_and_no_legend_is_needed() -> None:
    figure = symptom_activity_figure(log(28))
    assert figure["layout"]["showlegend"] is False
    assert labels(figure)[:2] == ["Pain, 0 to 10 (line: 7-day median)", "Activity, minutes a day"]


def test_without_any_pain_score_the_panel_says_so() -> None:
    series = daily_series([JournalRow(START, "a", activity_minutes=5)], START, day(6))
    assert "Pain is not logged in these days" in labels(symptom_activity_figure(series))


def test_a_year_of_data_fits_in_six_kilobytes() -> None:
    rng = random.Random(4)
    rows = [
        JournalRow(day(i), f"e{i}", pain_avg=rng.randint(0, 10), activity_minutes=rng.randint(0, 240))
        for i in range(365)
        if rng.random() < 0.8
    ]
    figure = symptom_activity_figure(daily_series(rows, START, day(364)), days=365)
    assert len(json.dumps(figure["data"], separators=(",", ":")).encode()) <= 6 * 1024
    assert len(json.dumps(figure, separators=(",", ":")).encode()) <= 8 * 1024


class _Shout:
    """A language in which everything is said loudly."""

    def gettext(self, message: str, /) -> str:
        return message.upper()

    def ngettext(self, singular: str, plural: str, number: int, /) -> str:
        return (singular if number == 1 else plural).upper()


def test_labels_follow_the_readers_language() -> None:
    figure = symptom_activity_figure(log(28), words=_Shout())
    assert "ACTIVITY, MINUTES A DAY" in labels(figure)
