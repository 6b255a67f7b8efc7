"""The pages of a translation: side by side with the English, and all those that wait to be read."""

from typing import Any, cast

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rehab.accounts.models import User
from rehab.accounts.policy import CURATORS, FORM, WRITE, policy
from rehab.accounts.roles import CURATOR
from rehab.lib.refusals import Refused, refusal
from rehab.publishing.actions import NotReady, SavedMeanwhile
from rehab.publishing.adopt import read_many, unread
from rehab.publishing.desk import Desk
from rehab.publishing.forms import TranslationForm, key_of
from rehab.publishing.models import Translation
from rehab.publishing.people import name_of
from rehab.publishing.shelf import R
from rehab.publishing.told import other_languages, translated, untold
from rehab.publishing.translate import (
    check_can_be_translated,
    check_user_can_read_translation,
    read_translation,
    save_translation,
    seen_mark,
    translation_of,
    working_words,
)
from rehab.publishing.views import View, state_of


def translate_view(desk: Desk[R]) -> View:
    """English on the left, the translation on the right. Saving keeps it; a second person reads it over."""

    @policy(CURATORS, methods=FORM)
    def view(request: HttpRequest, language: str, **ids: Any) -> HttpResponse:
        revision = _translatable(desk, request, language, ids)
        if request.method != "POST":
            row = translation_of(desk.shelf, revision, language)
            return _page(request, desk, revision, language, row, _form(desk, revision, language, row))
        form = TranslationForm(desk.shelf, revision, language, data=request.POST)
        if form.is_valid():
            return _save(request, desk, revision, language, form)
        row = translation_of(desk.shelf, revision, language)
        return _page(request, desk, revision, language, row, form)

    return view


def _translatable(desk: Desk[R], request: HttpRequest, language: str, ids: dict[str, Any]) -> R:
    revision = desk.find(request, ids)
    if language not in dict(other_languages()) or desk.shelf.translations is None:
        raise Http404
    check_can_be_translated(desk.shelf, revision, language)
    return revision


def _form(desk: Desk[R], revision: R, language: str, row: Translation | None) -> TranslationForm:
    typed = {key_of(text): said for text, said in working_words(row).items()}
    return TranslationForm(desk.shelf, revision, language, initial=typed | {"seen": seen_mark(row)})


def _save(
    request: HttpRequest, desk: Desk[R], revision: R, language: str, form: TranslationForm
) -> HttpResponse:
    try:
        save_translation(
            desk.shelf,
            revision=revision,
            language=language,
            words=form.words(),
            seen=form.cleaned_data["seen"],
            by=cast(User, request.user),
        )
    except SavedMeanwhile as found:
        return _both(request, desk, revision, language, form, found.theirs)
    messages.success(
        request, _("The translation is saved. Patients read it when a second person has read it over.")
    )
    return redirect(desk.url("translate", revision, language))


def _both(
    request: HttpRequest,
    desk: Desk[R],
    revision: R,
    language: str,
    form: TranslationForm,
    theirs: Translation | None,
) -> HttpResponse:
    """What somebody else saved beside what was typed; saving again is then meant."""
    data: Any = request.POST.copy()
    data["seen"] = seen_mark(theirs)
    again = TranslationForm(desk.shelf, revision, language, data=data)
    other = working_words(theirs)
    differs = [
        (text, other.get(text, ""), mine)
        for text, mine in form.words().items()
        if other.get(text, "") != mine
    ]
    return _page(request, desk, revision, language, theirs, again, differs)


def _page(
    request: HttpRequest,
    desk: Desk[R],
    revision: R,
    language: str,
    row: Translation | None,
    form: TranslationForm,
    differs: list[tuple[str, str, str]] | None = None,
) -> HttpResponse:
    words = working_words(row)
    told = translated(desk.shelf, revision, language, words)
    page = {
        "revision": revision,
        "language": language,
        "language_name": dict(settings.LANGUAGES)[language],
        "form": form,
        "row": row,
        "seen": seen_mark(row),
        "state": state_of(desk, revision, row),
        "left": len(untold(desk.shelf, revision, words)),
        "writers": _names(row),
        "reader": name_of(row.reviewer) if row is not None else "",
        "no_read": refusal(check_user_can_read_translation, request.user, row) if row is not None else None,
        "findings": desk.shelf.findings(told, language) if words else [],
        "differs": differs,
        "back": desk.home(desk.shelf.item_of(revision)),
        "read_url": desk.url("translation_read", revision, language),
        "preview_url": f"{desk.url('preview', revision)}?language={language}",
    }
    return render(request, "publishing/translate.html", page)


def _names(row: Translation | None) -> list[str]:
    """Who wrote in what waits to be read."""
    if row is None or not row.writers:
        return []
    found = {str(user.pk): user for user in User.objects.filter(pk__in=row.writers)}
    return [name_of(found.get(key)) for key in row.writers]


def translation_read_view(desk: Desk[R]) -> View:
    """The second pair of eyes: patients read this translation from now on."""

    @policy(CURATORS, methods=WRITE)
    def view(request: HttpRequest, language: str, **ids: Any) -> HttpResponse:
        revision = _translatable(desk, request, language, ids)
        by, seen = cast(User, request.user), request.POST.get("seen", "")
        try:
            read_translation(desk.shelf, revision=revision, language=language, seen=seen, by=by)
        except (NotReady, Refused, SavedMeanwhile) as no:
            messages.warning(request, str(no))
        else:
            messages.success(request, _("Thank you. Patients read this translation from now on."))
        return redirect(desk.url("translate", revision, language))

    return view


def unread_view(desk: Desk[R]) -> View:
    """Translations that wait to be read. Those that were read elsewhere can be ticked here, all at once."""

    @policy(CURATORS, methods=FORM)
    def view(request: HttpRequest) -> HttpResponse:
        user = cast(User, request.user)
        clinic = user.clinic_as(CURATOR)
        if clinic is None:
            raise Refused(_("This page is for curators."))
        rows = unread(desk.shelf, clinic)
        problem = ""
        if request.method == "POST":
            problem = _read_ticked(request, desk, rows, user)
            if not problem:
                return redirect(request.path)
        page = {
            "rows": [_waiting(desk, row, user) for row in rows],
            "problem": problem,
            "back": reverse(f"{desk.room}:{desk.all_page}"),
        }
        return render(request, "publishing/unread.html", page)

    return view


def _read_ticked(request: HttpRequest, desk: Desk[Any], rows: list[Any], user: User) -> str:
    """Read those that are ticked; the sentence that says why not, else ""."""
    ticked = set(request.POST.getlist("translations"))
    wanted = [row for row in rows if f"{row.pk}:{seen_mark(row)}" in ticked]
    if not wanted or len(wanted) != len(ticked):
        return _("Tick at least one translation. If one changed meanwhile, please read it again.")
    try:
        n = read_many(desk.shelf, wanted, by=user)
    except (NotReady, Refused, SavedMeanwhile) as no:
        return str(no)
    messages.success(
        request, ngettext("%(n)d translation is read.", "%(n)d translations are read.", n) % {"n": n}
    )
    return ""


def _waiting(desk: Desk[Any], row: Any, user: User) -> dict[str, Any]:
    return {
        "key": f"{row.pk}:{seen_mark(row)}",
        "title": str(row.revision),
        "language": dict(settings.LANGUAGES).get(row.language, row.language),
        "starter": row.origin == "starter",
        "url": desk.url("translate", row.revision, row.language),
        "no": refusal(check_user_can_read_translation, user, row) or "",
    }
