"""The care team's side of messages: who waits, one patient's threads, and what becomes of one."""

import uuid
from functools import partial
from typing import Any

from django.contrib import messages as told
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from patients.actions.messages import mark_read, reply, settle_thread, start_thread
from patients.actions.tasks import task_from_thread
from patients.doors import for_clinician
from patients.events import INBOX_OPENED, MESSAGE_FILE_OPENED, MESSAGES_OPENED
from patients.forms.message import ReplyForm
from patients.forms.message_texts import ChooseTextForm, TeamReplyForm, TeamThreadForm
from patients.forms.task import TaskForm
from patients.insights.inbox import open_tasks, waiting_threads, with_unread
from patients.insights.message_texts import read_by
from patients.models import MessageThread, Patient
from patients.permissions import Team
from patients.rules.message_texts import NEXT_VISIT, places_in
from patients.views.clinic.common import act, reader_of, why_not_change
from patients.views.message_pages import file_of, is_unread, lines_of, posted, sent, thread_or_404
from rehab.accounts.policy import CLINICIANS, FORM, WRITE, policy
from rehab.audit.record import record

SHOWN = 100


@policy(CLINICIANS, audit=INBOX_OPENED, rows="care team")
@transaction.atomic
def inbox(request: HttpRequest) -> HttpResponse:
    """Who waits for an answer, longest first, and what I said I would do. Nothing of what they wrote."""
    user = reader_of(request)
    record(INBOX_OPENED, by=user, clinic_id=user.clinic.pk if user.clinic else None)
    page = {
        "threads": waiting_threads(user).select_related("patient__clinic")[:SHOWN],
        "tasks": [
            {"task": task, "is_due": task.due <= task.patient.today()} for task in open_tasks(user)[:SHOWN]
        ],
    }
    return render(request, "patients/clinic/inbox.html", page)


@for_clinician(MESSAGES_OPENED, methods=FORM)
def threads(request: HttpRequest, patient: Patient) -> HttpResponse:
    """All threads of one patient, those that wait first, and the form for a new one."""
    choose, form = _forms(request, patient, TeamThreadForm)
    if form.is_valid():
        made = sent(form, partial(start_thread, patient=patient, by=reader_of(request)))
        if made is not None:
            told.success(request, _("The message is sent."))
            return redirect("patients:thread", patient_id=patient.pk, thread_id=made.thread_id)
    rows = with_unread(patient.threads.all(), from_patient=True).order_by("-last_at")[:SHOWN]
    page = {
        "patient": patient,
        "threads": sorted(rows, key=lambda row: row.waiting_since is None),
        "form": form,
        "choose": choose,
        "why_not": why_not_change(request, patient),
    }
    return render(request, "patients/clinic/threads.html", page)


def _forms(request: HttpRequest, patient: Patient, kind: type[ReplyForm]) -> tuple[ChooseTextForm, ReplyForm]:
    """The texts to begin with, and the message: as it was sent, begun anew, or with a text put into it."""
    choose = ChooseTextForm(request.POST or None, clinic=patient.clinic)
    if request.POST.get("do") != "use":
        return choose, posted(request, kind)
    typed = {name: request.POST.get(name, "") for name in ("subject", "text", "key")}
    text = read_by(choose.chosen, patient, reader_of(request))
    if NEXT_VISIT in places_in(text):
        told.info(request, _("No visit is planned, so {next_visit} stays open. Write a day, or take it out."))
    if request.FILES:
        told.info(request, _("Choose your files again: they are not kept until the message is sent."))
    typed["text"] = "\n\n".join(part for part in (typed["text"].strip(), text) if part)
    return choose, kind(initial={name: value for name, value in typed.items() if value})


@for_clinician(MESSAGES_OPENED, methods=FORM)
def thread(request: HttpRequest, patient: Patient, thread_id: uuid.UUID) -> HttpResponse:
    """One thread with its answers, and what can be done with it."""
    found, by = thread_or_404(patient, thread_id), reader_of(request)
    choose, form = _forms(request, patient, TeamReplyForm)
    if form.is_valid() and sent(form, partial(reply, thread=found, by=by)):
        told.success(request, _("The message is sent."))
        return redirect("patients:thread", patient_id=patient.pk, thread_id=found.pk)
    return _page(request, patient, found, form, choose)


def _page(
    request: HttpRequest,
    patient: Patient,
    found: MessageThread,
    form: ReplyForm,
    choose: ChooseTextForm,
    task_form: TaskForm | None = None,
) -> HttpResponse:
    lines = lines_of(found, from_patient=False)
    page = {
        "patient": patient,
        "thread": found,
        "lines": lines,
        "unread": is_unread(lines),
        "form": form,
        "choose": choose,
        "task_form": task_form or _task_form(request, patient, initial={"title": found.subject}),
        "task_open": task_form is not None,
        "why_not": why_not_change(request, patient),
    }
    return render(request, "patients/clinic/thread.html", page)


def _task_form(request: HttpRequest, patient: Patient, **more: Any) -> TaskForm:
    sent_form = request.POST if "data" in more else None
    more.pop("data", None)
    return TaskForm(sent_form, team=Team(patient), by=reader_of(request), today=patient.today(), **more)


@for_clinician(MESSAGES_OPENED, methods=WRITE)
def thread_read(request: HttpRequest, patient: Patient, thread_id: uuid.UUID) -> HttpResponse:
    """Somebody on the team has seen it; it still waits for an answer."""
    mark_read(thread=thread_or_404(patient, thread_id), by=reader_of(request))
    return redirect("patients:thread", patient_id=patient.pk, thread_id=thread_id)


@for_clinician(MESSAGES_OPENED, methods=WRITE)
def thread_settle(request: HttpRequest, patient: Patient, thread_id: uuid.UUID) -> HttpResponse:
    """No answer is needed."""
    found = thread_or_404(patient, thread_id)
    done = _("Noted: no answer is needed.")
    return act(
        request, patient, "patients:threads", done, lambda: settle_thread(thread=found, by=reader_of(request))
    )


@for_clinician(MESSAGES_OPENED, methods=WRITE)
def thread_task(request: HttpRequest, patient: Patient, thread_id: uuid.UUID) -> HttpResponse:
    """Make it a task; a form that cannot be read comes back with what was typed."""
    found = thread_or_404(patient, thread_id)
    form = _task_form(request, patient, data=True)
    if not form.is_valid():
        choose = ChooseTextForm(clinic=patient.clinic)
        return _page(request, patient, found, TeamReplyForm(), choose, form)
    task_from_thread(thread=found, by=reader_of(request), **form.cleaned_data)
    told.success(request, _("The task is noted."))
    return redirect("patients:tasks", patient_id=patient.pk)


@for_clinician(MESSAGE_FILE_OPENED)
def thread_file(
    request: HttpRequest, patient: Patient, thread_id: uuid.UUID, file_id: uuid.UUID, variant: str
) -> HttpResponse:
    return file_of(request, patient, thread_id, file_id, variant)
