"""A library as a file: everything that a curator writes. Pictures and videos stay in the library."""

from collections.abc import Iterable
from typing import Any, Final, Literal

from rehab.accounts.models import Clinic
from rehab.publishing.exchange import document, table
from rehab.publishing.exchange.book import ID, TRANSLATIONS, Book
from rehab.publishing.models import RevisionState
from rehab.publishing.shelf import R
from rehab.publishing.told import texts_of
from rehab.publishing.translate import working_words

Which = Literal["newest", "published"]
Format = Literal["csv", "json"]
TYPES: Final[dict[str, str]] = {"csv": "text/csv; charset=utf-8", "json": "application/json"}


def export(book: Book[R], *, clinic: Clinic, format: Format, which: Which) -> bytes:
    """The clinic's library as CSV or JSON: the newest version of each thing, or only what is published.

    What is retired is left out. A number of queries that does not grow with the library.
    """
    rows = versions(book, clinic, which)
    linked = _linked(book, clinic)
    if format == "csv":
        return table.write(book.header, [_cells(book, row, linked) for row in rows])
    return document.write(book.name, [_object(book, row, linked, which) for row in rows])


def versions(book: Book[R], clinic: Clinic, which: Which) -> list[R]:
    """One version of each thing, by its id."""
    shelf = book.shelf
    rows = shelf.rows().filter(**{f"{shelf.item}__clinic": clinic}).order_by("number")
    rows = rows.exclude(state=RevisionState.RETIRED)
    if which == "published":
        rows = rows.filter(state=RevisionState.PUBLISHED)
    if shelf.translations is not None:
        rows = rows.prefetch_related("translations")
    last = {shelf.item_of(row).external_id: row for row in rows}
    return [last[key] for key in sorted(last, key=_in_order)]


def _in_order(key: str) -> tuple[str, int, str]:
    """E2 before E10."""
    letters = key.rstrip("0123456789")
    digits = key[len(letters) :]
    return letters, int(digits or 0), key


def _linked(book: Book[R], clinic: Clinic) -> dict[tuple[str, str], list[str]]:
    """(column, id) → the other ids."""
    found: dict[tuple[str, str], list[str]] = {}
    for start, end in sorted(book.arrows.here(clinic), key=lambda pair: [_in_order(one) for one in pair]):
        for column, away in book.arrows.columns.items():
            this, other = (start, end) if away else (end, start)
            found.setdefault((column, this), []).append(other)
    return found


def _cells(book: Book[R], row: R, linked: dict[tuple[str, str], list[str]]) -> list[str]:
    key = book.shelf.item_of(row).external_id
    said = [column.to_cell(getattr(row, column.name)) for column in book.columns]
    return [key, *said, *("; ".join(linked.get((name, key), [])) for name in book.arrows.columns)]


def _object(book: Book[R], row: R, linked: dict[tuple[str, str], list[str]], which: Which) -> dict[str, Any]:
    key = book.shelf.item_of(row).external_id
    said = {column.name: column.to_json(getattr(row, column.name)) for column in book.columns}
    others = {name: linked.get((name, key), []) for name in book.arrows.columns}
    return {ID: key, **said, **others, TRANSLATIONS: _translations(book, row, which)}


def _translations(book: Book[R], row: R, which: Which) -> dict[str, dict[str, str]]:
    """Language → English text → its translation, for the texts that stand in this version."""
    if book.shelf.translations is None:
        return {}
    every: Iterable[Any] = row.translations.all()  # type: ignore[attr-defined]
    texts = texts_of(book.shelf, row)
    found = {}
    for one in sorted(every, key=lambda one: one.language):
        words = one.words if which == "published" else working_words(one)
        if told := {text: words[text] for text in texts if words.get(text)}:
            found[one.language] = told
    return found
