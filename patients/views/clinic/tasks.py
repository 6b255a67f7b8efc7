"""What is to be done for one patient."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from patients.actions.tasks import add_task, change_task
from patients.doors import for_clinician
from patients.events import TASKS_OPENED
from patients.forms.task import TaskForm
from patients.insights.inbox import logged_since
from patients.models import Patient, TaskState
from patients.permissions import NotNow, Team
from patients.views.clinic.common import act, reader_of, why_not_change
from rehab.accounts.policy import FORM, WRITE
from rehab.lib.states import NotAllowedNow

STATES = {"done": TaskState.DONE, "drop": TaskState.DROPPED, "reopen": TaskState.OPEN}
SHOWN = 30


@for_clinician(TASKS_OPENED, methods=FORM)
def tasks(request: HttpRequest, patient: Patient) -> HttpResponse:
    """Open tasks, those due first, the form for another, and what is behind them."""
    by, today = reader_of(request), patient.today()
    form = TaskForm(
        request.POST if request.method == "POST" else None, team=Team(patient), by=by, today=today
    )
    if request.method == "POST" and form.is_valid():
        return act(
            request, patient, "patients:tasks", _("The task is noted."),
            lambda: add_task(patient=patient, by=by, **form.cleaned_data),
        )  # fmt: skip
    rows = patient.tasks.select_related("owner", "closed_by", "message")
    page = {
        "patient": patient,
        "form": form,
        "today": today,
        "open": rows.filter(state=TaskState.OPEN).annotate(logged_since=logged_since()),
        "closed": rows.exclude(state=TaskState.OPEN).order_by("-closed_at")[:SHOWN],
        "why_not": why_not_change(request, patient),
    }
    return render(request, "patients/clinic/tasks.html", page)


@for_clinician(TASKS_OPENED, methods=WRITE)
def task_change(request: HttpRequest, patient: Patient, task_id: uuid.UUID) -> HttpResponse:
    """Done, not needed, or open again."""
    task = get_object_or_404(patient.tasks.all(), pk=task_id)
    state = STATES.get(request.POST.get("do", ""))
    if state is None:
        raise Http404
    words = {
        TaskState.DONE: _("Done."),
        TaskState.DROPPED: _("The task is set aside."),
        TaskState.OPEN: _("The task is open again."),
    }

    def change() -> None:
        try:
            change_task(task=task, state=state, by=reader_of(request))
        except NotAllowedNow as no:
            raise NotNow(_("Somebody has closed this task in the meantime.")) from no

    return act(request, patient, "patients:tasks", words[state], change)
