"""Take translations along to the next version: what was read stays read for every text that stays the same."""

from typing import Any, Final

from rehab.publishing.shelf import R, Shelf

COPIED: Final = (
    "language",
    "words",
    "draft",
    "writers",
    "translator",
    "reviewer",
    "reviewed_on",
    "saved_at",
    "origin",
)


def carry_translations(shelf: Shelf[R], before: R, after: R) -> None:
    """Copy every translation. A text whose English differs is missing there until it is translated."""
    if shelf.translations is None:
        return
    old: Any = shelf.translations._default_manager.filter(revision=before)
    copies = [
        shelf.translations(revision=after, **{name: getattr(row, name) for name in COPIED}) for row in old
    ]
    shelf.translations._default_manager.bulk_create(copies)
