"""Keep the rows of a file until they were looked at, and import them: all or nothing."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from rehab.accounts.models import Clinic, User
from rehab.audit.record import record
from rehab.lib.refusals import Refused
from rehab.publishing.actions import SavedMeanwhile, fingerprint, first_draft, save_draft
from rehab.publishing.exchange.book import Book
from rehab.publishing.exchange.line import Line
from rehab.publishing.exchange.plan import Plan, make_plan
from rehab.publishing.exchange.read import read_file
from rehab.publishing.models import ImportDraft
from rehab.publishing.shelf import R
from rehab.publishing.translate import save_translation, seen_mark, translation_of


class LooksOtherwise(Refused):
    """The library is no longer the one that the report was made from. Nothing was written."""


@transaction.atomic
def keep_rows(book: Book[R], *, clinic: Clinic, content: bytes, by: User) -> ImportDraft:
    """Take a file apart and keep its rows for an hour, in place of the last one. Raises Refused and Unreadable."""
    book.shelf.check_user_can_curate(by, clinic)
    rows = read_file(book, content)
    sweep_imports()
    ImportDraft.objects.filter(by=by, clinic=clinic, library=book.name).delete()
    return ImportDraft.objects.create(by=by, clinic=clinic, library=book.name, rows=rows)


def sweep_imports() -> int:
    """Throw away the rows whose time is over. Answers how many there were."""
    gone, _kinds = ImportDraft.objects.filter(ends_at__lte=timezone.now()).delete()
    return gone


@transaction.atomic
def import_rows(book: Book[R], *, draft: ImportDraft, seen: str, by: User) -> Plan[R]:
    """Do what the report said, and throw the rows away. `seen` is the mark of the plan that was shown.

    New things and new versions become drafts of `by`; nothing is published. Raises LooksOtherwise when the library
    changed since, and Refused when there is something to mend, or when it was done already.
    """
    clinic = Clinic.objects.select_for_update().get(pk=draft.clinic_id)
    book.shelf.check_user_can_curate(by, clinic)
    held = ImportDraft.objects.visible_to(by).filter(pk=draft.pk).first()
    if held is None:
        raise Refused(_("This file is not waiting any more. Choose it again."))
    plan = make_plan(book, clinic, held.rows, by)
    if plan.mark != seen:
        raise LooksOtherwise(_("The library changed since this report was made. Please look at it again."))
    carry_out(book, plan, clinic=clinic, by=by)
    held.delete()
    return plan


@transaction.atomic
def carry_out(book: Book[R], plan: Plan[R], *, clinic: Clinic, by: User) -> None:
    """Write what a plan says. Raises Refused when it has something to mend, and LooksOtherwise."""
    book.shelf.check_user_can_curate(by, clinic)
    if plan.of("refused"):
        raise Refused(_("Nothing was imported: there are rows to mend."))
    lines = [*plan.of("new"), *plan.of("changed")]
    try:
        for line in lines:
            _save(book, line, clinic, by)
    except SavedMeanwhile as found:
        raise LooksOtherwise(str(found)) from found
    _link(book, lines, clinic, by)
    said = f"{len(plan.of('new'))} new, {len(plan.of('changed'))} changed"
    record(book.imported, by=by, clinic_id=clinic.pk, reason=said)


def _save(book: Book[R], line: Line[R], clinic: Clinic, by: User) -> None:
    shelf = book.shelf
    revision = line.newest
    if line.words is not None:
        words = line.words | {"change_note": _("Imported from a file")}
        if line.item is None:
            item = book.items.objects.create(clinic=clinic, external_id=line.key)
            revision = first_draft(shelf, item=item, words=words, by=by)
        else:
            seen = fingerprint(shelf, line.newest)
            revision = save_draft(shelf, item=line.item, words=words, seen=seen, by=by)
    if revision is not None:
        _translate(book, line, revision, by)


def _translate(book: Book[R], line: Line[R], revision: R, by: User) -> None:
    """For a second person to read. A new version has brought along what was translated before it."""
    for language, told in line.languages.items():
        before: Any = translation_of(book.shelf, revision, language)
        save_translation(
            book.shelf,
            revision=revision,
            language=language,
            words=told.words,
            seen=seen_mark(before),
            by=by,
        )


def _link(book: Book[R], lines: list[Line[R]], clinic: Clinic, by: User) -> None:
    wanted = [pair for line in lines for pair in line.arrows]
    if not wanted:
        return
    items: Any = book.items.objects.filter(
        clinic=clinic, external_id__in={key for pair in wanted for key in pair}
    )
    here = {item.external_id: item for item in items.select_related("clinic")}
    book.arrows.draw([(here[start], here[end]) for start, end in wanted], by)
