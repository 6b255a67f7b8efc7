"""Bytes of a CSV file as rows of cells, and back. Cells are text: nothing is ever worked out."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

from django.utils.translation import gettext as _

from rehab.publishing.exchange.formulas import as_written, harmless
from rehab.publishing.exchange.trouble import Unreadable

MOST_ROWS: Final = 500  # engineering default: ten times what ships
SEPARATORS: Final = (",", ";", "\t")
Rows = list[tuple[int, dict[str, str]]]


def text_of(content: bytes) -> str:
    """The text of a file in UTF-8, with or without a byte order mark. Raises Unreadable."""
    as_csv = _("Save it as “CSV UTF-8”.")
    if content.startswith(b"PK"):
        raise Unreadable(_("This is a spreadsheet or an archive, not a table in text."), as_csv)
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unreadable(_("This file is in UTF-16."), as_csv)
    try:
        found = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise Unreadable(
            _("Line %d holds letters that are not in UTF-8. The file may be in Latin-1 or Windows-1252.")
            % line,
            as_csv,
        ) from error
    if "\x00" in found:
        raise Unreadable(_("The file holds characters that no text has."), as_csv)
    if not found.strip():
        raise Unreadable(_("The file is empty."), _("Choose the file that you saved."))
    return found


def read(text: str, known: Sequence[str], needed: Sequence[str]) -> Rows:
    """Each row that is not empty with its number; the first line, which names the columns, is row 1.

    Raises Unreadable for a line that is no CSV, and for unknown, missing or repeated columns.
    """
    separator = _separator(text)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=separator)
    try:
        header = [cell.strip().lower() for cell in next(reader, [])]
        _check_header(header, known, needed)
        rows = list(enumerate(reader, 2))
    except csv.Error as error:
        raise Unreadable(
            _("Line %(line)d cannot be read as CSV: a quote is open or stands in the wrong place.")
            % {"line": reader.line_num},
            _("Put quotes around the whole cell, and write a quote inside it twice."),
        ) from error
    return [(n, _cells(n, cells, header)) for n, cells in rows if any(cell.strip() for cell in cells)]


def _separator(text: str) -> str:
    """What stands most often in the first line: a comma, a semicolon or a tab."""
    first = text.lstrip().splitlines()[0]
    return max(SEPARATORS, key=first.count)


def _check_header(header: list[str], known: Sequence[str], needed: Sequence[str]) -> None:
    if len(header) == 1 and header[0] not in known:
        raise Unreadable(
            _("The columns are not separated by commas."),
            _("Save the file as CSV with commas, semicolons or tabs between the columns."),
        )
    if missing := [name for name in needed if name not in header]:
        raise Unreadable(
            _("A column is missing: %s.") % ", ".join(missing), _("Add it to the first line of the file.")
        )
    if unknown := [name or _("(empty)") for name in header if name not in known]:
        raise Unreadable(
            _("A column is not known here: %s.") % ", ".join(unknown),
            _("Take it out or rename it. Known are: %s.") % ", ".join(known),
        )
    if twice := sorted({name for name in header if header.count(name) > 1}):
        raise Unreadable(_("A column stands twice: %s.") % ", ".join(twice), _("Keep one of the two."))


def _cells(number: int, cells: list[str], header: list[str]) -> dict[str, str]:
    if len(cells) != len(header):
        raise Unreadable(
            _("Row %(row)d has %(n)d cells, but the first line names %(columns)d columns.")
            % {"row": number, "n": len(cells), "columns": len(header)},
            _("Put quotes around cells that hold a comma or a line break."),
        )
    same_breaks = (as_written(cell).replace("\r\n", "\n").replace("\r", "\n") for cell in cells)
    return dict(zip(header, same_breaks, strict=True))


def write(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A table that a spreadsheet opens as it stands: UTF-8 with a byte order mark, and no formula in it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(header)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")
