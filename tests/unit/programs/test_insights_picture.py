"""The statistics of a picture: plain values, the same for the same log, flares that settle, marks in the chart."""

import gzip
import json
from datetime import date, timedelta

import plotly.graph_objects as go
import pytest

from programs.insights.association import LAGS, as_array, look
from programs.insights.figures import Figure, symptom_activity_figure
from programs.insights.figures_lag import lag_figure
from programs.insights.figures_marks import Span, meaningful, with_marks
from programs.insights.picture import STEPS, PictureFacts, days_to_settle, merged, work_out
from programs.insights.picture_page import COLUMNS, columnar
from programs.insights.series import Band, DailySeries, JournalRow, Run, daily_series
from programs.rules.parameters import Parameters
from tests.unit.programs.test_insights_figures import coloured

START = date(2026, 1, 5)


def day(n: int) -> date:
    return START + timedelta(days=n)


def log(pains: list[int | None], flares: frozenset[int] = frozenset()) -> DailySeries:
    rows = [
        JournalRow(day(n), f"e{n}", pain_avg=pain, stress=(n * 7) % 11, flare=n in flares)
        for n, pain in enumerate(pains)
        if pain is not None
    ]
    return daily_series(rows, START, day(len(pains) - 1))


def test_the_same_log_gives_the_same_values_in_steps_and_they_can_be_stored() -> None:
    series = log([4 + (n * 5) % 3 + (3 if n > 40 else 0) for n in range(80)])
    facts = PictureFacts(series, {"stress": series.stress}, (), Parameters())
    steps: list[tuple[int, int]] = []
    first = work_out(facts, lambda done, total: steps.append((done, total)))
    assert work_out(facts) == first == json.loads(json.dumps(first))
    assert steps == [(n, STEPS) for n in range(STEPS + 1)]
    assert first["shift"]["shown"]
    assert abs((date.fromisoformat(first["shift"]["on"]) - day(41)).days) <= 1
    assert first["adherence"]["low"] is None


def test_a_year_as_lists_is_short_and_says_what_nobody_logged() -> None:
    """Every day of a year with four scores, minutes and the question about a flare, but for two weeks."""
    rows = [
        JournalRow(
            day(n),
            f"e{n}",
            pain_avg=n % 11,
            pain_worst=9,
            activity_minutes=10 + n % 50,
            sleep_quality=n % 7,
            mood=5,
            flare=n % 90 == 0,
        )
        for n in range(365)
        if not 100 <= n < 114
    ]
    told = columnar(daily_series(rows, START, day(364)), 365)
    body = json.dumps(told, separators=(",", ":")).encode()
    assert len(body) <= 6000
    assert len(gzip.compress(body)) <= 2500
    assert told["never"] == ["stress", "practice_minutes"]
    assert (told["start"], told["days"]) == ("2026-01-05", 365)
    assert [told[name][n] for name in ("pain_avg", "flare") for n in (0, 99, 100, 114)] == [
        *(0, 0, None, 4),
        *(1, 0, None, 0),
    ]
    assert {len(values) for name, values in told.items() if name in ("flare", *COLUMNS)} == {365}
    assert set(told["never"]) == {"flare", *COLUMNS} - set(told)


@pytest.mark.parametrize(
    ("pains", "expected"),
    [
        ([4] * 14 + [8, 8, 7, 4, 4, 4], 3),
        ([4] * 14 + [8, 8, 4, 8, 4, None, 4], 4),
        ([4] * 14 + [8, 8, 4], None),
        ([4] * 6 + [None] * 8 + [8, 4, 4], None),
    ],
    ids=["settles", "one calm day is not settled", "goes on", "usual level unknown"],
)
def test_a_flare_has_settled_with_two_calm_days(pains: list[int | None], expected: int | None) -> None:
    assert days_to_settle(log(pains), Run(day(14), day(15))) == expected


def test_two_stretches_near_each_other_are_one_flare() -> None:
    near, far = [Run(day(1), day(2)), Run(day(5), day(5))], [Run(day(1), day(2)), Run(day(6), day(6))]
    assert merged(near, Parameters()) == (Run(day(1), day(5)),)
    assert merged(far, Parameters()) == tuple(far)


@pytest.mark.parametrize(("usual", "points"), [(3.0, 2.0), (5.0, 2.0), (8.0, 2.4)])
def test_a_meaningful_change_is_two_points_and_thirty_percent(usual: float, points: float) -> None:
    assert meaningful(usual) == pytest.approx(points)


def test_marks_lie_behind_the_data_and_outside_the_window_there_is_none() -> None:
    figure = symptom_activity_figure(log([6] * 60), days=28)
    spans = [Span(day(40), day(44), "flare plan"), Span(day(1), day(9), "long ago")]
    made = with_marks(figure, [*spans, Span(day(50), day(60), "level", "shift")], Band(6, 5, 7, 14))
    go.Figure(coloured(made))
    words = [note["text"] for note in made["layout"]["annotations"]]
    assert {"flare plan", "level", "meaningfully less", "meaningfully more"} <= set(words)
    assert "long ago" not in words
    assert made["data"] == figure["data"]
    assert marks(made) == {4, 8}
    assert marks(with_marks(figure, [], Band(2, 1, 3, 14))) == set()


def marks(figure: Figure) -> set[float]:
    """Where the lines of a meaningful change lie."""
    shapes = figure["layout"]["shapes"]
    return {shape["y0"] for shape in shapes if shape.get("line", {}).get("dash") == "dashdot"}


def test_the_lag_panel_draws_each_pair_once_and_a_mean_for_each_third() -> None:
    series = log([3 + (n * 7) % 5 if n % 6 else None for n in range(60)])
    looks = [look(as_array(series.stress), as_array(series.pain_avg), lag) for lag in LAGS]
    figure = lag_figure(series.pain_avg, series.stress, looks, "0 to 10")
    go.Figure(coloured(figure))
    dots = [trace for trace in figure["data"] if trace["mode"] == "markers"]
    assert [len(trace["x"]) for trace in dots] == [one.n for one in looks]
    assert len([trace for trace in figure["data"] if trace["mode"] == "lines"]) == 6
    words = [note["text"] for note in figure["layout"]["annotations"]]
    assert words[2:4] == ["Day before", f"n = {looks[1].n}"]
