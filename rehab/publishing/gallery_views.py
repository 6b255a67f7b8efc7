"""Choose pictures and videos for a draft: the door, and the card on the page of a thing."""

import uuid
from typing import Any, Final, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rehab.accounts.models import User
from rehab.accounts.policy import CURATORS, WRITE, policy
from rehab.lib.refusals import Refused, allowed
from rehab.media.models import MediaItem
from rehab.publishing.desk import Desk
from rehab.publishing.gallery import Gallery, attach, detach, move_up, shown_in
from rehab.publishing.models import RevisionState
from rehab.publishing.shelf import R
from rehab.publishing.views import View

SAID: Final[dict[str, str | Promise]] = {
    "add": gettext_lazy("It is shown with the draft now. Patients see it once this version is published."),
    "remove": gettext_lazy("It is taken out of the draft."),
    "up": gettext_lazy("The order is changed."),
}


def gallery_view(desk: Desk[R], gallery: Gallery[R]) -> View:
    """Put a picture or video into the draft, take it out, or move it up."""

    @policy(CURATORS, methods=WRITE)
    def view(request: HttpRequest, **ids: Any) -> HttpResponse:
        user = cast(User, request.user)
        thing = desk.item_or_404(user, ids[desk.id_name])
        gallery.shelf.check_user_can_curate(user, thing.clinic)
        do = request.POST.get("do", "")
        try:
            _do(gallery, request, thing, do)
        except Refused as no:
            messages.warning(request, str(no))
        else:
            messages.success(request, str(SAID[do]))
        return redirect(_back(desk, gallery, thing))

    return view


def _back(desk: Desk[R], gallery: Gallery[R], thing: Any) -> str:
    """The page of the version in work, where the next one can be chosen."""
    newest = gallery.shelf.versions(thing).first()
    return f"{desk.home(thing)}?version={newest.number}" if newest is not None else desk.home(thing)


def _do(gallery: Gallery[R], request: HttpRequest, thing: Any, do: str) -> None:
    user = cast(User, request.user)
    item = _chosen(user, thing, request.POST.get("item", ""))
    if item is None or do not in SAID:
        raise Refused(_("Choose a picture or video first."))
    if do == "add":
        attach(gallery, thing=thing, item=item, by=user, **_place(request.POST.get("page", "")))
    else:
        {"remove": detach, "up": move_up}[do](gallery, thing=thing, item=item, by=user)


def _place(page: str) -> dict[str, int]:
    """The page that was chosen, where there are pages."""
    return {"page": int(page)} if page.isdecimal() and 1 <= int(page) <= 99 else {}


def _chosen(user: User, thing: Any, key: str) -> MediaItem | None:
    try:
        wanted = uuid.UUID(key)
    except ValueError:
        return None
    return MediaItem.objects.visible_to(user).filter(pk=wanted, clinic=thing.clinic_id).first()


def gallery_card(
    gallery: Gallery[R], revision: R, request: HttpRequest, door: str, pages: list[str] | None = None
) -> SafeString:
    """What a version shows, and where a curator chooses for a draft. `pages`: the headings to choose from."""
    thing = gallery.shelf.item_of(revision)
    curates = allowed(gallery.shelf.check_user_can_curate, request.user, thing.clinic)
    rows = shown_in(gallery.rows, [revision]).get(revision.pk, [])
    page: dict[str, Any] = {
        "rows": rows,
        "items": [row.item for row in rows],
        "media_url": reverse(door, args=[thing.pk]),
        "curates": curates,
        "editable": curates and revision.state == RevisionState.DRAFT,
        "pages": pages or [],
    }
    if page["editable"]:
        here = {item.pk for item in page["items"]}
        offered = MediaItem.objects.filter(clinic=thing.clinic_id)
        page["choices"] = [item for item in offered.to_choose() if item.pk not in here]
        videos = offered.filter(kind="video", retired_at=None)
        page["incomplete"] = [item for item in videos if not item.is_complete]
    return render_to_string("publishing/_media.html", page, request)
