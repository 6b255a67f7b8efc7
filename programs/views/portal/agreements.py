"""The patient's side of a graded activity by agreement: log tries, say yes, propose something else, or not now."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from patients.doors import for_patient
from patients.models import Patient
from programs import events
from programs.actions.agreement import WrongTerms, accept_as_patient, counter, decline, log_trial
from programs.actions.milestones import note_milestone
from programs.forms.agreement import CounterForm, MilestoneNoteForm, TrialForm, open_days
from programs.insights.agreements import standing_of
from programs.models import ActivityAgreement, AgreementState, Milestone
from programs.models.agreement import IN_WORK
from programs.permissions import check_user_can_answer
from programs.views.portal.agreement_page import agreement_page
from programs.views.portal.day import me
from rehab.accounts.policy import WRITE
from rehab.lib.refusals import Refused, refusal
from rehab.lib.states import NotAllowedNow


@for_patient(events.MY_AGREEMENT_OPENED)
def my_agreement(request: HttpRequest, patient: Patient, agreement_id: uuid.UUID) -> HttpResponse:
    """What is asked or proposed, and where the answer goes."""
    return _page(request, patient, _row(patient, agreement_id))


@for_patient(events.MY_AGREEMENT_OPENED, methods=WRITE)
def my_trial(request: HttpRequest, patient: Patient, agreement_id: uuid.UUID) -> HttpResponse:
    """Keep one try."""
    row = _row(patient, agreement_id)
    form = TrialForm(request.POST, unit=row.unit, days=open_days(patient.today()))
    if form.is_valid():
        try:
            log_trial(agreement=row, told=form.told(), by=me(request))
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("Saved. Thank you for trying."))
            return redirect("programs:my_agreement", agreement_id=row.pk)
    return _page(request, patient, row, trial=form)


@for_patient(events.MY_AGREEMENT_OPENED, methods=WRITE)
def my_answer(request: HttpRequest, patient: Patient, agreement_id: uuid.UUID) -> HttpResponse:
    """Yes, or not now."""
    row = _row(patient, agreement_id)
    try:
        if request.POST.get("answer") == "not_now":
            decline(agreement=row, by=me(request))
            messages.info(
                request, _("That is fine. Nothing starts. You can talk about it at your next visit.")
            )
        else:
            accept_as_patient(agreement=row, seen=_number(request.POST.get("seen")), by=me(request))
            messages.success(request, _("Agreed. It is in your plan now."))
            return redirect("programs:today")
    except (Refused, NotAllowedNow) as no:
        messages.warning(request, str(no))
    return redirect("programs:my_agreement", agreement_id=row.pk)


@for_patient(events.MY_AGREEMENT_OPENED, methods=WRITE)
def my_counter(request: HttpRequest, patient: Patient, agreement_id: uuid.UUID) -> HttpResponse:
    """Propose something else."""
    row = _row(patient, agreement_id)
    standing = standing_of(row)
    if standing.offer is None or row.state != AgreementState.PROPOSED:
        messages.info(request, _("There is no proposal to answer at the moment."))
        return redirect("programs:my_agreement", agreement_id=row.pk)
    form = CounterForm(request.POST, offer=standing.offer, unit=row.unit)
    if form.is_valid():
        try:
            counter(agreement=row, told=form.told(), by=me(request), seen=_number(request.POST.get("seen")))
        except WrongTerms as wrong:
            form.add_error(wrong.field, str(wrong))
        except (Refused, NotAllowedNow) as no:
            form.add_error(None, str(no))
        else:
            messages.success(
                request, _("Sent to %(name)s. Nothing starts yet.") % {"name": standing.offer.made_by.name}
            )
            return redirect("programs:my_agreement", agreement_id=row.pk)
    return _page(request, patient, row, answer=form)


@for_patient(events.PROGRESS_OPENED, methods=WRITE)
def milestone_note(request: HttpRequest, patient: Patient, milestone_id: uuid.UUID) -> HttpResponse:
    """Keep the patient's own line about a milestone."""
    found = Milestone.objects.filter(activity__patient=patient, pk=milestone_id)
    row = found.select_related("activity").first()
    if row is None:
        raise Http404
    row.activity.patient = patient
    form = MilestoneNoteForm(request.POST)
    if form.is_valid():
        note_milestone(milestone=row, note=form.cleaned_data["note"], by=me(request))
        messages.success(request, _("Your note is saved."))
    else:
        messages.warning(request, _("A note has at most 200 letters."))
    return redirect("programs:progress")


def _row(patient: Patient, agreement_id: uuid.UUID) -> ActivityAgreement:
    wanted = (*IN_WORK, AgreementState.AGREED)
    found = ActivityAgreement.objects.filter(patient=patient, pk=agreement_id, state__in=wanted)
    row = found.select_related("asked_by", "goal").prefetch_related("trials", "offers__made_by").first()
    if row is None:
        raise Http404
    row.patient = patient
    return row


def _page(request: HttpRequest, patient: Patient, row: ActivityAgreement, **forms: Any) -> HttpResponse:
    page = agreement_page(standing_of(row), **forms)
    page["no_answer"] = refusal(check_user_can_answer, request.user, row) or ""
    return render(request, "programs/portal/agreement.html", page)


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 10 else -1
