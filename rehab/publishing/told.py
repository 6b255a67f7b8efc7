"""A revision as it is told to one reader: in their language where it is complete and read by two people."""

from collections.abc import Iterable, Mapping
from functools import reduce
from typing import Any

from django.conf import settings
from django.db.models import OuterRef, Subquery

from rehab.publishing.shelf import R, Shelf
from rehab.publishing.texts import leaves, swapped

# By the key of a revision: its English texts, each with its translation.
ByKey = dict[Any, Mapping[str, str] | None]


class Told:
    """Reads like the revision, in `language`. `missing`: it was asked for in another language and is in English."""

    def __init__(self, revision: Any, language: str, words: Mapping[str, Any], *, missing: bool) -> None:
        self.revision = revision
        self.language = language
        self.missing = missing
        self._words = words

    def __getattr__(self, name: str) -> Any:
        words = self.__dict__.get("_words", {})
        return words[name] if name in words else getattr(self.__dict__["revision"], name)


def other_languages() -> list[tuple[str, str]]:
    """The languages a text can be translated into, each with its own name."""
    return [(key, str(name)) for key, name in settings.LANGUAGES if key != settings.LANGUAGE_CODE]


def in_language(shelf: Shelf[R], revision: R, language: str) -> Told:
    """The revision in that language if all of it was translated and read; else in English, marked as missing."""
    return told_many(shelf, [revision], language)[revision.pk]


def told_many(
    shelf: Shelf[R], revisions: Iterable[R], language: str, words: ByKey | None = None
) -> dict[Any, Told]:
    """The same for a page of revisions, by their key. One query; none for English, or with the `words` found before."""
    rows = {row.pk: row for row in revisions}
    if words is None and rows and language != settings.LANGUAGE_CODE and shelf.translations is not None:
        here: Any = shelf.translations._default_manager.filter(language=language, revision__in=rows)
        words = dict(here.values_list("revision_id", "words"))
    return {key: _told(shelf, row, language, (words or {}).get(key)) for key, row in rows.items()}


def words_beside(shelf: Shelf[R], language: str, *paths: str) -> dict[str, Subquery]:
    """Annotations that bring the words along with rows that lead to revisions by these paths; none for English."""
    if language == settings.LANGUAGE_CODE or shelf.translations is None:
        return {}
    here: Any = shelf.translations._default_manager.filter(language=language)
    return {
        f"words_of_{path}": Subquery(here.filter(revision=OuterRef(path)).values("words")[:1])
        for path in paths
    }


def words_found(rows: Iterable[Any], *paths: str) -> ByKey:
    """The words that came along with rows, by the key of their revision."""
    found: ByKey = {}
    for row in rows:
        for path in paths:
            *way, last = path.split("__")
            found[getattr(reduce(getattr, way, row), f"{last}_id")] = getattr(row, f"words_of_{path}", None)
    return found


def _told(shelf: Shelf[R], revision: R, language: str, words: Mapping[str, str] | None) -> Told:
    if language == settings.LANGUAGE_CODE:
        return Told(revision, language, {}, missing=False)
    if words is None or untold(shelf, revision, words):
        return Told(revision, settings.LANGUAGE_CODE, {}, missing=True)
    return translated(shelf, revision, language, words)


def translated(shelf: Shelf[R], revision: R, language: str, words: Mapping[str, str]) -> Told:
    """The revision with every text replaced that `words` knows."""
    said = {
        name: swapped(getattr(revision, name), lambda text: words.get(text) or text)
        for name in shelf.translated
    }
    return Told(revision, language, said, missing=False)


def untold(shelf: Shelf[R], revision: Any, words: Mapping[str, str]) -> list[str]:
    """The English texts that have no translation in `words`."""
    return [text for text in texts_of(shelf, revision) if not words.get(text, "").strip()]


def texts_of(shelf: Shelf[R], revision: Any) -> list[str]:
    """Every English text that can be translated, each once, in the order of the page."""
    found = [text for field in shelf.translated for _path, text in leaves(getattr(revision, field))]
    return list(dict.fromkeys(found))


def paired(shelf: Shelf[R], english: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, str]:
    """English text → translation, from the same fields in two languages.

    Raises ValueError where a field does not have the same texts at the same places in both.
    """
    words: dict[str, str] = {}
    for field in shelf.translated:
        here, there = dict(leaves(english[field])), dict(leaves(other[field]))
        if here.keys() != there.keys():
            raise ValueError(f"{field}: the translation does not have the same parts")
        words |= {text: there[path] for path, text in here.items()}
    return words
