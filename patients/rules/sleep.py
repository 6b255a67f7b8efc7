"""One night from bedtime to getting up: how long slept, how long in bed, and how even the nights are.

`slept = (woke - lights out) - falling asleep - awake in the night`; `in bed = got up - went to bed`;
`efficiency = 100 * slept / in bed`. A second efficiency counts from lights out; the two are never mixed.
All sums are made in UTC, so that a night on which the clocks change has its true length. What cannot be is an error
beside its field, and what was not told makes no number: neither becomes a zero.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from statistics import fmean, stdev
from typing import Final

from patients.rules.check_in_times import as_zone
from patients.rules.wording import gettext_noop

NIGHTS_OF_A_WEEK: Final = 5  # a weekly mean needs 5 of 7 nights (clinical requirement)
WEEK: Final = 7
TARGET: Final = 85.0  # percent, "about 85": CBT-I worksheets, practice level
LONGEST_STEP: Final = timedelta(hours=12)  # engineering default: bed to lights out, waking to getting up
LONGEST_SLEEP: Final = timedelta(hours=18)  # engineering default: lights out to last waking
MINUTE: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Night:
    """What was told about one night, by the clock of the place; None is "not told"."""

    wake_date: date
    bed: time | None = None
    lights_out: time | None = None
    falling_asleep: int | None = None
    times_awake: int | None = None
    awake: int | None = None
    woke: time | None = None
    got_up: time | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """What cannot be: the field it stands beside, and the sentence."""

    field: str
    words: str


@dataclass(frozen=True, slots=True)
class Sums:
    """Minutes and percent of one night; None where too little was told."""

    slept: int | None = None
    in_bed: int | None = None
    efficiency: float | None = None
    efficiency_try: float | None = None
    woke_minute: int | None = None
    mid_sleep_minute: float | None = None


@dataclass(frozen=True, slots=True)
class Week:
    """Means of one week; None with fewer than five nights that can be reckoned."""

    nights: int
    slept: float | None = None
    in_bed: float | None = None
    efficiency: float | None = None


@dataclass(frozen=True, slots=True)
class Regularity:
    """How much the last waking and the middle of sleep move, in minutes (SD); None with fewer than five nights."""

    nights: int
    waking: float | None = None
    middle: float | None = None


WORDS: Final = {
    "bed": gettext_noop("This is later than when you tried to sleep. Please check both times."),
    "woke": gettext_noop("This is later than when you got up. Please check both times."),
    "long": gettext_noop("This would be more than 18 hours. Please check when you tried to sleep and when you woke."),
    "fall": gettext_noop("This is longer than the whole time until you woke. Please check it."),
    "awake": gettext_noop("With the time to fall asleep, this is longer than the whole night. Please check both."),
    "times": gettext_noop("You wrote minutes awake, but no waking up. Please check both."),
    "none": gettext_noop("You got up at the time you went to bed. Please check both times."),
}  # fmt: skip


def moments(night: Night, zone: tzinfo | str) -> dict[str, datetime]:
    """When each told thing happened, in UTC, placed backwards from getting up on the wake date.

    Each is the latest moment with its wall time that is not after the next one: 00:10 is the morning of the wake
    date and 22:30 the evening before. Of an hour that happens twice, the later one that still fits.
    """
    place, found = as_zone(zone), {}
    limit = None
    for name, wall in (
        ("got_up", night.got_up),
        ("woke", night.woke),
        ("lights_out", night.lights_out),
        ("bed", night.bed),
    ):
        if wall is None:
            continue
        candidates = _candidates(night.wake_date, wall, place)
        if limit is None:
            found[name] = limit = candidates[0]
            continue
        found[name] = limit = next(moment for moment in candidates if moment <= limit)
    return found


def _candidates(on: date, wall: time, place: tzinfo) -> list[datetime]:
    """The wall time on the wake date and the days before, newest first."""
    days = (on - timedelta(days=back) for back in range(5))
    walls = {datetime.combine(day, wall.replace(tzinfo=None), tzinfo=place) for day in days}
    instants = {wall.replace(fold=fold).astimezone(UTC) for wall in walls for fold in (0, 1)}
    return sorted(instants, reverse=True)


def problems(night: Night, zone: tzinfo | str) -> list[Problem]:
    """Everything that cannot be, each beside the field that most likely has the slip."""
    at = moments(night, zone)
    found = []
    if _gap(at, "bed", "lights_out") > LONGEST_STEP:
        found.append(Problem("bed", WORDS["bed"]))
    if _gap(at, "woke", "got_up") > LONGEST_STEP:
        found.append(Problem("woke", WORDS["woke"]))
    if _gap(at, "lights_out", "woke") > LONGEST_SLEEP:
        found.append(Problem("woke", WORDS["long"]))
    if night.awake and night.times_awake == 0:
        found.append(Problem("times_awake", WORDS["times"]))
    if {"bed", "got_up"} <= at.keys() and at["bed"] == at["got_up"]:
        found.append(Problem("got_up", WORDS["none"]))
    return found or _too_long(night, at)


def _too_long(night: Night, at: dict[str, datetime]) -> list[Problem]:
    """Minutes awake that are longer than the night."""
    if not {"lights_out", "woke"} <= at.keys():
        return []
    asleep = minutes_between(at["lights_out"], at["woke"])
    if (night.falling_asleep or 0) > asleep:
        return [Problem("falling_asleep", WORDS["fall"])]
    if (night.falling_asleep or 0) + (night.awake or 0) > asleep:
        return [Problem("awake", WORDS["awake"])]
    return []


def _gap(at: dict[str, datetime], first: str, then: str) -> timedelta:
    return at[then] - at[first] if first in at and then in at else timedelta(0)


def minutes_between(first: datetime, then: datetime) -> int:
    """Whole minutes from one moment to a later one."""
    return int((then - first) / MINUTE)


def sums(night: Night, zone: tzinfo | str) -> Sums:
    """Reckon one night. ValueError for a night that cannot be: ask `problems` first."""
    wrong = problems(night, zone)
    if wrong:
        raise ValueError(f"The night of {night.wake_date} cannot be: {wrong[0].field}: {wrong[0].words}")
    at = moments(night, zone)
    in_bed = minutes_between(at["bed"], at["got_up"]) if {"bed", "got_up"} <= at.keys() else None
    slept = _slept(night, at)
    from_try = (
        minutes_between(at["lights_out"], at["got_up"]) if {"lights_out", "got_up"} <= at.keys() else None
    )
    return Sums(
        slept=slept,
        in_bed=in_bed,
        efficiency=_share(slept, in_bed),
        efficiency_try=_share(slept, from_try),
        woke_minute=round(_clock(at["woke"], night.wake_date, zone)) if "woke" in at else None,
        mid_sleep_minute=_middle(night, at, zone),
    )


def _slept(night: Night, at: dict[str, datetime]) -> int | None:
    """Minutes asleep; None unless falling asleep, waking and the minutes awake were all told."""
    if not {"lights_out", "woke"} <= at.keys() or night.falling_asleep is None:
        return None
    awake = 0 if night.times_awake == 0 else night.awake
    if awake is None:
        return None
    return minutes_between(at["lights_out"], at["woke"]) - night.falling_asleep - awake


def _share(slept: int | None, of: int | None) -> float | None:
    """Percent with one decimal."""
    return round(100 * slept / of, 1) if slept is not None and of else None


def _middle(night: Night, at: dict[str, datetime], zone: tzinfo | str) -> float | None:
    """The middle between falling asleep and the last waking, as minutes of the wake date's clock."""
    if not {"lights_out", "woke"} <= at.keys() or night.falling_asleep is None:
        return None
    asleep = at["lights_out"] + night.falling_asleep * MINUTE
    return _clock(asleep + (at["woke"] - asleep) / 2, night.wake_date, zone)


def _clock(moment: datetime, on: date, zone: tzinfo | str) -> float:
    """Minutes on the wall clock since midnight of a date; the evening before is negative."""
    local = moment.astimezone(as_zone(zone)).replace(tzinfo=None)
    return (local - datetime.combine(on, time(0))) / MINUTE


def week_of(nights: Sequence[Sums]) -> Week:
    """Means over the nights of one week. A figure needs five nights of its own; more than seven are an error."""
    if len(nights) > WEEK:
        raise ValueError(f"A week has seven nights, not {len(nights)}.")
    return Week(
        nights=sum(night.efficiency is not None for night in nights),
        slept=_mean(night.slept for night in nights),
        in_bed=_mean(night.in_bed for night in nights),
        efficiency=_mean(night.efficiency for night in nights),
    )


def _mean(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return round(fmean(known), 1) if len(known) >= NIGHTS_OF_A_WEEK else None


def regularity(nights: Iterable[Sums]) -> Regularity:
    """How even waking and the middle of sleep are, over the nights given."""
    rows = list(nights)
    waking = [float(night.woke_minute) for night in rows if night.woke_minute is not None]
    middle = [night.mid_sleep_minute for night in rows if night.mid_sleep_minute is not None]
    return Regularity(len(waking), _spread(waking), _spread(middle))


def _spread(values: Sequence[float]) -> float | None:
    return round(stdev(values), 1) if len(values) >= NIGHTS_OF_A_WEEK else None
