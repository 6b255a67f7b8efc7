"""The safety questions. The fixed instruction is shown at once, even when nothing can be saved."""

import logging
from collections.abc import Iterable
from functools import wraps
from typing import Any

from django.db import Error as DatabaseTrouble
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from patients.actions.check_in import answer_safety
from patients.doors import for_patient
from patients.events import SAFETY_OPENED
from patients.forms.safety import SafetyForm, follow_ups
from patients.models import Patient
from patients.rules.red_flags import Level, triage
from patients.views.portal.words import instruction
from rehab.accounts.models import Clinic, User
from rehab.accounts.policy import FORM

log = logging.getLogger(__name__)


def even_when_nothing_can_be_saved(view: Any) -> Any:
    """A database that refuses must not stand between somebody in danger and what to do."""

    @wraps(view)
    def spoken(request: HttpRequest, **url: Any) -> HttpResponse:
        try:
            response: HttpResponse = view(request, **url)
        except DatabaseTrouble:
            form = SafetyForm(request.POST)
            if request.method != "POST" or not form.is_valid() or not form.codes():
                raise
            log.error("safety answers could not be saved")
            return instructions_page(
                request, form.codes(), getattr(request, "safety_clinic", None), kept=False
            )
        return response

    return spoken


@even_when_nothing_can_be_saved
@for_patient(SAFETY_OPENED, methods=FORM)
def safety(request: HttpRequest, patient: Patient) -> HttpResponse:
    """Ask, or show what to do now."""
    request.safety_clinic = patient.clinic  # type: ignore[attr-defined]
    if request.method != "POST":
        return _questions(request, patient, SafetyForm())
    form = SafetyForm(request.POST)
    if not form.is_valid():
        return _questions(request, patient, form)
    if not form.codes():
        return render(
            request, "patients/portal/safety_clear.html", {"patient": patient, "clinic": patient.clinic}
        )
    kept = _kept(request, patient, form.codes())
    return instructions_page(request, form.codes(), patient.clinic, kept=kept)


def _kept(request: HttpRequest, patient: Patient, codes: list[str]) -> bool:
    """Raise the alerts. A refusal of the database is undone here and said on the page."""
    if not isinstance(request.user, User):
        return False
    try:
        with transaction.atomic():
            answer_safety(patient=patient, codes=codes, local_date=patient.today(), by=request.user)
    except DatabaseTrouble:
        log.error("safety answers could not be saved")
        return False
    return True


def _questions(request: HttpRequest, patient: Patient, form: SafetyForm) -> HttpResponse:
    return render(
        request, "patients/portal/safety.html", {"patient": patient, "form": form, "clinic": patient.clinic}
    )


def instructions_page(
    request: HttpRequest, codes: Iterable[str], clinic: Clinic | None, *, kept: bool, go_on: str = ""
) -> HttpResponse:
    """What to do now, at once. `go_on` is where to go afterwards, when something else was being answered."""
    found = triage(codes)
    now = found.level is Level.P0
    context = {
        "emergency": now,
        "instructions": [
            {"text": instruction(flag.instruction, clinic, kept=kept), "now": flag.level is Level.P0}
            for flag in found.flags
        ],
        "clinic": clinic,
        "kept": kept,
        "pauses_program": found.pauses_program,
        "follow_ups": follow_ups(codes),
        "codes": list(codes),
        "go_on": go_on,
    }
    return render(request, "patients/portal/safety_now.html", context)
