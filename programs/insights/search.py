"""Finding exercises: as somebody types, by what they are, and with what a patient's conditions rule out.

The order can be told in two sentences. An exercise stands where its furthest word stands: the name, then what it
is (one sentence, kind, region, equipment, position), then its cues, then its steps. Among equals, more words
further in front come first, whole words before beginnings, then the alphabet.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Final, Self

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils.text import capfirst
from django.utils.translation import override

from programs.insights.facets import CONDITION, FACETS, flag_of, known_values, sift, values_of
from programs.insights.plan_words import exercise_dose, heading
from programs.insights.rows import gates_of
from programs.insights.terms import in_plain_words
from programs.models import ExerciseRevision, ExerciseTranslation
from programs.models.exercise import ExerciseKind
from programs.rules.precautions import Gate, GateResult, PatientFlag
from rehab.lib.facets import Facet
from rehab.lib.search import LONGEST, Fit, fit, mended, typed, words_of

Rows = QuerySet[ExerciseRevision]
Elsewhere = dict[int, tuple[int, str]]
LOADED: Final = (
    *(
        "id",
        "exercise",
        "exercise__external_id",
        "name",
        "summary",
        "kind",
        "region",
        "equipment",
        "position",
    ),
    *("tags", "sets", "reps", "hold_s", "minutes", "each_side", "per_day", "figure", "state", "number"),
    "search_words",
)


LAST: Final[Fit] = (9, 0, 0)


@dataclass(frozen=True, slots=True)
class ExerciseQuery:
    """What is looked for. An empty part does not narrow; `condition` is a kind of condition of a patient."""

    text: str = ""
    kind: str = ""
    region: str = ""
    equipment: str = ""
    position: str = ""
    tag: str = ""
    condition: str = ""

    @classmethod
    def of(cls, params: Mapping[str, str]) -> Self:
        """From an address, where the text is called `q`. A value that is not in its list does not narrow."""
        got = {name: params.get(name, "").strip()[:LONGEST] for name in (*FACETS, CONDITION)}
        known = {name: value for name, value in got.items() if value in (known_values(name) or [value])}
        return cls(text=params.get("q", "").strip()[:LONGEST], **known)

    def params(self) -> dict[str, str]:
        """As an address has it: only what narrows."""
        told = {"q": self.text, **self.filters}
        return {name: value for name, value in told.items() if value}

    @property
    def filters(self) -> dict[str, str]:
        """The filters that are set."""
        return {name: value for name in (*FACETS, CONDITION) if (value := str(getattr(self, name)))}

    def but(self, **changed: str) -> Self:
        """The same with another part."""
        return replace(self, **changed)


@dataclass(frozen=True)
class FoundExercise:
    """One row, ready for a page. `also` is the name under which it was found in another language."""

    revision: ExerciseRevision
    also: str = ""
    gates: tuple[GateResult, ...] = ()

    @property
    def id(self) -> int:
        """The revision, as a prescription keeps it."""
        return self.revision.pk

    @property
    def exercise_id(self) -> Any:
        return self.revision.exercise_id

    @property
    def name(self) -> str:
        return self.revision.name

    @property
    def kind(self) -> str:
        """The kind in words."""
        return str(self.revision.get_kind_display())

    @property
    def region(self) -> str:
        return self.revision.region

    @property
    def tags(self) -> list[str]:
        return list(self.revision.tags)

    @property
    def figure(self) -> str:
        """The key of its drawing; "" where none is drawn."""
        return self.revision.figure

    @cached_property
    def dose(self) -> str:
        """The first dose in words."""
        return heading(exercise_dose(self.revision, self.revision))

    @cached_property
    def about(self) -> str:
        """Kind, region and first dose in one line."""
        return " · ".join(part for part in (self.kind, str(capfirst(self.region)), self.dose) if part)

    @property
    def cautions(self) -> list[GateResult]:
        """What has to be seen before it is chosen, strictest first; mere notes stay on its own page."""
        return [gate for gate in self.gates if gate.gate is not Gate.NOTE]

    @property
    def reasons(self) -> list[GateResult]:
        """Why it is blocked; nothing for one that is not."""
        return [gate for gate in self.gates if gate.gate is Gate.BLOCK]


@dataclass(frozen=True)
class Found:
    """`rows` may be offered; `hidden` match too but are blocked, each with its reasons; `facets` narrow further;
    `without` says how many there would be without each filter that is set.

    `read_as` is how the text was read besides: with terms of the trade in the library's plain words, or with a
    slip of a letter mended where nothing fits as it was typed. "" when it was taken as it stands.
    """

    query: ExerciseQuery
    rows: list[FoundExercise]
    hidden: list[FoundExercise]
    facets: list[Facet]
    without: dict[str, int]
    read_as: str = ""


def find_exercises(
    clinic_rows: Rows, query: ExerciseQuery, *, flags: Iterable[PatientFlag] = frozenset()
) -> Found:
    """The exercises among `clinic_rows` that match, in order, as far as `flags` do not block them.

    One query without a text; with one, two or three, and never more than eight: for a term of the trade, for a
    slip of a letter. The caller chooses the versions: `clinic_rows` is a queryset through `visible_to`.
    """
    matched, read_as = _matched(clinic_rows, query.text)
    asked = flag_of(query.condition)
    known = frozenset(flags) | ({asked} if asked else frozenset())
    rows = [(hit.revision, values_of(hit.revision)) for hit in matched]
    sifted = sift(rows, query.filters, known, offer_conditions=not frozenset(flags))
    also = {hit.revision.pk: hit.also for hit in matched}
    gates = {tags: gates_of(known, tags) for tags in {frozenset(row.tags) for row in sifted.all()}}

    def dressed(rows: Sequence[ExerciseRevision]) -> list[FoundExercise]:
        return [FoundExercise(row, also[row.pk], gates[frozenset(row.tags)]) for row in rows]

    return Found(query, dressed(sifted.rows), dressed(sifted.hidden), sifted.facets, sifted.without, read_as)


@dataclass(frozen=True, slots=True)
class Hit:
    """A version that a text found, and how well; `also` is its name in the language that found it."""

    revision: ExerciseRevision
    fit: Fit
    also: str = ""


def _matched(clinic_rows: Rows, text: str) -> tuple[list[Hit], str]:
    """What a text finds, best first, and how else it was read to find that."""
    words = typed(text)
    if not words:
        everything = clinic_rows.select_related("exercise").only(*LOADED) if not text else ()
        return sorted((Hit(row, (0, 0, 0)) for row in everything), key=_by_name), ""
    hits = {hit.revision.pk: hit for hit in _hits(clinic_rows, text, words)}
    other = in_plain_words(words) or (None if hits else mended(words, _packs(clinic_rows)))
    if other is None:
        return sorted(hits.values(), key=_by_fit), ""
    for hit in _hits(clinic_rows, " ".join(other), other):
        known = hits.get(hit.revision.pk)
        hits[hit.revision.pk] = hit if known is None or hit.fit < known.fit else known
    return sorted(hits.values(), key=_by_fit), " ".join(other) if hits else ""


def _hits(clinic_rows: Rows, text: str, words: list[str]) -> list[Hit]:
    """The versions in which every word begins a word, in the English text or in that of another language."""
    kinds = {word: _kinds(word) for word in words}
    elsewhere = _in_translation(clinic_rows, words, kinds)
    rows = clinic_rows.select_related("exercise").only(*LOADED)
    found = rows.filter(
        every_word(words, kinds) | Q(pk__in=list(elsewhere)) | Q(exercise__external_id__iexact=text)
    )
    ranked = [(row, *_rank(row, text, words, kinds, elsewhere)) for row in found]
    names = _names([elsewhere[row.pk][0] for row, _, by_other in ranked if by_other])
    return [Hit(row, fits, names.get(row.pk, "")) for row, fits, _ in ranked]


def every_word(words: Sequence[str], kinds: Mapping[str, set[str]], path: str = "") -> Q:
    """Each word begins a word of the text or of the kind's name."""
    found = Q()
    for word in words:
        found &= Q(search_words__word=word) | Q(**{f"{path}kind__in": kinds[word]})
    return found


def _rank(
    row: ExerciseRevision, text: str, words: list[str], kinds: Mapping[str, set[str]], elsewhere: Elsewhere
) -> tuple[Fit, bool]:
    """How well a version fits, and whether only its words in another language do."""
    if row.exercise.external_id.casefold() == text.casefold():
        return (0, 0, 0), False
    given = {word for word in words if row.kind in kinds[word]}
    own = fit(row.search_words, words, given)
    if own is not None or row.pk not in elsewhere:
        return own or LAST, False
    return fit(elsewhere[row.pk][1], words, given) or LAST, True


def _by_fit(hit: Hit) -> tuple[Fit, Any]:
    return hit.fit, _by_name(hit)


def _by_name(hit: Hit) -> tuple[list[str], str, int]:
    """The alphabet of folded words, which both databases would sort differently."""
    return words_of(hit.revision.name), hit.revision.exercise.external_id, hit.revision.pk


def _kinds(word: str) -> set[str]:
    """Kinds with a word in their name, the reader's or the English one, that begins so."""
    labels = [(value, str(label)) for value, label in ExerciseKind.choices]
    with override(settings.LANGUAGE_CODE):
        labels += [(value, str(label)) for value, label in ExerciseKind.choices]
    return {value for value, label in labels if any(one.startswith(word) for one in words_of(label))}


def _in_translation(clinic_rows: Rows, words: list[str], kinds: Mapping[str, set[str]]) -> Elsewhere:
    """Versions whose words in another language match: the translation and its words. One query."""
    rows = ExerciseTranslation.objects.filter(revision__in=clinic_rows.values("pk"))
    found = rows.filter(every_word(words, kinds, "revision__")).order_by("-language")
    return {pk: (key, pack) for pk, key, pack in found.values_list("revision_id", "pk", "search_words")}


def _names(translations: list[int]) -> dict[int, str]:
    """What the versions of these translations are called there. One query, and none for nobody."""
    if not translations:
        return {}
    rows = ExerciseTranslation.objects.filter(pk__in=translations)
    said = rows.values_list("revision_id", "revision__name", "words")
    return {pk: told[name] for pk, name, told in said if told.get(name)}


def _packs(clinic_rows: Rows) -> list[str]:
    """All words of the library in all its languages. Two queries."""
    foreign = ExerciseTranslation.objects.filter(revision__in=clinic_rows.values("pk"))
    own = clinic_rows.order_by().values_list("search_words", flat=True)
    return [*own, *foreign.values_list("search_words", flat=True)]
