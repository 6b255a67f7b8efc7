"""What every mapper makes: a resource, the day it is about and the moment it was last changed."""

import html
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any, Protocol


class Reader(Enum):
    """For whom a bundle is made. A caregiver sees who the patient is and what the plan says, and no more."""

    SELF = "own record"
    CARE_TEAM = "care team"
    CAREGIVER = "consent"


@dataclass(frozen=True)
class Entry:
    """One resource. `on` is the day it is about, None when it holds at any time; `updated` when it last changed."""

    resource: dict[str, Any]
    updated: datetime
    on: date | None = None

    @property
    def key(self) -> tuple[str, str]:
        return self.resource["resourceType"], self.resource["id"]


class Mapper(Protocol):
    """A room's fhir.py: which types of resource it makes, and makes them for one patient and one reader."""

    TYPES: tuple[str, ...]
    entries: Callable[[Any, Reader], Iterable[Entry]]


def entry(
    resource_type: str, key: object, updated: datetime, on: date | None = None, /, **parts: Any
) -> Entry:
    """A resource with its id and when it changed; parts that are None or empty are left out."""
    body = {name: value for name, value in parts.items() if value not in (None, "", [], {})}
    meta = {"lastUpdated": instant(updated)}
    return Entry({"resourceType": resource_type, "id": str(key), "meta": meta, **body}, updated, on)


def reference(kind: str, key: object, display: str = "") -> dict[str, str]:
    """A reference to another resource of the same bundle."""
    said = {"reference": f"{kind}/{key}"}
    return said | {"display": display} if display else said


def narrative(*lines: str) -> dict[str, str]:
    """Plain words as a narrative: everything in them is escaped, so nothing in a record can be markup."""
    said = "".join(f"<p>{html.escape(line)}</p>" for line in lines if line)
    return {
        "status": "generated",
        "div": f'<div xmlns="http://www.w3.org/1999/xhtml">{said or "<p>–</p>"}</div>',
    }


def instant(moment: datetime) -> str:
    """A moment to the second, in UTC."""
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def period(start: datetime | date | None, end: datetime | date | None = None) -> dict[str, str] | None:
    """From when until when, as far as it is known."""
    said = {name: _when(moment) for name, moment in (("start", start), ("end", end)) if moment is not None}
    return said or None


def _when(moment: datetime | date) -> str:
    return instant(moment) if isinstance(moment, datetime) else moment.isoformat()
