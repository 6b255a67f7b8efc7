"""The translations that a file brings: only those texts that it says otherwise than the library."""

from typing import Any, Final

from django.utils.translation import gettext as _

from rehab.accounts.models import User
from rehab.publishing.exchange.line import Language
from rehab.publishing.exchange.trouble import Wrong
from rehab.publishing.models import RevisionState
from rehab.publishing.shelf import R, Shelf
from rehab.publishing.told import other_languages, texts_of
from rehab.publishing.translate import seen_mark, working_words

MOST: Final = 6000  # characters, as in the form of a translation


def languages_of(shelf: Shelf[R], told: R, newest: R | None, said: Any, by: User) -> dict[str, Language]:
    """Language → what its words would be. `told` has the English as it will be. Raises Wrong.

    A translation of English that this very file replaces is let go: it has to be written anew.
    """
    if shelf.translations is None or not isinstance(said, dict):
        raise Wrong(
            _("Translations are not an object."), _("Write them as {language: {English: translation}}.")
        )
    texts = set(texts_of(shelf, told))
    before = set(texts_of(shelf, newest)) if newest is not None else set()
    rows: dict[str, Any] = (
        {row.language: row for row in newest.translations.all()} if newest is not None else {}  # type: ignore[attr-defined]
    )
    found = {}
    for language, words in said.items():
        _check(language, words, texts | before)
        here = working_words(rows.get(language))
        said_now = {text: one.strip() for text, one in words.items() if text in texts and one.strip()}
        new = {text: one for text, one in said_now.items() if here.get(text) != one}
        if new:
            _check_the_way(newest, rows.get(language), by)
            merged = {text: word for text, word in (here | new).items() if text in texts}
            found[language] = Language(merged, len(new), seen_mark(rows.get(language)))
    return found


def _check(language: str, words: Any, texts: set[str]) -> None:
    known = dict(other_languages())
    if language not in known:
        raise Wrong(_("There is no language “%s” here.") % language[:20], _("Use: %s.") % ", ".join(known))
    if not isinstance(words, dict) or not all(isinstance(one, str) for one in words.values()):
        raise Wrong(
            _("The words of “%s” are not an object of texts.") % language,
            _("Write them as {English: translation}."),
        )
    if strange := [text for text in words if text not in texts]:
        raise Wrong(
            _("“%s” is translated, but does not stand in the English.") % strange[0][:80],
            _("Write the English there exactly as it stands in this item, or take it out."),
        )
    if long := [text for text, one in words.items() if len(one) > MOST]:
        raise Wrong(_("The translation of “%s” is too long.") % long[0][:80], _("Shorten it."))


def _check_the_way(newest: Any, row: Any, by: User) -> None:
    """What somebody else is translating is not written over, and what is retired is no longer translated."""
    if newest is not None and newest.state == RevisionState.RETIRED:
        raise Wrong(
            _("This version is retired, so it is no longer translated."), _("Take the translations out.")
        )
    if row is not None and row.draft and row.writers and row.writers[-1] != str(by.pk):
        raise Wrong(
            _("Somebody else is translating this, and the file says something else."),
            _("Have that translation read first, or take it out of the file."),
        )
