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
from programs.models import Prescription, Program
from programs.models.program import ProgramState
from programs.permissions import check_user_can_publish
from programs.views.clinic.builder import draft_or_404, me, retry
from programs.views.clinic.words import amount_words, day_words
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
    }
    closed = refusal(check_user_can_publish, request.user, draft) or refusal(check_precautions, draft)
    page["no_publish"] = closed or ""
    return render(request, "programs/clinic/publish.html", page)


def changes(patient: Patient, draft: Program) -> list[dict[str, Any]]:
    """What publishing would change beside the active version: new, gone, changed items, in words."""
    active = Program.objects.filter(patient=patient, state=ProgramState.ACTIVE).first()
    before = _by_line(active)
    after = _by_line(draft)
    new = [_change(_("New"), "plus-circle", item) for line, item in after.items() if line not in before]
    gone = [
        _change(_("Taken out"), "dash-circle", item) for line, item in before.items() if line not in after
    ]
    other = [
        _change(_("Changed"), "pencil", item, was=_dose(before[line]))
        for line, item in after.items()
        if line in before and _all(item) != _all(before[line])
    ]
    return [*new, *other, *gone]


def _by_line(program: Program | None) -> dict[Any, Prescription]:
    if program is None:
        return {}
    return {item.line: item for item in program.prescriptions.select_related("exercise", "activity")}


def _dose(item: Prescription) -> str:
    return f"{amount_words(item)} · {day_words(item.weekdays)}"


def _all(item: Prescription) -> tuple[Any, ...]:
    return _dose(item), item.mode, item.effort_target, item.supervision, item.note, item.exercise_id


def _change(words: str, icon: str, item: Prescription, was: str = "") -> dict[str, Any]:
    now = _dose(item)
    return {"words": words, "icon": icon, "title": item.title, "now": now, "was": was if was != now else ""}
