"""What was found, ready for a page: rows with their drawings, filters as links, ways to widen."""

from dataclasses import dataclass
from typing import Any, Final

from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programs import figures
from programs.insights.facets import Facet
from programs.insights.search import ExerciseQuery, Found, FoundExercise
from programs.views.clinic.words import gate_looks

STEP: Final = 24
MOST: Final = 960


@dataclass(frozen=True, slots=True)
class Way:
    """A link to another search: how it is called, the query that it adds to an address, how much it leaves."""

    key: str
    words: str
    to: str
    count: int
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Ways:
    """A filter as links; `words` is what it is called."""

    name: str
    words: str
    ways: tuple[Way, ...]


def found_page(found: Found, page_url: str, part_url: str, shown: str) -> dict[str, Any]:
    """The context of every list of found exercises.

    `page_url` is the page that works without a script, `part_url` where the script asks for the list alone.
    """
    query, limit = found.query, _limit(shown)
    facets = [_ways(facet, query) for facet in found.facets if facet.options]
    rows = [_row(row) for row in found.rows[:limit]]
    return {
        "found": found,
        "q": query.text,
        "filters": query.filters,
        "here": to(query),
        "page_url": page_url,
        "part_url": part_url,
        "rows": rows,
        "hidden": [_row(row, drawn=False) for row in found.hidden],
        "count": count_words(found),
        "kinds": next((facet for facet in facets if facet.name == "kind"), None),
        "facets": [facet for facet in facets if facet.name != "kind"],
        "more_open": any(name != "kind" for name in query.filters),
        "chosen": [way for facet in facets for way in facet.ways if way.chosen],
        "widen": [] if found.rows else _wider(found),
        "more_to": to(query, shown=limit + STEP) if len(found.rows) > limit else "",
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


def to(query: ExerciseQuery, **more: Any) -> str:
    """What a search adds to the address of its page."""
    params = query.params() | more
    return f"?{urlencode(params)}" if params else ""


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


def _ways(facet: Facet, query: ExerciseQuery) -> Ways:
    """Choosing a value narrows; choosing it again takes it away."""
    ways = (
        Way(
            f"{facet.name}-{n}",
            option.words,
            to(query.but(**{facet.name: "" if option.chosen else option.value})),
            option.count,
            option.chosen,
        )
        for n, option in enumerate(facet.options)
    )
    return Ways(facet.name, facet.words, tuple(ways))


def _wider(found: Found) -> list[Way]:
    """The same search without one of its filters, where that shows something."""
    chosen = {facet.name: facet.chosen for facet in found.facets if facet.chosen}
    return [
        Way(f"without-{name}", option.words, to(found.query.but(**{name: ""})), found.without[name])
        for name, option in chosen.items()
        if found.without.get(name)
    ]
