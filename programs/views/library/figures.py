"""The gallery of drawings: every figure at once, and one of them in motion."""

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from programs import figures as drawings
from programs.figures import Drawing
from rehab.accounts.policy import LIBRARY_READERS, policy

GROUPS = {
    "E": gettext_lazy("Exercises"),
    "MB": gettext_lazy("Mind-body practices"),
    "SU": gettext_lazy("Setting up the day"),
}


@policy(LIBRARY_READERS)
def figures(request: HttpRequest) -> HttpResponse:
    """All drawings with their captions; `?figure=` shows one with its movement."""
    chosen = drawings.drawing(request.GET.get("figure", ""), _language())
    page = {"groups": _groups(), "chosen": chosen, "language": _language(), "total": len(drawings.CHOICES)}
    return render(request, "programs/library/figures.html", page)


def _language() -> str:
    return (get_language() or "en").split("-")[0]


def _groups() -> list[tuple[str, list[Drawing]]]:
    """The drawings by kind, in the order of their ids."""
    found = [one for key in drawings.CHOICES if (one := drawings.drawing(key, _language()))]
    by_kind = groupby(found, key=lambda one: one.external_id.rstrip("0123456789"))
    return [(str(GROUPS.get(kind, _("Other"))), list(rows)) for kind, rows in by_kind]
