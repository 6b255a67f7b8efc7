"""What was found, ready for a page: rows with their drawings, filters as links, ways to widen."""

from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programs import figures
from programs.insights.search import Found, FoundExercise
from programs.views.clinic.words import gate_looks
from rehab.web.parts import search_page, to

STEP: Final = 24
MOST: Final = 960


def found_page(found: Found, page_url: str, part_url: str, shown: str) -> dict[str, Any]:
    """The context of every list of found exercises.

    `page_url` is the page that works without a script, `part_url` where the script asks for the list alone.
    """
    query, limit = found.query, _limit(shown)
    params = query.params()
    rows = [_row(row) for row in found.rows[:limit]]
    return search_page(params, found.facets, found.without if not found.rows else {}) | {
        "page_url": page_url,
        "part_url": part_url,
        "found": found,
        "rows": rows,
        "hidden": [_row(row, drawn=False) for row in found.hidden],
        "count": count_words(found),
        "more_to": to(params | {"shown": str(limit + STEP)}) if len(found.rows) > limit else "",
        "more": min(STEP, len(found.rows) - limit),
    }


def count_words(found: Found) -> str:
    """For the eye and for the live region: how many there are, and how the words were read."""
    n, hidden = len(found.rows), len(found.hidden)
    if not n and hidden:
        return _("Everything that matches is hidden: %(n)d") % {"n": hidden}
    words = ngettext("%(n)d exercise", "%(n)d exercises", n) % {"n": n} if n else _("No exercise matches")
    if hidden:
        words += ", " + _("%(n)d hidden") % {"n": hidden}
    if found.read_as and n:
        words += " · " + _("also read as “%(words)s”") % {"words": found.read_as}
    return words


def _limit(shown: str) -> int:
    asked = int(shown) if shown.isdecimal() and len(shown) < 6 else STEP
    return min(max(asked, STEP), MOST)


def _row(row: FoundExercise, *, drawn: bool = True) -> dict[str, Any]:
    return {
        "found": row,
        "figure": small_figure(row.figure) if drawn else "",
        "cautions": gate_looks(row.cautions),
        "reasons": gate_looks(row.reasons),
    }


def small_figure(key: str) -> str:
    """The key frame that tells most, without words: its name stands beside it. "" where none is drawn."""
    stills = figures.strip(key) if key in figures.FIGURES else ()
    return stills[len(stills) // 2].svg if stills else ""
