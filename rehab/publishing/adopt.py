"""Starter translations: laid down unread beside an adopted text, told to patients when a curator has read them."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from rehab.accounts.models import Clinic, User
from rehab.publishing.models import RevisionState, Translation
from rehab.publishing.shelf import R, Shelf
from rehab.publishing.told import paired
from rehab.publishing.translate import read_translation, seen_mark


def lay_translations(
    shelf: Shelf[R], revision: R, fields: Mapping[str, Mapping[str, Any]]
) -> list[Translation]:
    """Starter translations of a revision, by language, as drafts without a translator. Patients do not read them yet.

    `fields`: language → the translated fields, in the same shapes as the English ones.
    """
    english = {name: getattr(revision, name) for name in shelf.translated}
    rows = [
        shelf.translations(
            revision=revision, language=language, origin="starter", draft=paired(shelf, english, said)
        )
        for language, said in fields.items()
    ]
    made: list[Translation] = shelf.translations._default_manager.bulk_create(rows)
    return made


def unread(shelf: Shelf[R], clinic: Clinic, language: str = "") -> list[Any]:
    """Translations of what is published that wait for a second pair of eyes, by language and number."""
    if shelf.translations is None:
        return []
    path = f"revision__{shelf.item}"
    rows = shelf.translations._default_manager.filter(
        **{f"{path}__clinic": clinic}, revision__state=RevisionState.PUBLISHED
    ).exclude(draft={})
    rows = rows.filter(language=language) if language else rows
    return list(rows.select_related(f"{path}__clinic").order_by("language", f"{path}__external_id"))


@transaction.atomic
def read_many(shelf: Shelf[R], rows: list[Any], *, by: User) -> int:
    """Say of several translations at once that they were read and are right. All or none."""
    for row in rows:
        read_translation(shelf, revision=row.revision, language=row.language, seen=seen_mark(row), by=by)
    return len(rows)
