"""The program as the patient has it, and the versions before it."""

from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from patients.doors import for_clinician
from patients.models import Patient
from programs import events
from programs.insights.worklist import open_suggestions
from programs.models import Prescription, Program, Suggestion
from programs.models.program import ProgramState
from programs.permissions import check_user_can_plan
from programs.views.clinic.draft_parts import part_rows
from programs.views.clinic.suggestion import outcome_words, reason_words
from programs.views.clinic.words import item_rows
from rehab.lib.refusals import refusal

RECENT: Final = 5  # earlier versions in sight at once; the older ones unfold


@for_clinician(events.PROGRAM_OPENED)
def program(request: HttpRequest, patient: Patient) -> HttpResponse:
    """The active version with its items, the draft if there is one, and the history."""
    versions = list(patient.programs.select_related("published_by").order_by("-published_at", "-number"))
    active = next((row for row in versions if row.state == ProgramState.ACTIVE), None)
    items = list(active.prescriptions.select_related("exercise", "activity")) if active else []
    past = [_past(row) for row in versions if row.state in (ProgramState.REPLACED, ProgramState.ENDED)]
    page = {
        "patient": patient,
        "tab": "program",
        "active": active,
        "agreed": agreed_words(active),
        "draft": next((row for row in versions if row.state == ProgramState.DRAFT), None),
        "discarded": any(row.state == ProgramState.DROPPED for row in versions),
        "items": _with_suggestions(item_rows(items, patient), items, patient),
        "suggestions_on": settings.DECISION_SUPPORT_ENABLED,
        "history": past[:RECENT],
        "older": past[RECENT:],
        "parts": part_rows(patient, active),
        "no_plan": refusal(check_user_can_plan, request.user, patient) or "",
    }
    return render(request, "programs/clinic/program.html", page)


def _with_suggestions(
    rows: list[dict[str, Any]], items: list[Prescription], patient: Patient
) -> list[dict[str, Any]]:
    """Each item with the suggestion that waits for it. One query."""
    if not settings.DECISION_SUPPORT_ENABLED or not items:
        return rows
    found = open_suggestions(Suggestion.objects.filter(patient=patient), patient.today(), timezone.now())
    waiting = {row.line: row for row in found.select_related("prescription__activity")}
    for row, item in zip(rows, items, strict=True):
        if item.line in waiting:
            row["suggestion"] = _suggestion(waiting[item.line], patient)
    return rows


def _suggestion(row: Suggestion, patient: Patient) -> dict[str, Any]:
    row.patient = patient
    return {
        "heading": outcome_words(row),
        "reason": reason_words(row),
        "rule": row.rule_id,
        "gaps": row.data_gaps,
        "options": row.options,
        "until": row.expires_at,
        "url": reverse("programs:suggestion", args=[patient.pk, row.pk]),
    }


def agreed_words(active: Program | None) -> str:
    """From whom the plan is and when it was agreed."""
    if active is None or active.published_by is None or active.agreed_on is None:
        return ""
    words = {"name": active.published_by.name, "day": date_format(active.agreed_on), "n": active.number}
    return _("Version %(n)d, from %(name)s, agreed %(day)s.") % words


def _past(row: Program) -> dict[str, Any]:
    return {
        "when": row.published_at,
        "title": _("Version %(n)d") % {"n": row.number},
        "text": row.change_note,
        "who": row.published_by.name if row.published_by else "",
        "icon": "archive",
    }
