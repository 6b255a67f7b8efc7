"""Write a new thing, or the next version of one: what modules and places to turn to share."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from education.forms.sheet import Sheet
from education.permissions import check_user_can_curate
from education.views.library.things import me
from rehab.accounts.policy import CURATORS, FORM, policy
from rehab.accounts.roles import CURATOR
from rehab.lib.refusals import Refused
from rehab.publishing.actions import SavedMeanwhile, check_can_be_edited, fingerprint, newest, save_draft
from rehab.publishing.compare import plain_lines
from rehab.publishing.desk import Desk
from rehab.publishing.people import name_of
from rehab.publishing.shelf import R, Shelf
from rehab.publishing.waiting import sent_back


@dataclass(frozen=True)
class Editor(Generic[R]):
    """How one library is written. `initial`: (revision, seen) → first values of the form and of its rows."""

    desk: Desk[R]
    sheet: type[Sheet]
    initial: Callable[[Any, str], Any]
    make: Callable[..., R]
    template: str


def new_view(editor: Editor[R]) -> Callable[..., HttpResponse]:
    """A new thing. It starts as a draft that only curators see."""

    @policy(CURATORS, methods=FORM)
    def view(request: HttpRequest) -> HttpResponse:
        clinic = me(request).clinic_as(CURATOR)
        if clinic is None:
            raise Refused(_("This page is for curators."))
        sheet = _sheet(editor, request, None)
        if sheet.is_sent and sheet.is_valid():
            made = editor.make(clinic=clinic, words=sheet.words(), by=me(request))
            messages.success(request, _("The draft is saved. Only curators see it until it is published."))
            return redirect(editor.desk.home(editor.desk.shelf.item_of(made)))
        return _page(request, editor, sheet)

    return view


def edit_view(editor: Editor[R]) -> Callable[..., HttpResponse]:
    """The draft in work, or the first words of the next version."""
    desk = editor.desk

    @policy(CURATORS, methods=FORM)
    def view(request: HttpRequest, **ids: uuid.UUID) -> HttpResponse:
        item = desk.item_or_404(me(request), ids[desk.id_name])
        check_user_can_curate(request.user, item.clinic)
        now = newest(desk.shelf, item)
        check_can_be_edited(now)
        sheet = _sheet(editor, request, now)
        if not (sheet.is_sent and sheet.is_valid()):
            return _page(request, editor, sheet, item)
        try:
            save_draft(desk.shelf, item=item, words=sheet.words(), seen=sheet.seen, by=me(request))
        except SavedMeanwhile as found:
            return _both(request, editor, sheet, item, found.theirs)
        messages.success(
            request, _("The draft is saved. Patients keep the published version until this one is published.")
        )
        return redirect(desk.home(item))

    return view


def _sheet(editor: Editor[R], request: HttpRequest, now: R | None) -> Sheet:
    words, rows = editor.initial(now, fingerprint(editor.desk.shelf, now))
    return editor.sheet(request.POST if request.method == "POST" else None, words, rows)


def _both(request: HttpRequest, editor: Editor[R], sheet: Sheet, item: Any, theirs: R) -> HttpResponse:
    """Nothing was overwritten: both versions on one page, and saving again is then meant."""
    shelf = editor.desk.shelf
    mine = shelf.revisions(**sheet.words())
    differences = [
        (shelf.label(name), " / ".join(other), " / ".join(own))
        for name in shelf.words
        if (other := _lines(shelf, theirs, name)) != (own := _lines(shelf, mine, name))
    ]
    again = sheet.seen_now(request.POST, fingerprint(shelf, theirs))
    again.form.add_error(
        None, _("Somebody else saved this since you opened the page. Both versions are below.")
    )
    more = {"theirs": theirs, "saved_by": name_of(theirs.author), "differences": differences}
    return _page(request, editor, again, item, more)


def _lines(shelf: Shelf[R], revision: R, name: str) -> list[str]:
    return plain_lines(revision, name, shelf.names.get(name, {}))


def _page(
    request: HttpRequest,
    editor: Editor[R],
    sheet: Sheet,
    item: Any = None,
    more: dict[str, Any] | None = None,
) -> HttpResponse:
    desk = editor.desk
    now = newest(desk.shelf, item) if item is not None else None
    page = {
        "sheet": sheet,
        "form": sheet.form,
        "rows": sheet.rows,
        "item": item,
        "findings": desk.shelf.findings(now) if now is not None else [],
        "sent_back": sent_back(desk.shelf, now) if now is not None else None,
        **(more or {}),
    }
    return render(request, editor.template, page)
