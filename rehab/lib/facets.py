"""Filters with counts: each says how many there would be with one of its values and all other filters as they stand."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
Values = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a filter, and how many there are with it and all other filters as they stand."""

    value: str
    words: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """One filter with its values. One that is chosen stays in the list even when it leaves nothing."""

    name: str
    words: str
    options: tuple[Option, ...]

    @property
    def chosen(self) -> Option | None:
        return next((option for option in self.options if option.chosen), None)


@dataclass(frozen=True, slots=True)
class Sieved(Generic[T]):
    """What passes every filter; for each filter its values counted, and how many it alone keeps out."""

    passed: list[T]
    counts: dict[str, Counter[str]]
    missed: Counter[str]


def sieve(
    rows: Sequence[tuple[T, Values]],
    names: Iterable[str],
    wanted: Mapping[str, str],
    uncounted: Callable[[T], bool] = lambda _: False,
) -> Sieved[T]:
    """Apply the filters that are set. Rows that are `uncounted` may pass and are in no count."""
    found: Sieved[T] = Sieved([], {name: Counter() for name in names}, Counter())
    for row, values in rows:
        misses = [name for name, value in wanted.items() if value not in values[name]]
        if not misses:
            found.passed.append(row)
        if len(misses) > 1 or uncounted(row):
            continue
        found.missed.update(misses)
        for name in misses or found.counts:
            found.counts[name].update(values[name])
    return found


def facet_of(
    name: str,
    words: object,
    counts: Mapping[str, int],
    chosen: str,
    known: Mapping[str, object],
    say: Callable[[str], str] = str,
) -> Facet:
    """The values that leave something and the chosen one: those of a fixed list in its order, then by the alphabet."""
    values = {value for value, count in counts.items() if count} | ({chosen} if chosen else set())
    order = {value: n for n, value in enumerate(known)}
    ordered = sorted(values, key=lambda value: (order.get(value, len(order)), value.casefold()))
    options = (
        Option(value, str(known.get(value) or say(value)), counts.get(value, 0), value == chosen)
        for value in ordered
    )
    return Facet(name, str(words), tuple(options))
