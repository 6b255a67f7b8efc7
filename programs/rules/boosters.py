"""Booster sessions: behavioural graded activity goes on, seldom, after its block of weekly sessions.

That there are boosters is published (`citations.BGA`); in which weeks they come is an engineering default that each
clinic can change. Dates are the patient's own days.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from programs.rules.parameters import Parameters

AHEAD: Final = timedelta(days=7)  # noted so long before, to agree on a day; engineering default
LATE: Final = timedelta(
    days=14
)  # and not later than this: a plan brought in from elsewhere starts no old ones


@dataclass(frozen=True, slots=True)
class Booster:
    """One session: in which week of the plan, counted from its first day, and by which day."""

    week: int
    due: date


def booster_near(started_on: date, today: date, p: Parameters) -> Booster | None:
    """The booster to agree on now: from a week before its day to two weeks after it; None when there is none.

    `started_on` is the day on which the patient's first plan began. A week of 0 is a booster that the clinic does
    not have. Where two are near, the later one stands.
    """
    weeks = sorted({p.booster_first, p.booster_second, p.booster_third} - {0}, reverse=True)
    for week in weeks:
        due = started_on + timedelta(weeks=week)
        if due - AHEAD <= today <= due + LATE:
            return Booster(week, due)
    return None
