"""The lessons of one patient, for the care team: give, order, take back; read, remembered, to talk about."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from education.actions.assign import assign_module, move_module, note_follow_up, renew_module, withdraw_module
from education.events import LEARNING_OPENED
from education.forms.assign import AssignForm, FollowUpForm
from education.insights.lessons import Lesson, Question, lessons_of, questions_of
from education.insights.progress import flags_of, newer_of, offers_of, remembered, shelf_of
from education.models import ModuleAssignment
from patients.doors import for_clinician
from patients.models import Patient
from patients.permissions import NotNow
from patients.views.clinic.common import act, reader_of, why_not_change
from rehab.accounts.policy import FORM, WRITE


@for_clinician(LEARNING_OPENED, methods=FORM)
def learning(request: HttpRequest, patient: Patient) -> HttpResponse:
    """What the patient was given and how it goes, and the form for another lesson."""
    lessons = lessons_of(patient, get_language() or "en")
    shelf = shelf_of(patient)
    form = AssignForm(request.POST or None, offers=offers_of(patient, shelf, lessons))
    if request.method == "POST" and form.is_valid():
        return _give(request, patient, form)
    questions = questions_of(patient, lessons)
    newer = newer_of(lessons, shelf)
    page = {
        "patient": patient,
        "form": form,
        "rows": [_row(one, questions, newer) for one in lessons],
        "flags": flags_of(patient, questions),
        "withdrawn": patient.lessons.exclude(withdrawn_at=None).select_related("revision", "withdrawn_by"),
        "has_shelf": bool(shelf),
        "why_not": why_not_change(request, patient),
    }
    return render(request, "education/clinic/learning.html", page)


def _give(request: HttpRequest, patient: Patient, form: AssignForm) -> HttpResponse:
    try:
        given = assign_module(
            patient=patient, revision=form.revision, by=reader_of(request), note=form.cleaned_data["note"]
        )
    except NotNow as no:
        messages.warning(request, str(no))
        return redirect("education:learning", patient_id=patient.pk)
    *before, wanted = [row.revision.title for row in given]
    messages.success(request, _("“%(title)s” is given.") % {"title": wanted})
    if before:
        others = "”, “".join(before)
        messages.info(request, _("It builds on “%(others)s”, so that comes before it.") % {"others": others})
    return redirect("education:learning", patient_id=patient.pk)


def _row(lesson: Lesson, questions: list[Question], newer: dict[Any, Any]) -> dict[str, Any]:
    kept, asked = remembered([one for one in questions if one.lesson is lesson])
    return {
        "lesson": lesson,
        "told": lesson.told,
        "assignment": lesson.assignment,
        "reading": lesson.reading,
        "kept": kept,
        "asked": asked,
        "newer": newer.get(lesson.assignment.pk),
    }


@for_clinician(LEARNING_OPENED, methods=WRITE)
def learning_move(request: HttpRequest, patient: Patient, assignment_id: uuid.UUID) -> HttpResponse:
    row, direction = _lesson(patient, assignment_id), request.POST.get("direction", "")
    if direction not in ("up", "down"):
        raise Http404
    return act(
        request, patient, "education:learning", _("The order is changed."),
        lambda: move_module(assignment=row, earlier=direction == "up", by=reader_of(request)),
    )  # fmt: skip


@for_clinician(LEARNING_OPENED, methods=WRITE)
def learning_renew(request: HttpRequest, patient: Patient, assignment_id: uuid.UUID) -> HttpResponse:
    row = _lesson(patient, assignment_id)
    return act(
        request, patient, "education:learning", _("The newer version is given. What was answered is kept."),
        lambda: renew_module(assignment=row, by=reader_of(request)),
    )  # fmt: skip


@for_clinician(LEARNING_OPENED, methods=WRITE)
def learning_withdraw(request: HttpRequest, patient: Patient, assignment_id: uuid.UUID) -> HttpResponse:
    row = _lesson(patient, assignment_id)
    return act(
        request, patient, "education:learning", _("The lesson is taken back. What was read and answered is kept."),
        lambda: withdraw_module(assignment=row, by=reader_of(request)),
    )  # fmt: skip


@for_clinician(LEARNING_OPENED, methods=WRITE)
def learning_follow_up(request: HttpRequest, patient: Patient, assignment_id: uuid.UUID) -> HttpResponse:
    """Keep that somebody talked with the patient about an answer."""
    row, form = _lesson(patient, assignment_id), FollowUpForm(request.POST)
    if not form.is_valid():
        messages.warning(request, _("The note is too long: 200 characters at most."))
        return redirect("education:learning", patient_id=patient.pk)
    return act(
        request, patient, "education:learning", _("Noted that you talked about it."),
        lambda: note_follow_up(assignment=row, by=reader_of(request), **form.cleaned_data),
    )  # fmt: skip


def _lesson(patient: Patient, assignment_id: uuid.UUID) -> ModuleAssignment:
    row = get_object_or_404(patient.lessons.select_related("revision", "module"), pk=assignment_id)
    row.patient = patient
    return row
