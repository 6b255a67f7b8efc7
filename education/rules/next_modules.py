"""Which module comes next: safety early, each after what it builds on, one or two a week.

Order and prerequisites are those of the curriculum. Education alone shows no clear effect on pain or disability, and
helps beside exercise (S36): modules are short, few at a time, and each ends in an action.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

RULE_VERSION: Final = 1
FIRST: Final = ("M01", "M05", "M06")
A_WEEK: Final = 2
WEEK: Final = timedelta(days=7)


@dataclass(frozen=True)
class OnShelf:
    """A module that could be given. `needs`: ids of the modules it builds on."""

    id: str
    order: int
    needs: frozenset[str] = frozenset()


def in_order(shelf: Iterable[OnShelf]) -> list[OnShelf]:
    """The curriculum as it is taught: the first three, then by order, each after what it needs.

    Modules in a circle, which the library refuses, come last.
    """
    waiting = sorted(shelf, key=_place)
    here = {module.id for module in waiting}
    placed: list[OnShelf] = []
    while waiting:
        known = {module.id for module in placed}
        ready = next((module for module in waiting if module.needs & here <= known), waiting[0])
        waiting.remove(ready)
        placed.append(ready)
    return placed


def _place(module: OnShelf) -> tuple[int, int, str]:
    return (FIRST.index(module.id) if module.id in FIRST else len(FIRST), module.order, module.id)


def next_modules(shelf: Iterable[OnShelf], given: Collection[str], most: int = A_WEEK) -> list[str]:
    """The ids to give next. Those given already are left out, and so is what needs something not yet given."""
    known = set(given)
    chosen: list[str] = []
    for module in in_order(shelf):
        if module.id not in known and module.needs <= known and len(chosen) < most:
            chosen.append(module.id)
            known.add(module.id)
    return chosen


def with_needs(wanted: str, needs: Mapping[str, Collection[str]], given: Collection[str]) -> list[str]:
    """The module and, before it, everything it builds on that was not given yet."""
    chosen: list[str] = []

    def add(one: str, above: frozenset[str]) -> None:
        if one in given or one in chosen or one in above:
            return
        for needed in sorted(needs.get(one, ())):
            add(needed, above | {one})
        chosen.append(one)

    add(wanted, frozenset())
    return chosen


def is_week_full(completed: Sequence[date], today: date, a_week: int = A_WEEK) -> bool:
    """Whether enough was read in the last seven days, today included."""
    return sum(today - WEEK < day <= today for day in completed) >= a_week


def find_circle(needs: Mapping[str, Collection[str]]) -> list[str]:
    """The ids of one circle among the prerequisites; empty when there is none."""
    done: set[str] = set()

    def walk(one: str, way: tuple[str, ...]) -> list[str]:
        if one in way:
            return list(way[way.index(one) :])
        if one in done:
            return []
        for needed in sorted(needs.get(one, ())):
            if circle := walk(needed, (*way, one)):
                return circle
        done.add(one)
        return []

    return next((circle for one in sorted(needs) if (circle := walk(one, ()))), [])
