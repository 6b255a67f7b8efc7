"""Every string of the sources that is marked for translation, with the files in which it stands."""

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from babel.messages.extract import extract as babel_extract
from django.utils.translation.template import templatize

from tools.words.promise import ROOT

Key = tuple[str, str]
"""Context ("" for none) and the English text; of a plural, its singular."""

ROOMS: Final = ("rehab", "patients", "education", "programs")
KEYWORDS: Final = {
    "_": None,
    "_now": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
INDENT: Final = re.compile(r"^[ \t]+", re.MULTILINE)


@dataclass
class Message:
    """One string to translate; `plural` is "" unless it depends on a number."""

    context: str
    text: str
    plural: str = ""
    sources: set[str] = field(default_factory=set)

    @property
    def key(self) -> Key:
        """What the catalogue finds it by."""
        return self.context, self.text


def messages(root: Path = ROOT) -> dict[Key, Message]:
    """All marked strings in a stable order. Raises ValueError when one text has two different plurals."""
    found: dict[Key, Message] = {}
    for path in files(root):
        source = path.relative_to(root).as_posix()
        for one in in_file(path.read_text("utf-8"), source):
            _add(found, one, source)
    return dict(sorted(found.items(), key=lambda item: (item[0][1].lower(), item[0])))


def _add(found: dict[Key, Message], one: Message, source: str) -> None:
    row = found.setdefault(one.key, one)
    if one.plural and row.plural and one.plural != row.plural:
        raise ValueError(f"{source}: “{one.text}” has another plural elsewhere: “{row.plural}”.")
    row.plural = row.plural or one.plural
    row.sources.add(source)


def files(root: Path = ROOT) -> list[Path]:
    """Python of the four rooms without its migrations, and all templates."""
    python = (path for room in ROOMS for path in (root / room).rglob("*.py"))
    templates = (path for path in (root / "templates").rglob("*") if path.suffix in {".html", ".txt"})
    return sorted([*(path for path in python if "migrations" not in path.parts), *templates])


def in_file(text: str, source: str) -> Iterator[Message]:
    """The marked strings of one file."""
    if not source.endswith(".py"):
        # Python's tokens do not mind the markup in between, as long as no line is indented.
        text = INDENT.sub("", templatize(text, origin=source))
    found: Iterable[tuple[int, object, list[str], str | None]] = babel_extract(
        "python", io.BytesIO(text.encode()), keywords=KEYWORDS, options={"encoding": "utf-8"}
    )
    for _line, words, _comments, context in found:
        text_and_plural = words if isinstance(words, tuple) else (words,)
        if text_and_plural[0]:
            yield Message(context or "", *text_and_plural)
