"""Finding modules: by what they are called and teach, by theme, language and state.

The library of modules is small and its list is in memory, so the words are compared here, by the same rules and in
the same order as those of exercises: the title, then what it teaches, then its headings.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from education.models import ModuleRevision, ModuleTranslation
from education.starter.module import THEMES
from rehab.lib.facets import Facet, facet_of, sieve
from rehab.lib.search import LONGEST, Fit, fit, mended, packed, typed
from rehab.web.components import STATES

FILTERS: Final = {
    "language": gettext_lazy("Language"),
    "theme": gettext_lazy("Theme"),
    "state": gettext_lazy("State"),
}


@dataclass(frozen=True, slots=True)
class FoundModules:
    """`rows` are those that match, each with `also`, its title in the language that found it."""

    rows: list[dict[str, Any]]
    facets: list[Facet]
    without: dict[str, int]
    read_as: str = ""


def known_values() -> dict[str, dict[str, str]]:
    """The values of each filter, with their words."""
    return {
        "theme": THEMES,
        "language": dict(settings.LANGUAGES),
        "state": {key: str(STATES[key].words) for key in ("published", "review", "draft", "retired")},
    }


def module_params(sent: Mapping[str, str]) -> dict[str, str]:
    """The search of an address: what is too long is cut, a value that is not in its list does not narrow."""
    known = known_values()
    got = {name: sent.get(name, "") for name in FILTERS}
    return {"q": sent.get("q", "").strip()[:LONGEST]} | {n: v for n, v in got.items() if v in known[n]}


def find_modules(rows: Sequence[dict[str, Any]], params: Mapping[str, str]) -> FoundModules:
    """The rows of the list that match, best first; without a text in the order in which they come. One query."""
    told = _translations(rows)
    matched, read_as = _matched(rows, told, params.get("q", ""))
    wanted = {name: value for name, value in params.items() if name in FILTERS and value}
    sieved = sieve([(row, _values(row, told)) for row in matched], FILTERS, wanted)
    known = known_values()
    facets = [
        facet_of(name, words, sieved.counts[name], wanted.get(name, ""), known[name])
        for name, words in FILTERS.items()
    ]
    without = {name: len(sieved.passed) + sieved.missed[name] for name in wanted}
    return FoundModules(sieved.passed, facets, without, read_as)


Told = Mapping[int, Mapping[str, Mapping[str, str]]]


def _translations(rows: Sequence[dict[str, Any]]) -> Told:
    """The words that patients read in other languages, by version and language."""
    found: dict[int, dict[str, dict[str, str]]] = {}
    keys = [row["revision"].pk for row in rows]
    read = ModuleTranslation.objects.filter(revision__in=keys).exclude(words={}).order_by("language")
    for pk, language, words in read.values_list("revision_id", "language", "words"):
        found.setdefault(pk, {})[language] = words
    return found


def _values(row: Mapping[str, Any], told: Told) -> dict[str, frozenset[str]]:
    revision: ModuleRevision = row["revision"]
    return {
        "theme": frozenset(revision.themes),
        "language": frozenset([revision.language, *told.get(revision.pk, {})]),
        "state": frozenset(filter(None, [row["state"], row["work"]])),
    }


def _places(row: Mapping[str, Any]) -> list[list[str]]:
    revision: ModuleRevision = row["revision"]
    about = [revision.objective, revision.key_message, revision.takeaway]
    return [[revision.title], about, [page.get("heading", "") for page in revision.pages]]


def _matched(rows: Sequence[dict[str, Any]], told: Told, text: str) -> tuple[list[dict[str, Any]], str]:
    """What a text finds, and how it was read where nothing fits the letters that were typed."""
    if not text:
        return list(rows), ""
    packs = [(row, *_packs(row, told)) for row in rows]
    words = typed(text)
    found = _ranked(packs, words, text)
    if not found and words:
        mend = mended(
            words, [pack for _row, own, others in packs for pack in (own, *(p for _t, p in others))]
        )
        if mend is not None:
            return _ranked(packs, mend, text), " ".join(mend)
    return found, ""


Packs = tuple[dict[str, Any], str, list[tuple[str, str]]]


def _packs(row: dict[str, Any], told: Told) -> tuple[str, list[tuple[str, str]]]:
    """The words of a module, and for each other language its title there and its words."""
    places = _places(row)
    themes = [THEMES.get(key, key) for key in row["revision"].themes]
    own = packed([places[0], [*places[1], *themes], places[2]])
    others = told.get(row["revision"].pk, {}).values()
    title = row["revision"].title
    return own, [
        (words.get(title, ""), packed([[words.get(text, "") for text in place] for place in places]))
        for words in others
    ]


def _ranked(packs: Sequence[Packs], words: list[str], text: str) -> list[dict[str, Any]]:
    """Best first; equals stay in the order in which modules are taught."""
    found: list[tuple[Fit, dict[str, Any]]] = []
    for row, own, others in packs:
        if row["item"].external_id.casefold() == text.casefold():
            found.append(((0, 0, 0), row))
        elif words and (fits := fit(own, words)) is not None:
            found.append((fits, row))
        elif words:
            fitting = [(fits, title) for title, pack in others if (fits := fit(pack, words)) is not None]
            found += [(fits, row | {"also": title}) for fits, title in sorted(fitting)[:1]]
    return [row for _fit, row in sorted(found, key=lambda pair: pair[0])]


def count_words(found: FoundModules) -> str:
    """For the eye and for the live region."""
    n = len(found.rows)
    if not n:
        return _("No module matches")
    words = ngettext("%(n)d module", "%(n)d modules", n) % {"n": n}
    return words + (" · " + _("also read as “%(words)s”") % {"words": found.read_as} if found.read_as else "")
