"""What an import would do, row by row, with the library as it is now. Nothing is written here."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any, Generic

from django.utils.translation import gettext as _

from rehab.accounts.models import Clinic, User
from rehab.publishing.actions import fingerprint
from rehab.publishing.exchange.arrows import link
from rehab.publishing.exchange.book import ID, Book
from rehab.publishing.exchange.line import Line, Standing
from rehab.publishing.exchange.rows import Reader, read_library
from rehab.publishing.exchange.trouble import Trouble
from rehab.publishing.shelf import R


@dataclass(frozen=True)
class Plan(Generic[R]):
    """Every row of a file, in its order. Another library, or another file, gives another `mark`."""

    lines: list[Line[R]]
    mark: str

    def of(self, standing: Standing) -> list[Line[R]]:
        """The rows with which this would happen."""
        return [line for line in self.lines if line.standing == standing]

    @property
    def can_be_done(self) -> bool:
        """There is something to do, and nothing to mend."""
        return not self.of("refused") and len(self.of("same")) < len(self.lines)


def make_plan(book: Book[R], clinic: Clinic, kept: dict[str, Any], by: User) -> Plan[R]:
    """Look at every row of a file that `read_file` took apart. The number of queries does not grow with it."""
    library = read_library(book, clinic)
    reader = Reader(book, library, by, is_table=kept["format"] == "csv")
    lines = [reader.line(n, values) for n, values in kept["rows"]]
    _refuse_twice(lines)
    link(book, library, lines, is_table=reader.is_table)
    return Plan(lines, _mark(book, lines))


def _refuse_twice(lines: list[Line[Any]]) -> None:
    first: dict[str, int] = {}
    for line in lines:
        key = line.key.casefold()
        if key in first:
            what = _("The same id as in row %d.") % first[key]
            line.troubles.append(Trouble(ID, what, _("Keep one of the two rows.")))
        elif key:
            first[key] = line.row


def _mark(book: Book[R], lines: list[Line[R]]) -> str:
    said = [
        [
            line.row,
            line.key,
            line.standing,
            line.words,
            line.arrows,
            {language: [told.seen, told.words] for language, told in line.languages.items()},
            fingerprint(book.shelf, line.newest),
        ]
        for line in lines
    ]
    text = json.dumps(said, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:16]
