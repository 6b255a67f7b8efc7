"""The arrows that a file names: which are new, which lead nowhere, and which would close a circle."""

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _

from rehab.publishing.exchange.book import Book, Pair
from rehab.publishing.exchange.line import Line
from rehab.publishing.exchange.rows import Library


def link(book: Book[Any], library: Library[Any], lines: list[Line[Any]], *, is_table: bool) -> None:
    """Note every new arrow at its row. Arrows that the file does not name stay as they are."""
    known = dict(library.ids) | {line.key.casefold(): line.key for line in lines}
    taken = set(library.arrows)
    for line in lines:
        for column in book.arrows.columns:
            for other in _named(line, column, is_table):
                _draw(book, line, column, known.get(other.casefold()), other, taken)
    _refuse_circle(lines, taken)


def _named(line: Line[Any], column: str, is_table: bool) -> list[str]:
    """The ids in one column of a row."""
    said = line.values.get(column, "" if is_table else [])
    if is_table:
        return [part.strip() for part in re.split(r"[;,\n]", said) if part.strip()]
    if not isinstance(said, list) or not all(isinstance(one, str) for one in said):
        line.refuse(column, _("This is not a list of ids."), _('Write it as ["E02", "E03"].'))
        return []
    return [one.strip() for one in said]


def _draw(
    book: Book[Any], line: Line[Any], column: str, other: str | None, said: str, taken: set[Pair]
) -> None:
    if other is None:
        line.refuse(
            column,
            _("“%s” is neither in this library nor in this file.") % said[:40],
            _("Correct the id, or take it out."),
        )
    elif other == line.key:
        line.refuse(column, _("This leads to itself."), _("Take its own id out."))
    elif (pair := book.arrows.pair(column, line.key, other)) not in taken:
        taken.add(pair)
        line.arrows.append(pair)


def _refuse_circle(lines: list[Line[Any]], arrows: Iterable[Pair]) -> None:
    """Name the circle at every row that has a part in it."""
    found = circle_in(arrows)
    if not found:
        return
    way = set(pairwise(found))
    for line in lines:
        if way & set(line.arrows):
            line.refuse(
                "",
                _("This would run in a circle: %s.") % " → ".join(found),
                _("Take one of these links out of the file."),
            )


def circle_in(arrows: Iterable[Pair]) -> list[str]:
    """The ids along one circle, the first one again at its end; [] when there is none."""
    ahead: dict[str, list[str]] = {}
    for start, end in sorted(arrows):
        ahead.setdefault(start, []).append(end)
    done: set[str] = set()
    for start in ahead:
        found = _walk(start, ahead, done)
        if found:
            return found
    return []


def _walk(start: str, ahead: dict[str, list[str]], done: set[str]) -> list[str]:
    """Depth first, without recursion: the path is what lies between here and the start."""
    path, todo = [start], [list(ahead.get(start, []))]
    while path:
        if not todo[-1]:
            done.add(path.pop())
            todo.pop()
            continue
        step = todo[-1].pop(0)
        if step in path:
            return [*path[path.index(step) :], step]
        if step not in done:
            path.append(step)
            todo.append(list(ahead.get(step, [])))
    return []
