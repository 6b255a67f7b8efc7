"""What will be in a handout and how it is printed, and the PDF of a short one."""

import uuid
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.http import content_disposition_header

from patients.models import Patient, Via
from programs.actions.handouts import ask_for_handout
from programs.forms.handouts import HandoutForm
from programs.handouts.content import Handout
from programs.handouts.document import NoPress, file_name, no_press_words, pdf_of
from programs.views.handouts.common import Door, handout_of, me, program_of
from rehab.lib.refusals import Refused


def page(request: HttpRequest, patient: Patient, door: Door, kind: str, thing_id: uuid.UUID) -> HttpResponse:
    """What will be in it, and how it is printed."""
    handout = handout_of(request, patient, door, kind, thing_id)
    form = HandoutForm(posted(request), clinic=patient.clinic, reader=patient.user)
    problem = ""
    if request.method == "POST" and form.is_valid():
        if kind != "program":
            return redirect(f"{door.url('_pdf', patient, kind, thing_id)}?{urlencode(form.chosen())}")
        try:
            return _ask(request, patient, door, thing_id, form)
        except Refused as no:
            problem = str(no)
    return draw(request, handout, form, problem, **frame(door, patient))


def _ask(
    request: HttpRequest, patient: Patient, door: Door, thing_id: uuid.UUID, form: HandoutForm
) -> HttpResponse:
    program = program_of(request, patient, door, thing_id)
    if program is None:
        raise Http404
    job = ask_for_handout(program=program, via=door.via, by=me(request), **form.chosen())
    return redirect(door.url("_job", patient, job.pk))


def posted(request: HttpRequest) -> Any:
    """What was sent, or nothing for a page that is only opened."""
    return request.POST if request.method == "POST" else None


def frame(door: Door, patient: Patient) -> dict[str, Any]:
    """What the frame of a page needs to know."""
    page: dict[str, Any] = {"patient": patient, "layout": door.layout, "clinical": door.via is Via.CARE_TEAM}
    return page | ({"viewed_person": patient.given_name} if door.via is Via.CAREGIVER else {})


def draw(
    request: HttpRequest, handout: Handout, form: HandoutForm, problem: str = "", **more: Any
) -> HttpResponse:
    off = no_press_words()
    page = {"handout": handout, "form": form, "problem": problem, "off": off}
    return render(request, "handouts/page.html", page | more)


def pdf(request: HttpRequest, patient: Patient, door: Door, kind: str, thing_id: uuid.UUID) -> HttpResponse:
    """The PDF of one item or lesson. A whole program takes longer, so a worker makes it."""
    if kind == "program":
        raise Http404
    handout = handout_of(request, patient, door, kind, thing_id)
    chosen = HandoutForm(request.GET, clinic=patient.clinic, reader=patient.user).chosen()
    return sent(request, handout, patient.language, chosen)


def sent(request: HttpRequest, handout: Handout, language: str, chosen: dict[str, str]) -> HttpResponse:
    try:
        with translation.override(language):
            made = pdf_of(handout, chosen["paper"], chosen["size"])
    except NoPress as no:
        return render(request, "handouts/off.html", {"off": str(no)}, status=503)
    # A graded activity has the name that somebody typed for this patient: it stays out of headers.
    return attachment(made, file_name("" if handout.name else handout.title, handout.made_on))


def attachment(made: bytes, name: str) -> HttpResponse:
    """A PDF to keep. Browsers and proxies keep no copy of their own."""
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    answer["Cache-Control"] = "no-store"
    return answer
