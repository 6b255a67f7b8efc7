"""A caregiver's own pages: what they practise, and noting that they helped."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from patients.actions.caregiving import note_help, tick_skills
from patients.doors import for_caregiver
from patients.events import HELP_OPENED, SKILLS_OPENED
from patients.forms.caregiver import HelpForm, SkillsForm
from patients.insights.caregiving import help_lines, skills_of
from patients.models import Patient
from patients.permissions import check_user_can_note_help
from patients.views.message_pages import person
from rehab.accounts.policy import FORM
from rehab.lib.states import NotAllowedNow

SHOWN = 14


@for_caregiver(SKILLS_OPENED, methods=FORM)
def for_training(request: HttpRequest, patient: Patient) -> HttpResponse:
    """Spot, cue, do not take over: what each means, and a tick with its day."""
    by = person(request)
    lines = skills_of(patient, by)
    if request.method == "POST":
        form = SkillsForm(request.POST)
        if form.is_valid():
            tick_skills(patient=patient, skills=form.cleaned_data["skills"], by=by)
            messages.success(request, _("Saved. They can see what you practised."))
            return redirect("patients:for_training", patient_id=patient.pk)
    else:
        form = SkillsForm(initial={"skills": [line.skill for line in lines if line.ticked_on]})
    page = {"patient": patient, "viewed_person": patient.given_name, "form": form, "lines": lines}
    return render(request, "patients/for/training.html", page)


@for_caregiver(HELP_OPENED, methods=FORM, check=check_user_can_note_help)
def for_help(request: HttpRequest, patient: Patient) -> HttpResponse:
    """Tick how you helped on a day of the last week."""
    by, today = person(request), patient.today()
    form = HelpForm(request.POST if request.method == "POST" else None, today=today)
    if request.method == "POST" and form.is_valid():
        try:
            note_help(patient=patient, by=by, **form.cleaned_data)
        except NotAllowedNow as no:
            form.add_error("on", str(no))
        else:
            messages.success(request, _("Noted. Thank you for being there."))
            return redirect("patients:for_help", patient_id=patient.pk)
    mine = help_lines(patient.help_entries.filter(caregiver=by)[:SHOWN])
    page = {"patient": patient, "viewed_person": patient.given_name, "form": form, "lines": mine}
    return render(request, "patients/for/help.html", page)
