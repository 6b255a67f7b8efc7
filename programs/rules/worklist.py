"""Who needs somebody first, and why: by what changed in a person, not by how much it hurts.

Groups come in a fixed order: safety answers, flares, silence after bad days, suggestions, missed check-ins,
reviews, messages and tasks, a missing program. Within a group the size of the change against the person's own usual
weeks decides.
Unknown is not zero: a week with fewer than four values has no median and so no change.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import IntEnum
from statistics import median
from typing import Final

WEEK: Final = 7
USUAL_DAYS: Final = 28  # the weeks before the last seven days; engineering default
WINDOW: Final = WEEK + USUAL_DAYS
NEED_OF_WEEK: Final = 4  # values of a week; engineering default, as in the charts
SILENT_FROM: Final = 3  # whole days without an entry; engineering default
MISSED_FROM: Final = 4  # of the last seven days; engineering default
BAD_RISE: Final = 2  # points of pain over the usual; engineering default
BAD_PAIN: Final = 7  # or this much pain; engineering default
LEAST_SPREAD: Final = {
    "pain": 1.0,
    "minutes": 5.0,
}  # smaller day-to-day movement counts as this; engineering default
SPREAD_OF_USUAL: Final = 0.1  # for minutes: a tenth of the usual at least; engineering default
MOST_SIZE: Final = 99  # tenths of the person's own spread
EARLY_DAYS: Final = 84  # twelve weeks; docs/clinical/worklist.md
REVIEW_EVERY: Final = (14, 28)  # days: early, later; clinical.md 11 "every 2 wk, then monthly"


class Need(IntEnum):
    """Why somebody is where they are; the lowest number comes first. Tens leave room for more."""

    EMERGENCY = 0
    ALERT_TODAY = 10
    ALERT_SOON = 20
    FLARE = 30
    SILENT_AFTER_BAD = 40
    SUGGESTION = 50
    MISSED = 60
    REVIEW = 70
    MESSAGES = 80
    NO_PROGRAM = 90
    ON_PLAN = 100


ALERT_NEED: Final = {"P0": Need.EMERGENCY, "P1": Need.ALERT_TODAY, "P2": Need.ALERT_SOON}


@dataclass(frozen=True)
class Day:
    """What one logged day says: pain 0-10 and active minutes, or None, and whether a flare was ticked."""

    pain: int | None = None
    minutes: int | None = None
    flare: bool = False


@dataclass(frozen=True)
class OpenAlert:
    """A safety answer that nobody has closed. `level` is P0, P1 or P2."""

    key: str
    level: str
    flag: str
    times: int = 1


@dataclass(frozen=True)
class Facts:
    """What is known about one person on one of their days. `days` holds the last 35 days that were logged.

    alerts: the worst first, then the oldest. waiting: ids of open suggestions, oldest first. planned_on: since
    when a program is in force, None without one. asked_from: the first day on which a check-in is asked for,
    after any pause; None while nothing is asked. messages: threads in which the person waits for an answer, each with
    since when. tasks: ids of open tasks that are due. seen_on and seen_for: when somebody last marked this person as
    reviewed, and for which reasons. next_review: the day that was agreed in the last signed review.
    """

    today: date
    enrolled_on: date
    days: Mapping[date, Day] = field(default_factory=dict)
    alerts: Sequence[OpenAlert] = ()
    waiting: Sequence[str] = ()
    planned_on: date | None = None
    asked_from: date | None = None
    messages: Sequence[str] = ()
    tasks: Sequence[str] = ()
    seen_on: date | None = None
    seen_for: frozenset[str] = frozenset()
    next_review: date | None = None


@dataclass(frozen=True)
class Halves:
    """The median of the seven days before the last seven, and of the last seven; None where too few are known."""

    before: float | None
    now: float | None


@dataclass(frozen=True)
class Standing:
    """Where a person stands and why.

    size: the larger worsening of pain and activity, in tenths of the person's own spread, 0 to 99. reasons: all
    that speak for them now, each with what tells it from the next of its kind. reviewed: marked, and nothing has
    come up since.
    """

    need: Need
    size: int
    reasons: tuple[str, ...]
    reviewed: bool
    pain: Halves
    minutes: Halves
    last_entry: date | None
    flare_since: date | None
    missed: int
    review_due: date | None

    @property
    def rank(self) -> int:
        """One number to sort by: the group, then the largest change first."""
        return self.need * 100 + MOST_SIZE - self.size


def stand(facts: Facts) -> Standing:
    """Work out where this person stands. The same facts give the same answer."""
    needs = dict(_needs(facts))
    reasons = tuple(reason for several in needs.values() for reason in several)
    pain, minutes = _values(facts, "pain"), _values(facts, "minutes")
    return Standing(
        need=min(needs, default=Need.ON_PLAN),
        size=max(worsening(pain, facts.today, "pain"), worsening(minutes, facts.today, "minutes")),
        reasons=reasons,
        reviewed=facts.seen_on is not None and facts.seen_for.issuperset(reasons),
        pain=halves(pain, facts.today),
        minutes=halves(minutes, facts.today),
        last_entry=last_entry(facts),
        flare_since=flare_since(facts),
        missed=missed_days(facts),
        review_due=review_due(facts),
    )


def _needs(facts: Facts) -> list[tuple[Need, list[str]]]:
    """Every group this person belongs to, with its reasons."""
    found: list[tuple[Need, list[str]]] = []
    if facts.alerts:
        told = [f"alert:{one.key}:{one.level}:{one.times}" for one in facts.alerts]
        found.append((ALERT_NEED[facts.alerts[0].level], told))
    flare = flare_since(facts)
    if flare is not None:
        found.append((Need.FLARE, [f"flare:{flare}"]))
    if is_silent(facts):
        need = Need.SILENT_AFTER_BAD if was_bad(facts) else Need.MISSED
        found.append((need, [f"silent:{last_entry(facts)}"]))
    elif missed_days(facts) >= MISSED_FROM:
        year, week, _day = facts.today.isocalendar()
        found.append((Need.MISSED, [f"missed:{year}-{week}"]))
    if facts.waiting:
        found.append((Need.SUGGESTION, [f"suggestion:{one}" for one in facts.waiting]))
    due = review_due(facts)
    if due is not None and due <= facts.today:
        found.append((Need.REVIEW, [f"review:{due}"]))
    if facts.messages or facts.tasks:
        written = [f"message:{one}" for one in facts.messages]
        found.append((Need.MESSAGES, written + [f"task:{one}" for one in facts.tasks]))
    if facts.planned_on is None:
        found.append((Need.NO_PROGRAM, ["program"]))
    return found


def last_entry(facts: Facts) -> date | None:
    """The last logged day within the window; None when there is none."""
    return max((day for day in facts.days if day <= facts.today), default=None)


def flare_since(facts: Facts) -> date | None:
    """The first day of the flare that was ticked today or yesterday; None without one."""
    day = next(
        (d for d in (facts.today, facts.today - timedelta(1)) if d in facts.days and facts.days[d].flare),
        None,
    )
    if day is None:
        return None
    while (before := day - timedelta(1)) in facts.days and facts.days[before].flare:
        day = before
    return day


def missed_days(facts: Facts) -> int:
    """Of the seven days before today: asked for, and not logged. Nothing is missed in a pause."""
    if facts.asked_from is None:
        return 0
    return sum(
        day >= facts.asked_from and day not in facts.days
        for day in (facts.today - timedelta(n) for n in range(1, WEEK + 1))
    )


def is_silent(facts: Facts) -> bool:
    """Three days or more without an entry although they were asked for; an entry for yesterday is no silence."""
    if facts.asked_from is None or (facts.today - facts.asked_from).days < SILENT_FROM:
        return False
    last = last_entry(facts)
    return last is None or (facts.today - last).days >= SILENT_FROM


def was_bad(facts: Facts) -> bool:
    """Whether the last logged days hurt more than usual: then the silence says more."""
    pain = _values(facts, "pain")
    logged = [pain[day] for day in sorted(pain) if day <= facts.today]
    if not logged:
        return False
    worst = max(logged[-2:])
    usual = median(logged) if len(logged) >= NEED_OF_WEEK else None
    return worst >= BAD_PAIN or (usual is not None and worst >= usual + BAD_RISE)


def review_due(facts: Facts) -> date | None:
    """The day agreed in the last signed review; only the next one moves it.

    Before the first: two weeks after the program was agreed or somebody last looked, four weeks after the first twelve.
    """
    if facts.planned_on is None:
        return None
    if facts.next_review is not None:
        return facts.next_review
    since = max(facts.planned_on, facts.seen_on or facts.planned_on)
    early = (since - facts.enrolled_on).days < EARLY_DAYS
    return since + timedelta(REVIEW_EVERY[0 if early else 1])


def _values(facts: Facts, name: str) -> dict[date, int]:
    """The known values of one kind."""
    return {d: v for d, day in facts.days.items() if (v := getattr(day, name)) is not None}


def halves(values: Mapping[date, int], today: date) -> Halves:
    """This week's median beside that of the week before."""
    return Halves(_median(values, today, WEEK, 2 * WEEK), _median(values, today, 0, WEEK))


def _median(values: Mapping[date, int], today: date, first: int, stop: int) -> float | None:
    known = [values[d] for n in range(first, stop) if (d := today - timedelta(n)) in values]
    return float(median(known)) if len(known) >= NEED_OF_WEEK else None


def worsening(values: Mapping[date, int], today: date, name: str) -> int:
    """How much worse this week is than the person's usual, in tenths of their own day-to-day spread; 0 to 99.

    More pain and fewer minutes are worse. The spread is the median distance from the usual.
    """
    now = _median(values, today, 0, WEEK)
    usual = [values[d] for n in range(WEEK, WINDOW) if (d := today - timedelta(n)) in values]
    if now is None or len(usual) < NEED_OF_WEEK:
        return 0
    middle = median(usual)
    spread = max(median(abs(v - middle) for v in usual), LEAST_SPREAD[name])
    if name == "minutes":
        spread = max(spread, SPREAD_OF_USUAL * middle)
    worse = (now - middle) if name == "pain" else (middle - now)
    return max(0, min(MOST_SIZE, round(10 * worse / spread)))
