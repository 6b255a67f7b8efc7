"""What two people may agree on for a graded activity: first quota, weekly step and goal.

Negotiated quotas gave a median gain of 149 % against 67 % for preset ones (n=6, within subject;
doi:10.1023/A:1021314104018), so a patient can accept or counter. The band for the step is the published
5–20 % of the baseline (i-engage pacing guide); that the first quota is never above the baseline is the point
of a quota. No trial tested these limits in neuropathic pain: they are clinic policy.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from programs.rules.baseline import Ladder
from programs.rules.parameters import Parameters
from programs.rules.rounding import above, ceil_to, floor_to, round_to

Part = Literal["first_quota", "step", "goal_value"]


@dataclass(frozen=True)
class Terms:
    """What is agreed, in the activity's unit: where to start, how much more each week, and the goal."""

    first_quota: float
    step: float
    goal: float


@dataclass(frozen=True)
class Limits:
    """From where to where each part may lie, in the activity's unit. The goal lies above `goal_above`."""

    first: tuple[float, float]
    step: tuple[float, float]
    goal_above: float


def limits(baseline: float, resolution: float, p: Parameters = Parameters()) -> Limits:  # noqa: B008 – frozen
    """Return what may be agreed from a baseline. Raises ValueError for one below zero or no resolution."""
    if not (math.isfinite(baseline) and baseline >= 0 and resolution > 0):
        raise ValueError("Limits need a baseline of zero or more and a smallest step above zero.")
    top = max(resolution, floor_to(baseline, resolution))
    low, high = (
        max(resolution, round_to(share * baseline, resolution))
        for share in (p.step_fraction_min, p.step_fraction_max)
    )
    return Limits((resolution, top), (low, high), top)


def out_of_limits(terms: Terms, within: Limits) -> tuple[Part, ...]:
    """Return the parts that cannot be agreed, in the order in which they are asked for."""
    wrong: list[Part] = []
    if above(within.first[0], terms.first_quota) or above(terms.first_quota, within.first[1]):
        wrong.append("first_quota")
    if above(within.step[0], terms.step) or above(terms.step, within.step[1]):
        wrong.append("step")
    if not (above(terms.goal, terms.first_quota) and above(terms.goal, within.goal_above)):
        wrong.append("goal_value")
    return tuple(wrong)


def stairs(terms: Terms, resolution: float) -> Ladder:
    """Return the weekly quotas of these terms. Raises ValueError for a step that is not above zero."""
    if terms.step <= 0:
        raise ValueError("A weekly step has to be above zero.")
    weeks = max(0, int(ceil_to((terms.goal - terms.first_quota) / terms.step, 1)))
    return Ladder(terms.first_quota, terms.step, terms.goal, resolution, weeks)


def milestones(ladder: Ladder) -> tuple[float, ...]:
    """Return the amounts worth marking on the way: a third and two thirds up the stairs, and the goal."""
    weeks = ladder.weeks_to_goal
    third = (weeks + 1) // 3
    steps: Sequence[int] = sorted({third, 2 * third, weeks} - {0})
    return tuple(dict.fromkeys(ladder.quota(k) for k in steps if k <= weeks))
