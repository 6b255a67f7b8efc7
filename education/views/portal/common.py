"""What the pages about lessons share."""

import uuid
from typing import cast

from django.http import Http404, HttpRequest
from django.utils.translation import get_language

from education.insights.lessons import Lesson, lesson_of
from education.models import ModuleAssignment
from patients.models import Patient, Via
from rehab.accounts.models import User


def me(request: HttpRequest) -> User:
    """The signed-in person; the door has made sure that there is one."""
    return cast(User, request.user)


def my_language() -> str:
    """The language in which this page is written."""
    return get_language() or "en"


def lesson_or_404(request: HttpRequest, patient: Patient, assignment_id: uuid.UUID, via: Via) -> Lesson:
    """A lesson of this patient that was not taken back."""
    rows = ModuleAssignment.objects.visible_to(me(request), via).filter(
        pk=assignment_id, patient=patient, withdrawn_at=None
    )
    row = rows.select_related("revision", "module", "reading", "assigned_by").first()
    if row is None:
        raise Http404
    row.patient = patient
    return lesson_of(row, my_language())
