"""A check-in by phone or at a visit: what to say, the questions in their order, and where the answers go."""

import uuid
from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from patients.actions.ask_by_team import asked_by_team, what_is_asked
from patients.actions.check_in import answer_safety
from patients.doors import for_clinician
from patients.events import CHECK_IN_ASKED_BY_TEAM
from patients.forms.check_in import DayForm, initial_of
from patients.forms.safety import SafetyForm
from patients.measures.peg import PEG
from patients.models import AskedKind, Patient, Task
from patients.permissions import check_user_can_change_record
from patients.rules.journal_day import may_write
from patients.rules.red_flags import RED_FLAGS, Level, RedFlag
from patients.views.clinic.common import reader_of, why_not_change
from patients.views.portal.day import own_activities, saved, sent_form, to_mend, words_of_tags
from patients.views.portal.words import instruction
from rehab.accounts.policy import FORM

ROWS = "asking__plan", "asking__line", "asking__patient__clinic"


@for_clinician(CHECK_IN_ASKED_BY_TEAM, methods=FORM)
def ask_by_team(request: HttpRequest, patient: Patient, asking_id: uuid.UUID) -> HttpResponse:
    """The script and its form. What is ticked for safety is kept even when the rest has to be mended."""
    task = get_object_or_404(patient.tasks.select_related(*ROWS), asking_id=asking_id)
    day = _day(task, patient)
    if request.method != "POST":
        return _page(request, patient, task, _fresh(patient, day), SafetyForm(auto_id="safety_%s"))
    check_user_can_change_record(reader_of(request), patient)
    data = request.POST.copy()
    data["local_date"] = day.isoformat()
    form, safety = sent_form(data, patient, editing=True), SafetyForm(request.POST, auto_id="safety_%s")
    form.may_be_empty = True
    if safety.is_valid() and safety.codes():
        answer_safety(
            patient=patient, codes=safety.codes(), local_date=patient.today(), by=reader_of(request)
        )
    if not (safety.is_valid() and _answered(form, safety, task, day) and saved(form, request, patient)):
        return _page(request, patient, task, form, safety)
    asked_by_team(task=task, by=reader_of(request))
    messages.success(request, _("The answers are in the log, and the task is done."))
    return redirect("patients:ask_by_team", patient_id=patient.pk, asking_id=asking_id)


def _day(task: Task, patient: Patient) -> date:
    """The day that was to be asked about while it may be written, afterwards the patient's today."""
    assert task.asking is not None  # noqa: S101 - it was found by its asking
    asked = task.asking.local_date
    return asked if may_write(asked, timezone.now(), patient.zone).allowed else patient.today()


def _answered(form: DayForm, safety: SafetyForm, task: Task, day: date) -> bool:
    """A check-in wants one answer at least, unless the day has been logged.

    Something worrying and nothing else: what to say now comes first, and the task stays open.
    """
    if not form.is_valid():
        return False
    if form.values():
        return True
    if safety.codes():
        return False
    besides = task.asking is not None and task.asking.line is not None
    if besides or task.patient.journal_days.filter(local_date=day).exists():
        return True
    form.add_error(None, _("Write down one answer at least. Nobody reached? Leave the task open."))
    return False


def _fresh(patient: Patient, day: date) -> DayForm:
    entry = patient.journal_days.filter(local_date=day).first()
    initial = initial_of(entry, own_activities(patient), local_date=day)
    return DayForm(initial=initial, editing=True, tags=words_of_tags(patient))


def _page(
    request: HttpRequest, patient: Patient, task: Task, form: DayForm, safety: SafetyForm
) -> HttpResponse:
    row = task.asking
    assert row is not None  # noqa: S101 - it was found by its asking
    context = {
        "patient": patient,
        "task": task,
        "day": _day(task, patient),
        "what": what_is_asked(row),
        "by_phone": row.how == "phone",
        "instrument": _instrument(task),
        "beside": row.line is not None,
        "is_review": row.line is not None and row.line.kind == AskedKind.REVIEW,
        "form": form,
        "safety": safety,
        "errors": to_mend(form),
        "instructions": _instructions(patient),
        "why_not": why_not_change(request, patient),
    }
    return render(request, "patients/clinic/ask_by_team.html", context)


def _instrument(task: Task) -> str:
    """The questionnaire whose page takes the answers, when one is asked."""
    line = task.asking.line if task.asking else None
    if line is None:
        return ""
    return PEG.key if line.kind == AskedKind.PEG else line.instrument


def _instructions(patient: Patient) -> list[str]:
    """Worst first, what to say now: the fixed instruction of each alert that was raised today and is open."""
    rows = patient.alerts.filter(local_date=patient.today(), closed_at=None).values_list("level", "flag")
    table = {flag.code: flag for flag in RED_FLAGS}
    said = [_said(table[code], Level(level)) for level, code in sorted(set(rows)) if code in table]
    return [instruction(text, patient.clinic) for text in dict.fromkeys(said)]


def _said(flag: RedFlag, level: Level) -> str:
    """What belongs to the level that the answers reached."""
    higher = (raiser.instruction for raiser in flag.raisers if raiser.level == level)
    return flag.instruction if level == flag.level else next(higher, flag.instruction)
