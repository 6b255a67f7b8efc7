"""Publish the draft: what changes, the line for the patient, the day it was agreed."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from patients.doors import for_clinician
from patients.models import Patient
from programs import events
from programs.actions.program import EditedMeanwhile, check_precautions, publish_program
from programs.forms.builder import PublishForm
from programs.insights.plan_changes import change_rows
from programs.models import Program
from programs.models.program import ProgramState
from programs.permissions import check_user_can_publish
from programs.views.clinic.builder import draft_or_404, me, retry
from programs.views.clinic.builder.tray import lesson_rows
from rehab.accounts.policy import FORM
from rehab.lib.refusals import Refused, refusal


@for_clinician(events.PROGRAM_DRAFT_OPENED, methods=FORM)
def program_publish(request: HttpRequest, patient: Patient) -> HttpResponse:
    """Show what would change, then make the draft the patient's program."""
    draft, today = draft_or_404(patient), patient.today()
    form = PublishForm(request.POST or None, today=today, initial={"agreed_on": today, "edits": draft.edits})
    if request.method == "POST" and form.is_valid():
        try:
            publish_program(
                program=draft,
                change_note=form.cleaned_data["change_note"],
                agreed_on=form.cleaned_data["agreed_on"],
                by=me(request),
                seen_edits=form.seen_edits,
            )
        except Refused as no:
            form.add_error(None, str(no))
        except EditedMeanwhile as seen:
            form = retry(form, draft, seen)
        else:
            messages.success(
                request, _("The program is published. The patient sees it on their Today page now.")
            )
            return redirect("programs:program", patient_id=patient.pk)
    page = {
        "patient": patient,
        "tab": "program",
        "draft": draft,
        "form": form,
        "changes": changes(patient, draft),
        "lessons": [row for row in lesson_rows(patient, draft) if not row["has"] and not row["gone"]],
    }
    closed = refusal(check_user_can_publish, request.user, draft) or refusal(check_precautions, draft)
    page["no_publish"] = closed or ""
    return render(request, "programs/clinic/publish.html", page)


def changes(patient: Patient, draft: Program) -> list[dict[str, Any]]:
    """What publishing would change beside the active version, or all that is in the draft without one."""
    active = Program.objects.filter(patient=patient, state=ProgramState.ACTIVE).first()
    return change_rows(active, draft)
