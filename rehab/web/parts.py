"""Pages of which a script can ask for a part: search as you type.

The same address answers both. A whole page has the part in it, so everything works without the script.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.utils.http import urlencode
from django_htmx.http import replace_url
from django_htmx.middleware import HtmxDetails

from rehab.lib.facets import Facet


def wants_part(request: HttpRequest) -> bool:
    """Whether the page's script asks, and not somebody who typed an address or has no script."""
    return bool(HtmxDetails(request))


def shared(request: HttpRequest, part: HttpResponse, page_url: str, here: str) -> HttpResponse:
    """A part whose page keeps what it shows in its address. Another page with the part in it keeps its own."""
    at = urlsplit(HtmxDetails(request).current_url or "").path
    return replace_url(part, page_url + here) if at == page_url else part


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


def to(params: Mapping[str, str]) -> str:
    """What a search adds to the address of its page; empty parts are left out."""
    told = {name: value for name, value in params.items() if value}
    return f"?{urlencode(told)}" if told else ""


def search_page(
    params: Mapping[str, str], facets: Sequence[Facet], without: Mapping[str, int]
) -> dict[str, Any]:
    """The context of `_components/search_box.html`, `filters.html` and `widen.html`.

    `params` is the search as its address has it, `q` the text and each filter by its name. The first facet is
    always in view, the others unfold. `without` says what there would be without a filter; nothing offers nothing.
    """
    shown = [_ways(facet, params) for facet in facets if facet.options]
    chosen = [facet.chosen for facet in facets if facet.chosen]
    first = shown[0].name if shown else ""
    return {
        "q": params.get("q", ""),
        "filters": {name: value for name, value in params.items() if value and name != "q"},
        "here": to(params),
        "first": shown[0] if shown else None,
        "facets": shown[1:],
        "more_open": any(facet.chosen and facet.name != first for facet in facets),
        "chosen": chosen,
        "widen": [
            Way(
                f"without-{facet.name}",
                facet.chosen.words,
                to(dict(params) | {facet.name: ""}),
                without[facet.name],
            )
            for facet in facets
            if facet.chosen and without.get(facet.name)
        ],
    }


def _ways(facet: Facet, params: Mapping[str, str]) -> Ways:
    """Choosing a value narrows; choosing it again takes it away."""
    ways = (
        Way(
            f"{facet.name}-{n}",
            option.words,
            to(dict(params) | {facet.name: "" if option.chosen else option.value}),
            option.count,
            option.chosen,
        )
        for n, option in enumerate(facet.options)
    )
    return Ways(facet.name, facet.words, tuple(ways))
