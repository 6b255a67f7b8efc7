"""Search as you type that finds the same in the same order on PostgreSQL and on SQLite.

Texts are folded here, not in the database: small letters without accents, cut at everything that is neither
letter nor digit. A column keeps the folded words by place, best place first ("sit to stand | legs | nose over
toes"), and a lookup asks whether a word in it begins with what was typed. PostgreSQL answers from a full-text
index over those words, SQLite reads the column; neither has rules of its own about letters or word ends.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models.lookups import Lookup

BAR: Final = "|"
LONGEST: Final = 80
SHORTEST_MENDED: Final = 4
_WORD: Final = re.compile(r"[^\W_]+")
Step = Callable[[Any, BaseDatabaseSchemaEditor], None]
# How well a text answers a search: the furthest place of a word, all places together, words that only begin so.
Fit = tuple[int, int, int]


def words_of(text: str) -> list[str]:
    """The words of a text as they are compared: "Übung, sit-to-stand" is ubung, sit, to, stand."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return _WORD.findall(plain.casefold())


def packed(places: Iterable[Iterable[str]]) -> str:
    """Texts by place, the best first, as one column keeps them; a word stands once in each place."""
    parts = (" ".join(dict.fromkeys(words_of(" ".join(texts)))) for texts in places)
    return " ".join(f" {BAR} ".join(parts).split())


def typed(text: str) -> list[str]:
    """The words somebody types, each once, of the first 80 letters."""
    return list(dict.fromkeys(words_of(text[:LONGEST])))


def fit(pack: str, words: Sequence[str], given: Iterable[str] = ()) -> Fit | None:
    """How well a packed text answers; smaller is better, None when a word is missing.

    `given` are words that something other than the text answers, such as the name of its kind: these count as
    standing in the second place.
    """
    places = [place.split() for place in pack.split(BAR)]
    known = set(given)
    found = [_place(places, word) or ((1, 0) if word in known else None) for word in words]
    if any(place is None for place in found):
        return None
    there = [place for place in found if place is not None]
    return max((n for n, _ in there), default=0), sum(n for n, _ in there), sum(part for _, part in there)


def _place(places: Sequence[Sequence[str]], word: str) -> tuple[int, int] | None:
    """The first place with a word that begins so, and 0 when it is the whole word, else 1."""
    for n, place in enumerate(places):
        if word in place:
            return n, 0
        if any(one.startswith(word) for one in place):
            return n, 1
    return None


def mended(words: Sequence[str], packs: Iterable[str]) -> list[str] | None:
    """The words with one-letter slips put right from what the texts hold; None when there is nothing to mend."""
    known: Counter[str] = Counter()
    for pack in packs:
        known.update(set(pack.split()))
    found = [_mend(word, known) for word in words]
    return found if found != list(words) else None


def _mend(word: str, known: Counter[str]) -> str:
    """The word itself when something begins so, else the commonest beginning that is one slip away."""
    if len(word) < SHORTEST_MENDED or any(one.startswith(word) for one in known):
        return word
    near: Counter[str] = Counter()
    for one, count in known.items():
        start = next((one[:n] for n in _lengths(word) if len(one) >= n and one_slip(word, one[:n])), "")
        if start:
            near[start if len(one) > len(word) + 1 else one] += count
    return min(near, key=lambda start: (-near[start], start)) if near else word


def _lengths(word: str) -> tuple[int, int, int]:
    return len(word), len(word) + 1, len(word) - 1


def one_slip(a: str, b: str) -> bool:
    """Whether one letter was left out, added, replaced or swapped with its neighbour."""
    if a == b or abs(len(a) - len(b)) > 1:
        return False
    n = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    if len(a) != len(b):
        return a[n + 1 :] == b[n:] if len(a) > len(b) else a[n:] == b[n + 1 :]
    swapped = a[n : n + 2] == b[n : n + 2][::-1] and a[n + 2 :] == b[n + 2 :]
    return swapped or a[n + 1 :] == b[n + 1 :]


class SearchWordsField(models.TextField):  # type: ignore[type-arg]
    """Folded words of the row's own texts: `search_places()` of the model says which, every save writes them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("editable", False)
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        places = getattr(model_instance, "search_places", None)
        if places is not None:  # a model as a migration sees it has no methods
            setattr(model_instance, self.attname, packed(places()))
        return str(super().pre_save(model_instance, add))


@SearchWordsField.register_lookup
class HasWord(Lookup):
    """`search_words__word="stan"`: some word begins so. The right side is one folded word."""

    lookup_name = "word"

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """Read the column. Words are letters and digits, so there is nothing to escape for LIKE."""
        column, params = self.process_lhs(compiler, connection)
        return f"(' ' || {column}) LIKE %s", (*params, f"% {self._one_word()}%")

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """Ask the full-text index, with the same expression as the index has."""
        column, params = self.process_lhs(compiler, connection)
        return f"{vector(column)} @@ %s::tsquery", (*params, f"'{self._one_word()}':*")

    def _one_word(self) -> str:
        [word] = words_of(str(self.rhs))
        return word


def vector(column: str) -> str:
    """The words of a column as PostgreSQL's full-text search keeps them, past every dictionary and parser."""
    return f"array_to_tsvector(string_to_array({column}, ' '))"


def add_index(table: str, column: str = "search_words") -> Step:
    """The full-text index, for a migration. SQLite has none and needs none."""

    def forwards(_apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
        if editor.connection.vendor == "postgresql":
            name = f"{table}_{column}_gin"
            editor.execute(f'CREATE INDEX "{name}" ON "{table}" USING gin ({vector(column)})', params=None)

    return forwards


def drop_index(table: str, column: str = "search_words") -> Step:
    """Take the index away again."""

    def backwards(_apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
        if editor.connection.vendor == "postgresql":
            editor.execute(f'DROP INDEX IF EXISTS "{table}_{column}_gin"', params=None)

    return backwards
