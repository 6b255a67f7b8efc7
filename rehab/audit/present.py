"""The audit trail in words. Knows ids only: who they are is known on a higher floor."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from rehab.audit.events import Event
from rehab.audit.models import AuditEvent


@dataclass(frozen=True)
class Line:
    """One event, ready to be shown."""

    id: int
    at: datetime
    event: str
    sentence: str
    writes: bool
    actor_id: uuid.UUID | None
    actor_role: str
    on_behalf_of: uuid.UUID | None
    patient_id: uuid.UUID | None
    reason: str


@dataclass(frozen=True)
class Visit:
    """What one person did on one day: each sentence once, with how often."""

    day: date
    actor_id: uuid.UUID | None
    actor_role: str
    first_at: datetime
    last_at: datetime
    did: tuple[tuple[str, int], ...]


def trail_of_patient(patient_id: uuid.UUID, limit: int = 50, before: int | None = None) -> list[Line]:
    """Events about one patient, newest first; `before` is the id of the last line of the page before."""
    return _lines(AuditEvent.objects.filter(patient_id=patient_id), limit, before)


def trail_of_clinic(
    clinic_id: uuid.UUID,
    limit: int = 50,
    before: int | None = None,
    *,
    event: str = "",
    actor_id: uuid.UUID | None = None,
    patient_id: uuid.UUID | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
) -> list[Line]:
    """Events at one clinic, newest first, narrowed by whatever is given. `until` is not included."""
    wanted = {
        "event": event,
        "actor_id": actor_id,
        "patient_id": patient_id,
        "at__gte": since,
        "at__lt": until,
    }
    given = {name: value for name, value in wanted.items() if value}
    return _lines(AuditEvent.objects.filter(clinic_id=clinic_id, **given), limit, before)


def _lines(rows: "QuerySet[AuditEvent]", limit: int, before: int | None) -> list[Line]:
    if before is not None:
        rows = rows.filter(pk__lt=before)
    return [_line(row) for row in rows.order_by("-pk")[:limit]]


def _line(row: AuditEvent) -> Line:
    known = Event.known.get(row.event)
    return Line(
        id=row.pk,
        at=row.at,
        event=row.event,
        sentence=sentence_of(row.event),
        writes=bool(known and known.writes),
        actor_id=row.actor_id,
        actor_role=row.actor_role,
        on_behalf_of=row.on_behalf_of,
        patient_id=row.patient_id,
        reason=row.reason,
    )


def sentence_of(key: str) -> str:
    """What stands after the actor's name; an event that is no longer declared is still shown."""
    known = Event.known.get(key)
    return (
        str(known.sentence)
        if known
        else _("did something that has no name any more (%(key)s)") % {"key": key}
    )


def event_choices() -> list[tuple[str, str]]:
    """Every declared event with its sentence, for a filter."""
    return sorted(
        ((event.key, str(event.sentence)) for event in Event.known.values()), key=lambda choice: choice[1]
    )


def by_day_and_person(lines: Iterable[Line], zone: tzinfo) -> list[Visit]:
    """Lines of one patient's trail, gathered per local day, person and role, newest first."""
    gathered: dict[tuple[date, uuid.UUID | None, str], list[Line]] = {}
    for line in lines:
        gathered.setdefault((line.at.astimezone(zone).date(), line.actor_id, line.actor_role), []).append(
            line
        )
    return [_visit(day, actor, role, theirs) for (day, actor, role), theirs in gathered.items()]


def _visit(day: date, actor_id: uuid.UUID | None, role: str, lines: list[Line]) -> Visit:
    counts: dict[str, int] = {}
    for line in lines:
        counts[line.sentence] = counts.get(line.sentence, 0) + 1
    moments = [line.at for line in lines]
    return Visit(day, actor_id, role, min(moments), max(moments), tuple(counts.items()))
