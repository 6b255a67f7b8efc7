"""The record of a review as a PDF."""

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from programs.handouts.review import review_handout
from programs.models import Paper, PrintSize, Review
from programs.views.handouts.pages import sent


def printed(request: HttpRequest, row: Review) -> HttpResponse:
    """For the patient: in their language, in large print."""
    with translation.override(row.patient.language):
        handout = review_handout(row)
    return sent(request, handout, row.patient.language, {"paper": Paper.A4, "size": PrintSize.LARGE})
