"""Leave one event in the audit trail, in the transaction of what it records."""

import uuid
from typing import Protocol

from django.db import DatabaseError, OperationalError, models
from django.utils import timezone

from rehab.audit.context import acting
from rehab.audit.events import Event
from rehab.audit.models import AuditEvent
from rehab.lib.insert import insert

MOST_OF_A_REASON = 400  # characters


class Actor(Protocol):
    """Whoever acts: anything with an id."""

    @property
    def pk(self) -> uuid.UUID: ...


class AuditAway(OperationalError):
    """The event could not be written, so what it records must not happen: the reader gets a 503."""


def record(
    event: Event,
    *,
    by: Actor | None,
    patient_id: uuid.UUID | None = None,
    clinic_id: uuid.UUID | None = None,
    about: models.Model | None = None,
    on_behalf_of: uuid.UUID | None = None,
    reason: str = "",
    role: str = "",
) -> None:
    """Write one event. `by` is None when the software itself acts. `reason` is cut at `MOST_OF_A_REASON` characters.

    Raises AuditAway when the database does not take it, for whatever reason.
    """
    now = acting()
    row = {
        "at": timezone.now(),
        "event": event.key,
        "actor_id": by.pk if by else None,
        "actor_role": role or (now.role if by else "system"),
        "on_behalf_of": on_behalf_of,
        "patient_id": patient_id,
        "clinic_id": clinic_id,
        "about_type": about._meta.label_lower if about else "",
        "about_id": str(about.pk) if about else "",
        "reason": reason[:MOST_OF_A_REASON],
        "request_id": now.request_id,
    }
    try:
        insert(AuditEvent, [row])
    except DatabaseError as error:
        raise AuditAway("no audit event, no data") from error
