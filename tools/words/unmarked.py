"""Words in promised sources that nobody marked for translation."""

import ast
import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

from django.template.base import Lexer, Token, TokenType

from tools.words.promise import Promise
from tools.words.sources import KEYWORDS, files, name_of

READ_OUT: Final = frozenset({"alt", "aria-label", "placeholder", "title", "data-failed"})
"""Attributes that somebody reads or hears."""
UNREAD: Final = frozenset({"style", "script"})
AS_THEY_ARE: Final = frozenset({"Steady", "PDF", "SVG"})
WORD: Final = re.compile(r"[A-Za-z]{2,}")
SENTENCE: Final = re.compile(r"(?:[A-Z][a-z’']+|A)[,:]? [a-z0-9%(“].*", re.DOTALL)
"""A capital and small letters, then another word: no SVG path, no SQL."""
FOR_PROGRAMMERS: Final = re.compile(r"(?!Validation)\w*Error|Unknown\w+")
QUIET_BLOCKS: Final = frozenset({"body_class", "body_attributes"})
"""Template blocks that fill an attribute which nobody reads."""
BLOCKS: Final = {
    "comment": "endcomment",
    "blocktranslate": "endblocktranslate",
    "blocktrans": "endblocktrans",
}


def unmarked(root: Path, promised: Iterable[Promise]) -> Iterator[str]:
    """Every unmarked string of a file that some language promises whole."""
    promised = list(promised)
    for path in files(root):
        source = path.relative_to(root).as_posix()
        if any(promise.covers(source) for promise in promised):
            text = path.read_text("utf-8")
            found = in_python(text) if source.endswith(".py") else in_template(text)
            for line, words in found:
                yield f"{source}:{line}: “{words[:70]}” is not marked for translation."


def in_template(text: str) -> list[tuple[int, str]]:
    """Words between and in the tags of a page that no template tag translates, with their lines."""
    reader = _Reader()
    reader.feed(_markup_alone(text))
    reader.close()
    return reader.found


def _markup_alone(text: str) -> str:
    """The template without its tags, variables, comments and translated blocks; every line stays where it was."""
    kept, until = [], ""
    for token in Lexer(text).tokenize():
        name = _name(token)
        if until:
            until = "" if name == until else until
        elif name in BLOCKS:
            until = BLOCKS[name]
        elif name == "block" and token.split_contents()[1] in QUIET_BLOCKS:
            until = "endblock"
        elif token.token_type == TokenType.TEXT:
            kept.append(token.contents)
            continue
        kept.append("\n" * token.contents.count("\n") or "·")
    return "".join(kept)


def _name(token: Token) -> str:
    return (
        token.contents.split(maxsplit=1)[0] if token.token_type == TokenType.BLOCK and token.contents else ""
    )


class _Reader(HTMLParser):
    """Collects what a person would read."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[int, str]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in UNREAD:
            self.open.append(tag)
        for name, value in attrs:
            if name in READ_OUT:
                self._note(value or "")

    def handle_endtag(self, tag: str) -> None:
        if self.open and tag == self.open[-1]:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if not self.open:
            self._note(data)

    def _note(self, words: str) -> None:
        said = " ".join(words.split())
        if any(word not in AS_THEY_ARE for word in WORD.findall(said)):
            self.found.append((self.getpos()[0], said))


def in_python(text: str) -> list[tuple[int, str]]:
    """Strings of a module that read like a sentence and are in no call of gettext; documentation is none."""
    tree = ast.parse(text)
    quiet = {id(part) for node in ast.walk(tree) if _is_quiet(node) for part in ast.walk(node)}
    return [
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in quiet
        and SENTENCE.fullmatch(node.value.strip())
    ]


def _is_quiet(node: ast.AST) -> bool:
    """A call that marks its text, a text that stands by itself (documentation), an error for programmers."""
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    if not isinstance(node, ast.Call):
        return False
    name = name_of(node)
    return name in KEYWORDS or bool(FOR_PROGRAMMERS.fullmatch(name))
