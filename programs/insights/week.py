"""This week at a glance: for each day what was planned, what is done and what is not logged."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from programs.insights.day_plan import was_in_force
from programs.models import Prescription, Program, Session, SessionStatus


class DayState(StrEnum):
    """One day in one word. Nothing logged is a state of its own, never a miss."""

    DONE = "done"
    SOME = "some"
    COULD_NOT = "could_not"
    NOT_LOGGED = "not_logged"
    AHEAD = "ahead"
    REST = "rest"


@dataclass(frozen=True)
class WeekDay:
    """One day: items planned, done, "could not", and planned ones that nobody logged."""

    on: date
    planned: int
    done: int
    could_not: int
    not_logged: int
    state: DayState


def monday_of(day: date) -> date:
    """The first day of its week."""
    return day - timedelta(days=day.weekday())


def week_of(
    program: Program, items: Iterable[Prescription], sessions: Iterable[Session], today: date
) -> list[WeekDay]:
    """Monday to Sunday by the version in force; of days before it only what was logged. No query."""
    items, sessions = list(items), list(sessions)
    days = [monday_of(today) + timedelta(days=n) for n in range(7)]
    return [_day(program, items, [row for row in sessions if row.local_date == on], on, today) for on in days]


def _day(
    program: Program, items: list[Prescription], logged: list[Session], on: date, today: date
) -> WeekDay:
    lines = {row.line for row in logged}
    planned = (
        {item.line for item in items if item.is_on(on.weekday())} if was_in_force(program, on) else set()
    )
    done = sum(row.status == SessionStatus.DONE for row in logged)
    could_not = len(logged) - done
    waiting = len(planned - lines)
    return WeekDay(
        on=on,
        planned=len(planned | lines),
        done=done,
        could_not=could_not,
        not_logged=waiting if on < today else 0,
        state=_state(done, could_not, waiting, ahead=on >= today),
    )


def _state(done: int, could_not: int, waiting: int, *, ahead: bool) -> DayState:
    if done:
        return DayState.SOME if could_not or waiting else DayState.DONE
    if waiting and ahead:
        return DayState.AHEAD
    if could_not:
        return DayState.COULD_NOT
    return DayState.NOT_LOGGED if waiting else DayState.REST
