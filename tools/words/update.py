"""Bring the catalogues up to date with the sources, keeping what is translated."""

from collections.abc import Iterable, Iterator, Mapping

from babel.messages.catalog import Catalog

from tools.words import catalogue
from tools.words.promise import Promise
from tools.words.sources import Key, Message, messages


def extract(promised: Iterable[Promise]) -> Iterator[str]:
    """Write each language's catalogue anew; yield a line for each. What left the sources leaves the catalogue."""
    found = messages()
    for promise in promised:
        fresh = updated(promise, found)
        catalogue.write(fresh, promise.path, promise.language)
        told = [catalogue.is_told(message) for message in catalogue.without_head(fresh)]
        yield f"{promise.language}: {sum(told)} of {len(told)} promised strings are translated"


def updated(promise: Promise, found: Mapping[Key, Message]) -> Catalog:
    """The catalogue with exactly the promised strings of the sources, and every translation already there."""
    old = {
        (message.context or "", _text(message)): message
        for message in catalogue.without_head(catalogue.read(promise.path, promise.language))
    }
    fresh = Catalog(locale=promise.language)
    for key, message in found.items():
        if not any(map(promise.covers, message.sources)):
            continue
        before = old.get(key)
        fresh.add(
            (message.text, message.plural) if message.plural else message.text,
            string=_kept(message, before, fresh.num_plurals),
            locations=[(source, 0) for source in sorted(message.sources)],
            flags={"fuzzy"} if before is not None and before.fuzzy else (),
            context=message.context or None,
        )
    return fresh


def _text(message: object) -> str:
    found = message.id  # type: ignore[attr-defined]
    return str(found[0] if isinstance(found, tuple | list) else found)


def _kept(message: Message, before: object | None, forms: int) -> str | tuple[str, ...]:
    """The translation as it was, as long as it still has as many forms as it needs."""
    kept = catalogue.strings(before) if before is not None else []
    if message.plural:
        return tuple(kept) if len(kept) == forms else ("",) * forms
    return kept[0] if len(kept) == 1 else ""
