"""What locale/promise.toml promises for each language: which sources are told in it, whole."""

import tomllib
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
LOCALE = ROOT / "locale"


@dataclass(frozen=True)
class Promise:
    """One language: the sources promised in it, those that are not, and the words that stay as they are."""

    language: str
    sources: tuple[str, ...]
    but_not: tuple[str, ...] = ()
    same: frozenset[str] = field(default=frozenset())
    locale: Path = LOCALE

    def covers(self, source: str) -> bool:
        """Whether every string of this file is promised."""
        return _matches(source, self.sources) and not _matches(source, self.but_not)

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
            tuple(row.get("but_not", ())),
            frozenset(row.get("same", ())),
        )
        for language, row in told.items()
    ]


def _matches(source: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatchcase(source, pattern) for pattern in patterns)
