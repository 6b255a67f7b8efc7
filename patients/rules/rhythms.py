"""On which days something is asked: every day, on some days, in bursts, or less as things stay steady.

Sources: answers to daily questions fall with the days of a study, faster in younger people (Ono 2019,
PMC6379815); in neuropathic and secondary pain 44.5 % of prompts were answered (PMC10368891). One
intense week three times in fifteen weeks, three days a week after eight steady weeks and one a week in maintenance
are the clinic's burden rules; what counts as steady or good is an engineering default.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

BURST_DAYS = 7  # engineering default: one intense week
BURST_EVERY = 35  # engineering default: days from the start of one burst to the next
BURSTS = 3  # engineering default: three bursts in fifteen weeks, then the clinic agrees anew
STEADY_WEEKS = 8  # engineering default: then three days a week are enough
STEADY_WITHIN = 1.0  # engineering default: points between the highest and the lowest weekly mean of pain
DAYS_OF_A_WEEK = 2  # engineering default: a week with fewer logged days says nothing
GOOD_WEEKS = 4  # engineering default: weeks in a row in which a question was answered well
GOOD_FROM = 7.0  # engineering default: weekly mean of a 0–10 answer where high is good


class Rhythm(StrEnum):
    """How often something is asked."""

    DAILY = "daily"
    DAYS = "days"  # on chosen days of the week
    WEEKS = "weeks"  # every week, every two weeks, every four …
    BURSTS = "bursts"  # every day of one week, three weeks in fifteen
    TAPER = "taper"  # every day, then less as things stay steady


class Pace(StrEnum):
    """How far a tapering rhythm has thinned out."""

    DAILY = "daily"
    THREE = "three"
    WEEKLY = "weekly"


@dataclass(frozen=True)
class Pattern:
    """A rhythm and when it began. Weekdays count from Monday 0; `every` is in weeks."""

    rhythm: Rhythm
    started_on: date
    weekdays: frozenset[int] = frozenset()
    every: int = 1

    def __post_init__(self) -> None:
        if self.rhythm is Rhythm.DAYS and not (self.weekdays and self.weekdays <= frozenset(range(7))):
            raise ValueError("Choose one day of the week or more, Monday 0 to Sunday 6.")
        if self.every < 1:
            raise ValueError("The shortest way from one asking to the next is one week.")


@dataclass(frozen=True)
class Week:
    """What the log says of seven days: how many were logged, their mean pain, whether a flare was ticked."""

    days: int
    mean: float | None
    flare: bool = False


def asked_on(pattern: Pattern, day: date, pace: Pace = Pace.DAILY) -> bool:
    """Whether it is asked on this day. Nothing is asked before the first day."""
    since = (day - pattern.started_on).days
    if since < 0:
        return False
    if pattern.rhythm is Rhythm.DAYS:
        return day.weekday() in pattern.weekdays
    if pattern.rhythm is Rhythm.WEEKS:
        return since % (7 * pattern.every) == 0
    if pattern.rhythm is Rhythm.BURSTS:
        return since < BURSTS * BURST_EVERY and since % BURST_EVERY < BURST_DAYS
    if pattern.rhythm is Rhythm.TAPER:
        return since % 7 in {Pace.DAILY: range(7), Pace.THREE: (0, 2, 4), Pace.WEEKLY: (0,)}[pace]
    return True


def steady_weeks(weeks: Sequence[Week]) -> int:
    """How many of the newest weeks in a row were steady; the newest week is the last one.

    Missing is not steady: a week with too few logged days ends the row, and so does one with a flare.
    """
    means: list[float] = []
    for week in reversed(weeks):
        if week.mean is None or week.days < DAYS_OF_A_WEEK or week.flare:
            break
        if max([*means, week.mean]) - min([*means, week.mean]) > STEADY_WITHIN:
            break
        means.append(week.mean)
    return len(means)


def pace_of(weeks: Sequence[Week], *, maintenance: bool) -> Pace:
    """How often a tapering check-in is asked: a pure function of the log, and of what a clinician said."""
    if maintenance:
        return Pace.WEEKLY
    return Pace.THREE if steady_weeks(weeks) >= STEADY_WEEKS else Pace.DAILY


def resting(weekly: Mapping[str, Sequence[float | None]], *, flare: bool = False) -> frozenset[str]:
    """The questions that stayed good and are asked once a week only. Their weekly means are given, newest last.

    A mean that is not known is not good: the question is asked again. In a week with a flare everything is asked.
    """
    if flare:
        return frozenset()
    return frozenset(
        name
        for name, means in weekly.items()
        if len(means) >= GOOD_WEEKS
        and all(mean is not None and mean >= GOOD_FROM for mean in means[-GOOD_WEEKS:])
    )
