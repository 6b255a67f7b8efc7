"""The directory of places to turn to, as curators keep it."""

import uuid
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from education.actions.library import new_resource
from education.forms.resource import ResourceSheet, resource_initial
from education.insights.directory import Group
from education.models import Resource, ResourceKind
from education.shelves import RESOURCES
from education.views.library.things import finder, listed, me, thing_page
from education.views.library.write import Editor, edit_view, new_view
from rehab.accounts.policy import LIBRARY_READERS, policy
from rehab.accounts.roles import CURATOR
from rehab.publishing.desk import Desk
from rehab.publishing.told import Told
from rehab.publishing.waiting import in_work

resource_or_404 = finder(RESOURCES, Resource.objects)


def shown(told: Told) -> dict[str, Any]:
    """An entry as the portal draws it."""
    return {
        "group": Group(told.kind, str(ResourceKind(told.kind).label), (told.revision,)),
        "show_language": True,
    }


DESK: Final = Desk(
    shelf=RESOURCES,
    room="education",
    prefix="resource",
    page="resource",
    all_page="resources",
    item_or_404=resource_or_404,
    preview="education/portal/_places.html",
    shown=shown,
)
EDITOR: Final = Editor(
    DESK, ResourceSheet, resource_initial, new_resource, "education/library/resource_edit.html"
)
resource_new = new_view(EDITOR)
resource_edit = edit_view(EDITOR)


@policy(LIBRARY_READERS)
def resources(request: HttpRequest) -> HttpResponse:
    """All places, by kind and name, with the state of each."""
    user = me(request)
    clinic = user.clinic_as(CURATOR)
    order = {kind: n for n, kind in enumerate(ResourceKind.values)}
    rows = sorted(
        listed(RESOURCES, user),
        key=lambda row: (order[row["revision"].kind], row["revision"].name.casefold()),
    )
    page = {
        "rows": rows,
        "is_curator": clinic is not None,
        **in_work(DESK, clinic, user),
        "heading": _("Places to turn to"),
    }
    return render(request, "education/library/resources.html", page)


@policy(LIBRARY_READERS)
def resource(request: HttpRequest, resource_id: uuid.UUID) -> HttpResponse:
    """One place as a patient sees it, with its history and what may be done with it."""
    page = thing_page(request, DESK, resource_or_404(me(request), resource_id))
    page |= shown(Told(page["revision"], "en", {}, missing=False))
    return render(request, "education/library/resource.html", page)
