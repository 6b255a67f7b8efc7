"""Everything about one patient as a searchset: filtered, in a fixed order, page by page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib import import_module
from typing import Any, cast
from urllib.parse import urlencode

from django.conf import settings

from rehab.interop.resource import Entry, Mapper, Reader, instant

PARAMETERS = ("start", "end", "_type", "_since", "_count", "_page")
MOST = 500
USUAL = 200


class BadParameter(ValueError):
    """A parameter this server does not know, or a value it cannot read. Its text is said to the client."""


@dataclass(frozen=True)
class Asked:
    """What a client asked for. Raises BadParameter when it cannot be read."""

    start: date | None = None
    end: date | None = None
    types: frozenset[str] | None = None
    since: datetime | None = None
    count: int = USUAL
    page: int = 1

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Asked":
        """Read the query. Nothing unknown is passed over in silence."""
        for name in query:
            if name not in PARAMETERS:
                raise BadParameter(f"The parameter {name[:40]} is not known here.")
        types = frozenset(filter(None, query.get("_type", "").split(","))) or None
        strange = sorted((types or frozenset()) - set(types_served()))
        if strange:
            raise BadParameter(f"The type {strange[0][:40]} is not served here.")
        return cls(
            start=_date(query, "start"),
            end=_date(query, "end"),
            types=types,
            since=_moment(query, "_since"),
            count=_number(query, "_count", USUAL, MOST),
            page=_number(query, "_page", 1, 100_000),
        )


def _date(query: Mapping[str, str], name: str) -> date | None:
    text = query.get(name, "")
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise BadParameter(f"{name} is a day such as 2026-05-12.") from error


def _moment(query: Mapping[str, str], name: str) -> datetime | None:
    text = query.get(name, "").replace(" ", "+")
    if not text:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError as error:
        raise BadParameter(f"{name} is a moment such as 2026-05-12T08:00:00Z.") from error
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _number(query: Mapping[str, str], name: str, usual: int, most: int) -> int:
    text = query.get(name, "")
    if not text:
        return usual
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise BadParameter(f"{name} is a whole number from 1.")
    return min(int(text), most)


def mappers() -> list[Mapper]:
    """The rooms' mappers, by the names in the settings."""
    return [cast(Mapper, import_module(name)) for name in settings.FHIR_MAPPERS]


def types_served() -> list[str]:
    """Every type of resource that can be in a bundle."""
    return sorted({kind for mapper in mappers() for kind in mapper.TYPES})


def entries_of(patient: Any, reader: Reader) -> list[Entry]:
    """Everything this reader may have about the patient, each resource once, in a fixed order: the patient first.

    Who opened the record comes last and in order of time: what is added while somebody turns pages moves none.
    """
    found = {one.key: one for mapper in mappers() for one in mapper.entries(patient, reader)}
    audit = [one for one in found.values() if one.key[0] == "AuditEvent"]
    rest = [one for one in found.values() if one.key[0] != "AuditEvent"]
    return sorted(rest, key=lambda one: (one.key[0] != "Patient", one.key)) + audit


def chosen(entries: Iterable[Entry], asked: Asked) -> list[Entry]:
    """Those that were asked for. What holds at any time is in every period."""
    return [
        one
        for one in entries
        if (asked.types is None or one.key[0] in asked.types)
        and (asked.since is None or one.updated >= asked.since)
        and (one.on is None or asked.start is None or one.on >= asked.start)
        and (one.on is None or asked.end is None or one.on <= asked.end)
    ]


def searchset(
    entries: list[Entry], asked: Asked, base: str, url: str, query: Mapping[str, str]
) -> dict[str, Any]:
    """One page of a searchset with its links. `base` is the server's address, `url` that of this operation."""
    first = (asked.page - 1) * asked.count
    shown = entries[first : first + asked.count]
    links = [{"relation": "self", "url": _url(url, query, asked.page if "_page" in query else None)}]
    if first + asked.count < len(entries):
        links.append({"relation": "next", "url": _url(url, query, asked.page + 1)})
    return {
        "resourceType": "Bundle",
        "type": "searchset",
        "timestamp": instant(datetime.now(UTC)),
        "total": len(entries),
        "link": links,
        "entry": [
            {
                "fullUrl": f"{base}/{one.key[0]}/{one.key[1]}",
                "resource": one.resource,
                "search": {"mode": "match"},
            }
            for one in shown
        ],
    }


def _url(url: str, query: Mapping[str, str], page: int | None) -> str:
    kept = {name: query[name] for name in PARAMETERS if name in query and name != "_page"}
    if page is not None:
        kept["_page"] = str(page)
    return f"{url}?{urlencode(kept)}" if kept else url
