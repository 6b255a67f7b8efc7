"""The patient's messages with their care team."""

import uuid
from functools import partial

from django.contrib import messages as told
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from patients.actions.messages import mark_read, reply, start_thread
from patients.doors import for_patient
from patients.events import MESSAGE_FILE_OPENED, MESSAGES_OPENED
from patients.forms.message import ReplyForm, ThreadForm
from patients.insights.inbox import people_of, with_unread
from patients.models import Patient
from patients.views.message_pages import file_of, is_unread, lines_of, person, posted, sent, thread_or_404
from rehab.accounts.policy import FORM, WRITE

SHOWN = 50


@for_patient(MESSAGES_OPENED)
def messages(request: HttpRequest, patient: Patient) -> HttpResponse:
    """All matters, the newest first."""
    threads = with_unread(patient.threads.all(), from_patient=False)[:SHOWN]
    return render(request, "patients/portal/messages.html", {"patient": patient, "threads": threads})


@for_patient(MESSAGES_OPENED, methods=FORM)
def message_new(request: HttpRequest, patient: Patient) -> HttpResponse:
    """Write about something new."""
    form = posted(request, ThreadForm)
    if request.method == "POST" and form.is_valid():
        made = sent(form, partial(start_thread, patient=patient, by=person(request)))
        if made is not None:
            told.success(request, _("Your message is sent. Your care team will answer here."))
            return redirect("patients:message_thread", thread_id=made.thread_id)
    page = {"patient": patient, "form": form, "readers": people_of(patient)}
    return render(request, "patients/portal/message_new.html", page)


@for_patient(MESSAGES_OPENED, methods=FORM)
def message_thread(request: HttpRequest, patient: Patient, thread_id: uuid.UUID) -> HttpResponse:
    """One matter with all its messages, and the form for an answer."""
    thread, by = thread_or_404(patient, thread_id), person(request)
    form = posted(request, ReplyForm)
    if request.method == "POST" and form.is_valid() and sent(form, partial(reply, thread=thread, by=by)):
        told.success(request, _("Your message is sent."))
        return redirect("patients:message_thread", thread_id=thread.pk)
    lines = lines_of(thread, from_patient=True)
    page = {"patient": patient, "thread": thread, "lines": lines, "form": form, "unread": is_unread(lines)}
    return render(request, "patients/portal/message_thread.html", page)


@for_patient(MESSAGES_OPENED, methods=WRITE)
def message_read(request: HttpRequest, patient: Patient, thread_id: uuid.UUID) -> HttpResponse:
    """The patient has seen what the care team wrote."""
    mark_read(thread=thread_or_404(patient, thread_id), by=person(request))
    return redirect("patients:message_thread", thread_id=thread_id)


@for_patient(MESSAGE_FILE_OPENED)
def message_file(
    request: HttpRequest, patient: Patient, thread_id: uuid.UUID, file_id: uuid.UUID, variant: str
) -> HttpResponse:
    return file_of(request, patient, thread_id, file_id, variant)
