"""The filters of a search, each value with how many exercises it would leave."""

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
from rehab.lib.facets import Facet, Option, Values, facet_of, sieve

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
    blocked = Blocks()
    sieved = sieve(rows, FACETS, wanted, lambda row: blocked.by(flags, row))
    passed = sieved.passed
    facets = [
        facet_of(name, words, sieved.counts[name], wanted.get(name, ""), known_values(name), capfirst)
        for name, words in FACETS.items()
    ]
    if offer_conditions:
        facets.append(_conditions(passed, filters.get(CONDITION, ""), blocked))
    hidden = [row for row in passed if blocked.by(flags, row)]
    left = [row for row in passed if not blocked.by(flags, row)]
    without = {name: len(left) + sieved.missed[name] for name in wanted}
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


def _conditions(passed: Iterable[ExerciseRevision], chosen: str, blocked: Blocks) -> Facet:
    rows = list(passed)
    options = []
    for kind in CONDITIONS:
        left = sum(not blocked.by(frozenset([FLAG_OF[kind]]), row) for row in rows)
        options.append(Option(kind, str(ConditionKind(kind).label), left, kind == chosen))
    return Facet(CONDITION, str(CONDITION_WORDS), tuple(options))


def known_values(name: str) -> Mapping[str, Words]:
    """The values of a filter that has a fixed list, with their words; nothing for one that curators word."""
    lists: dict[str, Mapping[str, Words]] = {
        "kind": dict(ExerciseKind.choices),
        "tag": TAG_WORDS,
        CONDITION: {kind: ConditionKind(kind).label for kind in CONDITIONS},
    }
    return lists.get(name, {})
