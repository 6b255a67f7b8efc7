"""The suggestions of a whole caseload: those that can be approved together, and those that need a look."""

import uuid
from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programs import events
from programs.actions.decide import Approved, approve_together
from programs.insights.safe_suggestions import Waiting, waiting_for
from programs.views.clinic.builder import me
from programs.views.clinic.suggestion import outcome_words, reason_words
from rehab.accounts.policy import CLINICIANS, FORM, policy
from rehab.audit.record import record


@policy(CLINICIANS, methods=FORM, audit=events.CASELOAD_SUGGESTIONS_OPENED, rows="care team")
def suggestions(request: HttpRequest) -> HttpResponse:
    """Approve what is safe to in one go; each is decided by itself and says what came of it."""
    if not settings.DECISION_SUPPORT_ENABLED:
        raise Http404
    user = me(request)
    chosen = _chosen(request)
    rows = [waiting.row for waiting in waiting_for(user) if waiting.row.pk in chosen]
    results = approve_together(suggestions=rows, by=user) if rows else []
    with transaction.atomic():
        waiting = waiting_for(user)
        record(events.CASELOAD_SUGGESTIONS_OPENED, by=user, clinic_id=user.clinic.pk if user.clinic else None)
    safe = [item for item in waiting if not item.why_not]
    page = {
        "results": [_result(result) for result in results],
        "told": _told(results, asked=request.method == "POST"),
        "safe": [_row(item) for item in safe],
        "others": [_row(item) for item in waiting if item.why_not],
        "all_chosen": request.GET.get("choose") == "all",
        "lead": _lead(len(safe), len(waiting)),
    }
    return render(request, "programs/clinic/suggestions.html", page)


def _chosen(request: HttpRequest) -> set[uuid.UUID]:
    """The ids that were ticked; what is no id was not ticked by this page."""
    found = set()
    for text in request.POST.getlist("suggestion"):
        try:
            found.add(uuid.UUID(text))
        except ValueError:
            continue
    return found


def _row(item: Waiting) -> dict[str, Any]:
    row = item.row
    return {
        "id": str(row.pk),
        "name": f"{row.patient.given_name} {row.patient.family_name}",
        "heading": outcome_words(row),
        "reason": reason_words(row),
        "rule": row.rule_id,
        "why_not": item.why_not,
        "gaps": row.data_gaps,
        "url": reverse("programs:suggestion", args=[row.patient_id, row.pk]),
    }


def _result(result: Approved) -> dict[str, str]:
    row = result.suggestion
    return {
        "name": f"{row.patient.given_name} {row.patient.family_name}",
        "heading": outcome_words(row),
        "refused": result.refused,
        "url": reverse("programs:suggestion", args=[row.patient_id, row.pk]),
    }


def _told(results: list[Approved], asked: bool) -> str:
    """What came of it, in one sentence."""
    if not asked:
        return ""
    if not results:
        return _("Nothing was chosen, so nothing was decided. Tick the suggestions that you agree with.")
    n = sum(not result.refused for result in results)
    words = ngettext("%(n)d of %(all)d is approved.", "%(n)d of %(all)d are approved.", n)
    return words % {"n": n, "all": len(results)}


def _lead(safe: int, waiting: int) -> str:
    if not waiting:
        return ""
    words = ngettext("%(all)d suggestion waits.", "%(all)d suggestions wait.", waiting) % {"all": waiting}
    if not safe:
        return f"{words} " + _("Each needs a look of its own.")
    can = ngettext("%(n)d can be approved here.", "%(n)d can be approved together.", safe) % {"n": safe}
    return f"{words} {can}"
