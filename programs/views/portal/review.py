"""The record of a review as the patient reads it, and their word on it."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from patients.doors import for_patient
from patients.models import Patient
from programs import events
from programs.actions.review import answer_review
from programs.forms.review_answer import ReviewAnswerForm
from programs.insights.review_record import answer_of, record_parts
from programs.insights.worklist import reviews_due
from programs.models import Review
from programs.views.handouts.common import me
from programs.views.handouts.review import printed
from rehab.accounts.policy import FORM
from rehab.lib.refusals import Refused


@for_patient(events.MY_REVIEW_OPENED)
def my_reviews(request: HttpRequest, patient: Patient) -> HttpResponse:
    """All records, newest first."""
    rows = Review.objects.filter(patient=patient).select_related("signed_by", "answer")
    due = patient.ended_at is None and reviews_due([patient.pk], timezone.now())
    return render(
        request, "programs/portal/reviews.html", {"patient": patient, "rows": list(rows), "due": due}
    )


@for_patient(events.MY_REVIEW_OPENED, methods=FORM)
def my_review(request: HttpRequest, patient: Patient, review_id: uuid.UUID) -> HttpResponse:
    """What was agreed, in large print; say whether it is right."""
    row = _row(patient, review_id)
    form = ReviewAnswerForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        told = form.cleaned_data
        try:
            answer_review(review=row, agrees=told["agrees"] == "yes", words=told["words"], by=me(request))
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("Thank you. Your clinician can see what you said."))
            return redirect("programs:my_review", review_id=row.pk)
    page = {
        "patient": patient,
        "row": row,
        "parts": record_parts(row),
        "form": form,
        "answer": answer_of(row),
    }
    return render(request, "programs/portal/review.html", page)


@for_patient(events.REVIEW_PRINTED)
def my_review_pdf(request: HttpRequest, patient: Patient, review_id: uuid.UUID) -> HttpResponse:
    """The record on paper."""
    return printed(request, _row(patient, review_id))


def _row(patient: Patient, review_id: uuid.UUID) -> Review:
    row = Review.objects.filter(patient=patient, pk=review_id).select_related("signed_by").first()
    if row is None:
        raise Http404
    row.patient = patient
    return row
