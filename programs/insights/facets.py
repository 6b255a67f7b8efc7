"""The filters of a search, each value with how many exercises it would leave."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from patients.models.condition import ConditionKind
from programs.insights.rows import FLAG_OF, gates_of
from programs.labels import TAG_WORDS, Words
from programs.models import ExerciseRevision
from programs.models.exercise import ExerciseKind
from programs.rules.precautions import PRECAUTIONS, Gate, PatientFlag

Values = Mapping[str, frozenset[str]]
FACETS: Final[dict[str, Words]] = {
    "kind": _("Kind"),
    "region": _("Body region"),
    "equipment": _("Equipment"),
    "position": _("Position"),
    "tag": _("What it asks of the body"),
}
CONDITION: Final = "condition"
CONDITION_WORDS: Final = _("Leave out what is blocked by")
_BLOCKING: Final = frozenset(flag for row in PRECAUTIONS if row.gate is Gate.BLOCK for flag in row.flags)
CONDITIONS: Final = [kind for kind, flag in FLAG_OF.items() if flag in _BLOCKING]


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a filter, and how many exercises there are with it and all other filters as they stand."""

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


@dataclass(frozen=True)
class Sifted:
    """What passes every filter, parted into what may be offered and what is blocked; and the filters.

    `without` says for each filter that is set how many exercises there would be without it.
    """

    rows: list[ExerciseRevision]
    hidden: list[ExerciseRevision]
    facets: list[Facet]
    without: dict[str, int]

    def all(self) -> list[ExerciseRevision]:
        return [*self.rows, *self.hidden]


def values_of(row: ExerciseRevision) -> Values:
    """What each filter sees in an exercise."""
    return {
        "kind": frozenset([row.kind]),
        "region": frozenset(filter(None, [row.region])),
        "equipment": frozenset(part.strip() for part in row.equipment.split(",") if part.strip()),
        "position": frozenset(filter(None, [row.position])),
        "tag": frozenset(row.tags),
    }


def flag_of(condition: str) -> PatientFlag | None:
    """The precaution flag of a kind of condition; nothing for one that blocks no exercise."""
    return FLAG_OF[condition] if condition in CONDITIONS else None


def sift(
    rows: Sequence[tuple[ExerciseRevision, Values]],
    filters: Mapping[str, str],
    flags: frozenset[PatientFlag],
    *,
    offer_conditions: bool,
) -> Sifted:
    """Apply filters and flags, and count what each other value of each filter would leave. Asks no database."""
    wanted = {name: value for name, value in filters.items() if name in FACETS}
    counts: dict[str, Counter[str]] = {name: Counter() for name in FACETS}
    passed: list[ExerciseRevision] = []
    missed: Counter[str] = Counter()
    blocked = Blocks()
    for row, values in rows:
        misses = [name for name, value in wanted.items() if value not in values[name]]
        if not misses:
            passed.append(row)
        if len(misses) > 1 or blocked.by(flags, row):
            continue
        missed.update(misses)
        for name in misses or FACETS:
            counts[name].update(values[name])
    facets = [_facet(name, counts[name], wanted.get(name, "")) for name in FACETS]
    if offer_conditions:
        facets.append(_conditions(passed, filters.get(CONDITION, ""), blocked))
    hidden = [row for row in passed if blocked.by(flags, row)]
    left = [row for row in passed if not blocked.by(flags, row)]
    without = {name: len(left) + missed[name] for name in wanted}
    if CONDITION in filters:
        without[CONDITION] = len(left) + len(hidden)
    return Sifted(left, hidden, facets, without)


class Blocks:
    """Whether flags block an exercise, worked out once for each set of tags."""

    def __init__(self) -> None:
        self._known: dict[tuple[frozenset[PatientFlag], frozenset[str]], bool] = {}

    def by(self, flags: frozenset[PatientFlag], row: ExerciseRevision) -> bool:
        key = flags, frozenset(row.tags)
        if key not in self._known:
            self._known[key] = any(found.gate is Gate.BLOCK for found in gates_of(*key))
        return self._known[key]


def _facet(name: str, counts: Counter[str], chosen: str) -> Facet:
    """The values that leave something and the chosen one, in the order of their list or of the alphabet."""
    values = {value for value, count in counts.items() if count} | ({chosen} if chosen else set())
    order = {value: n for n, value in enumerate(known_values(name))}
    ordered = sorted(values, key=lambda value: (order.get(value, len(order)), value.casefold()))
    options = (Option(value, value_words(name, value), counts[value], value == chosen) for value in ordered)
    return Facet(name, str(FACETS[name]), tuple(options))


def _conditions(passed: Iterable[ExerciseRevision], chosen: str, blocked: Blocks) -> Facet:
    rows = list(passed)
    options = []
    for kind in CONDITIONS:
        left = sum(not blocked.by(frozenset([FLAG_OF[kind]]), row) for row in rows)
        options.append(Option(kind, value_words(CONDITION, kind), left, kind == chosen))
    return Facet(CONDITION, str(CONDITION_WORDS), tuple(options))


def value_words(name: str, value: str) -> str:
    """A value as the page says it; one that nobody described stands as it is."""
    return str(known_values(name).get(value) or capfirst(value))


def known_values(name: str) -> Mapping[str, Words]:
    """The values of a filter that has a fixed list, with their words; nothing for one that curators word."""
    lists: dict[str, Mapping[str, Words]] = {
        "kind": dict(ExerciseKind.choices),
        "tag": TAG_WORDS,
        CONDITION: {kind: ConditionKind(kind).label for kind in CONDITIONS},
    }
    return lists.get(name, {})
