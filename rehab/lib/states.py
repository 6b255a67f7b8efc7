"""States are data: a table says which state may follow which."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext as _


class NotAllowedNow(Exception):
    """The thing is in a state from which this step cannot be taken. Its text is one plain sentence."""


@dataclass(frozen=True)
class Transitions:
    """Which state may follow which. `table` names every state; an end state maps to an empty set."""

    name: str
    table: Mapping[str, frozenset[str]]

    known: ClassVar[dict[str, "Transitions"]] = {}

    def __post_init__(self) -> None:
        Transitions.known[self.name] = self

    def may(self, now: str, then: str) -> bool:
        return then in self.table[now]

    def check(self, now: str, then: str) -> None:
        """Raise NotAllowedNow unless `then` may follow `now`."""
        if not self.may(now, then):
            no = NotAllowedNow(
                _("This has changed meanwhile, so nothing was done. Please look at how it stands now.")
            )
            no.add_note(f"{self.name}: {now} cannot become {then}")
            raise no
