"""What is planted in the demo can be found again in what was logged."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from random import Random
from statistics import correlation, linear_regression, mean, median

import pytest

from programs.demo.diary import Hidden, live
from programs.demo.model import demo_clinic
from programs.demo.records import ACTIVITY_KEY, DemoRecord
from programs.demo.truth import Adherence, Flare, Truth
from programs.rules.flare import DayPain, possible_flare
from programs.rules.pacing import DayLoad, boom_bust

pytestmark = pytest.mark.xdist_group("demo_truth")  # so that what they share is made once

PLAIN = Truth(
    level=5.0,
    phi=0.4,
    noise=0.8,
    activity_effect=0.0,
    sleep_effect=0.0,
    trend=0.0,
    weekend=1.0,
    missing=0.0,
    missing_after_bad=0.0,
    adherence=Adherence.STEADY,
)
SEEDS = range(8)


@pytest.fixture(scope="module")
def records() -> list[DemoRecord]:
    """Every patient of several clinics."""
    return [record for seed in SEEDS for record in demo_clinic(seed).records]


def lived(truth: Truth, seeds: range = range(20), n_days: int = 180) -> list[list[Hidden]]:
    return [live(truth, 40, n_days, 0, Random(seed)) for seed in seeds]


def partial(x: Sequence[float], y: Sequence[float], given: Sequence[float]) -> float:
    """Correlation of x and y with the linear part of `given` taken out of both."""

    def rest(values: Sequence[float]) -> list[float]:
        slope, start = linear_regression(given, values)
        return [value - start - slope * g for value, g in zip(values, given, strict=True)]

    return correlation(rest(x), rest(y))


def lag_one(record: DemoRecord) -> float:
    """Yesterday's activity and today's pain, given yesterday's pain, over pairs of logged days."""
    rows = [
        (before.activity_minutes, after.pain_avg, before.pain_avg) for before, after in pairwise(record.days)
    ]
    full = [(x, y, g) for x, y, g in rows if x is not None and y is not None and g is not None]
    xs, ys, gs = zip(*full, strict=True)
    return partial(xs, ys, gs)


def effects(records: list[DemoRecord], wanted: Callable[[Truth], bool]) -> list[float]:
    return [lag_one(r) for r in records if wanted(r.truth) and not r.truth.boom_bust]


def test_the_clinic_has_harmful_helpful_and_many_without_a_link() -> None:
    truths = [record.truth for record in demo_clinic().records]
    assert sum(truth.harmful for truth in truths) >= 4
    assert sum(truth.helpful for truth in truths) >= 4
    assert sum(truth.activity_effect == 0 for truth in truths) >= 12


def test_a_harmful_link_is_found_with_the_right_sign(records: list[DemoRecord]) -> None:
    found = effects(records, lambda truth: truth.harmful)
    assert mean(value > 0 for value in found) >= 0.95
    assert mean(found) > 0.3


def test_a_helpful_link_is_found_with_the_right_sign(records: list[DemoRecord]) -> None:
    found = effects(records, lambda truth: truth.helpful)
    assert mean(value < 0 for value in found) >= 0.95
    assert mean(found) < -0.3


def test_where_no_link_is_planted_none_is_found(records: list[DemoRecord]) -> None:
    found = effects(records, lambda truth: truth.activity_effect == 0)
    assert abs(mean(found)) < 0.06
    assert 0.3 < mean(value > 0 for value in found) < 0.7


def test_pain_carries_over_from_day_to_day() -> None:
    def carry(phi: float) -> float:
        runs = [[day.pain for day in days] for days in lived(replace(PLAIN, phi=phi))]
        return mean(correlation(pain[:-1], pain[1:]) for pain in runs)

    assert abs(carry(0.0)) < 0.1
    assert 0.25 < carry(0.4) < 0.5
    assert carry(0.7) > carry(0.4)


def test_better_sleep_goes_together_with_less_pain_where_planted() -> None:
    runs = lived(replace(PLAIN, sleep_effect=-0.7))
    assert all(correlation([d.sleep for d in days], [d.pain for d in days]) < -0.3 for days in runs)


def test_pain_moves_from_the_first_to_the_last_month_by_the_planted_trend() -> None:
    for trend in (-2.0, 0.0, 2.0):
        moves = [
            mean(d.pain for d in days[-30:]) - mean(d.pain for d in days[:30])
            for days in lived(replace(PLAIN, trend=trend))
        ]
        assert mean(moves) == pytest.approx(trend * 150 / 180, abs=0.25)


def test_weekends_are_quieter_by_the_planted_share() -> None:
    for first_weekday in (0, 4):
        days = live(replace(PLAIN, weekend=0.5), 40, 3000, first_weekday, Random(1))
        weekend = [d.minutes for d in days if (d.offset + first_weekday) % 7 >= 5]
        week = [d.minutes for d in days if (d.offset + first_weekday) % 7 < 5]
        assert mean(weekend) / mean(week) == pytest.approx(0.5, abs=0.06)


def missing_after(record: DemoRecord) -> tuple[list[bool], list[bool]]:
    """Is the day missing, after a bad day and after any other rated day."""
    bad: list[bool] = []
    other: list[bool] = []
    for before, after in pairwise(record.days):
        if before.pain_avg is not None:
            drift = record.truth.trend * after.offset / len(record.days)
            is_bad = before.pain_avg >= record.truth.level + drift + 1
            (bad if is_bad else other).append(after.missing)
    return bad, other


@pytest.mark.parametrize("adherence", [Adherence.STEADY, Adherence.FADING, Adherence.SPORADIC])
def test_days_after_bad_days_are_missing_more_often(records: list[DemoRecord], adherence: Adherence) -> None:
    pairs = [missing_after(r) for r in records if r.truth.adherence is adherence]
    after_bad = mean(flag for bad, _ in pairs for flag in bad)
    after_other = mean(flag for _, other in pairs for flag in other)
    assert after_bad - after_other > 0.12


def share_missing(record: DemoRecord, first: int = 0, stop: int = 180) -> float:
    return mean(day.missing for day in record.days[first:stop])


def test_each_adherence_type_leaves_its_own_gaps(records: list[DemoRecord]) -> None:
    def usual(adherence: Adherence) -> float:
        return mean(share_missing(r) for r in records if r.truth.adherence is adherence)

    assert usual(Adherence.OVER_DOER) < 0.10
    assert usual(Adherence.STEADY) < 0.20
    assert 0.38 < usual(Adherence.SPORADIC) < 0.58


def test_fading_patients_fade(records: list[DemoRecord]) -> None:
    for record in records:
        if record.truth.adherence is Adherence.FADING:
            assert share_missing(record, 120) > share_missing(record, 0, 60) + 0.1


def test_one_patient_has_fallen_silent(records: list[DemoRecord]) -> None:
    silent = [r for r in records if r.truth.silent_from is not None]
    assert {r.patient.key for r in silent} == {"hugh"}
    assert all(share_missing(r, 171) == 1.0 for r in silent)


def test_every_patient_has_a_flare_and_pain_is_two_points_up_in_it(records: list[DemoRecord]) -> None:
    assert all(record.truth.flares for record in records)
    rises = []
    for flare in (3, 5):
        for days in lived(replace(PLAIN, flares=(Flare(60, flare, 2.5),))):
            usual = median(d.pain for d in days[30:60])
            rises.append(mean(d.pain for d in days[60 : 60 + flare]) - usual)
    assert mean(rises) > 2


def test_flares_are_ticked_inside_the_planted_days_and_nowhere_else(records: list[DemoRecord]) -> None:
    ticked = 0
    for record in records:
        for day in record.days:
            if day.flare:
                ticked += 1
                assert record.truth.in_flare(day.offset)
    assert ticked > 3 * len(SEEDS) * 10


TODAY = date(2026, 6, 28)


def on(record: DemoRecord, offset: int) -> date:
    return TODAY - timedelta(days=len(record.days) - 1 - offset)


def boom_flags(record: DemoRecord) -> list[bool | None]:
    """What the pacing rule says at the end of each four weeks."""
    days = [DayLoad(on(record, d.offset), d.activity_minutes, d.pain_avg) for d in record.days]
    return [boom_bust(days, on(record, offset)).flagged for offset in range(48, 180, 28)]


def test_the_pacing_rule_flags_boom_bust_patients_most_of_the_time(records: list[DemoRecord]) -> None:
    planted = [record for record in records if record.truth.boom_bust]
    assert len(planted) == 4 * len(SEEDS)
    assert all(any(boom_flags(record)) for record in planted)
    assert mean(bool(flag) for record in planted for flag in boom_flags(record)) > 0.6


def test_the_pacing_rule_hardly_ever_flags_anyone_else(records: list[DemoRecord]) -> None:
    others = [record for record in records if not record.truth.boom_bust]
    assert mean(bool(flag) for record in others for flag in boom_flags(record)) < 0.03


def test_the_flare_rule_finds_planted_flares_of_patients_who_log(records: list[DemoRecord]) -> None:
    hits = []
    for record in records:
        if record.truth.adherence is Adherence.STEADY and abs(record.truth.activity_effect) < 0.5:
            found = possible_flare([DayPain(on(record, d.offset), d.pain_avg) for d in record.days])
            for flare in record.truth.flares:
                near = (on(record, flare.start) - timedelta(days=2), on(record, flare.start + flare.days))
                hits.append(any(near[0] <= f.start <= near[1] for f in found))
    assert mean(hits) > 0.6


def overdone(record: DemoRecord) -> float:
    done = [s for s in record.sessions if s.item == ACTIVITY_KEY and s.amount is not None]
    return mean((s.amount or 0) > 1.1 * s.quota for s in done)


def test_over_doers_do_more_than_agreed_and_the_others_keep_to_it(records: list[DemoRecord]) -> None:
    for record in records:
        if record.truth.adherence is Adherence.OVER_DOER:
            assert overdone(record) > 0.2
        else:
            assert overdone(record) == 0


def test_steady_patients_do_most_and_fading_patients_less_and_less(records: list[DemoRecord]) -> None:
    def done(adherence: Adherence, first: int, stop: int) -> float:
        return mean(
            s.status == "done"
            for r in records
            if r.truth.adherence is adherence
            for s in r.sessions
            if first <= s.offset < stop and s.status != "unlogged"
        )

    assert done(Adherence.STEADY, 7, 180) > 0.85
    assert done(Adherence.FADING, 7, 60) - done(Adherence.FADING, 120, 180) > 0.2
    assert 0.4 < done(Adherence.SPORADIC, 7, 180) < 0.6


def test_mood_is_lower_on_more_painful_days() -> None:
    assert all(correlation([d.mood for d in days], [d.pain for d in days]) < -0.2 for days in lived(PLAIN))
