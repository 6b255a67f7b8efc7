"""Opening and accepting an invitation to work at a clinic. Opening the link signs nobody in."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from rehab.accounts.actions.invitations import (
    AccountExists,
    InvitationGone,
    accept_as_existing,
    accept_as_new_user,
    open_invitation,
    still_open,
    user_with_address,
)
from rehab.accounts.forms import AcceptForm
from rehab.accounts.models import Invitation, User
from rehab.accounts.policy import EVERYONE, FORM, policy
from rehab.accounts.sessions import sign_in
from rehab.lib.states import NotAllowedNow

SESSION_KEY = "invitation"


@policy(EVERYONE, before_second_factor=True)
def open_link(request: HttpRequest, token: str) -> HttpResponse:
    """Take the token out of the address at once: it must not stay in the browser's history."""
    try:
        request.session[SESSION_KEY] = str(_for_staff(open_invitation(token)).pk)
    except InvitationGone as gone:
        return _gone(request, gone)
    return redirect("accounts:invitation_accept")


@policy(EVERYONE, methods=FORM, before_second_factor=True)
def accept(request: HttpRequest) -> HttpResponse:
    """Three doors: a new person, somebody who is signed in, somebody who has to sign in first."""
    try:
        invitation = _for_staff(still_open(request.session.get(SESSION_KEY)))
        if isinstance(request.user, User):
            return _accept_signed_in(request, invitation, request.user)
        if user_with_address(invitation.email) is not None:
            return render(request, "accounts/invitation_sign_in.html", {"invitation": invitation})
        return _accept_new(request, invitation)
    except InvitationGone as gone:
        return _gone(request, gone)


def _accept_new(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    form = AcceptForm(request.POST or None, invitation=invitation)
    if form.is_valid():
        try:
            user = accept_as_new_user(
                invitation=invitation, name=form.cleaned_data["name"], password=form.cleaned_data["password"]
            )
        except AccountExists:
            return redirect("accounts:invitation_accept")
        sign_in(request, user)
        messages.success(request, _("Welcome. One more step: a second way to prove that it is you."))
        return redirect("mfa_activate_totp")
    return render(request, "accounts/invitation_new.html", {"form": form, "invitation": invitation})


def _accept_signed_in(request: HttpRequest, invitation: Invitation, user: User) -> HttpResponse:
    theirs = user_with_address(invitation.email) == user
    if request.method == "POST" and theirs:
        accept_as_existing(invitation=invitation, user=user)
        del request.session[SESSION_KEY]
        messages.success(request, _("You have joined %(clinic)s.") % {"clinic": invitation.clinic.name})
        return redirect("home")
    context = {"invitation": invitation, "theirs": theirs}
    return render(request, "accounts/invitation_signed_in.html", context, status=200 if theirs else 403)


def _for_staff(invitation: Invitation) -> Invitation:
    """A link to a patient's or a caregiver's invitation opens their own page, not this one."""
    if not invitation.role:
        raise InvitationGone(_("Please open the link in your e-mail again."))
    return invitation


def _gone(request: HttpRequest, why: NotAllowedNow) -> HttpResponse:
    request.session.pop(SESSION_KEY, None)
    return render(request, "accounts/invitation_gone.html", {"why": str(why)}, status=410)
