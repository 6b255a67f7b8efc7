"""Find and replace the texts inside a field, whatever its shape: a string, a list, or objects in a list."""

from collections.abc import Callable, Iterator
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Path = tuple[int | str, ...]
# The keys of an object under which a text for people stands. All other values are kept as they are.
WORD_KEYS: Final[dict[str, str | Promise]] = {
    "heading": _("heading"),
    "text": "",
    "statement": _("question"),
    "explanation": _("explanation"),
    "caption": _("caption"),
    "alt": _("description of the picture"),
}

# What else an object says that is no text for patients to read, and what a comparison calls it.
OTHER_KEYS: Final[dict[str, str | Promise]] = {
    "is_true": _("Answer"),
    "diagram": _("Picture"),
    "misconception": _("What another answer may mean"),
    "safety": _("Safety follow-up"),
}


def leaves(value: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every text in a value with the way to it. Empty ones are left out."""
    if isinstance(value, str):
        if value.strip():
            yield path, value
    elif isinstance(value, list | tuple):
        for n, one in enumerate(value):
            yield from leaves(one, (*path, n))
    elif isinstance(value, dict):
        for key in WORD_KEYS:
            if key in value:
                yield from leaves(value[key], (*path, key))


def swapped(value: Any, say: Callable[[str], str]) -> Any:
    """The same value with every text replaced by what `say` makes of it."""
    if isinstance(value, str):
        return say(value) if value.strip() else value
    if isinstance(value, list | tuple):
        return [swapped(one, say) for one in value]
    if isinstance(value, dict):
        return {key: swapped(one, say) if key in WORD_KEYS else one for key, one in value.items()}
    return value


def place_words(label: str, path: Path) -> str:
    """“Steps 2”, “Pages 1, heading”: where in the field a text stands."""
    said = label
    for step in path:
        if isinstance(step, int):
            said = f"{said} {step + 1}"
        elif WORD_KEYS.get(step):
            said = f"{said}, {WORD_KEYS[step]}"
    return said
