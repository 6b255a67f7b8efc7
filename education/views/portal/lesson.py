"""One lesson: a page at a time, with the place kept, its questions and its action."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from education.actions.read import answer_check, mark_action_done, turn_page
from education.events import LESSON_OPENED
from education.permissions import check_user_can_read_on
from education.views.portal.common import lesson_or_404, me
from education.views.portal.lesson_page import lesson_page, whole_lesson
from patients.doors import for_patient
from patients.models import Patient, Via
from patients.permissions import NotNow
from rehab.accounts.policy import WRITE
from rehab.lib.refusals import refusal


@for_patient(LESSON_OPENED)
def lesson(request: HttpRequest, patient: Patient, assignment_id: uuid.UUID) -> HttpResponse:
    """The page that was asked for, else the one where the patient stopped."""
    found = lesson_or_404(request, patient, assignment_id, Via.SELF)
    kept = found.reading.page if found.reading else 1
    page = lesson_page(found, number_in(request.GET, kept))
    why_not = refusal(check_user_can_read_on, request.user, found.assignment) or ""
    return render(request, "education/portal/lesson.html", page | {"patient": patient, "why_not": why_not})


@for_patient(LESSON_OPENED, methods=WRITE)
def lesson_turn(request: HttpRequest, patient: Patient, assignment_id: uuid.UUID) -> HttpResponse:
    """Go to another page and keep it."""
    found = lesson_or_404(request, patient, assignment_id, Via.SELF)
    page = number_in(request.POST, 1)
    try:
        page = turn_page(assignment=found.assignment, page=page, by=me(request)).page
    except NotNow as no:
        messages.info(request, str(no))
    return redirect(f"{reverse('education:lesson', args=[assignment_id])}?page={page}")


@for_patient(LESSON_OPENED, methods=WRITE)
def lesson_answer(request: HttpRequest, patient: Patient, assignment_id: uuid.UUID) -> HttpResponse:
    """Keep an answer; the explanation stands below the question afterwards, whatever was answered."""
    found = lesson_or_404(request, patient, assignment_id, Via.SELF)
    key, given = request.POST.get("key", ""), request.POST.get("given", "")
    try:
        if given not in ("true", "false"):
            raise NotNow(_("Choose “True” or “False”."))
        answer_check(assignment=found.assignment, key=key, given=given == "true", by=me(request))
    except NotNow as no:
        messages.warning(request, str(no))
    end = len(found.assignment.revision.pages) + 1
    place = next((n for n, one in enumerate(found.told.checks, 1) if one["key"] == key), 1)
    return redirect(f"{reverse('education:lesson', args=[assignment_id])}?page={end}#question-{place}")


@for_patient(LESSON_OPENED, methods=WRITE)
def lesson_done(request: HttpRequest, patient: Patient, assignment_id: uuid.UUID) -> HttpResponse:
    """Mark the action of a lesson as done for today, and go back to the page this was said on."""
    found = lesson_or_404(request, patient, assignment_id, Via.SELF)
    try:
        mark_action_done(assignment=found.assignment, by=me(request))
        messages.success(request, _("Noted. That is what makes a lesson useful."))
    except NotNow as no:
        messages.info(request, str(no))
    back = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    return redirect(back if safe else reverse("education:learn"))


@for_patient(LESSON_OPENED)
def lesson_print(request: HttpRequest, patient: Patient, assignment_id: uuid.UUID) -> HttpResponse:
    """The whole lesson on paper, in large print when asked for."""
    found = lesson_or_404(request, patient, assignment_id, Via.SELF)
    large = request.GET.get("size") == "large"
    page = whole_lesson(found) | {"patient": patient, "large": large}
    return render(request, "education/portal/lesson_print.html", page)


def number_in(data: Any, otherwise: int) -> int:
    """The page number in a request; `otherwise` for none and for nonsense."""
    text = str(data.get("page", ""))
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else otherwise
