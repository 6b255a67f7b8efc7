"""Versions of a program: preview a draft as the patient, compare two, discard a draft, end the program."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from patients.doors import for_clinician
from patients.models import Patient
from programs import events
from programs.actions.draft_items import set_extras
from programs.actions.program import EditedMeanwhile, discard_draft, end_program, take_up_draft
from programs.actions.templates import save_template
from programs.forms.workbench import EndForm, TemplateForm
from programs.insights.plan_changes import change_rows
from programs.models import Program
from programs.models.program import ProgramState
from programs.permissions import check_user_can_plan
from programs.views.clinic.builder.common import TEMPLATES, answer, draft_or_404, me
from programs.views.clinic.words import parse_edits
from programs.views.portal.program_page import preview_page
from rehab.accounts.policy import FORM, WRITE
from rehab.lib.refusals import Refused, refusal
from rehab.lib.states import NotAllowedNow


@for_clinician(events.PROGRAM_PREVIEWED)
def program_preview(request: HttpRequest, patient: Patient) -> HttpResponse:
    """The draft as the patient will read it, in the patient's language. Nothing is saved."""
    draft = draft_or_404(patient)
    draft.published_by, draft.agreed_on = me(request), patient.today()
    with translation.override(patient.language):
        page = preview_page(patient, draft, timezone.now())
    return render(request, f"{TEMPLATES}preview.html", page | {"patient": patient, "tab": "program"})


@for_clinician(events.PROGRAM_COMPARED)
def program_compare(request: HttpRequest, patient: Patient) -> HttpResponse:
    """Any two versions beside each other, the older one first."""
    versions = list(
        Program.objects.filter(patient=patient)
        .exclude(state=ProgramState.DROPPED)
        .select_related("published_by")
        .order_by("-number")
    )
    if not versions:
        raise Http404
    by_number = {str(row.number): row for row in versions}
    after = by_number.get(request.GET.get("b", ""), versions[0])
    before = by_number.get(request.GET.get("a", ""), versions[min(1, len(versions) - 1)])
    before, after = sorted((before, after), key=lambda row: row.number)
    page = {
        "patient": patient,
        "tab": "program",
        "versions": [(row.number, version_words(row)) for row in reversed(versions)],
        "before": before,
        "after": after,
        "before_words": version_words(before),
        "after_words": version_words(after),
        "rows": change_rows(before, after),
        "only_one": len(versions) == 1,
    }
    return render(request, f"{TEMPLATES}compare.html", page)


def version_words(row: Program) -> str:
    """ "Version 3, agreed 12 May 2026", or "Draft"."""
    if row.state == ProgramState.DRAFT:
        return _("Draft")
    words = {"n": row.number, "day": date_format(row.agreed_on) if row.agreed_on else ""}
    return _("Version %(n)d, agreed %(day)s") % words


@for_clinician(events.PROGRAM_DRAFT_OPENED, methods=FORM)
def program_discard(request: HttpRequest, patient: Patient) -> HttpResponse:
    """Ask, then put the draft away. It can be taken up again."""
    draft = draft_or_404(patient)
    if request.method != "POST":
        page = {"patient": patient, "tab": "program", "draft": draft, "n": draft.prescriptions.count()}
        return render(request, f"{TEMPLATES}discard.html", page)
    try:
        discard_draft(program=draft, by=me(request), seen_edits=parse_edits(request.POST.get("edits")))
    except EditedMeanwhile as seen:
        messages.warning(request, _("%(what)s Look at it once more; nothing was discarded.") % {"what": seen})
        return redirect("programs:program_edit", patient_id=patient.pk)
    messages.success(request, _("The draft is discarded. You can take it up again from this page."))
    return redirect("programs:program", patient_id=patient.pk)


@for_clinician(events.PROGRAM_OPENED, methods=WRITE)
def program_take_up(request: HttpRequest, patient: Patient) -> HttpResponse:
    """Go on with the draft that was discarded last."""
    check_user_can_plan(me(request), patient)
    try:
        take_up_draft(patient=patient, by=me(request))
    except Refused as no:
        messages.warning(request, str(no))
        return redirect("programs:program", patient_id=patient.pk)
    messages.success(request, _("The draft is back."))
    return redirect("programs:program_edit", patient_id=patient.pk)


@for_clinician(events.PROGRAM_OPENED, methods=FORM)
def program_end(request: HttpRequest, patient: Patient) -> HttpResponse:
    """End the program: ask for the line that the patient reads."""
    active = Program.objects.filter(patient=patient, state=ProgramState.ACTIVE).first()
    if active is None:
        raise Http404
    active.patient = patient
    form = EndForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            end_program(program=active, end_note=form.cleaned_data["end_note"], by=me(request))
        except NotAllowedNow as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("The program has ended. What was done stays in the record."))
            return redirect("programs:program", patient_id=patient.pk)
    page: dict[str, Any] = {"patient": patient, "tab": "program", "form": form, "active": active}
    page["no_plan"] = refusal(check_user_can_plan, request.user, patient) or ""
    return render(request, f"{TEMPLATES}end.html", page)


@for_clinician(events.PROGRAM_DRAFT_OPENED, methods=WRITE)
def program_extras(request: HttpRequest, patient: Patient) -> HttpResponse:
    """Leave a lesson or a card out of the draft."""
    draft = draft_or_404(patient)
    lesson, card = request.POST.get("lesson", ""), request.POST.get("card", "")
    set_extras(
        program=draft,
        modules=[key for key in draft.modules if key != lesson],
        cards=[key for key in draft.cards if key != card],
        by=me(request),
    )
    return answer(request, patient, _("It is left out."))


@for_clinician(events.PROGRAM_DRAFT_OPENED, methods=FORM)
def template_save(request: HttpRequest, patient: Patient) -> HttpResponse:
    """Keep the draft as a template of the clinic."""
    draft = draft_or_404(patient)
    form = TemplateForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            save_template(program=draft, name=data["name"], about=data["about"], by=me(request))
        except Refused as no:
            form.add_error("name", str(no))
        else:
            messages.success(request, _("“%(name)s” is saved as a template.") % {"name": data["name"]})
            return redirect("programs:program_edit", patient_id=patient.pk)
    page = {"patient": patient, "tab": "program", "form": form}
    return render(request, f"{TEMPLATES}template_save.html", page)
