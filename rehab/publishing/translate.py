"""Write a translation, and read it with a second pair of eyes."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any, Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rehab.accounts.models import User
from rehab.lib.refusals import Refused
from rehab.publishing.actions import NotReady, SavedMeanwhile, held
from rehab.publishing.lint import errors
from rehab.publishing.models import RevisionState, Translation
from rehab.publishing.shelf import R, Shelf
from rehab.publishing.told import other_languages, texts_of, translated, untold

NOTHING_NEW: Final = gettext_lazy("There is nothing new to read in this translation.")


def translation_of(shelf: Shelf[R], revision: R, language: str) -> Translation | None:
    """The row of this language; None when nobody has begun."""
    if shelf.translations is None:
        return None
    rows: Any = shelf.translations._default_manager.select_related("translator", "reviewer")
    row: Translation | None = rows.filter(revision=revision, language=language).first()
    return row


def working_words(row: Translation | None) -> dict[str, str]:
    """What a translator goes on from: what is being written, else what patients read."""
    return dict(row.draft or row.words) if row is not None else {}


def seen_mark(row: Translation | None) -> str:
    """What a page of this translation was made from."""
    if row is None:
        return ""
    text = json.dumps([row.pk, working_words(row), str(row.reviewed_on)], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


@transaction.atomic
def save_translation(
    shelf: Shelf[R], *, revision: R, language: str, words: Mapping[str, str], seen: str, by: User
) -> Translation:
    """Keep what was translated so far, for a second person to read. Patients still read what they read.

    Raises Refused and SavedMeanwhile.
    """
    revision = held(shelf, revision, by)
    check_can_be_translated(shelf, revision, language)
    row = translation_of(shelf, revision, language)
    if seen_mark(row) != seen:
        raise SavedMeanwhile(row)
    if row is None:
        row = _translations(shelf)(revision=revision, language=language)
    known = texts_of(shelf, revision)
    row.draft = {text: words[text].strip() for text in known if words.get(text, "").strip()}
    row.writers = [*(one for one in row.writers if one != str(by.pk)), str(by.pk)]
    row.saved_at = timezone.now()
    row.save()
    shelf.leave(shelf.events.translation_saved, revision, by, reason=language)
    return row


def check_can_be_translated(shelf: Shelf[R], revision: R, language: str) -> None:
    """Into a language of the house, while the words are in use or on their way there."""
    if language not in dict(other_languages()):
        raise Refused(_("There is no such language here."))
    _translations(shelf)
    if revision.state == RevisionState.RETIRED:
        raise Refused(_("This version is retired, so it is no longer translated."))


def _translations(shelf: Shelf[R]) -> Any:
    if shelf.translations is None:
        raise Refused(_("These texts are not translated."))
    return shelf.translations


@transaction.atomic
def read_translation(shelf: Shelf[R], *, revision: R, language: str, seen: str, by: User) -> Translation:
    """Say that a translation was read and is right; from now on patients read it.

    Raises Refused (own words, not complete), NotReady (the lint) and SavedMeanwhile.
    """
    revision = held(shelf, revision, by)
    row = translation_of(shelf, revision, language)
    if row is None:
        raise Refused(str(NOTHING_NEW))
    check_user_can_read_translation(by, row)
    if seen_mark(row) != seen:
        raise SavedMeanwhile(row)
    check_is_complete(shelf, revision, row)
    return _tell(shelf, revision, row, by)


def _tell(shelf: Shelf[R], revision: R, row: Translation, by: User) -> Translation:
    """From now on patients read what was in the draft."""
    if row.writers:
        row.translator, row.origin = User.objects.filter(pk=row.writers[-1]).first(), "clinic"
    row.words, row.draft, row.writers = row.draft, {}, []
    row.reviewer, row.reviewed_on = by, timezone.localdate()
    row.save()
    shelf.leave(shelf.events.translation_read, revision, by, reason=row.language)
    return row


def check_user_can_read_translation(user: User, row: Translation) -> None:
    """Four eyes: nobody who wrote in a translation is the one who reads it over."""
    if not row.draft:
        raise Refused(str(NOTHING_NEW))
    if str(user.pk) in row.writers:
        raise Refused(_("You wrote in this translation, so another curator has to read it."))


def check_is_complete(shelf: Shelf[R], revision: R, row: Translation) -> None:
    """Every text is there, and none of them has something to mend."""
    words = working_words(row)
    if untold(shelf, revision, words):
        raise Refused(_("Some texts are not translated yet. Patients read it when all of them are."))
    wrong = errors(shelf.findings(translated(shelf, revision, row.language, words), row.language))
    if wrong:
        raise NotReady(wrong)
