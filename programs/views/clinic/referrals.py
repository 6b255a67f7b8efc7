"""Referral letters of one patient: drafted from the record, edited, sent, followed."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from patients.actions.referrals import edit_referral, move_referral, start_referral
from patients.doors import for_clinician
from patients.events import REFERRAL_PRINTED, REFERRALS_OPENED
from patients.models import Patient, Referral, ReferralKind, ReferralState
from patients.models.referral import REFERRAL_TRANSITIONS
from patients.permissions import NotNow
from patients.views.clinic.common import act, reader_of, why_not_change
from programs.forms.referral import LetterForm, StartForm, StepForm
from programs.handouts.document import NoPress, no_press_words
from programs.handouts.letter import letter_pdf
from programs.insights.referral_letter import draft_letter
from programs.views.handouts.pages import attachment
from rehab.accounts.policy import FORM, WRITE
from rehab.lib.states import NotAllowedNow

WAYS = {
    ReferralState.SENT: gettext_lazy("Mark as sent"),
    ReferralState.ACCEPTED: gettext_lazy("They accepted"),
    ReferralState.SEEN: gettext_lazy("The patient was seen"),
    ReferralState.DECLINED: gettext_lazy("They declined"),
    ReferralState.WITHDRAWN: gettext_lazy("Withdraw it"),
}


@for_clinician(REFERRALS_OPENED, methods=FORM)
def referrals(request: HttpRequest, patient: Patient) -> HttpResponse:
    """All referrals, and the start of another."""
    form = StartForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        kind = ReferralKind(form.cleaned_data["kind"])
        text = draft_letter(patient, kind)
        made = start_referral(patient=patient, kind=kind, text=text, by=reader_of(request))
        return redirect("programs:referral", patient_id=patient.pk, referral_id=made.pk)
    page = {
        "patient": patient,
        "form": form,
        "referrals": patient.referrals.select_related("made_by").prefetch_related("steps"),
        "why_not": why_not_change(request, patient),
    }
    return render(request, "programs/clinic/referrals.html", page)


@for_clinician(REFERRALS_OPENED, methods=FORM)
def referral(request: HttpRequest, patient: Patient, referral_id: uuid.UUID) -> HttpResponse:
    """One letter: to edit while it is a draft, to follow afterwards."""
    found = _referral(patient, referral_id)
    letter = {"to_name": found.to_name, "to_address": found.to_address, "text": found.text}
    form = LetterForm(request.POST if request.method == "POST" else None, initial=letter)
    if request.method == "POST" and form.is_valid():
        by, told = reader_of(request), form.cleaned_data
        return act(
            request, patient, "programs:referrals", _("The letter is saved."),
            lambda: edit_referral(referral=found, by=by, **told),
        )  # fmt: skip
    return _page(request, patient, found, form, StepForm(today=patient.today()))


def _page(
    request: HttpRequest, patient: Patient, found: Referral, form: LetterForm, step_form: StepForm
) -> HttpResponse:
    page = {
        "patient": patient,
        "referral": found,
        "form": form,
        "step_form": step_form,
        "steps": found.steps.select_related("by"),
        "ways": [
            (state.value, WAYS[state])
            for state in ReferralState
            if REFERRAL_TRANSITIONS.may(found.state, state)
        ],
        "is_draft": found.state == ReferralState.DRAFT,
        "why_not": why_not_change(request, patient),
        "off": no_press_words(),
    }
    return render(request, "programs/clinic/referral.html", page)


@for_clinician(REFERRALS_OPENED, methods=WRITE)
def referral_step(request: HttpRequest, patient: Patient, referral_id: uuid.UUID) -> HttpResponse:
    """Sent, accepted, seen, declined or withdrawn, on a day."""
    found, wanted = _referral(patient, referral_id), request.POST.get("state", "")
    form = StepForm(request.POST, today=patient.today())
    if wanted not in WAYS:
        raise Http404
    if not form.is_valid():
        told = {"to_name": found.to_name, "to_address": found.to_address, "text": found.text}
        return _page(request, patient, found, LetterForm(initial=told), form)

    def move() -> None:
        try:
            move_referral(
                referral=found, state=ReferralState(wanted), by=reader_of(request), **form.cleaned_data
            )
        except NotNow:
            raise
        except NotAllowedNow as no:
            raise NotNow(_("Somebody has changed this referral in the meantime.")) from no

    return act(request, patient, "programs:referrals", _("Noted."), move)


@for_clinician(REFERRAL_PRINTED)
def referral_pdf(request: HttpRequest, patient: Patient, referral_id: uuid.UUID) -> HttpResponse:
    """The letter to send. Its name says nothing about anybody."""
    found = _referral(patient, referral_id)
    found.patient = patient
    try:
        return attachment(letter_pdf(found), "referral-letter.pdf")
    except NoPress as no:
        return render(request, "handouts/off.html", {"off": str(no)}, status=503)


def _referral(patient: Patient, referral_id: uuid.UUID) -> Referral:
    return get_object_or_404(patient.referrals.select_related("made_by"), pk=referral_id)
