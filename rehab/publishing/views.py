"""The pages of a version: take a step with it, compare, preview, plan its next reading. Made for one desk each."""

from collections.abc import Callable
from typing import Any, Final, cast

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language_info, gettext_lazy, ngettext, override
from django.utils.translation import gettext as _

from rehab.accounts.models import User
from rehab.accounts.policy import CURATORS, FORM, WRITE, policy
from rehab.accounts.roles import CURATOR
from rehab.lib.refusals import Refused
from rehab.lib.states import NotAllowedNow
from rehab.publishing import actions
from rehab.publishing.compare import compare
from rehab.publishing.desk import Desk
from rehab.publishing.forms import ReviewDateForm, SendBackForm
from rehab.publishing.models import REVISION_TRANSITIONS, RevisionState
from rehab.publishing.shelf import R
from rehab.publishing.told import Told, other_languages, translated, untold
from rehab.publishing.translate import translation_of, working_words
from rehab.publishing.waiting import begun_by

View = Callable[..., HttpResponse]
STEPS: Final[dict[str, tuple[Callable[..., Any], str | Promise]]] = {
    "submit": (
        actions.submit,
        gettext_lazy("Sent to be reviewed. Another curator reads and publishes it."),
    ),
    "publish": (actions.publish, gettext_lazy("Published. This version can be given to patients now.")),
    "retire": (
        actions.retire,
        gettext_lazy("Retired. It is no longer given to anybody new; whoever has it keeps it."),
    ),
    "restore": (actions.restore, gettext_lazy("A new draft with the old words is made.")),
}


def step_view(desk: Desk[R], name: str) -> View:
    """A view that takes one step with one version and says so."""
    action, said = STEPS[name]

    @policy(CURATORS, methods=WRITE)
    def view(request: HttpRequest, **ids: Any) -> HttpResponse:
        revision = desk.find(request, ids)
        try:
            action(desk.shelf, revision=revision, by=cast(User, request.user))
        except actions.NotReady as no:
            for finding in no.findings:
                messages.warning(request, str(finding))
        except (NotAllowedNow, Refused) as no:
            messages.warning(request, str(no))
        else:
            messages.success(request, str(said))
        return redirect(desk.home(desk.shelf.item_of(revision)))

    return view


def submit_begun_view(desk: Desk[R]) -> View:
    """Send all of my drafts to be reviewed; those with something to mend stay, and are named."""

    @policy(CURATORS, methods=WRITE)
    def view(request: HttpRequest) -> HttpResponse:
        user = cast(User, request.user)
        clinic = user.clinic_as(CURATOR)
        if clinic is None:
            raise Refused(_("This page is for curators."))
        sent, left = 0, []
        for draft in begun_by(desk, clinic, user):
            try:
                actions.submit(desk.shelf, revision=draft, by=user)
                sent += 1
            except (actions.NotReady, NotAllowedNow):
                left.append(str(draft))
        if sent:
            said = ngettext(
                "%(n)d draft is sent to be reviewed.", "%(n)d drafts are sent to be reviewed.", sent
            )
            messages.success(request, said % {"n": sent})
        if left:
            said = _("There is something to mend first in: %(titles)s.")
            messages.warning(request, said % {"titles": ", ".join(left)})
        return redirect(reverse(f"{desk.room}:{desk.all_page}"))

    return view


def send_back_view(desk: Desk[R]) -> View:
    """Give a draft back to its author, with what should change."""

    @policy(CURATORS, methods=FORM)
    def view(request: HttpRequest, **ids: Any) -> HttpResponse:
        revision = desk.find(request, ids)
        home = desk.home(desk.shelf.item_of(revision))
        form = SendBackForm(request.POST or None)
        try:
            REVISION_TRANSITIONS.check(revision.state, RevisionState.DRAFT)
            if not form.is_valid():
                page = {"form": form, "revision": revision, "url": desk.url("send_back", revision)}
                page["back"] = f"{home}?version={revision.number}"
                return render(request, "publishing/send_back.html", page)
            actions.send_back(desk.shelf, revision=revision, by=cast(User, request.user), **form.cleaned_data)
        except (NotAllowedNow, Refused) as no:
            messages.warning(request, str(no))
        else:
            messages.success(request, _("Sent back. It is a draft again, with what should change."))
        return redirect(home)

    return view


def review_date_view(desk: Desk[R]) -> View:
    """Say by when a version has to be read again."""

    @policy(CURATORS, methods=WRITE)
    def view(request: HttpRequest, **ids: Any) -> HttpResponse:
        revision = desk.find(request, ids)
        form = ReviewDateForm(request.POST)
        if form.is_valid():
            day = form.cleaned_data["day"]
            actions.set_review_date(desk.shelf, revision=revision, day=day, by=cast(User, request.user))
            said = _("The date is saved.") if day else _("No date is set now.")
            messages.success(request, said)
        else:
            messages.warning(request, str(form.errors["day"][0]))
        return redirect(desk.home(desk.shelf.item_of(revision)))

    return view


def compare_view(desk: Desk[R]) -> View:
    """Two versions, word by word, the earlier one first: this one and the one in `with`, or the one beside it."""

    @policy(CURATORS)
    def view(request: HttpRequest, **ids: Any) -> HttpResponse:
        revision = desk.find(request, ids)
        item = desk.shelf.item_of(revision)
        others = [row for row in desk.shelf.versions(item) if row.pk != revision.pk]
        chosen = _other(others, request.GET.get("with"), revision.number)
        page: dict[str, Any] = {
            "revision": revision,
            "others": others,
            "back": desk.home(item),
            "chosen": chosen,
        }
        if chosen is not None:
            old, new = sorted((chosen, revision), key=lambda row: row.number)
            page |= {"old": old, "new": new, "rows": compare(desk.shelf, old, new)}
        return render(request, "publishing/compare.html", page)

    return view


def _other(rows: list[R], asked: str | None, number: int) -> R | None:
    """The version asked for, else the one before this, else any."""
    chosen = [row for row in rows if str(row.number) == asked]
    return next(iter(chosen or [row for row in rows if row.number < number] or rows), None)


def preview_view(desk: Desk[R]) -> View:
    """A version as a patient would read it, in any language, with a made-up patient."""

    @policy(CURATORS)
    def view(request: HttpRequest, **ids: Any) -> HttpResponse:
        revision = desk.find(request, ids)
        language = request.GET.get("language", settings.LANGUAGE_CODE)
        if language not in dict(settings.LANGUAGES):
            raise Http404
        told = preview_told(desk, revision, language)
        page = {
            "revision": revision,
            "told": told,
            "asked": language,
            "direction": "rtl" if get_language_info(told.language)["bidi"] else "ltr",
            "languages": settings.LANGUAGES,
            "left": len(_left(desk, revision, language)),
            "back": desk.home(desk.shelf.item_of(revision)),
            "part": _drawn(desk, told, request),
        }
        return render(request, "publishing/preview.html", page)

    return view


def _drawn(desk: Desk[R], told: Told, request: HttpRequest) -> str:
    """The text with the portal's own parts, whose words are in the same language."""
    with override(told.language):
        return render_to_string(desk.preview, {"told": told, **desk.shown(told)}, request)


def _left(desk: Desk[R], revision: R, language: str) -> list[str]:
    """The texts for which a preview falls back to English in the middle."""
    words = working_words(translation_of(desk.shelf, revision, language))
    return untold(desk.shelf, revision, words) if words else []


def preview_told(desk: Desk[R], revision: R, language: str) -> Told:
    """Whatever is translated so far, read over or not; the rest in English."""
    if language == settings.LANGUAGE_CODE:
        return Told(revision, language, {}, missing=False)
    row = translation_of(desk.shelf, revision, language)
    told = translated(desk.shelf, revision, language, working_words(row))
    told.missing = not working_words(row)
    if told.missing:
        told.language = settings.LANGUAGE_CODE
    return told


def versions_page(desk: Desk[R], revision: R) -> dict[str, Any]:
    """What the page of a thing shows a curator about one version: findings, languages, and where to go."""
    return {
        "findings": desk.shelf.findings(revision),
        "compare_url": desk.url("compare", revision),
        "preview_url": desk.url("preview", revision),
        "review_date_url": desk.url("review_date", revision),
        "review_date": ReviewDateForm(initial={"day": revision.review_by}),
        "languages": [
            {
                "name": name,
                "url": desk.url("translate", revision, language),
                **_how_far(desk, revision, language),
            }
            for language, name in other_languages()
        ]
        if desk.shelf.translations is not None
        else [],
    }


def _how_far(desk: Desk[R], revision: R, language: str) -> dict[str, Any]:
    """How far a translation is, in one word for each state."""
    row = translation_of(desk.shelf, revision, language)
    return {"state": state_of(desk, revision, row)}


def state_of(desk: Desk[R], revision: R, row: Any) -> str:
    """none, told (patients read it), waiting (for a second pair of eyes), outdated, partly."""
    if row is None or not (row.words or row.draft):
        return "none"
    if row.draft:
        return "partly" if untold(desk.shelf, revision, row.draft) else "waiting"
    return "outdated" if untold(desk.shelf, revision, row.words) else "told"
