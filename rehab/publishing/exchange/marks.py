"""Lines of a cell with a mark before them, such as “safety: Stop when it hurts.”: how a list of objects fits a cell."""

import re
from collections.abc import Iterable, Iterator


def one_line(text: str) -> str:
    """A text without line breaks."""
    return " ".join(text.splitlines())


def marked(mark: str, text: str) -> str:
    """A line with its mark."""
    return f"{mark}: {one_line(text)}"


def unmarked(text: str, marks: Iterable[str]) -> str:
    """A line without a mark. One that looks as if it had one gets a backslash before it."""
    line = one_line(text)
    return "\\" + line if _pattern(marks).match(line) else line


def lines(cell: str, marks: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each line that is not empty as (mark, text); the mark is "" where there is none."""
    pattern = _pattern(marks)
    for line in cell.splitlines():
        found = pattern.match(line)
        if found and not found[1]:
            yield found[2].lower(), found[3].strip()
        elif line.strip():
            yield "", (line[1:] if found else line).strip()


def _pattern(marks: Iterable[str]) -> re.Pattern[str]:
    """Any number of backslashes, a mark, a colon, the rest."""
    known = "|".join(re.escape(mark) for mark in sorted(marks, key=len, reverse=True))
    return re.compile(rf"(\\*)({known})\s*:(.*)$", re.IGNORECASE | re.DOTALL)
