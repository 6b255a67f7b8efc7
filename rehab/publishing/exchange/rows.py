"""Judge one row of a file against the library: what it is about, what it says, whether that can be saved."""

import re
from dataclasses import dataclass
from typing import Any, Final, Generic

from django.utils.translation import gettext as _

from rehab.accounts.models import Clinic, User
from rehab.publishing.compare import compare
from rehab.publishing.exchange.book import ID, TRANSLATIONS, Book, Pair
from rehab.publishing.exchange.languages import languages_of
from rehab.publishing.exchange.line import Line
from rehab.publishing.exchange.trouble import Wrong
from rehab.publishing.models import RevisionState
from rehab.publishing.people import name_of
from rehab.publishing.shelf import R

KEY: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,19}")


@dataclass(frozen=True)
class Library(Generic[R]):
    """A clinic's library as it is now. `ids`: in small letters → as it is written there."""

    newest: dict[str, R]
    ids: dict[str, str]
    arrows: set[Pair]


def read_library(book: Book[R], clinic: Clinic) -> Library[R]:
    """Three queries, and one for translations."""
    shelf = book.shelf
    rows = shelf.rows().filter(**{f"{shelf.item}__clinic": clinic}).select_related("author")
    rows = rows.select_related(f"{shelf.item}__clinic", "author").order_by("number")
    if shelf.translations is not None:
        rows = rows.prefetch_related("translations")
    newest = {shelf.item_of(row).external_id: row for row in rows}
    return Library(newest, {key.casefold(): key for key in newest}, book.arrows.here(clinic))


@dataclass(frozen=True)
class Reader(Generic[R]):
    """One file on its way into one library."""

    book: Book[R]
    library: Library[R]
    by: User
    is_table: bool

    def line(self, number: int, values: dict[str, Any]) -> Line[R]:
        """Everything about a row but its arrows, which need the other rows."""
        line = self._named(number, values)
        if not line.troubles:
            self._look(line)
        return line

    def _named(self, number: int, values: dict[str, Any]) -> Line[R]:
        """The thing that this row is about."""
        key = values.get(ID)
        if not isinstance(key, str) or not KEY.fullmatch(key.strip()):
            line = Line[R](number, values, str(key or "")[:40])
            line.refuse(
                ID,
                _("This row has no id that can be used."),
                _("Give it up to 20 letters and digits, such as C7."),
            )
            return line
        key = self.library.ids.get(key.strip().casefold(), key.strip())
        newest = self.library.newest.get(key)
        item = self.book.shelf.item_of(newest) if newest is not None else None
        line = Line(number, values, key, str(newest or ""), item, newest)
        known = ", ".join(self.book.header)
        for name in values:
            if name not in self.book.header and (self.is_table or name != TRANSLATIONS):
                line.refuse(
                    name[:40],
                    _("This is not known here."),
                    _("Take it out or rename it. Known are: %s.") % known,
                )
        return line

    def _look(self, line: Line[R]) -> None:
        said = self._said(line)
        line.title = str(said[self.book.columns[0].name])[:80] or line.title
        if line.troubles:
            return
        if line.newest is None or any(getattr(line.newest, k) != said[k] for k in said):
            self._judge(line, said)
        if TRANSLATIONS in line.values and not line.troubles:
            self._translate(line)

    def _said(self, line: Line[R]) -> dict[str, Any]:
        """The fields as the file has them; those it does not name stay as they are."""
        said: dict[str, Any] = {}
        for column in self.book.columns:
            here = getattr(line.newest, column.name) if line.newest is not None else column.empty
            said[column.name] = here
            if column.name not in line.values:
                if column.needed and line.newest is None:
                    line.refuse(column.name, _("It is missing."), _("A new text needs it."))
                continue
            value = line.values[column.name]
            if line.newest is not None and self.is_table and value == column.to_cell(here):
                continue  # a cell that stands as it was taken out changes nothing
            try:
                said[column.name] = (column.from_cell if self.is_table else column.from_json)(value)
            except Wrong as no:
                line.refuse(column.name, no.what, no.mend)
        return said

    def _judge(self, line: Line[R], said: dict[str, Any]) -> None:
        """Whether these words can be saved, and what they change."""
        cleaned, troubles = self.book.clean(said)
        line.troubles += troubles
        if troubles:
            return
        words = {name: cleaned[name] for name in said}
        newest, shelf = line.newest, self.book.shelf
        if newest is None:
            line.words = words
        elif any(getattr(newest, name) != value for name, value in words.items()):
            line.words = words
            line.changes = compare(shelf, newest, shelf.revisions(**words))
            self._check_the_way(line, newest)

    def _check_the_way(self, line: Line[R], newest: R) -> None:
        """What is in review stands still, and nobody's draft is written over by a file."""
        if newest.state == RevisionState.IN_REVIEW:
            line.refuse(
                "",
                _("This is in review, and the file says something else."),
                _("Publish it or send it back first, or take this row out of the file."),
            )
        if newest.state == RevisionState.DRAFT and newest.author_id != self.by.pk:
            line.refuse(
                "",
                _("%s has a draft of this, and the file says something else.") % name_of(newest.author),
                _("Finish that draft first, or take this row out of the file."),
            )

    def _translate(self, line: Line[R]) -> None:
        shelf = self.book.shelf
        said = line.words or {name: getattr(line.newest, name) for name in shelf.words}
        try:
            line.languages = languages_of(
                shelf, shelf.revisions(**said), line.newest, line.values[TRANSLATIONS], self.by
            )
        except Wrong as no:
            line.refuse(TRANSLATIONS, no.what, no.mend)
