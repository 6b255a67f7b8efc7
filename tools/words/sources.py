"""Every string of the sources that is marked for translation, with the files in which it stands."""

import ast
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
KEYWORDS: Final[dict[str, tuple[int, ...]]] = {
    "_": (0,),
    "_now": (0,),
    "gettext": (0,),
    "gettext_lazy": (0,),
    "gettext_noop": (0,),
    "ngettext": (0, 1),
    "ngettext_lazy": (0, 1),
    "pgettext": (0, 1),
    "pgettext_lazy": (0, 1),
    "npgettext": (0, 1, 2),
}
"""What marks a string, and at which of its arguments the texts stand."""
IN_TEMPLATES: Final = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
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
    return in_python(text) if source.endswith(".py") else in_template(text, source)


def in_python(text: str) -> Iterator[Message]:
    """Calls of gettext and its kin with texts as they stand, also within f-strings."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and (places := KEYWORDS.get(name_of(node))) is not None:
            words = [arg.value if isinstance(arg, ast.Constant) else None for arg in node.args]
            found = [str(words[n]) for n in places if n < len(words) and words[n]]
            if len(found) == len(places):
                context = found.pop(0) if is_contextual(node) else ""
                yield Message(context, found[0], found[1] if len(found) > 1 else "")


def name_of(call: ast.Call) -> str:
    """The bare name of what is called."""
    return call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")


def is_contextual(call: ast.Call) -> bool:
    """pgettext and npgettext take a context before the text."""
    return name_of(call).startswith(("pgettext", "npgettext"))


def in_template(text: str, source: str) -> Iterator[Message]:
    """What Django makes of a template reads like Python to Babel, once no line is indented."""
    plain = INDENT.sub("", templatize(text, origin=source))
    found: Iterable[tuple[int, object, list[str], str | None]] = babel_extract(
        "python", io.BytesIO(plain.encode()), keywords=IN_TEMPLATES, options={"encoding": "utf-8"}
    )
    for _line, words, _comments, context in found:
        text_and_plural = words if isinstance(words, tuple) else (words,)
        if text_and_plural[0]:
            yield Message(context or "", *text_and_plural)
