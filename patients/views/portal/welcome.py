"""Taking up an invitation to a record. Opening the link signs nobody in and hides its token."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from patients.actions.welcome import take_up_as_existing, take_up_as_new
from patients.models import RecordInvitation
from patients.models.invitation import InvitedAs
from rehab.accounts.actions.invitations import AccountExists, InvitationGone, still_open, user_with_address
from rehab.accounts.forms import AcceptForm
from rehab.accounts.models import User
from rehab.accounts.policy import EVERYONE, FORM, policy
from rehab.accounts.sessions import sign_in
from rehab.accounts.tokens import read_id
from rehab.lib.states import NotAllowedNow

# The outbox signs a link's id for the URL that it leads to, so a token opens this page and no other.
PURPOSE = "patients:welcome"
SESSION_KEY = "welcome"


@policy(EVERYONE)
def welcome(request: HttpRequest, token: str) -> HttpResponse:
    """Check the link, remember the invitation in the session, go on without the token."""
    row_id = read_id(PURPOSE, token)
    try:
        if row_id is None:
            raise InvitationGone(_("This link is not complete. Please open it again from the e-mail."))
        request.session[SESSION_KEY] = str(_tie_of(row_id).invitation_id)
    except InvitationGone as gone:
        return _gone(request, gone)
    return redirect("patients:welcome_accept")


@policy(EVERYONE, methods=FORM)
def welcome_accept(request: HttpRequest) -> HttpResponse:
    """Three doors: a new person, somebody who is signed in, somebody who has to sign in first."""
    try:
        tie = _tie_of(request.session.get(SESSION_KEY))
        if isinstance(request.user, User):
            return _signed_in(request, tie, request.user)
        if user_with_address(tie.invitation.email) is not None:
            return render(request, "patients/portal/welcome_sign_in.html", {"tie": tie})
        return _new(request, tie)
    except InvitationGone as gone:
        return _gone(request, gone)


def _tie_of(invitation_id: uuid.UUID | str | None) -> RecordInvitation:
    """The open invitation with the record it leads to. Raises InvitationGone with the reason."""
    invitation = still_open(invitation_id)
    ties = RecordInvitation.objects.select_related(
        "invitation__clinic", "invitation__invited_by", "patient__clinic"
    )
    tie = ties.filter(invitation=invitation).first()
    if tie is None:
        raise InvitationGone(_("This link leads to another page. Please open it again from the e-mail."))
    return tie


def _new(request: HttpRequest, tie: RecordInvitation) -> HttpResponse:
    form = AcceptForm(request.POST or None, invitation=tie.invitation)
    if form.is_valid():
        try:
            user = take_up_as_new(
                tie=tie, name=form.cleaned_data["name"], password=form.cleaned_data["password"]
            )
        except AccountExists:
            return redirect("patients:welcome_accept")
        except InvitationGone:
            raise
        except NotAllowedNow as no:
            form.add_error(None, str(no))
        else:
            sign_in(request, user)
            return _home(request, tie)
    return render(request, "patients/portal/welcome_new.html", {"form": form, "tie": tie})


def _signed_in(request: HttpRequest, tie: RecordInvitation, user: User) -> HttpResponse:
    theirs = user_with_address(tie.invitation.email) == user
    why = ""
    if request.method == "POST" and theirs:
        try:
            take_up_as_existing(tie=tie, by=user)
        except InvitationGone:
            raise
        except NotAllowedNow as no:
            why = str(no)
        else:
            del request.session[SESSION_KEY]
            return _home(request, tie)
    context = {"tie": tie, "theirs": theirs, "why": why}
    return render(request, "patients/portal/welcome_signed_in.html", context, status=200 if theirs else 403)


def _home(request: HttpRequest, tie: RecordInvitation) -> HttpResponse:
    messages.success(request, _("Welcome. It is good that you are here."))
    if tie.invited_as == InvitedAs.CAREGIVER:
        return redirect("programs:for_today", patient_id=tie.patient_id)
    return redirect("programs:today")


def _gone(request: HttpRequest, why: NotAllowedNow) -> HttpResponse:
    request.session.pop(SESSION_KEY, None)
    return render(request, "patients/portal/welcome_gone.html", {"why": str(why)}, status=410)
