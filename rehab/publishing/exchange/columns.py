"""One value as a cell of a table and as JSON. Readers raise Wrong, which says what is wrong and how to mend it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any, Final, NoReturn

from django.utils.translation import gettext as _

from rehab.publishing.exchange.marks import one_line
from rehab.publishing.exchange.trouble import Wrong

YES: Final = ("yes", "true", "1")
NO: Final = ("no", "false", "0", "")
Known = tuple[str, ...]


@dataclass(frozen=True)
class Column:
    """A field of a library in a file: its name, and how its value is written and read.

    `empty` is the value where a new thing's file says nothing of it. `told` is what docs and the page say of it.
    """

    name: str
    to_cell: Callable[[Any], str]
    from_cell: Callable[[str], Any]
    from_json: Callable[[Any], Any]
    to_json: Callable[[Any], Any] = field(default=lambda value: value)
    empty: Any = ""
    needed: bool = False


def text(name: str, *, needed: bool = False) -> Column:
    """Words in one piece."""
    return Column(name, str, str.strip, _text, needed=needed)


def choice(name: str, known: Known, *, needed: bool = False, empty: str = "") -> Column:
    """One of a few words."""
    return Column(
        name,
        str,
        lambda cell: _one_of(cell.strip(), known),
        lambda value: _one_of(_text(value), known),
        empty=empty,
        needed=needed,
    )


def whole(name: str, *, empty: int | None = None) -> Column:
    """A whole number, or nothing."""
    return Column(name, _shown, _whole_cell, _whole, empty=empty)


def decimal(name: str) -> Column:
    """A number with or without a point, or nothing."""
    return Column(
        name,
        _shown,
        _decimal,
        lambda value: _decimal(str(value)) if _is_number(value) else _not_a_number(value),
        to_json=lambda value: None if value is None else float(value),
        empty=None,
    )


def flag(name: str) -> Column:
    """Yes or no."""
    return Column(name, lambda value: "yes" if value else "no", _flag, _truth, empty=False)


def lines(name: str) -> Column:
    """A list of texts, one on each line of the cell."""
    return Column(
        name,
        lambda value: "\n".join(one_line(one) for one in value),
        lambda cell: [line.strip() for line in cell.splitlines() if line.strip()],
        _texts,
        empty=[],
    )


def codes(name: str, known: Known | None = None) -> Column:
    """A list of short words, with semicolons between them. `known`: only these."""

    def checked(found: list[str]) -> list[str]:
        return [_one_of(one, known) for one in found] if known is not None else found

    return Column(
        name,
        "; ".join,
        lambda cell: checked([part.strip() for part in re.split(r"[;\n]", cell) if part.strip()]),
        lambda value: checked(_texts(value)),
        empty=[],
    )


@dataclass(frozen=True)
class Shape:
    """The keys of an object in a list, each with what it holds; and how the list is written in a cell."""

    keys: Mapping[str, Callable[[Any], Any]]
    to_cell: Callable[[list[dict[str, Any]]], str]
    from_cell: Callable[[str], list[dict[str, Any]]]
    otherwise: Mapping[str, Any] = field(default_factory=dict)  # values of keys that may be left out


def objects(name: str, shape: Shape, *, needed: bool = False) -> Column:
    """A list of objects: steps, pages, questions."""
    return Column(
        name,
        shape.to_cell,
        shape.from_cell,
        lambda value: [_object(one, shape) for one in _list(value)],
        empty=[],
        needed=needed,
    )


def _object(value: Any, shape: Shape) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise Wrong(_("An entry of this list is not an object."), _("Write it in curly brackets."))
    said = dict(shape.otherwise) | value
    known = ", ".join(shape.keys)
    if unknown := [key for key in said if key not in shape.keys]:
        raise Wrong(_("“%s” is not known here.") % unknown[0], _("Use: %s.") % known)
    if missing := [key for key in shape.keys if key not in said]:
        raise Wrong(_("“%s” is missing in an entry.") % missing[0], _("Every entry has: %s.") % known)
    return {key: read(said[key]) for key, read in shape.keys.items()}


def _shown(value: Any) -> str:
    return "" if value is None else str(value)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise Wrong(_("This is not text."), _("Put it in quotes."))
    return value.strip()


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise Wrong(_("This is not a list."), _("Put it in square brackets."))
    return value


def _texts(value: Any) -> list[str]:
    return [said for one in _list(value) if (said := _text(one))]


def _one_of(value: str, known: Known) -> str:
    if value not in known:
        said = ", ".join(one for one in known if one)
        raise Wrong(_("“%s” is not known here.") % value, _("Use one of: %s.") % said)
    return value


def _whole_cell(cell: str) -> int | None:
    cell = cell.strip()
    if not cell:
        return None
    if not re.fullmatch(r"-?[0-9]{1,6}", cell):
        _not_a_number(cell)
    return int(cell)


def _whole(value: Any) -> int | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) > 999_999:
        _not_a_number(value)
    return value


def _decimal(cell: str) -> Decimal | None:
    cell = cell.strip().replace(",", ".")
    if not cell or cell == "None":
        return None
    try:
        found = Decimal(cell)
    except InvalidOperation:
        _not_a_number(cell)
    if not found.is_finite() or abs(found) >= 1_000_000:
        _not_a_number(cell)
    return found


def _is_number(value: Any) -> bool:
    return value is None or (isinstance(value, int | float) and not isinstance(value, bool))


def _not_a_number(value: Any) -> NoReturn:
    raise Wrong(
        _("“%s” is not a number of this kind.") % str(value)[:40], _("Correct it, or leave it empty.")
    )


def _flag(cell: str) -> bool:
    said = cell.strip().lower()
    if said not in (*YES, *NO):
        raise Wrong(_("“%s” is neither yes nor no.") % cell.strip()[:40], _("Write yes or no."))
    return said in YES


def _truth(value: Any) -> bool:
    if not isinstance(value, bool):
        raise Wrong(_("This is neither true nor false."), _("Write true or false, without quotes."))
    return value


is_text, is_texts, is_true_or_false = _text, _texts, _truth
