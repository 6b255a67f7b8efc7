"""The clinic's short texts to begin a message with. No patient is on these pages."""

import uuid
from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from patients.actions.message_texts import change_text, end_text, take_starter, write_text
from patients.forms.message_texts import MessageTextForm
from patients.insights.message_texts import starters_for, texts_of
from patients.models import MessageText
from patients.permissions import NotNow
from patients.rules.message_texts import CLINICIAN as CLINICIAN_PLACE
from patients.rules.message_texts import GIVEN_NAME, NEXT_VISIT, STARTERS, filled
from patients.views.clinic.common import reader_of
from rehab.accounts.models import Clinic, User
from rehab.accounts.policy import CARE_AND_ADMINS, FORM, WRITE, policy
from rehab.accounts.roles import CLINIC_ADMIN, CLINICIAN

CODES = {one.code for one in STARTERS}


@policy(CARE_AND_ADMINS, methods=FORM)
@transaction.atomic
def message_texts(request: HttpRequest) -> HttpResponse:
    """All texts as a patient would read them, starters to take over, and the form for another one."""
    by, clinic = _writer(request)
    code = request.POST.get("starter", "")
    if code in CODES:
        done = _("Taken over. Change it as you like.")
        return _done(request, done, lambda: take_starter(clinic=clinic, code=code, by=by))
    form = MessageTextForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _kept(form, partial(write_text, clinic=clinic, by=by)):
        return _saved(request)
    page = {
        "texts": [(row, _sample(row.text, by)) for row in texts_of(clinic)],
        "starters": [(code, name, _sample(text, by)) for code, name, text in starters_for(clinic)],
        "form": form,
    }
    return render(request, "patients/clinic/message_texts.html", page)


@policy(CARE_AND_ADMINS, methods=FORM)
@transaction.atomic
def message_text(request: HttpRequest, text_id: uuid.UUID) -> HttpResponse:
    """Change one text. Somebody who was faster is not overwritten, and nothing typed is lost."""
    by, clinic = _writer(request)
    row = _row(clinic, text_id)
    if row.ended_at is not None:
        messages.warning(request, _("Somebody has taken this text out in the meantime."))
        return redirect("patients:message_texts")
    told = {"name": row.name, "text": row.text, "seen": row.version}
    form = MessageTextForm(request.POST if request.method == "POST" else None, initial=told)
    if form.is_valid():
        seen = form.cleaned_data["seen"] or 0
        if _kept(form, partial(change_text, row=row, seen=seen, by=by)):
            return _saved(request)
        # Theirs is on the page now: saved once more, what was typed takes its place.
        again = request.POST.copy()
        again["seen"] = str(row.version)
        form.data = again
    page = {"row": row, "form": form, "sample": _sample(row.text, by)}
    return render(request, "patients/clinic/message_text.html", page)


@policy(CARE_AND_ADMINS, methods=WRITE)
def message_text_end(request: HttpRequest, text_id: uuid.UUID) -> HttpResponse:
    by, clinic = _writer(request)
    row = _row(clinic, text_id)
    return _done(request, _("The text is taken out."), lambda: end_text(row=row, by=by))


def _writer(request: HttpRequest) -> tuple[User, Clinic]:
    """The reader and the clinic for which they write."""
    user = reader_of(request)
    clinic = user.clinic_as(CLINICIAN) or user.clinic_as(CLINIC_ADMIN)
    if clinic is None:
        raise Http404
    return user, clinic


def _row(clinic: Clinic, text_id: uuid.UUID) -> MessageText:
    return get_object_or_404(MessageText, pk=text_id, clinic=clinic)


def _kept(form: MessageTextForm, keep: Callable[..., Any]) -> bool:
    """Keep what was typed; what comes too late is said in the form."""
    try:
        keep(name=form.cleaned_data["name"], text=form.cleaned_data["text"])
    except NotNow as no:
        form.add_error(None, str(no))
        return False
    return True


def _saved(request: HttpRequest) -> HttpResponse:
    messages.success(request, _("The text is saved."))
    return redirect("patients:message_texts")


def _done(request: HttpRequest, done: str, action: Callable[[], Any]) -> HttpResponse:
    try:
        action()
    except NotNow as no:
        messages.warning(request, str(no))
    else:
        messages.success(request, done)
    return redirect("patients:message_texts")


def _sample(text: str, by: User) -> str:
    """The text as somebody would read it."""
    values = {
        GIVEN_NAME: _("Alex"),
        CLINICIAN_PLACE: by.name,
        NEXT_VISIT: _("Thursday 3 December, 10:00"),
    }
    return filled(text, values)
