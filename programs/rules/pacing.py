"""Work and rest blocks, and patterns of very active days followed by low ones.

Patterns are prompts for a conversation, never a label on the person: naturalistic pacing followed symptoms
(Murphy & Kratz 2014, PMC4353388), labels did not show in accelerometry (doi:10.3233/BMR-171048), and
overactivity tracked long bouts followed by pain (Andrews 2015, PMC4770331). All thresholds are engineering
defaults.
"""

import math
import statistics
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from programs.rules.parameters import Parameters
from programs.rules.rounding import above, floor_to

MAD_SCALE: Final = 1.4826  # makes the MAD comparable with an SD when data are normal


@dataclass(frozen=True)
class PacingBlock:
    """One timer run in seconds; its bell ends the block even when it feels comfortable."""

    work_s: int
    rest_s: int
    cycles: int
    posture_change: bool
    movement_break_s: int


@dataclass(frozen=True)
class DayLoad:
    """One local day: activity in minutes or steps, average pain 0–10; None is not logged."""

    on: date
    activity: float | None
    pain: float | None = None


@dataclass(frozen=True)
class Usual:
    """The patient's own usual level before a day; None with too few logged days."""

    activity: float | None
    spread: float | None
    pain: float | None


@dataclass(frozen=True)
class BoomBust:
    """Boom days that were followed by a bust; `flagged` is None with too few logged days to say."""

    pairs: tuple[tuple[date, date], ...]
    logged_days: int
    flagged: bool | None
    reason: str


@dataclass(frozen=True)
class WeekLoad:
    """Days of the last seven under half the quota although pain was ordinary, and days above the quota."""

    under: tuple[date, ...]
    over: tuple[date, ...]
    under_flagged: bool
    over_flagged: bool
    reason: str


def pacing_block(tolerance_min: float, p: Parameters = Parameters()) -> PacingBlock:  # noqa: B008 – frozen
    """Return work and rest for the minutes somebody tolerates; raises ValueError at zero or below.

    Work is a share of the tolerance in whole minutes; below two minutes whole minutes would be none or all
    of it, so seconds are kept.
    """
    if not (math.isfinite(tolerance_min) and tolerance_min > 0):
        raise ValueError("The time that feels manageable has to be above zero minutes.")
    work_min = p.work_share * tolerance_min
    work_min = floor_to(work_min, 1) or work_min
    rest_min = min(p.rest_max, max(p.rest_min, work_min / p.rest_divisor))
    return PacingBlock(
        work_s=max(1, math.floor(work_min * 60)),
        rest_s=round(rest_min * 60),
        cycles=p.pacing_cycles,
        posture_change=True,
        movement_break_s=p.sit_break_min * 60,
    )


def usual(days: Iterable[DayLoad], today: date, p: Parameters = Parameters()) -> Usual:  # noqa: B008
    """Return median and MAD of activity, and median pain, of the days before today (today left out)."""
    window = [day for day in days if 0 < (today - day.on).days <= p.usual_days]
    activity = [day.activity for day in window if day.activity is not None]
    pain = [day.pain for day in window if day.pain is not None]
    centre = statistics.median(activity) if len(activity) >= p.usual_min else None
    return Usual(
        activity=centre,
        spread=None if centre is None else statistics.median(abs(a - centre) for a in activity),
        pain=statistics.median(pain) if len(pain) >= p.usual_min else None,
    )


def boom_threshold(level: Usual, p: Parameters = Parameters()) -> float | None:  # noqa: B008
    """Return the activity that a boom day is above, None while the usual level is not known."""
    if level.activity is None or level.spread is None:
        return None
    return max(p.boom_ratio * level.activity, level.activity + p.boom_mads * MAD_SCALE * level.spread)


def boom_bust(days: Iterable[DayLoad], today: date, p: Parameters = Parameters()) -> BoomBust:  # noqa: B008
    """Return the boom days of the window (28 days to today) that a bust followed, and whether to talk.

    A bust is judged against the usual level before its boom, so a boom does not move its own yardstick.
    """
    by_day = {day.on: day for day in days}
    start = today - timedelta(days=p.boom_window_days - 1)
    window = [day for on, day in sorted(by_day.items()) if start <= on <= today]
    logged = sum(day.activity is not None for day in window)
    pairs = tuple((day.on, bust) for day in window if (bust := _bust_after(day, by_day, today, p)))
    many = len(pairs) >= p.boom_flag_count
    if logged < p.boom_logged_min:
        return BoomBust(pairs, logged, None, f"Only {logged} days logged: too few to see a pattern.")
    reason = (
        f"{len(pairs)} very active days were followed by a low day with more pain, in {logged} logged days."
    )
    return BoomBust(pairs, logged, many, reason)


def _bust_after(day: DayLoad, by_day: Mapping[date, DayLoad], today: date, p: Parameters) -> date | None:
    level = usual(by_day.values(), day.on, p)
    limit = boom_threshold(level, p)
    if limit is None or level.activity is None or level.pain is None or day.activity is None:
        return None
    if not above(day.activity, limit):
        return None
    for ahead in range(1, p.bust_days + 1):
        after = by_day.get(day.on + timedelta(days=ahead))
        if after is None or after.on > today or after.activity is None or after.pain is None:
            continue
        low = after.activity <= p.bust_ratio * level.activity
        if low and after.pain >= level.pain + p.bust_pain:
            return after.on
    return None


def unevenness(days: Iterable[DayLoad]) -> float | None:
    """Return rMSSD over mean of the activity, from adjacent logged days; None when there is no such pair.

    There is no population norm: compare it only with the same person's previous 28 days.
    """
    logged = {day.on: day.activity for day in days if day.activity is not None}
    steps = [
        logged[on] - logged[before] for on in sorted(logged) if (before := on - timedelta(days=1)) in logged
    ]
    mean = statistics.fmean(logged[on] for on in sorted(logged)) if logged else 0.0
    return math.sqrt(statistics.fmean(step**2 for step in steps)) / mean if steps and mean > 0 else None


def week_load(
    days: Iterable[DayLoad],
    quota: float,
    today: date,
    p: Parameters = Parameters(),  # noqa: B008 – frozen
) -> WeekLoad:
    """Return under- and over-activity in the seven days to today, against one daily quota above zero."""
    if not quota > 0:
        raise ValueError("The quota has to be above zero.")
    rows = sorted(days, key=lambda day: day.on)
    week = [day for day in rows if 0 <= (today - day.on).days < 7 and day.activity is not None]
    under = tuple(day.on for day in week if _is_under(day, rows, quota, p))
    over = tuple(day.on for day in week if above(day.activity or 0.0, p.over_share * quota))
    reason = (
        f"Of {len(week)} logged days, {len(under)} well below the quota with no more pain than usual, "
        f"{len(over)} above it."
    )
    return WeekLoad(under, over, len(under) >= p.under_days, len(over) >= p.over_days, reason)


def _is_under(day: DayLoad, rows: list[DayLoad], quota: float, p: Parameters) -> bool:
    level = usual(rows, day.on, p).pain
    if day.activity is None or day.pain is None or level is None:
        return False
    return day.activity < p.under_share * quota and day.pain <= level
