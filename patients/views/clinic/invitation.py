"""The patient's invitation: its state, send, send again, take back."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from patients.actions.invitations import invite_patient as send_invitation
from patients.actions.invitations import newest_invitation_of, revoke_invitation
from patients.doors import for_clinician
from patients.events import INVITATION_OPENED
from patients.models import Patient
from patients.permissions import check_user_can_invite_patient
from patients.views.clinic.common import act, reader_of
from patients.views.clinic.states import InvitationWords
from rehab.accounts.policy import FORM
from rehab.lib.refusals import refusal


@for_clinician(INVITATION_OPENED, methods=FORM)
def invite_patient(request: HttpRequest, patient: Patient) -> HttpResponse:
    """How the patient's way to sign in stands."""
    if request.method == "POST":
        return _do(request, patient)
    tie = newest_invitation_of(patient)
    context = {
        "patient": patient,
        "tie": tie,
        "state": InvitationWords.of(patient, tie),
        "why_not": refusal(check_user_can_invite_patient, request.user, patient) or "",
    }
    return render(request, "patients/clinic/invite.html", context)


def _do(request: HttpRequest, patient: Patient) -> HttpResponse:
    by, page = reader_of(request), "patients:invite_patient"
    match request.POST.get("do"):
        case "send":
            done = _("The invitation is on its way to %(address)s.") % {"address": patient.email}
            return act(request, patient, page, done, lambda: send_invitation(patient=patient, by=by))
        case "revoke":
            done = _("The invitation is taken back. Its link no longer works.")
            return act(request, patient, page, done, lambda: revoke_invitation(patient=patient, by=by))
    raise Http404
