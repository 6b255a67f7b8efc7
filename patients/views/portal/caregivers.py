"""Who helps: invite, list, end. Ending bites on the caregiver's next request."""

import uuid
from datetime import timedelta

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from patients.actions.consents import (
    CannotInvite,
    active_consents,
    change_consent,
    invite_caregiver,
    open_caregiver_invitations,
    revoke_consent,
    withdraw_caregiver_invitation,
)
from patients.doors import for_patient
from patients.events import CAREGIVERS_OPENED, PERSON_LISTED
from patients.forms.caregiver import CaregiverForm, ConsentForm
from patients.insights.caregiving import help_lines, practised_by
from patients.models import Consent, Patient, Via
from rehab.accounts.models import User
from rehab.accounts.policy import FORM, SIGNED_IN, policy
from rehab.audit.record import record
from rehab.lib.states import NotAllowedNow

SOON = timedelta(days=30)  # engineering default: how long before its end a consent is pointed at
SHOWN = 14


@for_patient(CAREGIVERS_OPENED, methods=FORM)
def caregivers(request: HttpRequest, patient: Patient) -> HttpResponse:
    """Who helps now, who was invited, and the form for one more."""
    if request.method != "POST":
        return _page(request, patient, CaregiverForm(today=patient.today()))
    if "withdraw" in request.POST:
        return _withdraw(request, patient)
    form = CaregiverForm(request.POST, today=patient.today())
    if form.is_valid() and _invited(request, patient, form):
        messages.success(
            request, _("The invitation is on its way to %(name)s.") % {"name": form.cleaned_data["name"]}
        )
        return redirect("patients:caregivers")
    return _page(request, patient, form)


def _invited(request: HttpRequest, patient: Patient, form: CaregiverForm) -> bool:
    assert isinstance(request.user, User)  # noqa: S101 - for the type checker
    try:
        invite_caregiver(patient=patient, by=request.user, **form.cleaned_data)
    except CannotInvite as no:
        form.add_error(no.field, str(no))
    return not form.errors


def _withdraw(request: HttpRequest, patient: Patient) -> HttpResponse:
    wanted = request.POST.get("withdraw", "")
    ties = patient.invitations.filter(invited_as="caregiver")
    tie = ties.filter(pk=int(wanted)).first() if wanted.isdecimal() and len(wanted) < 19 else None
    if tie is None or not isinstance(request.user, User):
        raise Http404
    try:
        withdraw_caregiver_invitation(tie=tie, by=request.user)
        messages.success(request, _("The invitation is taken back. Its link no longer works."))
    except NotAllowedNow as no:
        messages.info(request, str(no))
    return redirect("patients:caregivers")


def _page(request: HttpRequest, patient: Patient, form: CaregiverForm) -> HttpResponse:
    now = list(active_consents(patient).select_related("caregiver").order_by("given_at"))
    practised = practised_by(patient, [consent.caregiver_id for consent in now])
    soon = timezone.now() + SOON
    ended = (
        patient.consents.exclude(pk__in=[consent.pk for consent in now])
        .select_related("caregiver")
        .order_by("-given_at")[:10]
    )
    context = {
        "patient": patient,
        "form": form,
        "consents": [
            {
                "consent": consent,
                "practised": practised.get(consent.caregiver_id, 0),
                "ends_soon": consent.expires_at is not None and consent.expires_at < soon,
            }
            for consent in now
        ],
        "helped": help_lines(patient.help_entries.all()[:SHOWN]),
        "ended": ended,
        "invited": open_caregiver_invitations(patient).select_related("invitation"),
    }
    return render(request, "patients/portal/caregivers.html", context)


@for_patient(CAREGIVERS_OPENED, methods=FORM)
def caregiver_revoke(request: HttpRequest, patient: Patient, consent_id: uuid.UUID) -> HttpResponse:
    """Ask once more, then end it."""
    consent = patient.consents.select_related("caregiver").filter(pk=consent_id).first()
    if consent is None or not isinstance(request.user, User):
        raise Http404
    if request.method != "POST":
        return render(
            request, "patients/portal/caregiver_revoke.html", {"patient": patient, "consent": consent}
        )
    revoke_consent(consent=consent, by=request.user)
    messages.success(request, _("%(name)s can no longer see your plan.") % {"name": consent.caregiver.name})
    return redirect("patients:caregivers")


@policy(SIGNED_IN, rows="consent")
def helped(request: HttpRequest) -> HttpResponse:
    """The people a caregiver helps."""
    return render(request, "patients/for/helped.html", {"helped": people_helped(request)})


@policy(SIGNED_IN)
def no_record(request: HttpRequest) -> HttpResponse:
    """Signed in, without a record of one's own: whom they help, or whom to ask."""
    helped = people_helped(request)
    has_helped = bool(helped) or Consent.objects.filter(caregiver_id=request.user.pk).exists()
    page = {"helped": helped, "has_helped": has_helped}
    return render(request, "patients/portal/no_record.html", page)


@transaction.atomic
def people_helped(request: HttpRequest) -> list[Consent]:
    """The signed-in person's consents that are open now, with the person. Each name shown is a read."""
    own = Patient.objects.visible_to(request.user, Via.CAREGIVER)
    mine = Consent.objects.filter(patient__in=own, caregiver_id=request.user.pk, revoked_at=None)
    current = mine.exclude(expires_at__lte=timezone.now()).select_related("patient", "caregiver")
    consents = list(current.order_by("patient__given_name"))
    for consent in consents:
        patient = consent.patient
        record(
            PERSON_LISTED,
            by=consent.caregiver,
            patient_id=patient.pk,
            clinic_id=patient.clinic_id,
            about=consent,
            role="caregiver",
        )
    return consents


@for_patient(CAREGIVERS_OPENED, methods=FORM)
def caregiver_change(request: HttpRequest, patient: Patient, consent_id: uuid.UUID) -> HttpResponse:
    """What somebody who helps may see, and for how much longer; also just after it ran out."""
    consent = patient.consents.select_related("caregiver").filter(pk=consent_id).first()
    if consent is None or not isinstance(request.user, User):
        raise Http404
    may = {"view_lessons": consent.view_lessons, "log_help": consent.log_help}
    form = ConsentForm(request.POST if request.method == "POST" else None, today=patient.today(), initial=may)
    if request.method == "POST" and form.is_valid():
        try:
            change_consent(consent=consent, by=request.user, **form.cleaned_data)
        except CannotInvite as no:
            form.add_error(no.field, str(no))
        except NotAllowedNow as no:
            messages.info(request, str(no))
            return redirect("patients:caregivers")
        else:
            messages.success(request, _("Saved."))
            return redirect("patients:caregivers")
    return render(request, "patients/portal/caregiver_change.html", {"consent": consent, "form": form})
