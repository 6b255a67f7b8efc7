"""A curator's pages: all pictures and videos, a new one, and the words of one."""

import uuid
from typing import Any, Final, cast
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rehab.accounts.models import User
from rehab.accounts.policy import CURATORS, FORM, WRITE, policy
from rehab.accounts.roles import CURATOR
from rehab.lib.refusals import Refused
from rehab.media.actions.keep import bring_back, is_published, new_item, retire, save_words
from rehab.media.forms import NewItemForm, WordsForm, initial_of
from rehab.media.models import MediaItem, MediaKind
from rehab.media.permissions import check_user_can_keep_media
from rehab.media.rules.unfit import Unfit
from rehab.media.words import sentence, size_words

PAGE: Final = 24
KEPT_AS_NEW: Final = gettext_lazy(
    "Kept as a new item, because a published text shows the old words. "
    "Choose the new one in the next version of that text."
)


def _me(request: HttpRequest) -> User:
    return cast(User, request.user)


@policy(CURATORS)
def library(request: HttpRequest) -> HttpResponse:
    """All pictures and videos of the clinic, newest first."""
    clinic = _me(request).clinic_as(CURATOR)
    rows = MediaItem.objects.visible_to(request.user).filter(clinic=clinic)
    q, kind, retired = request.GET.get("q", "").strip(), request.GET.get("kind", ""), "retired" in request.GET
    found = rows.filter(retired_at__isnull=not retired)
    if kind in MediaKind.values:
        found = found.filter(kind=kind)
    for word in q.split()[:8]:
        found = found.filter(Q(title__icontains=word) | Q(alt__icontains=word) | Q(caption__icontains=word))
    page = {
        "page": Paginator(found.order_by("-uploaded_at", "pk"), PAGE).get_page(request.GET.get("page")),
        "q": q,
        "kind": kind,
        "kinds": MediaKind.choices,
        "retired": retired,
        "total": rows.count(),
        "query": urlencode({"q": q, "kind": kind} | ({"retired": "1"} if retired else {})),
    }
    return render(request, "media/library.html", page)


@policy(CURATORS, methods=FORM)
def item_new(request: HttpRequest) -> HttpResponse:
    """Upload one with its words."""
    clinic = _me(request).clinic_as(CURATOR)
    if clinic is None:
        raise Refused(_("This page is for curators."))
    if request.method != "POST":
        return _new_page(request, NewItemForm(initial={"language": clinic.locale}))
    form = NewItemForm(request.POST, request.FILES, too_large=_too_large(request))
    if not form.is_valid():
        return _new_page(request, form)
    try:
        made = new_item(
            clinic=clinic,
            file=form.cleaned_data["file"],
            words=form.words(),
            captions=form.cues,
            by=_me(request),
        )
    except Unfit as no:
        form.add_error("file", sentence(no))
        return _new_page(request, form)
    messages.success(
        request, _("It is in the library. Choose it on the page of an exercise that is a draft.")
    )
    return _go(request, made)


@policy(CURATORS, methods=FORM)
def item(request: HttpRequest, media_id: uuid.UUID) -> HttpResponse:
    """One of them, with its words to change."""
    found = _item_or_404(request, media_id)
    if request.method != "POST":
        return _item_page(request, found, WordsForm(initial=initial_of(found), item=found))
    form = WordsForm(request.POST, request.FILES, item=found, too_large=_too_large(request))
    if not form.is_valid():
        return _item_page(request, found, form)
    try:
        saved, is_new = save_words(item=found, words=form.words(), captions=form.cues, by=_me(request))
    except Unfit as no:
        form.add_error("captions", sentence(no))
        return _item_page(request, found, form)
    messages.success(request, str(KEPT_AS_NEW) if is_new else _("The words are saved."))
    return _go(request, saved)


@policy(CURATORS, methods=WRITE)
def item_retire(request: HttpRequest, media_id: uuid.UUID) -> HttpResponse:
    """Take it out of the choice, or bring it back."""
    found = _item_or_404(request, media_id)
    if request.POST.get("do") == "bring_back":
        bring_back(item=found, by=_me(request))
        messages.success(request, _("It can be chosen again."))
    else:
        retire(item=found, by=_me(request))
        messages.success(request, _("Retired. It can no longer be chosen; whatever shows it keeps it."))
    return redirect("media:item", media_id=found.pk)


def _item_or_404(request: HttpRequest, media_id: uuid.UUID) -> MediaItem:
    found = MediaItem.objects.visible_to(request.user).filter(pk=media_id).select_related("clinic").first()
    if found is None:
        raise Http404
    check_user_can_keep_media(request.user, found.clinic)
    return found


def _too_large(request: HttpRequest) -> set[str]:
    """Fields whose file was let fall while it arrived. Reading FILES is what makes it arrive."""
    request.FILES  # noqa: B018
    return getattr(request, "too_large", set())


def _go(request: HttpRequest, made: MediaItem) -> HttpResponse:
    """On to the item. A script that sends the form itself is told where to go, so that the page is fetched once."""
    if "X-Upload" in request.headers:
        return HttpResponse(status=204, headers={"X-Go-To": redirect("media:item", media_id=made.pk).url})
    return redirect("media:item", media_id=made.pk)


def _new_page(request: HttpRequest, form: NewItemForm) -> HttpResponse:
    return render(request, "media/new.html", {"form": form})


def _item_page(request: HttpRequest, found: MediaItem, form: WordsForm) -> HttpResponse:
    facts: list[tuple[Any, Any]] = [
        (_("Kind"), found.get_kind_display()),
        (_("Size"), f"{found.width} × {found.height} px · {size_words(found.bytes)}"),
        (_("Uploaded by"), found.uploaded_by),
    ]
    if found.seconds:
        facts.append((_("Length"), f"{int(found.seconds) // 60}:{int(found.seconds) % 60:02}"))
    page = {
        "item": found,
        "shown": [found],
        "form": form,
        "facts": facts,
        "published": is_published(found),
    }
    return render(request, "media/item.html", page)
