"""What is missing or wrong in the promised words; each finding names its place and the mend."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from tools.words import catalogue
from tools.words.promise import ROOT, Promise
from tools.words.sources import Key, Message, messages
from tools.words.unmarked import unmarked
from tools.words.update import updated

HOLES: Final = re.compile(r"%\(\w+\)[sdif]|%(?:[sdif%]|\.\d+f)|\{\w*\}")
EXTRACT: Final = "Mend it with:  make fix"


def findings(promised: Iterable[Promise]) -> list[str]:
    """Everything that the check has to say, in a stable order; nothing when all is well."""
    found = messages()
    said: list[str] = []
    for promise in promised:
        said += _of_language(promise, found)
    return said + list(unmarked(ROOT, promised))


def _of_language(promise: Promise, found: Mapping[Key, Message]) -> Iterator[str]:
    where = promise.path.relative_to(ROOT).as_posix() if promise.path.is_relative_to(ROOT) else promise.path
    fresh = updated(promise, found)
    now = promise.path.read_text("utf-8") if promise.path.exists() else ""
    if now != catalogue.text_of(fresh, promise.language):
        yield f"{where}: is not what the sources say. {EXTRACT}"
    for message in catalogue.without_head(fresh):
        for words in wrong(message, promise):
            yield f"{where}: {message.locations[0][0]}: “{_short(message)}” {words}"


def wrong(message: Any, promise: Promise) -> Iterator[str]:
    """What is wrong with one promised message, in words."""
    if message.fuzzy:
        yield "is marked fuzzy: read it, then take the mark away."
    if not catalogue.is_told(message):
        yield "is not translated."
        return
    told = catalogue.strings(message)
    english = list(message.id) if isinstance(message.id, tuple | list) else [message.id]
    yield from _wrong_holes(english, told)
    if any(one in english and one not in promise.same and _has_words(one) for one in told):
        yield "reads as in English; if that is right, name it under `same` in locale/promise.toml."


def _wrong_holes(english: list[str], told: list[str]) -> Iterator[str]:
    """A form for a small number may leave the number out; the last one, for any number, may not."""
    needed = set(HOLES.findall(english[-1]))
    known = {hole for text in english for hole in HOLES.findall(text)}
    if set(HOLES.findall(told[-1])) != needed:
        yield f"needs {' '.join(sorted(needed)) or 'no placeholder'}, and its translation has others."
    for one in told[:-1]:
        if strange := set(HOLES.findall(one)) - known:
            yield f"has {' '.join(sorted(strange))}, which the English does not know."


def _has_words(text: str) -> bool:
    return bool(re.search(r"[A-Za-z]{2,}", HOLES.sub("", text)))


def _short(message: Any) -> str:
    text = message.id[0] if isinstance(message.id, tuple | list) else message.id
    return text if len(text) <= 70 else f"{text[:67]}…"
