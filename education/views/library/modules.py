"""The module library: the list, one module as a patient reads it, and what it builds on."""

import uuid
from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from education.actions.library import Circle, new_module, set_needs
from education.actions.media import GALLERY
from education.actions.starter import not_adopted
from education.forms.module import ModuleSheet, module_initial
from education.insights.lessons import at_home
from education.insights.search import count_words, find_modules, module_params
from education.models import Module, ModuleRevision
from education.shelves import MODULES
from education.starter.module import THEMES
from education.views.library.things import finder, listed, me, readable, thing_page
from education.views.library.write import Editor, edit_view, new_view
from education.views.portal.lesson_page import whole_told
from rehab.accounts.models import User
from rehab.accounts.policy import CURATORS, LIBRARY_READERS, WRITE, policy
from rehab.accounts.roles import CURATOR
from rehab.publishing.adopt import unread
from rehab.publishing.desk import Desk
from rehab.publishing.gallery_views import gallery_view
from rehab.publishing.models import RevisionState
from rehab.publishing.told import Told
from rehab.publishing.waiting import in_work
from rehab.web.parts import search_page, shared, wants_part

module_or_404 = finder(MODULES, Module.objects)


def shown(told: Told) -> dict[str, Any]:
    """A module as the portal draws it, for a preview."""
    return whole_told(at_home(told))


DESK: Final = Desk(
    shelf=MODULES,
    room="education",
    prefix="module",
    page="module",
    all_page="modules",
    item_or_404=module_or_404,
    preview="education/library/_preview.html",
    shown=shown,
)
EDITOR: Final = Editor(DESK, ModuleSheet, module_initial, new_module, "education/library/module_edit.html")
module_new = new_view(EDITOR)
module_edit = edit_view(EDITOR)
module_media = gallery_view(DESK, GALLERY)


@policy(LIBRARY_READERS)
def modules(request: HttpRequest) -> HttpResponse:
    """All modules that match, with the state of each; for the page's script only the list."""
    user, url = me(request), reverse("education:modules")
    rows = sorted(listed(MODULES, user), key=lambda row: (row["revision"].order, row["item"].external_id))
    params = module_params(request.GET.dict())
    found = find_modules(rows, params)
    page = search_page(params, found.facets, {} if found.rows else found.without) | {
        "page_url": url,
        "part_url": url,
        "rows": found.rows,
        "count": count_words(found),
        "total": len(rows),
    }
    if wants_part(request):
        part = render(request, "education/library/_found.html", page | {"is_part": True})
        return shared(request, part, url, page["here"])
    return render(request, "education/library/modules.html", page | _desk(user, searching=bool(request.GET)))


def _desk(user: User, *, searching: bool) -> dict[str, Any]:
    """What a curator can do here besides; whoever looks for something sees what is found first."""
    clinic = user.clinic_as(CURATOR)
    return {
        "is_curator": clinic is not None,
        "starter_left": len(not_adopted(clinic)) if clinic else 0,
        "unread": len(unread(MODULES, clinic)) if clinic else 0,
        **in_work(DESK, None if searching else clinic, user),
    }


@policy(LIBRARY_READERS)
def module(request: HttpRequest, module_id: uuid.UUID) -> HttpResponse:
    """One module as a patient reads it, with its history and what may be done with it."""
    return module_page(request, module_or_404(me(request), module_id))


def module_page(request: HttpRequest, item: Module, problem: str = "") -> HttpResponse:
    """The page; `problem` says why the prerequisites could not be saved."""
    page = thing_page(request, DESK, item)
    revision: ModuleRevision = page["revision"]
    page |= whole_told(at_home(Told(revision, "en", {}, missing=False)))
    page |= {
        "themes": [THEMES.get(key, key) for key in revision.themes],
        "needs": needs_rows(request, item),
        "problem": problem,
    }
    return render(request, "education/library/module.html", page)


def needs_rows(request: HttpRequest, item: Module) -> list[dict[str, Any]]:
    """Every other module of the library, and whether this one builds on it."""
    chosen = set(item.needs_links.values_list("needs_id", flat=True))
    rows = readable(MODULES, me(request)).filter(module__clinic=item.clinic_id, state=RevisionState.PUBLISHED)
    return [
        {"id": row.module_id, "title": row.title, "chosen": row.module_id in chosen}
        for row in rows.exclude(module=item).order_by("order", "title")
    ]


@policy(CURATORS, methods=WRITE)
def module_needs(request: HttpRequest, module_id: uuid.UUID) -> HttpResponse:
    """Say what a module builds on."""
    item = module_or_404(me(request), module_id)
    wanted = {text for text in request.POST.getlist("needs") if _is_id(text)}
    others = [one for one in Module.objects.visible_to(me(request)) if str(one.pk) in wanted]
    try:
        set_needs(module=item, needs=others, by=me(request))
    except Circle as no:
        return module_page(request, item, str(no))
    messages.success(request, _("Saved. A patient who is given this lesson gets these first."))
    return redirect("education:module", module_id=item.pk)


def _is_id(text: str) -> bool:
    try:
        return bool(uuid.UUID(text))
    except ValueError:
        return False
