"""Bytes of a JSON file as items, and back."""

import json
from collections.abc import Iterable
from typing import Any, Final

from django.utils.translation import gettext as _

from rehab.publishing.exchange.trouble import Unreadable

VERSION: Final = 1


def read(text: str, name: str) -> list[tuple[int, dict[str, Any]]]:
    """The items of a file that `write` made, each with its place in the list. Raises Unreadable."""
    try:
        found = json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
        json.dumps(found, ensure_ascii=False).encode()
        if _has_nul(found):
            raise ValueError
    except json.JSONDecodeError as error:
        raise Unreadable(
            _("This is not valid JSON: something is wrong at line %(line)d, column %(column)d.")
            % {"line": error.lineno, "column": error.colno},
            _("Mend it there, or export the library again."),
        ) from error
    except (RecursionError, UnicodeEncodeError, ValueError) as error:
        raise Unreadable(
            _("This JSON holds something that no library has."), _("Export the library again.")
        ) from error
    return list(enumerate(_items(found, name), 1))


def _items(found: Any, name: str) -> list[dict[str, Any]]:
    kind = found.get("steady") if isinstance(found, dict) else None
    if kind != name:
        raise Unreadable(
            _("This file does not say that it holds %s.") % name,
            _('It begins with {"steady": "%(name)s", "version": %(n)d, "items": [ … ]}.')
            % {"name": name, "n": VERSION},
        )
    if found.get("version") != VERSION:
        raise Unreadable(
            _("This file is of another version: %s.") % found.get("version"),
            _("Only version %d can be read here.") % VERSION,
        )
    items = found.get("items")
    if not isinstance(items, list) or not all(isinstance(one, dict) for one in items):
        raise Unreadable(_("“items” is not a list of objects."), _("Write each item in curly brackets."))
    return items


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object that names a key twice would lose one of the two."""
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = next(key for n, (key, _value) in enumerate(pairs) if key in dict(pairs[:n]))
        raise Unreadable(_("“%s” stands twice in one object.") % twice[:60], _("Keep one of the two."))
    return found


def _has_nul(value: Any) -> bool:
    """Whether a text somewhere in it holds the character that no database keeps."""
    if isinstance(value, dict):
        return any(_has_nul(one) for pair in value.items() for one in pair)
    if isinstance(value, list):
        return any(_has_nul(one) for one in value)
    return isinstance(value, str) and "\x00" in value


def _no_number(said: str) -> Any:
    raise Unreadable(_("“%s” is not a number.") % said, _("Write a number, or null."))


def write(name: str, items: Iterable[dict[str, Any]]) -> bytes:
    """A file that people can read too."""
    said = {"steady": name, "version": VERSION, "items": list(items)}
    return (json.dumps(said, ensure_ascii=False, indent=2) + "\n").encode()
