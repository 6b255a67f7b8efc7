"""Markup that is the same on thousands of pages is drawn once in a process and kept in its memory.

What is kept is found again by everything it was drawn from, so nobody is ever shown somebody else's.
"""

import re
from functools import lru_cache
from typing import Any, Final

from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language

BREAKS: Final = re.compile(r"\s*\n\s*")
KEPT: Final = 1024  # parts, some hundred bytes each; engineering default


def drawn(name: str, context: dict[str, Any]) -> SafeString:
    """A component, kept when it was given words and marks only.

    Words are escaped before they are looked up: text that looks like markup is never taken for markup that was kept.
    """
    given: list[tuple[str, Any]] = []
    for key, value in context.items():
        if isinstance(value, str | Promise):
            given.append((key, conditional_escape(str(value) if isinstance(value, Promise) else value)))
        elif value is None or isinstance(value, bool):
            given.append((key, value))
        else:
            return render_to_string(f"_components/{name}.html", context)
    return _drawn(name, tuple(given), get_language())


def drawn_of(name: str, **context: Any) -> SafeString:
    """A component drawn from things that can be looked up as they are."""
    return _drawn(name, tuple(context.items()), get_language())


@lru_cache(maxsize=KEPT)
def _drawn(name: str, given: tuple[tuple[str, Any], ...], _language: str | None) -> SafeString:
    return lean(render_to_string(f"_components/{name}.html", dict(given)))


def lean(markup: str) -> SafeString:
    """Markup without the indentation and the empty lines of its template. Not for parts with preformatted text."""
    return SafeString(BREAKS.sub("\n", markup))
