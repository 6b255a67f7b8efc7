"""Ids as they come from PostgreSQL: the same few are read with every request, and taken apart once."""

from functools import lru_cache
from typing import Any, Final
from uuid import UUID

from psycopg2 import extensions

KEPT: Final = 16_384  # ids of some hundred bytes each in a process; engineering default
UUID_OID: Final = 2950  # of PostgreSQL's type uuid

_read = lru_cache(maxsize=KEPT)(UUID)


def read_ids_once() -> None:
    """From now on the same id is the same object on every connection: an id never changes, so it may be shared."""
    extensions.register_type(extensions.new_type((UUID_OID,), "UUID", _cast))


def _cast(text: str | None, _cursor: Any) -> UUID | None:
    return None if text is None else _read(text)
