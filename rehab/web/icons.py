"""Icons drawn into the page, so that they need no request and take the colour of the words beside them."""

import json
from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

BOX = (
    '<svg class="icon{}" width="16" height="16" viewBox="0 0 16 16" fill="currentColor" '
    'aria-hidden="true">{}</svg>'
)


class UnknownIcon(LookupError):
    """A name that tools/icons.txt does not have. Raised while developing only."""


@cache
def drawings() -> dict[str, str]:
    """Name → paths, from static/vendor/icons.json. Empty where the front-end files were not installed."""
    found = finders.find("vendor/icons.json")
    if not isinstance(found, str):
        return {}
    return dict(json.loads(Path(found).read_text(encoding="utf-8")))


TURNS = frozenset({"arrow-left", "arrow-right", "chevron-left", "chevron-right", "box-arrow-right"})
"""Drawings that point along the line of reading, and so the other way from right to left."""


@cache
def icon_svg(name: str, size: str = "") -> SafeString:
    """One icon, hidden from screen readers: the words beside it say what it means. Size: "" or "large"."""
    if not name:
        return SafeString("")
    paths = drawings().get(name)
    if paths is None:
        if settings.DEBUG and drawings():
            raise UnknownIcon(
                f'There is no icon "{name}". Add it to tools/icons.txt and run tools/vendor.py.'
            )
        return SafeString("")
    # The paths come from a package we install, never from a person.
    looks = (f" icon-{size}" if size else "") + (" icon-turns" if name in TURNS else "")
    return format_html(BOX, looks, mark_safe(paths))  # noqa: S308
