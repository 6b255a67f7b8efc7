"""Cells that a spreadsheet would work out as a formula: made harmless on the way out, and back again on the way in."""

import re
from typing import Final

# What a spreadsheet takes for a formula, also in full width and after blanks.
FORMULA: Final = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
NUMBER: Final = re.compile(r"-?\d+([.,]\d+)?")
MARK: Final = "'"


def harmless(cell: str) -> str:
    """The cell with an apostrophe before it where it would be worked out. Negative numbers stay numbers.

    A cell that begins with an apostrophe gets another one, so that `as_written` gives back every cell as it was.
    """
    if NUMBER.fullmatch(cell):
        return cell
    return MARK + cell if FORMULA.match(cell) or cell.startswith(MARK) else cell


def as_written(cell: str) -> str:
    """What `harmless` was given. A cell with an apostrophe for any other reason stays as it is."""
    rest = cell[1:]
    return rest if cell.startswith(MARK) and (FORMULA.match(rest) or rest.startswith(MARK)) else cell
