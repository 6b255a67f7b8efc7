"""Kinds of audit event. Each room declares its own in `events.py`, with the sentence a patient reads."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.functional import Promise


@dataclass(frozen=True)
class Event:
    """A kind of event: a key such as `journal.opened` and what it says after the actor's name."""

    key: str
    sentence: str | Promise
    writes: bool = False

    known: ClassVar[dict[str, "Event"]] = {}

    def __post_init__(self) -> None:
        if self.key in Event.known:
            raise ValueError(f"the audit event {self.key} is declared twice")
        Event.known[self.key] = self
