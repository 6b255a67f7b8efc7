"""Graded activities by agreement, as the care team sees them: ask, look at the tries, propose, answer."""

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from patients.doors import for_clinician
from patients.models import Patient
from patients.models.goal import GoalState
from programs import events
from programs.actions.agreement import (
    WrongTerms,
    accept_as_clinician,
    ask_for_trials,
    check_terms,
    log_trial,
    one_decimal,
    propose,
    remove_trial,
    withdraw,
)
from programs.actions.milestones import remove_milestone, set_milestone
from programs.forms.agreement import AskForm, MilestoneForm, ProposalForm, TrialForm
from programs.insights.agreements import milestones_of, standing_of, standings
from programs.insights.flares import is_flaring
from programs.insights.stairs_drawing import stairs_drawing
from programs.models import ActivityAgreement, AgreementState, GradedActivity
from programs.permissions import check_user_can_plan
from programs.rules.agreement import Terms, stairs
from programs.rules.rounding import tidy
from programs.views.clinic.agreement_words import (
    activity_cards,
    card_of,
    feet_words,
    offer_cards,
    trial_table,
)
from programs.views.clinic.builder import me
from rehab.accounts.policy import FORM, WRITE
from rehab.lib.refusals import Refused, refusal
from rehab.lib.states import NotAllowedNow

TEMPLATES = "programs/clinic/"


@for_clinician(events.AGREEMENT_OPENED)
def agreements(request: HttpRequest, patient: Patient) -> HttpResponse:
    """Activities on their way, and those that are agreed with their milestones."""
    page = {
        "patient": patient,
        "tab": "program",
        "no_plan": refusal(check_user_can_plan, request.user, patient) or "",
        "waiting": [card_of(row) for row in standings(patient)],
        "agreed": activity_cards(patient, milestones_of(patient)),
    }
    return render(request, f"{TEMPLATES}agreements.html", page)


@for_clinician(events.AGREEMENT_OPENED, methods=FORM)
def agreement_ask(request: HttpRequest, patient: Patient) -> HttpResponse:
    """What the patient wants to do more of; they are asked for tries on their Today page."""
    form = AskForm(request.POST or None, goals=patient.goals.filter(state=GoalState.ACTIVE))
    if request.method == "POST" and form.is_valid():
        try:
            row = ask_for_trials(patient=patient, ask=form.ask(), by=me(request))
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(
                request,
                _("Asked. %(name)s sees it on their Today page and logs a try a day.")
                % {"name": patient.given_name},
            )
            return _to(row)
    page = {"patient": patient, "tab": "program", "form": form}
    return render(request, f"{TEMPLATES}agreement_ask.html", page)


@for_clinician(events.AGREEMENT_OPENED, methods=FORM)
def agreement(request: HttpRequest, patient: Patient, agreement_id: uuid.UUID) -> HttpResponse:
    """One agreement. "Work out the stairs" shows what a proposal comes to; "Send to …" proposes it."""
    row = _row(patient, agreement_id)
    standing = standing_of(row)
    flaring = is_flaring(patient)
    form = ProposalForm(
        request.POST or None, standing=standing, flaring=flaring, initial=_first_ideas(standing)
    )
    form.fields["start_fraction"].initial = f"{form.advised().value:.2f}"
    drawing = None
    if request.method == "POST" and form.is_valid():
        drawing = _drawn(form, patient)
        if drawing and request.POST.get("do") == "send" and _sent(request, form):
            return _to(row)
    return _page(request, patient, row, form, drawing)


def _first_ideas(standing: Any) -> dict[str, Any]:
    """A second proposal starts from the newest numbers."""
    offer = standing.offer
    if offer is None:
        return {}
    return {
        "goal_value": tidy(float(offer.goal_value)),
        "first_quota": tidy(float(offer.first_quota)),
        "step": tidy(float(offer.step)),
        "weekdays": [day for day in range(7) if offer.weekdays >> day & 1],
        "effort_target": offer.effort_target,
    }


def _drawn(form: ProposalForm, patient: Patient) -> dict[str, Any] | None:
    """The stairs of the form, or None with the error beside its cause."""
    try:
        told = form.told()
        base = form.standing.base
        if base is None:
            return None
        check_terms(
            told,
            base_value := one_decimal(base.used_value),
            form.standing.agreement.resolution,
            form.standing.p,
        )
    except WrongTerms as wrong:
        form.add_error(wrong.field, str(wrong))
        return None
    except ValueError as no:
        form.add_error(None, str(no))
        return None
    row = form.standing.agreement
    terms = Terms(float(told.first_quota), float(told.step), float(told.goal_value))
    drawing = stairs_drawing(
        stairs(terms, float(row.resolution)), row.unit, patient.today(), float(base_value)
    )
    return drawing | {"reason": form.reason(), "told": told}


def _sent(request: HttpRequest, form: ProposalForm) -> bool:
    row = form.standing.agreement
    try:
        propose(
            agreement=row,
            told=form.told(),
            by=me(request),
            accept_unsteady=bool(form.cleaned_data.get("accept_unsteady")),
        )
    except WrongTerms as wrong:
        form.add_error(wrong.field, str(wrong))
    except (Refused, NotAllowedNow) as no:
        form.add_error(None, str(no))
    else:
        messages.success(
            request,
            _("Sent. Nothing starts before %(name)s has agreed.") % {"name": row.patient.given_name},
        )
        return True
    return False


def _page(
    request: HttpRequest,
    patient: Patient,
    row: ActivityAgreement,
    form: ProposalForm | None,
    drawing: dict[str, Any] | None,
    trial_form: TrialForm | None = None,
) -> HttpResponse:
    standing = standing_of(row)
    may_propose = row.state not in (AgreementState.AGREED, AgreementState.WITHDRAWN)
    page = {
        "patient": patient,
        "tab": "program",
        "row": row,
        "card": card_of(standing),
        "no_plan": refusal(check_user_can_plan, request.user, patient) or "",
        "collecting": row.state == AgreementState.COLLECTING,
        "countered": row.state == AgreementState.COUNTERED,
        "closed": not may_propose,
        "trials": trial_table(standing),
        "trial_rows": standing.trials,
        "trial_form": trial_form or TrialForm(unit=row.unit, initial={"on": patient.today()}),
        "base": standing.base,
        "ready": standing.base is not None and standing.base.n >= 3,
        "offers": offer_cards(standing, patient),
        "offer": standing.offer,
        "form": form,
        "advised": form.advised() if form is not None else None,
        "drawing": drawing,
        "feet": feet_words(patient, row.unit, standing.base),
    }
    return render(request, f"{TEMPLATES}agreement.html", page)


@for_clinician(events.AGREEMENT_OPENED, methods=WRITE)
def agreement_trial(request: HttpRequest, patient: Patient, agreement_id: uuid.UUID) -> HttpResponse:
    """Write a try of a visit down, or take a mistaken one out."""
    row = _row(patient, agreement_id)
    if request.POST.get("remove"):
        found = row.trials.filter(pk=_number(request.POST["remove"])).first()
        if found is None:
            raise Http404
        found.agreement = row
        return _done(request, row, lambda: remove_trial(trial=found, by=me(request)), _("The try is out."))
    form = TrialForm(request.POST, unit=row.unit)
    if form.is_valid():
        try:
            log_trial(agreement=row, told=form.told(), by=me(request))
        except Refused as no:
            form.add_error(None, str(no))
        else:
            return _to(row)
    proposal = ProposalForm(standing=standing_of(row), flaring=is_flaring(patient))
    return _page(request, patient, row, proposal, None, form)


@for_clinician(events.AGREEMENT_OPENED, methods=WRITE)
def agreement_accept(request: HttpRequest, patient: Patient, agreement_id: uuid.UUID) -> HttpResponse:
    """Say yes to the patient's own proposal."""
    row = _row(patient, agreement_id)
    seen = _number(request.POST.get("seen"))
    said = _("Agreed. The patient sees it on their Today page.")
    return _done(request, row, lambda: accept_as_clinician(agreement=row, seen=seen, by=me(request)), said)


@for_clinician(events.AGREEMENT_OPENED, methods=WRITE)
def agreement_withdraw(request: HttpRequest, patient: Patient, agreement_id: uuid.UUID) -> HttpResponse:
    """Take it back."""
    row = _row(patient, agreement_id)
    said = _("Taken back. The patient no longer sees it.")
    return _done(request, row, lambda: withdraw(agreement=row, by=me(request)), said)


@for_clinician(events.AGREEMENT_OPENED, methods=FORM)
def milestone_new(request: HttpRequest, patient: Patient, activity_id: uuid.UUID) -> HttpResponse:
    """Add a milestone or give one its words; take one away."""
    activity = GradedActivity.objects.filter(patient=patient, pk=activity_id).first()
    if activity is None:
        raise Http404
    activity.patient = patient
    gone = activity.milestones.filter(pk=request.POST["remove"]).first() if _uuid(request) else None
    form = MilestoneForm(None if gone else request.POST or None)
    try:
        if gone is not None:
            gone.activity = activity
            remove_milestone(milestone=gone, by=me(request))
            return redirect("programs:agreements", patient_id=patient.pk)
        if request.method == "POST" and form.is_valid():
            set_milestone(activity=activity, by=me(request), **form.cleaned_data)
            return redirect("programs:agreements", patient_id=patient.pk)
    except Refused as no:
        form = MilestoneForm(request.POST)
        form.is_valid()
        form.add_error(None, str(no))
    page = {"patient": patient, "tab": "program", "form": form, "activity": activity}
    return render(request, f"{TEMPLATES}milestone.html", page)


def _done(request: HttpRequest, row: ActivityAgreement, act: Callable[[], object], said: str) -> HttpResponse:
    try:
        act()
    except (Refused, NotAllowedNow) as no:
        messages.warning(request, str(no))
    else:
        messages.success(request, said)
    return _to(row)


def _row(patient: Patient, agreement_id: uuid.UUID) -> ActivityAgreement:
    found = ActivityAgreement.objects.filter(patient=patient, pk=agreement_id)
    row = found.select_related("asked_by", "goal").prefetch_related("trials", "offers__made_by").first()
    if row is None:
        raise Http404
    row.patient = patient
    return row


def _to(row: ActivityAgreement) -> HttpResponse:
    return redirect("programs:agreement", patient_id=row.patient_id, agreement_id=row.pk)


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 10 else -1


def _uuid(request: HttpRequest) -> bool:
    try:
        uuid.UUID(request.POST.get("remove", ""))
    except ValueError:
        return False
    return True
