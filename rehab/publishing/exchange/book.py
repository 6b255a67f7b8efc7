"""What a library hands in so that it can be taken out and brought in as a file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic

from rehab.accounts.models import Clinic, User
from rehab.audit.events import Event
from rehab.publishing.exchange.columns import Column
from rehab.publishing.exchange.trouble import Trouble
from rehab.publishing.shelf import R, Shelf

ID = "id"
TRANSLATIONS = "translations"
Pair = tuple[str, str]


@dataclass(frozen=True)
class Arrows:
    """Links between the things of a library, always (from, to); they may not run in a circle.

    `columns`: name → whether the arrow points away from the thing in whose row it stands. `here` gives the arrows of
    a clinic by id, `draw` draws new ones between things.
    """

    columns: Mapping[str, bool]
    here: Callable[[Clinic], set[Pair]]
    draw: Callable[[list[tuple[Any, Any]], User], None]

    def pair(self, column: str, this: str, other: str) -> Pair:
        """The arrow that this id in this column of a row means."""
        return (this, other) if self.columns[column] else (other, this)


@dataclass(frozen=True)
class Book(Generic[R]):
    """One library. `clean` is its own rules: fields → (fields ready to be saved, what is wrong with them)."""

    name: str
    shelf: Shelf[R]
    items: Any  # the model of its things: with `clinic` and `external_id`
    columns: tuple[Column, ...]
    arrows: Arrows
    clean: Callable[[dict[str, Any]], tuple[dict[str, Any], list[Trouble]]]
    imported: Event

    @property
    def by_name(self) -> dict[str, Column]:
        """The columns that hold fields."""
        return {column.name: column for column in self.columns}

    @property
    def header(self) -> tuple[str, ...]:
        """Every column of a table, in its order."""
        return (ID, *self.by_name, *self.arrows.columns)

    @property
    def needed(self) -> tuple[str, ...]:
        """The columns without which a table is not read."""
        return (ID, *(column.name for column in self.columns if column.needed))
