"""The clinic admin's pages: members, invitations, the clinic itself, the audit trail."""

import uuid
from zoneinfo import ZoneInfo

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from rehab.accounts.actions import invitations, memberships
from rehab.accounts.actions.settings import change_clinic
from rehab.accounts.audit_page import AuditPage
from rehab.accounts.doors import admin_of
from rehab.accounts.events import AUDIT_OPENED
from rehab.accounts.forms import ClinicForm, InviteForm
from rehab.accounts.forms_hours import HoursForm
from rehab.accounts.models import Clinic, Invitation, Membership
from rehab.accounts.permissions import check_user_can_end_membership, check_user_can_revoke_invitation
from rehab.accounts.policy import CLINIC_ADMINS, FORM, READ, policy
from rehab.accounts.roles import CLINIC_ADMIN
from rehab.audit.record import record
from rehab.lib.refusals import refusal
from rehab.lib.states import NotAllowedNow


@policy(CLINIC_ADMINS)
def members(request: HttpRequest) -> HttpResponse:
    """Who works here, who is invited, who used to work here."""
    _user, clinic = admin_of(request)
    everybody = list(_memberships(clinic))
    now_here = [m for m in everybody if m.ended_at is None]
    admins = [m for m in now_here if m.role == CLINIC_ADMIN.key and m.user.is_active]
    return render(
        request,
        "accounts/clinic/members.html",
        {
            "members": now_here,
            "past_members": [m for m in everybody if m.ended_at is not None],
            "last_admin": admins[0] if len(admins) == 1 else None,
            "invitations": _open_invitations(clinic),
        },
    )


def _memberships(clinic: Clinic) -> "QuerySet[Membership]":
    steps = Authenticator.objects.filter(
        user_id=OuterRef("user_id"), type__in=[Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    )
    rows = clinic.memberships.select_related("user").order_by("user__name", "role", "-since")
    return rows.annotate(has_second_step=Exists(steps))


def _open_invitations(clinic: Clinic) -> "QuerySet[Invitation]":
    rows = clinic.invitations.exclude(role="").filter(used_at=None, revoked_at=None)
    return rows.select_related("invited_by").order_by("expires_at")


@policy(CLINIC_ADMINS, methods=FORM)
def invite(request: HttpRequest) -> HttpResponse:
    user, clinic = admin_of(request)
    form = InviteForm(request.POST or None, initial={"language": clinic.locale})
    if form.is_valid():
        try:
            invitations.invite(clinic=clinic, by=user, days=settings.INVITATION_DAYS, **form.cleaned_data)
        except NotAllowedNow as no:
            form.add_error("email", str(no))
        else:
            sent = _("The invitation is on its way. Its link works for %(days)s days.")
            messages.success(request, sent % {"days": settings.INVITATION_DAYS})
            return redirect("accounts:members")
    return render(request, "accounts/clinic/invite.html", {"form": form})


@policy(CLINIC_ADMINS, methods=FORM)
def invitation_revoke(request: HttpRequest, invitation_id: uuid.UUID) -> HttpResponse:
    user, clinic = admin_of(request)
    invitation = get_object_or_404(
        clinic.invitations.exclude(role="").select_related("clinic"), pk=invitation_id
    )
    if request.method == "POST":
        invitations.revoke(invitation=invitation, by=user)
        messages.success(request, _("The invitation is withdrawn. Its link no longer works."))
        return redirect("accounts:members")
    why_not = refusal(check_user_can_revoke_invitation, user, invitation)
    return render(
        request, "accounts/clinic/invitation_revoke.html", {"invitation": invitation, "why_not": why_not}
    )


@policy(CLINIC_ADMINS, methods=FORM)
def member_end(request: HttpRequest, user_id: uuid.UUID, role: str) -> HttpResponse:
    user, clinic = admin_of(request)
    rows = clinic.memberships.select_related("user", "clinic").filter(ended_at=None)
    membership = get_object_or_404(rows, user_id=user_id, role=role)
    if request.method == "POST":
        memberships.end_membership(membership=membership, by=user)
        messages.success(
            request, _("%(name)s no longer works here in that role.") % {"name": membership.user.name}
        )
        return redirect("home" if membership.user == user else "accounts:members")
    why_not = refusal(check_user_can_end_membership, user, membership)
    return render(request, "accounts/clinic/member_end.html", {"membership": membership, "why_not": why_not})


@policy(CLINIC_ADMINS, methods=FORM)
def clinic_settings(request: HttpRequest) -> HttpResponse:
    user, clinic = admin_of(request)
    form = ClinicForm.of(clinic, request.POST or None)
    if form.is_valid():
        change_clinic(clinic=clinic, by=user, **form.cleaned_data)
        messages.success(request, _("The clinic's details are saved."))
        return redirect("accounts:clinic_settings")
    return render(request, "accounts/clinic/settings.html", {"form": form})


@policy(CLINIC_ADMINS, methods=FORM)
def clinic_hours(request: HttpRequest) -> HttpResponse:
    """The week as values, so that pages can say whether somebody is there now."""
    user, clinic = admin_of(request)
    today = timezone.localdate(timezone=ZoneInfo(clinic.time_zone))
    form = HoursForm(request.POST or None, clinic=clinic, today=today)
    if form.is_valid():
        change_clinic(clinic=clinic, by=user, **form.values())
        messages.success(request, _("The opening hours are saved."))
        return redirect("accounts:clinic_hours")
    return render(request, "accounts/clinic/hours.html", {"form": form, "clinic": clinic})


@policy(CLINIC_ADMINS, methods=READ, audit=AUDIT_OPENED)
def audit_trail(request: HttpRequest) -> HttpResponse:
    """Who did what, and when. Records are numbers here: an admin may not know whose they are."""
    user, clinic = admin_of(request)
    record(AUDIT_OPENED, by=user, clinic_id=clinic.pk)
    return render(request, "accounts/clinic/audit.html", {"page": AuditPage(request, clinic)})
