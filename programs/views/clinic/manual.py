"""Manual therapy sessions: an adjunct, paired with a functional task."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from patients.doors import for_clinician
from patients.models import Patient
from programs import events
from programs.actions.manual import functional_tasks, note_manual_session, note_response
from programs.forms.manual import WORDS, ManualForm, ResponseForm
from programs.insights.rows import patient_flags
from programs.models import ManualSession
from programs.permissions import check_user_can_plan
from programs.rules.manual_therapy import Against, to_look_at
from programs.views.clinic.builder import me
from rehab.accounts.policy import FORM
from rehab.lib.refusals import Refused, refusal


@for_clinician(events.MANUAL_OPENED, methods=FORM)
def manual(request: HttpRequest, patient: Patient) -> HttpResponse:
    """The sessions so far, and one more."""
    tasks = functional_tasks(patient)
    form = ManualForm(
        request.POST or None, tasks=tasks, today=patient.today(), initial={"done_on": patient.today()}
    )
    if request.method == "POST" and form.is_valid():
        try:
            note_manual_session(patient=patient, told=form.told(), by=me(request))
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("The session is noted."))
            return redirect("programs:manual", patient_id=patient.pk)
    flags = patient_flags(patient.conditions.filter(ended_at=None))
    rows = ManualSession.objects.filter(patient=patient).select_related(
        "clinician", "paired_task__exercise", "paired_task__activity"
    )
    page = {
        "patient": patient,
        "tab": "program",
        "form": form,
        "no_plan": refusal(check_user_can_plan, request.user, patient) or "",
        "tasks": tasks,
        "look_at": [WORDS[code] for code in sorted(to_look_at(flags))],
        "sessions": [_row(row) for row in rows],
    }
    return render(request, "programs/clinic/manual.html", page)


def _row(row: ManualSession) -> dict[str, Any]:
    pain = " → ".join("–" if n is None else str(n) for n in (row.pain_before, row.pain_now, row.pain_24h))
    return {
        "id": row.pk,
        "on": row.done_on,
        "what": f"{row.get_technique_display()}, {row.region}",
        "minutes": row.minutes,
        "who": row.clinician.name,
        "task": row.paired_task.title,
        "pain": pain,
        "now": row.response_now,
        "later": row.response_24h,
        "found": [str(WORDS[Against(code)]) for code in row.found],
        "reason": row.override_reason,
        "answered": row.pain_24h is not None or bool(row.response_24h),
    }


@for_clinician(events.MANUAL_OPENED, methods=FORM)
def manual_response(request: HttpRequest, patient: Patient, session_id: uuid.UUID) -> HttpResponse:
    """How it was a day later."""
    row = ManualSession.objects.filter(patient=patient, pk=session_id).first()
    if row is None:
        raise Http404
    row.patient = patient
    form = ResponseForm(request.POST or None, initial={"words": row.response_24h, "pain": row.pain_24h})
    if request.method == "POST" and form.is_valid():
        try:
            note_response(
                session=row, pain=form.cleaned_data["pain"], words=form.cleaned_data["words"], by=me(request)
            )
        except Refused as no:
            form.add_error(None, str(no))
        else:
            return redirect("programs:manual", patient_id=patient.pk)
    page = {"patient": patient, "tab": "program", "form": form, "row": row}
    return render(request, "programs/clinic/manual_response.html", page)
