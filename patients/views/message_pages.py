"""What both sides' pages of messages share: the posted form, one thread's lines, and its files."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse

from patients.forms.message import ReplyForm, why_not
from patients.models import MessageFile, MessageThread, Patient, ThreadMessage
from rehab.accounts.models import User
from rehab.media.rules.unfit import Unfit
from rehab.media.serving import file_response


@dataclass(frozen=True)
class Line:
    """One message as the page shows it."""

    message: ThreadMessage
    own_side: bool
    files: list[MessageFile]


def posted(request: HttpRequest, kind: type[ReplyForm], **more: Any) -> ReplyForm:
    """The form as it was sent; empty for a page that is only opened."""
    if request.method != "POST":
        return kind(**more)
    files = request.FILES  # reading them is what makes them arrive
    return kind(request.POST, files, too_large=getattr(request, "too_large", set()), **more)


def sent(form: ReplyForm, send: Callable[..., ThreadMessage]) -> ThreadMessage | None:
    """Send what was typed. None when a file could not be kept: the form says so and the words stay."""
    said = dict(form.cleaned_data)
    try:
        return send(files=said.pop("attachments"), **said)
    except Unfit as no:
        form.add_error("attachments", why_not(no))
        return None


def thread_or_404(patient: Patient, thread_id: uuid.UUID) -> MessageThread:
    """One of this patient's threads."""
    thread = patient.threads.filter(pk=thread_id).first()
    if thread is None:
        raise Http404
    thread.patient = patient
    return thread


def lines_of(thread: MessageThread, *, from_patient: bool) -> list[Line]:
    """The thread's messages, oldest first, in three queries however many."""
    rows = thread.messages.select_related("author", "read_by").prefetch_related("files")
    return [Line(row, row.from_patient == from_patient, list(row.files.all())) for row in rows]


def file_of(
    request: HttpRequest, patient: Patient, thread_id: uuid.UUID, file_id: uuid.UUID, variant: str
) -> HttpResponse:
    """A picture, or a PDF to keep. Its name says nothing about anybody."""
    found = patient.message_files.filter(pk=file_id, message__thread=thread_id).first()
    if found is None or variant not in ("full", "thumb") or (variant == "thumb" and not found.thumb):
        raise Http404
    if variant == "thumb":
        return _answer(request, str(found.thumb.name), "image/webp")
    save_as = "" if found.is_picture else f"message-{found.pk.hex[:8]}.pdf"
    return _answer(request, str(found.file.name), found.content_type, save_as)


def _answer(request: HttpRequest, name: str, content_type: str, save_as: str = "") -> HttpResponse:
    return cast(HttpResponse, file_response(request, name, content_type, save_as=save_as))


def is_unread(lines: list[Line]) -> bool:
    """Whether there is something here that nobody on this side has read."""
    return any(not line.own_side and line.message.read_at is None for line in lines)


def person(request: HttpRequest) -> User:
    """The signed-in person; a door let nobody else in."""
    assert isinstance(request.user, User)  # noqa: S101 - for the type checker
    return request.user
