"""Read a CSV table: encoding, columns, rows. Says what is wrong and how to mend it."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

MOST_ROWS = (
    200_000  # engineering default: more than a clinic's ten years of journals, less than a full memory
)


@dataclass(frozen=True)
class Problem:
    """One thing to mend: where it is, what is wrong, and how to mend it. Row 1 is the header."""

    file: str
    row: int
    field: str
    what: str
    mend: str

    def __str__(self) -> str:
        place = f"{self.file}, row {self.row}" if self.row else self.file
        return f"{place}{', ' + self.field if self.field else ''}: {self.what} {self.mend}"


class CannotRead(Exception):
    """The file is not a table that can be read. Carries the problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


@dataclass(frozen=True)
class Row:
    """One row: its number in the file and its cells by column, without blanks around them."""

    number: int
    cells: dict[str, str]


@dataclass(frozen=True)
class Columns:
    """Which columns a table must have and which it may have."""

    needed: tuple[str, ...]
    optional: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        return self.needed + self.optional


def read_table(path: Path, columns: Columns) -> list[Row]:
    """All rows of a UTF-8 file with a header. Cells are text: nothing is worked out from a formula.

    Raises CannotRead for a missing file, another encoding, unknown or missing columns, or a row of
    another length.
    """
    reader = csv.reader(io.StringIO(_text(path), newline=""), strict=True)
    try:
        header = [cell.strip().lower() for cell in next(reader, [])]
        _check_header(path, header, columns)
        return list(_rows(path, reader, header))
    except csv.Error as error:
        raise _cannot(
            path, reader.line_num, f"This line is not valid CSV ({error}).", "Save the table as CSV again."
        ) from error


def _text(path: Path) -> str:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise _cannot(
            path, 0, "The file cannot be opened.", "Check its name and that you may read it."
        ) from error
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise _cannot(path, line, "This is not UTF-8 text.", "Save the file as “CSV UTF-8”.") from error
    if "\x00" in text:
        raise _cannot(
            path, 0, "The file holds characters that no table has.", "Save the file as “CSV UTF-8”."
        )
    return text


def _check_header(path: Path, header: Sequence[str], columns: Columns) -> None:
    missing = [name for name in columns.needed if name not in header]
    unknown = [name or "(empty)" for name in header if name not in columns.all]
    twice = sorted({name for name in header if header.count(name) > 1})
    if len(header) == 1 and (";" in header[0] or "\t" in header[0]):
        raise _cannot(
            path, 1, "The columns are not separated by commas.", "Save the file with commas between columns."
        )
    if missing:
        raise _cannot(path, 1, f"Missing columns: {', '.join(missing)}.", "Add them to the first line.")
    if unknown:
        known = ", ".join(columns.all)
        raise _cannot(
            path, 1, f"Unknown columns: {', '.join(unknown)}.", f"Remove or rename them. Known: {known}."
        )
    if twice:
        raise _cannot(path, 1, f"Columns that stand twice: {', '.join(twice)}.", "Keep one of each.")


def _rows(path: Path, reader: Iterator[list[str]], header: Sequence[str]) -> Iterator[Row]:
    for number, cells in enumerate(reader, start=2):
        if number > MOST_ROWS:
            raise _cannot(
                path, number, f"The file has more than {MOST_ROWS} rows.", "Split it into several files."
            )
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(header):
            what = f"This row has {len(cells)} cells, the header has {len(header)}."
            raise _cannot(path, number, what, "Put quotes around cells that hold a comma.")
        yield Row(number, dict(zip(header, (cell.strip() for cell in cells), strict=True)))


def _cannot(path: Path, row: int, what: str, mend: str) -> CannotRead:
    return CannotRead(Problem(path.name, row, "", what, mend))
