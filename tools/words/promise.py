"""What locale/promise.toml promises for each language: which sources are told in it, whole."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from rehab.lib.languages import fits

ROOT = Path(__file__).resolve().parent.parent.parent
LOCALE = ROOT / "locale"


@dataclass(frozen=True)
class Promise:
    """One language: patterns of the sources promised in it, and the words that are the same in English."""

    language: str
    sources: tuple[str, ...]
    same: frozenset[str] = field(default=frozenset())
    locale: Path = LOCALE

    def covers(self, source: str) -> bool:
        """Whether every string of this file is promised: the last pattern that fits decides."""
        return fits(source, self.sources)

    @property
    def path(self) -> Path:
        """Its catalogue."""
        return self.locale / self.language / "LC_MESSAGES" / "django.po"


def promises(path: Path = LOCALE / "promise.toml") -> list[Promise]:
    """Read the promises. Raises OSError or TOMLDecodeError when the file is not there or not readable."""
    told = tomllib.loads(path.read_text("utf-8"))
    return [
        Promise(
            language,
            tuple(row["sources"]),
            frozenset(row.get("same", ())),
        )
        for language, row in told.items()
    ]
