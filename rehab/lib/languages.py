"""Which pages are told in which language: locale/promise.toml says so, and a page it leaves out is in English."""

import tomllib
from collections.abc import Iterable
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Final

PROMISE: Final = Path(__file__).resolve().parent.parent.parent / "locale" / "promise.toml"
ENGLISH: Final = "en"


def fits(name: str, patterns: Iterable[str]) -> bool:
    """Whether a list of patterns holds this name: * is anything, ! takes away, and the last one that fits decides."""
    decided = False
    for pattern in patterns:
        if fnmatchcase(name, pattern.removeprefix("!")):
            decided = not pattern.startswith("!")
    return decided


@cache
def pages() -> dict[str, tuple[str, ...]]:
    """Language → patterns of the addresses told in it."""
    return {language: tuple(row["pages"]) for language, row in tomllib.loads(PROMISE.read_text()).items()}


def language_of_page(path: str, wanted: str) -> str:
    """The language in which the page at this address is told to somebody who wants another one."""
    return wanted if wanted == ENGLISH or fits(path, pages().get(wanted, ())) else ENGLISH
