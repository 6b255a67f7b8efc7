"""What differs between two versions, word by word, for people and for screen readers."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Final, Literal

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from rehab.publishing.lint import Picture
from rehab.publishing.shelf import R, Shelf
from rehab.publishing.texts import OTHER_KEYS, leaves

Kind = Literal["same", "del", "ins"]
Names = Mapping[Any, str | Promise]
ALIKE: Final = 0.5  # lines that share less than half are shown one after the other, not woven together
WORD: Final = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True)
class Part:
    """A run of words that is in both versions, was taken out, or came in."""

    kind: Kind
    text: str


@dataclass(frozen=True)
class Row:
    """One field that differs, line by line."""

    label: str
    lines: tuple[tuple[Part, ...], ...]


def compare(shelf: Shelf[R], before: R, after: R) -> list[Row]:
    """The fields that differ, in the order of the page."""
    rows = []
    for field in shelf.words:
        names = shelf.names.get(field, {})
        old, new = plain_lines(before, field, names), plain_lines(after, field, names)
        if old != new:
            rows.append(Row(shelf.label(field), tuple(_lines(old, new))))
    return [*rows, *_pictures(shelf, before, after)]


def _pictures(shelf: Shelf[R], before: R, after: R) -> Iterator[Row]:
    """Pictures and videos that came, went, changed places or words. A version that is not saved has none to compare."""
    if before.pk is None or after.pk is None:
        return
    old, new = list(shelf.pictures(before)), list(shelf.pictures(after))
    if old == new:
        return
    said, now = [_shown(one) for one in old], [_shown(one) for one in new]
    if said == now:  # the same words under another file
        parts = [((Part("del", a),), (Part("ins", b),)) for a, b in zip(said, now, strict=True)]
        yield Row(_("Pictures and videos"), tuple(line for pair in parts for line in pair))
    else:
        yield Row(_("Pictures and videos"), tuple(_lines(said, now)))


def _shown(picture: Picture) -> str:
    """One picture in words."""
    return " · ".join(text for text in (picture.name, picture.alt, picture.caption) if text)


def plain_lines(revision: Any, field: str, names: Names | None = None) -> list[str]:
    """A field's value as lines of text. `names` are the words for coded values."""
    value = getattr(revision, field)
    show = getattr(revision, f"get_{field}_display", None)
    if show is not None:
        return [str(show())] if value not in (None, "") else []
    if isinstance(value, bool):
        return [_("yes") if value else _("no")]
    if isinstance(value, list):
        return [line for one in value for line in _one(one, names or {})]
    return [] if value in (None, "") else str(value).splitlines()


def _one(value: Any, names: Names) -> list[str]:
    """An entry of a list: its texts, and for an object what else it says, such as its type."""
    if not isinstance(value, dict):
        return [str(names.get(value, value))]
    kind = value.get("type")
    marks = [str(names.get(kind, kind))] if kind else []
    texts = [text for _path, text in leaves(value)]
    return ([": ".join([*marks, text]) for text in texts] or marks) + _said_beside(value, names)


def _said_beside(value: Mapping[str, Any], names: Names) -> list[str]:
    """What an object says beside its texts: whether a statement is true, which picture stands there."""
    said = {key: value[key] for key in OTHER_KEYS if value.get(key) not in (None, "")}
    if said.get("safety") is False:
        del said["safety"]
    return [f"{OTHER_KEYS[key]}: {_value(one, names)}" for key, one in said.items()]


def _value(value: Any, names: Names) -> str:
    if isinstance(value, bool):
        return _("true") if value else _("false")
    return str(names.get(value, value))


def _lines(old: list[str], new: list[str]) -> Iterator[tuple[Part, ...]]:
    """Pair the lines, then the words within each pair."""
    for op, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if op == "equal":
            yield from ((Part("same", line),) for line in old[a:b])
            continue
        both = min(b - a, d - c)
        yield from (tuple(words(x, y)) for x, y in zip(old[a : a + both], new[c : c + both], strict=True))
        yield from ((Part("del", line),) for line in old[a + both : b])
        yield from ((Part("ins", line),) for line in new[c + both : d])


def words(old: str, new: str) -> Iterator[Part]:
    """Two lines as runs of words. Joined without the insertions they are the old line, and the other way round."""
    a, b = WORD.findall(old), WORD.findall(new)
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    if matcher.ratio() < ALIKE:
        a, b = [old] if old else [], [new] if new else []
        matcher = SequenceMatcher(None, a, b, autojunk=False)
    for op, i, j, k, n in matcher.get_opcodes():
        if op == "equal":
            yield Part("same", "".join(a[i:j]))
            continue
        if i < j:
            yield Part("del", "".join(a[i:j]))
        if k < n:
            yield Part("ins", "".join(b[k:n]))
