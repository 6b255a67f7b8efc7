"""How the sessions of one invented patient go: done, could not, or not logged."""

from collections.abc import Iterator, Sequence
from random import Random

from programs.demo.diary import Hidden, score
from programs.demo.records import ACTIVITY_KEY, Barrier, DemoActivity, DemoPrescription, DemoSession
from programs.demo.truth import Adherence, Truth

DONE: dict[Adherence, tuple[float, float]] = {
    Adherence.STEADY: (0.92, 0.90),
    Adherence.FADING: (0.90, 0.35),
    Adherence.SPORADIC: (0.55, 0.50),
    Adherence.OVER_DOER: (0.95, 0.93),
}
"""Chance that a session on a logged day is done, at the start and at the end."""
FORGOT_TO_LOG = 0.06
SETTLED = 10
"""Days since the last step up at the end of the log: long enough for the weekly review to look again."""
OVER_CHANCE = 0.6
EVERYDAY_BARRIERS: tuple[Barrier, ...] = (
    "time",
    "forgot",
    "transport",
    "shift",
    "childcare",
    "mood",
    "fear",
    "other",
)


def sessions(
    truth: Truth,
    activity: DemoActivity,
    exercises: Sequence[DemoPrescription],
    days: Sequence[Hidden],
    plan_agreed: int,
    first_weekday: int,
    rng: Random,
) -> tuple[DemoSession, ...]:
    """Every scheduled session from the day the plan was agreed, in order of day and item."""
    made: list[DemoSession] = []
    for day in days[plan_agreed:]:
        weekday = (day.offset + first_weekday) % 7
        week = min(day.offset - plan_agreed, len(days) - SETTLED - plan_agreed) // 7
        for item, quota in _due(activity, exercises, weekday, week):
            made.append(_session(truth, day, _after(days, day), item, quota, len(days), rng))
    return tuple(made)


def _due(
    activity: DemoActivity, exercises: Sequence[DemoPrescription], weekday: int, week: int
) -> Iterator[tuple[str, int]]:
    """Items of this weekday with their quota."""
    if weekday in activity.weekdays:
        yield ACTIVITY_KEY, activity.quota(week)
    for exercise in exercises:
        if weekday in exercise.weekdays:
            yield exercise.external_id, exercise.amount


def _after(days: Sequence[Hidden], day: Hidden) -> Hidden | None:
    """The next day when it is logged."""
    following = days[day.offset + 1] if day.offset + 1 < len(days) else None
    return following if following and following.logged else None


def _session(
    truth: Truth, day: Hidden, following: Hidden | None, item: str, quota: int, n_days: int, rng: Random
) -> DemoSession:
    start, end = DONE[truth.adherence]
    chance = start + (end - start) * day.offset / n_days - (0.3 if day.flare else 0.0)
    forgot, does, over = rng.random() < FORGOT_TO_LOG, rng.random() < chance, rng.random() < OVER_CHANCE
    share = rng.uniform(1.2, 1.6) if over and _overdoes(truth, day, item) else rng.choice((0.9, 1, 1, 1, 1))
    before = score(day.pain - rng.choice((0, 0, 1)))
    peak = score(before + rng.choice((0, 1, 1, 2)) + (1 if share > 1 else 0))
    settled = following.pain if following and rng.random() < 0.8 else None
    effort = score(rng.choice((3, 4, 4, 5)) + (2 if share > 1 else 0))
    barrier = "pain" if day.pain >= truth.level + 1.5 else rng.choice(EVERYDAY_BARRIERS)
    if not day.logged or forgot:
        return DemoSession(day.offset, item, "unlogged", quota)
    if not does:
        return DemoSession(day.offset, item, "could_not", quota, pain_before=before, barrier=barrier)
    amount = max(1, round(quota * share))
    return DemoSession(day.offset, item, "done", quota, amount, effort, before, peak, settled)


def _overdoes(truth: Truth, day: Hidden, item: str) -> bool:
    """Over-doers do more of the graded activity on days that are not worse than usual."""
    return item == ACTIVITY_KEY and truth.adherence is Adherence.OVER_DOER and day.pain <= truth.level + 0.5
