"""What the care team's pages share: run one action, say how it went, go on."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from patients.models import Patient
from patients.permissions import NotNow, check_user_can_change_record
from rehab.accounts.models import User
from rehab.lib.refusals import refusal


def act(
    request: HttpRequest, patient: Patient, page: str, done: str, action: Callable[[], Any]
) -> HttpResponse:
    """Run an action and go to a page of this patient.

    One that comes too late is said there; Refused stays a 403.
    """
    try:
        action()
    except NotNow as no:
        messages.warning(request, str(no))
    else:
        messages.success(request, done)
    return redirect(page, patient_id=patient.pk)


def reader_of(request: HttpRequest) -> User:
    """The signed-in person; a door let nobody else in."""
    assert isinstance(request.user, User)  # noqa: S101
    return request.user


def why_not_change(request: HttpRequest, patient: Patient) -> str:
    """Why the reader may not change this record; "" when they may. The text of disabled buttons."""
    return refusal(check_user_can_change_record, request.user, patient) or ""
