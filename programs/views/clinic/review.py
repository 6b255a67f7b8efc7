"""Review together: one page that two people look at, kept as it is typed, signed into a record."""

import uuid
from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from patients.doors import for_clinician
from patients.models import Patient
from programs import events
from programs.actions.review import (
    SavedMeanwhile,
    drop_review_draft,
    save_review_draft,
    sign_review,
    signed_already,
)
from programs.actions.suggest import suggest_for
from programs.forms.review import GOAL, OPTION, ReviewForm
from programs.insights.exposure_columns import picked
from programs.insights.plan_words import day_words, dose_words
from programs.insights.review_facts import ReviewTable, table_of
from programs.insights.review_paragraph import paragraph
from programs.insights.review_record import answer_of, record_parts
from programs.insights.review_words import happened_words, helped_words, unclear_words, worsened_words
from programs.insights.story import table_rows
from programs.insights.trace_marks import marked
from programs.models import Prescription, Program, Review, ReviewDraft
from programs.permissions import check_user_can_plan
from programs.views.clinic.builder import me
from programs.views.clinic.picture import all_days
from programs.views.clinic.picture_words import day_table, figure_of
from programs.views.clinic.suggestion import outcome_words, reason_words
from programs.views.clinic.traced import traced_text
from programs.views.handouts.review import printed
from rehab.accounts.policy import FORM
from rehab.lib.refusals import Refused, refusal
from rehab.lib.states import NotAllowedNow

WRITE: Final = ("POST",)
SHOWN: Final = 28


@for_clinician(events.REVIEW_OPENED, methods=FORM)
def review(request: HttpRequest, patient: Patient) -> HttpResponse:
    """What we agreed, what happened, what is open; then preference, decision and who does what. POST signs it."""
    if request.method == "GET" or request.method == "HEAD":
        return _page(request, table_of(patient))
    form = ReviewForm(request.POST, table=_as_the_log_stands(request, patient))
    try:
        record = signed_already(
            patient=patient, words=form.typed(), after=form.newest_known(), by=me(request)
        )
    except Refused:
        record = None
    if record is None:
        _keep(request, patient, form)
        record = _signed(request, patient, form)
    if record is None:
        return _page(request, form.table, form)
    return redirect("programs:review_record", patient_id=patient.pk, review_id=record.pk)


def _signed(request: HttpRequest, patient: Patient, form: ReviewForm) -> Review | None:
    """The signed record; None when the form has to be looked at once more."""
    if not form.is_valid():
        return None
    try:
        record = sign_review(patient=patient, told=form.told(), by=me(request))
    except (Refused, NotAllowedNow) as no:
        form.add_error(None, str(no))
        return None
    messages.success(request, _("Signed. The patient can read it in the portal and say if it is right."))
    return record


def _as_the_log_stands(request: HttpRequest, patient: Patient) -> ReviewTable:
    """A suggestion that the newest log overtakes is no longer on the table."""
    if not refusal(check_user_can_plan, request.user, patient):
        suggest_for(patient=patient, by=me(request))
    return table_of(patient)


def _keep(request: HttpRequest, patient: Patient, form: ReviewForm) -> ReviewDraft | None:
    """Nothing that was typed is lost, whatever else goes wrong."""
    try:
        return save_review_draft(patient=patient, words=form.typed(), by=me(request))
    except Refused:
        return None


def _page(request: HttpRequest, table: ReviewTable, form: ReviewForm | None = None) -> HttpResponse:
    patient = table.patient
    draft = ReviewDraft.objects.filter(patient=patient).select_related("saved_by").first()
    if form is None:
        kept = dict(draft.words) if draft else {}
        form = ReviewForm(table=table, initial=kept | {"seen": draft.edits if draft else 0})
    series = all_days(patient, patient.today())
    places = {exposure: place for place, exposure in enumerate(picked(patient))}
    page = {
        "patient": patient,
        "tab": "review",
        "table": table,
        "form": form,
        "draft": draft,
        "closed": refusal(check_user_can_plan, request.user, patient) or "",
        "plan": plan_lines(table.program),
        "before": record_parts(table.before)[-5:] if table.before else [],
        "happened": [traced_text(patient, line) for line in happened_words(table.facts, marked)],
        "helps": [traced_text(patient, line) for line in helped_words(table.facts, places, marked)],
        "worsens": [traced_text(patient, line) for line in worsened_words(table.facts, places, marked)],
        "unclear": unclear_words(table.facts),
        "figure": figure_of(patient, series, SHOWN) if series.days_logged else None,
        "days": day_table(patient, table_rows(series.last(SHOWN), translation)),
        "options": [_option(row, form) for row in table.suggestions],
        "goals": [{"row": goal, "field": form[f"{GOAL}{goal.pk}"]} for goal in table.goals],
    }
    return render(request, "programs/clinic/review.html", page)


def plan_lines(program: Program | None) -> list[str]:
    """Each item of the plan as it was agreed: what, how much, on which days."""
    return [_plan_line(item) for item in program.prescriptions.all()] if program else []


def _plan_line(item: Prescription) -> str:
    dose = " · ".join(part for part in (dose_words(item), day_words(item.weekdays)) if part)
    return f"{item.title}: {dose}"


def _option(row: Any, form: ReviewForm) -> dict[str, Any]:
    return {
        "heading": outcome_words(row),
        "reason": reason_words(row),
        "row": row,
        "field": form[f"{OPTION}{row.pk}"],
    }


@for_clinician(events.REVIEW_OPENED, methods=WRITE)
def review_draft(request: HttpRequest, patient: Patient) -> HttpResponse:
    """Keep what is typed so far; a script asks for JSON, a button for the page again."""
    form = ReviewForm(request.POST, table=table_of(patient))
    wants_json = request.headers.get("Accept", "").startswith("application/json")
    try:
        draft = save_review_draft(patient=patient, words=form.typed(), by=me(request), seen=form.seen_edits())
    except SavedMeanwhile:
        words = _("Somebody else saved this review meanwhile. Open it again before you go on.")
        return JsonResponse({"words": words}, status=409) if wants_json else _told(request, patient, words)
    except Refused as no:
        return (
            JsonResponse({"words": str(no)}, status=403) if wants_json else _told(request, patient, str(no))
        )
    at = timezone.localtime(draft.saved_at).strftime("%H:%M")
    words = _("Saved at %(time)s. Nothing is signed yet.") % {"time": at}
    if wants_json:
        return JsonResponse({"words": words, "seen": draft.edits})
    messages.success(request, words)
    return redirect("programs:review", patient_id=patient.pk)


def _told(request: HttpRequest, patient: Patient, words: str) -> HttpResponse:
    messages.warning(request, words)
    return redirect("programs:review", patient_id=patient.pk)


@for_clinician(events.REVIEW_OPENED, methods=WRITE)
def review_drop(request: HttpRequest, patient: Patient) -> HttpResponse:
    """Throw the draft away."""
    try:
        drop_review_draft(patient=patient, by=me(request))
    except Refused as no:
        return _told(request, patient, str(no))
    messages.success(request, _("The draft of the review is gone."))
    return redirect("programs:review", patient_id=patient.pk)


@for_clinician(events.REVIEW_OPENED)
def review_record(request: HttpRequest, patient: Patient, review_id: uuid.UUID) -> HttpResponse:
    """The signed record, what the patient said about it, and the paragraph for another record."""
    row = _row(patient, review_id)
    page = {
        "patient": patient,
        "tab": "review",
        "row": row,
        "parts": record_parts(row),
        "answer": answer_of(row),
        "paragraph": paragraph(row),
        "others": list(Review.objects.filter(patient=patient).exclude(pk=row.pk).select_related("signed_by")),
    }
    return render(request, "programs/clinic/review_record.html", page)


@for_clinician(events.REVIEW_PRINTED)
def review_pdf(request: HttpRequest, patient: Patient, review_id: uuid.UUID) -> HttpResponse:
    """The record for the patient, in their language, in large print."""
    return printed(request, _row(patient, review_id))


def _row(patient: Patient, review_id: uuid.UUID) -> Review:
    row = Review.objects.filter(patient=patient, pk=review_id).select_related("signed_by", "program").first()
    if row is None:
        raise Http404
    row.patient = patient
    return row
