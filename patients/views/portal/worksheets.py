"""The patient's worksheets: write one, share it with the care team, take it back."""

import uuid
from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from patients.actions.worksheets import save_worksheet, share_worksheet, take_worksheet_back
from patients.doors import for_patient
from patients.events import WORKSHEETS_OPENED
from patients.forms.worksheets import WorksheetForm, initial_of
from patients.insights.worksheets import lines_of, title_of
from patients.models import Patient, SheetKind, Via, Worksheet
from patients.rules.worksheets import Sheet
from rehab.accounts.models import User
from rehab.accounts.policy import FORM, WRITE
from rehab.lib.refusals import Refused

SHOWN = 50
ICONS = {
    "thought": "chat-left-text",
    "problem": "puzzle",
    "activity": "calendar-check",
    "worry": "journal-text",
}


def leads() -> dict[str, str]:
    """What each sheet is for."""
    return {
        "thought": _("When a thought weighs on you: look at it from another side, without blame."),
        "problem": _("When something is in the way: collect ideas, pick one, try it."),
        "activity": _("Plan one thing that matters to you or that you like."),
        "worry": _("Ten minutes, two hours before bed: write it down so that it can wait."),
    }


@for_patient(WORKSHEETS_OPENED)
def worksheets(request: HttpRequest, patient: Patient) -> HttpResponse:
    """Four sheets to start, and those that were written."""
    rows = Worksheet.objects.visible_to(_me(request), Via.SELF).filter(patient=patient)[:SHOWN]
    page = {
        "patient": patient,
        "sheets": [
            {"key": key, "title": label, "lead": leads()[key], "icon": ICONS[key]}
            for key, label in SheetKind.choices
        ],
        "rows": [{"sheet": row, "title": title_of(row), "icon": ICONS[row.kind]} for row in rows],
        "may_write": patient.ended_at is None,
    }
    return render(request, "patients/portal/worksheets.html", page)


@for_patient(WORKSHEETS_OPENED, methods=FORM)
def worksheet_new(request: HttpRequest, patient: Patient, sheet: str) -> HttpResponse:
    """A fresh sheet."""
    if sheet not in SheetKind.values:
        raise Http404
    if patient.ended_at is not None:
        messages.info(request, _("This record has ended, so nothing more can be logged in it."))
        return redirect("patients:worksheets")
    return _write(request, patient, Sheet(sheet), None)


@for_patient(WORKSHEETS_OPENED, methods=FORM)
def worksheet(request: HttpRequest, patient: Patient, worksheet_id: uuid.UUID) -> HttpResponse:
    """A sheet that is there: change it, share it, or read what it said before."""
    row = _mine(request, patient, worksheet_id)
    return _write(request, patient, Sheet(row.kind), row)


def _write(request: HttpRequest, patient: Patient, sheet: Sheet, row: Worksheet | None) -> HttpResponse:
    sent = request.POST if request.method == "POST" else None
    form = WorksheetForm(sent, sheet=sheet, initial=initial_of(row.answers) if row else None)
    if sent is not None and (saved := _saved(form, request, patient, row)):
        messages.success(request, _("Your sheet is saved."))
        return redirect("patients:worksheet", worksheet_id=saved.pk)
    page = {
        "patient": patient,
        "row": row,
        "form": form if patient.ended_at is None else None,
        "sheet": sheet.value,
        "title": SheetKind(sheet.value).label,
        "lead": leads()[sheet.value],
        "lines": lines_of(sheet, row.answers) if row else [],
        "history": _history(row) if row else [],
    }
    return render(request, "patients/portal/worksheet.html", page)


def _saved(
    form: WorksheetForm, request: HttpRequest, patient: Patient, row: Worksheet | None
) -> Worksheet | None:
    if not form.is_valid():
        return None
    try:
        return save_worksheet(
            patient=patient, sheet=form.sheet, answers=form.answers(), by=_me(request), worksheet=row
        )
    except Refused as no:
        form.add_error(None, str(no))
    except ValidationError as wrong:
        form.add_error(None, wrong.messages)
    return None


def _history(row: Worksheet) -> list[dict[str, Any]]:
    """Every entry but the newest, newest first."""
    earlier = list(row.revisions.exclude(number=row.revision))
    return [
        {
            "when": one.entered_at,
            "title": _("First entry") if one.number == 1 else _("Change %(n)s") % {"n": one.number - 1},
            "text": " · ".join(f"{asked} {told}" for asked, told in lines_of(Sheet(row.kind), one.values)),
            "icon": "pencil",
        }
        for one in earlier
    ]


@for_patient(WORKSHEETS_OPENED, methods=WRITE)
def worksheet_share(request: HttpRequest, patient: Patient, worksheet_id: uuid.UUID) -> HttpResponse:
    """Share a sheet with the care team, or take it back."""
    row = _mine(request, patient, worksheet_id)
    try:
        if request.POST.get("do") == "back":
            take_worksheet_back(worksheet=row, by=_me(request))
            messages.success(request, _("It is private again. Your care team cannot open it any more."))
        else:
            share_worksheet(worksheet=row, by=_me(request))
            messages.success(request, _("Shared. Your care team can read this sheet."))
    except Refused as no:
        messages.warning(request, str(no))
    return redirect("patients:worksheet", worksheet_id=row.pk)


def _mine(request: HttpRequest, patient: Patient, worksheet_id: uuid.UUID) -> Worksheet:
    rows = Worksheet.objects.visible_to(_me(request), Via.SELF).filter(patient=patient, pk=worksheet_id)
    row = rows.first()
    if row is None:
        raise Http404
    row.patient = patient
    return row


def _me(request: HttpRequest) -> User:
    return cast(User, request.user)
