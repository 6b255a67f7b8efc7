"""Figures of doing: Plotly accepts them, unknown is a part of its own or a gap, and never a zero."""

from datetime import date, timedelta

import plotly.graph_objects as go

from programs.insights.figures_doing import (
    QuotaDay,
    Try,
    WeekOfSessions,
    quota_figure,
    sessions_figure,
    sleep_figure,
    tries_figure,
)
from tests.unit.programs.test_insights_figures import coloured

START = date(2026, 1, 5)


def day(n: int) -> date:
    return START + timedelta(days=n)


def test_a_night_that_is_not_logged_is_a_gap() -> None:
    figure = sleep_figure([day(0), day(1), day(2)], [81.5, None, 90.0])
    go.Figure(coloured(figure))
    (line,) = figure["data"]
    assert (line["y"], line["connectgaps"]) == ([81.5, None, 90.0], False)


def test_sessions_have_three_parts_told_apart_by_pattern_as_well_as_colour() -> None:
    figure = sessions_figure([WeekOfSessions(day(0), 5, 1, 2), WeekOfSessions(day(7), 0, 0, 4)])
    go.Figure(coloured(figure))
    assert {bar["name"]: bar["y"] for bar in figure["data"]} == {
        "done": [5, 0],
        "not logged": [2, 4],
        "not done": [1, 0],
    }
    assert len({bar["marker"]["pattern"]["shape"] for bar in figure["data"]}) == 3


def test_an_unlogged_day_has_its_quota_and_no_dot() -> None:
    days = [QuotaDay(day(0), 8, 9), QuotaDay(day(1), 8, None), QuotaDay(day(2), 9, 0)]
    figure = quota_figure(days, "minutes")
    go.Figure(coloured(figure))
    stairs, dots = figure["data"]
    assert stairs["y"] == [8, 8, 9]
    assert dots["y"] == [9, None, 0]


def test_tries_stand_in_their_order_with_a_cross_only_where_it_happened() -> None:
    tries = [
        Try(day(0), "stairs", 80, 30, False),
        Try(day(0), "stairs", 40, None, True),
        Try(day(3), "bus", 10, 5, None),
    ]
    figure = tries_figure(tries)
    go.Figure(coloured(figure))
    before, after, crosses = figure["data"]
    assert (before["y"], after["y"], crosses["x"]) == ([80, 40, 10], [30, None, 5], [2])
    assert before["marker"]["symbol"] != after["marker"]["symbol"]
