"""The handout of a whole program while a worker makes it, and its file."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _

from patients.models import Patient, Via
from programs.actions.handouts import cancel_handout, retry_handout
from programs.handouts.document import file_name, no_press_words
from programs.models import HandoutJob, ProgramState
from programs.models.handout import UNFINISHED
from programs.views.handouts.common import Door, me
from programs.views.handouts.pages import attachment, frame
from rehab.accounts.policy import SIGNED_IN, policy
from rehab.lib.states import NotAllowedNow


def _job_or_404(request: HttpRequest, patient: Patient, door: Door, job_id: uuid.UUID) -> HandoutJob:
    rows = HandoutJob.objects.visible_to(me(request), door.via).filter(pk=job_id, patient=patient)
    job = rows.filter(via=door.via.value).select_related("program").first()
    if job is None:
        raise Http404
    return job


def job_page(request: HttpRequest, patient: Patient, door: Door, job_id: uuid.UUID) -> HttpResponse:
    """How far it is; the file when it is ready; another try, or stop."""
    job = _job_or_404(request, patient, door, job_id)
    if request.method == "POST":
        return _act(request, patient, door, job)
    page = job_words(job) | frame(door, patient)
    page["file_url"] = door.url("_file", patient, job.pk)
    page["again_url"] = door.url("", patient, "program", job.program_id)
    page["newer"] = job.program.state != ProgramState.ACTIVE
    return render(request, "handouts/job.html", page)


def _act(request: HttpRequest, patient: Patient, door: Door, job: HandoutJob) -> HttpResponse:
    try:
        if request.POST.get("do") == "cancel":
            cancel_handout(job=job, by=me(request))
        elif request.POST.get("do") == "retry":
            job = retry_handout(job=job, by=me(request))
    except NotAllowedNow:
        messages.info(request, _("This handout has changed meanwhile. This is how it stands now."))
    return redirect(door.url("_job", patient, job.pk))


def job_words(job: HandoutJob) -> dict[str, Any]:
    """State and progress in words that say nothing about anybody."""
    why = {
        "no_press": no_press_words() or _("The server could not lay out the pages."),
        "too_long": _("It took too long to make. Try again, or print the items one by one."),
        "store_away": _("The place where files are kept did not answer. Please try again in a minute."),
    }
    return {
        "job": job,
        "unfinished": job.state in UNFINISHED,
        "why": why.get(job.why, _("Something went wrong while it was made. Please try again.")),
        "so_far": _("%(done)d of %(total)d sheets") % {"done": job.done, "total": job.total}
        if job.total
        else "",
    }


def file(request: HttpRequest, patient: Patient, door: Door, job_id: uuid.UUID) -> HttpResponse:
    """The finished file."""
    job = _job_or_404(request, patient, door, job_id)
    if not job.file:
        raise Http404
    try:
        with default_storage.open(str(job.file.name), "rb") as file:
            made = file.read()
    except FileNotFoundError as gone:
        raise Http404 from gone
    except OSError:
        return HttpResponse(status=503, headers={"Retry-After": "10", "Cache-Control": "no-store"})
    with translation.override(patient.language):
        title = _("My program")
    return attachment(made, file_name(title, job.asked_at.date()))


# No patient's data: only that a handout that this person may have is so far. Hence no event, and the session does
# not live longer by it.
@policy(SIGNED_IN, passive=True)
def handout_state(request: HttpRequest, job_id: uuid.UUID) -> HttpResponse:
    """The progress of one handout, for a page that waits."""
    for via in Via:
        job = HandoutJob.objects.visible_to(request.user, via).filter(pk=job_id, via=via.value).first()
        if job is not None:
            return render(request, "handouts/_progress.html", job_words(job))
    raise Http404
