"""One row of a file: what it is about, and what would happen with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, Literal

from rehab.publishing.compare import Row
from rehab.publishing.exchange.book import Pair
from rehab.publishing.exchange.trouble import Trouble
from rehab.publishing.shelf import R

Standing = Literal["new", "changed", "same", "refused"]


@dataclass(frozen=True)
class Language:
    """The words of one language after the import, and what a page of the translation was made from."""

    words: dict[str, str]
    changed: int
    seen: str


@dataclass
class Line(Generic[R]):
    """`words` are the fields to save, None where they stay as they are; `arrows` those that are not there yet."""

    row: int
    values: Mapping[str, Any]
    key: str = ""
    title: str = ""
    item: Any = None
    newest: R | None = None
    words: dict[str, Any] | None = None
    languages: dict[str, Language] = field(default_factory=dict)
    arrows: list[Pair] = field(default_factory=list)
    changes: list[Row] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)

    @property
    def standing(self) -> Standing:
        """What would happen with this row."""
        if self.troubles:
            return "refused"
        if self.item is None:
            return "new"
        return "changed" if self.words or self.languages or self.arrows else "same"

    def refuse(self, column: str, what: str, mend: str) -> None:
        """Note something to mend."""
        self.troubles.append(Trouble(column, what, mend))
