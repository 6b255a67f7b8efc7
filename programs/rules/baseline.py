"""Baseline of an activity and the ladder of weekly quotas that starts from it.

Three pain-contingent trials on different days are averaged (BMC Public Health 2007;7:254; pacing guide);
the start is a share of that mean and the steps are added, not compounded. Bands for unsteady trials are
an engineering default. No trial tested these numbers in neuropathic pain: they are clinic policy.
"""

import math
import statistics
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from programs.rules.parameters import Parameters
from programs.rules.rounding import above, ceil_to, floor_to, round_to, tidy


@dataclass(frozen=True)
class Trial:
    """One pain-contingent try at the activity, in its own unit; values are zero or more."""

    date: date
    value: float


@dataclass(frozen=True)
class Baseline:
    """What the trials say: `used_value` feeds the ladder, `ask_for_more` is how many more days to try."""

    mean: float
    cv: float
    used_value: float
    method: Literal["mean", "median"]
    n: int
    ask_for_more: int
    reason: str


@dataclass(frozen=True)
class StartFraction:
    """The share of the baseline to start from, and why."""

    value: float
    reason: str


@dataclass(frozen=True)
class Ladder:
    """Weekly quotas from the first to the goal, in the activity's unit."""

    q0: float
    step: float
    goal: float
    resolution: float
    weeks_to_goal: int

    def quota(self, k: int) -> float:
        """Return the quota after k steps up; never above the goal. Raises ValueError below step 0."""
        if k < 0:
            raise ValueError("A ladder starts at step 0.")
        return self.goal if k >= self.weeks_to_goal else round(self.q0 + k * self.step, 9)

    def stairs(self) -> tuple[float, ...]:
        """Return every quota from the first up to the goal."""
        return tuple(self.quota(k) for k in range(self.weeks_to_goal + 1))


def baseline(trials: Iterable[Trial], p: Parameters = Parameters()) -> Baseline:  # noqa: B008 – frozen
    """Return the baseline of the trials, one value per day.

    Trials on one day are averaged first, because a baseline needs different days; beyond `max_trials` days
    the most recent count. Raises ValueError for no trial or for a value that is negative or not a number.
    """
    values = _day_values(trials)[-p.max_trials :]
    if not values:
        raise ValueError("Log at least one trial first: a missing baseline is not a baseline of zero.")
    mean = statistics.fmean(values)
    cv = statistics.stdev(values) / mean if len(values) > 1 and mean > 0 else 0.0
    unsteady = len(values) >= p.n_trials and above(cv, p.cv_ask_more)
    wanted = p.max_trials if unsteady else p.n_trials
    ask = max(0, wanted - len(values))
    used = statistics.median(values) if unsteady else mean
    reason = _baseline_reason(len(values), cv, unsteady, ask, used)
    return Baseline(mean, cv, used, "median" if unsteady else "mean", len(values), ask, reason)


def _day_values(trials: Iterable[Trial]) -> list[float]:
    """Return one mean value per day, oldest first."""
    days: dict[date, list[float]] = defaultdict(list)
    for trial in trials:
        _require(math.isfinite(trial.value) and trial.value >= 0, f"A trial cannot be {trial.value}.")
        days[trial.date].append(trial.value)
    return [statistics.fmean(sorted(days[day])) for day in sorted(days)]


def _baseline_reason(n: int, cv: float, unsteady: bool, ask: int, used: float) -> str:
    if unsteady and ask:
        return (
            f"The {n} trials vary a lot (CV {cv:.2f}): ask for {ask} more; so far the median is {tidy(used)}."
        )
    if unsteady:
        return f"The {n} trials vary a lot (CV {cv:.2f}), so the median, {tidy(used)}, is used."
    if ask:
        return f"Trials on {n} of {n + ask} days: ask for {ask} more; so far the mean is {tidy(used)}."
    return f"Mean of {n} days, {tidy(used)} (CV {cv:.2f})."


def start_fraction(
    fearful: bool = False,
    flaring: bool = False,
    pseq: int | None = None,
    p: Parameters = Parameters(),  # noqa: B008 – frozen
) -> StartFraction:
    """Return the usual start, or the cautious one with what asks for it; PSEQ is 0–60 or not known."""
    _require(pseq is None or 0 <= pseq <= 60, f"A PSEQ total is from 0 to 60, not {pseq}.")
    low_confidence = pseq is not None and pseq < p.pseq_cautious
    noted = {"fear of movement": fearful, "a current flare": flaring, f"PSEQ {pseq}": low_confidence}
    causes = [cause for cause, applies in noted.items() if applies]
    if not causes:
        return StartFraction(p.start_fraction, f"Usual start at {p.start_fraction:.0%} of the baseline.")
    share = p.start_fraction_cautious
    return StartFraction(share, f"Cautious start at {share:.0%} of the baseline: {', '.join(causes)}.")


def ladder(
    baseline_value: float,
    goal: float,
    resolution: float,
    start_fraction: float,
    p: Parameters = Parameters(),  # noqa: B008 – frozen
    step_fraction: float | None = None,
) -> Ladder:
    """Return the ladder from a baseline to a goal, all in the activity's unit.

    The first quota is the share of the baseline rounded down to the resolution, at least one resolution and
    at most the goal. Raises ValueError for a goal, resolution, share or step outside its range.
    """
    step_share = p.step_fraction if step_fraction is None else step_fraction
    _require(math.isfinite(baseline_value) and baseline_value >= 0, "The baseline cannot be below zero.")
    _require(math.isfinite(resolution) and resolution > 0, "The smallest unit has to be above zero.")
    _require(math.isfinite(goal) and goal > 0, "The goal has to be above zero.")
    _require(0 < start_fraction <= 1, "The start has to be a share between 0 and 1 of the baseline.")
    _require(
        p.step_fraction_min <= step_share <= p.step_fraction_max,
        f"A weekly step is {p.step_fraction_min:.0%} to {p.step_fraction_max:.0%} of the baseline.",
    )
    q0 = min(goal, max(resolution, floor_to(start_fraction * baseline_value, resolution)))
    step = max(resolution, round_to(step_share * baseline_value, resolution))
    return Ladder(q0, step, goal, resolution, int(ceil_to((goal - q0) / step, 1)))


def foot_ceiling(baseline_steps: float, p: Parameters = Parameters()) -> float:  # noqa: B008 – frozen
    """Return the most steps a day to plan with lost protective sensation, until reviewed (IWGDF 2023)."""
    return baseline_steps + p.foot_step_cap


def _require(holds: bool, message: str) -> None:
    if not holds:
        raise ValueError(message)
