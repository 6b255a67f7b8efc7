"""Hand a message to the outbox. The outbox lives on a higher floor, so it is reached by name only."""

import uuid
from datetime import datetime
from typing import TypedDict, Unpack

from django.conf import settings
from django.utils.module_loading import import_string

from rehab.accounts.models import User


class Letter(TypedDict, total=False):
    """What may be said to the outbox; see the function that settings.MAIL_OUTBOX names."""

    user: User | None
    address: str
    link: str
    link_id: uuid.UUID | None
    about_id: uuid.UUID | None
    not_before: datetime | None


def send(*, kind: str, key: str, language: str, expires_at: datetime, **letter: Unpack[Letter]) -> None:
    """Queue one message in the present transaction. The same `key` twice is one message."""
    queue = import_string(settings.MAIL_OUTBOX)
    queue(kind=kind, key=key, language=language, expires_at=expires_at, **letter)
