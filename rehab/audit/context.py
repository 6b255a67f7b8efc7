"""Who is acting now, for events that are recorded deep inside an action."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Acting:
    """The present request or task."""

    role: str = "system"
    request_id: uuid.UUID = field(default_factory=uuid.uuid4)


_acting: ContextVar[Acting | None] = ContextVar("acting", default=None)


def acting() -> Acting:
    return _acting.get() or Acting()


@contextmanager
def acting_as(role: str, request_id: uuid.UUID | None = None) -> Iterator[None]:
    token = _acting.set(Acting(role, request_id or uuid.uuid4()))
    try:
        yield
    finally:
        _acting.reset(token)
