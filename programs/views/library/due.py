"""What has to be read again, from every library of the clinic."""

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from education.views.library.modules import DESK as MODULES
from education.views.library.resources import DESK as RESOURCES
from programs.views.library.read import DESK as EXERCISES
from programs.views.library.read import me
from rehab.accounts.models import Clinic
from rehab.accounts.policy import CURATORS, policy
from rehab.accounts.roles import CURATOR
from rehab.lib.refusals import Refused
from rehab.publishing.dates import past_review, without_date
from rehab.publishing.desk import Desk
from rehab.publishing.people import name_of

DESKS: Final[tuple[Desk[Any], ...]] = (EXERCISES, MODULES, RESOURCES)


@policy(CURATORS)
def library_due(request: HttpRequest) -> HttpResponse:
    """Published texts whose review date has come, the oldest first."""
    clinic = me(request).clinic_as(CURATOR)
    if clinic is None:
        raise Refused(_("This page is for curators."))
    rows = [row for desk in DESKS for row in _rows(desk, clinic)]
    page = {
        "rows": sorted(rows, key=lambda row: row["day"]),
        "undated": sum(without_date(desk.shelf, clinic).count() for desk in DESKS),
    }
    return render(request, "publishing/due.html", page)


def _rows(desk: Desk[Any], clinic: Clinic) -> list[dict[str, Any]]:
    return [
        {
            "title": str(row),
            "url": desk.home(desk.shelf.item_of(row)),
            "day": row.review_by,
            "reviewer": name_of(row.reviewer),
        }
        for row in past_review(desk.shelf, clinic, timezone.localdate()).select_related("reviewer")
    ]
