"""Invite somebody, take an invitation back, and accept one. Opening a link signs nobody in."""

import uuid
from datetime import timedelta

from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from rehab.accounts import outbox
from rehab.accounts.events import INVITATION_REVOKED, INVITATION_USED, MEMBER_INVITED, MEMBER_JOINED
from rehab.accounts.models import Clinic, Invitation, Membership, User
from rehab.accounts.permissions import check_user_can_revoke_invitation, check_user_can_run_clinic
from rehab.accounts.roles import ROLES
from rehab.accounts.tokens import INVITATION, read_id
from rehab.audit.record import record
from rehab.lib.states import NotAllowedNow


class InvitationGone(NotAllowedNow):
    """The link was changed, is too old, was used or was taken back. Its text is for whoever opened it."""


class AccountExists(NotAllowedNow):
    """Somebody already signs in with the invited address."""


@transaction.atomic
def create_invitation(
    *, clinic: Clinic, email: str, name: str, role: str, language: str, by: User, days: int
) -> Invitation:
    """One open offer; `role` "" is a patient or a caregiver. Sends nothing: the caller tells the outbox.

    Raises NotAllowedNow when this address already has that role or an open invitation to it. An expired
    invitation makes way for the new one.
    """
    email, now = email.strip().lower(), timezone.now()
    if role:
        _check_not_there_yet(clinic, email, role)
    try:
        with transaction.atomic():
            return Invitation.objects.create(
                clinic=clinic,
                email=email,
                name=name.strip(),
                role=role,
                language=language,
                invited_by=by,
                expires_at=now + timedelta(days=days),
            )
    except IntegrityError as twice:
        raise NotAllowedNow(_("This person was already invited. Withdraw that invitation first.")) from twice


def _check_not_there_yet(clinic: Clinic, email: str, role: str) -> None:
    if Membership.objects.filter(clinic=clinic, role=role, ended_at=None, user__email__iexact=email).exists():
        raise NotAllowedNow(_("Somebody with this address already has that role here."))
    lapsed = Invitation.objects.filter(
        clinic=clinic,
        role=role,
        email__iexact=email,
        used_at=None,
        revoked_at=None,
        expires_at__lte=timezone.now(),
    )
    lapsed.update(revoked_at=timezone.now())


@transaction.atomic
def invite(
    *, clinic: Clinic, email: str, name: str, role: str, language: str, by: User, days: int
) -> Invitation:
    """Offer a role at the clinic by e-mail. Raises Refused or NotAllowedNow."""
    check_user_can_run_clinic(by, clinic)
    invitation = create_invitation(
        clinic=clinic, email=email, name=name, role=role, language=language, by=by, days=days
    )
    outbox.send(
        kind="invitation",
        key=f"invitation:{invitation.pk}",
        address=invitation.email,
        language=language,
        link="accounts:invitation",
        link_id=invitation.pk,
        expires_at=invitation.expires_at,
    )
    record(MEMBER_INVITED, by=by, clinic_id=clinic.pk, about=invitation, reason=str(ROLES[role].name))
    return invitation


@transaction.atomic
def revoke(*, invitation: Invitation, by: User) -> Invitation:
    """Take an offer back: its link stops working at once. Raises Refused when it was used or not theirs."""
    locked = Invitation.objects.select_for_update(of=("self",)).select_related("clinic").get(pk=invitation.pk)
    check_user_can_revoke_invitation(by, locked)
    locked.revoked_at = timezone.now()
    locked.save(update_fields=["revoked_at"])
    record(INVITATION_REVOKED, by=by, clinic_id=locked.clinic_id, about=locked)
    return locked


def open_invitation(token: str) -> Invitation:
    """The open invitation that a link's token names. Raises InvitationGone; changes nothing."""
    row_id = read_id(INVITATION, token)
    if row_id is None:
        raise InvitationGone(_("This link is not complete. Please open it again from the e-mail."))
    return still_open(row_id)


def still_open(row_id: uuid.UUID | str | None) -> Invitation:
    """The invitation with this id, as long as it can be accepted. Raises InvitationGone with the reason."""
    invitation = Invitation.objects.select_related("clinic").filter(pk=row_id).first() if row_id else None
    if invitation is None:
        raise InvitationGone(_("Please open the link in your e-mail again."))
    _check_open(invitation)
    return invitation


def _check_open(invitation: Invitation) -> None:
    if invitation.used_at is not None:
        raise InvitationGone(_("This invitation was already used. You can sign in."))
    if not invitation.is_open() and _was_sent_again(invitation):
        raise InvitationGone(_("A newer link was sent to you. Please open the link in the newest e-mail."))
    if invitation.revoked_at is not None:
        raise InvitationGone(_("This invitation was taken back. Please ask the clinic for a new one."))
    if not invitation.is_open():
        raise InvitationGone(_("This invitation is too old. Please ask the clinic for a new one."))


def _was_sent_again(invitation: Invitation) -> bool:
    """Whether a later invitation to the same can be accepted now."""
    later = Invitation.objects.filter(
        clinic=invitation.clinic_id,
        email__iexact=invitation.email,
        role=invitation.role,
        created_at__gt=invitation.created_at,
    )
    return any(one.is_open() for one in later)


@transaction.atomic
def accept_as_new_user(*, invitation: Invitation, name: str, password: str) -> User:
    """Make the invited person a user, with a proven address and the offered role. The link works once.

    Raises InvitationGone, or AccountExists when the address already signs in. Signs nobody in.
    """
    locked = _lock(invitation)
    if user_with_address(locked.email) is not None:
        raise AccountExists(_("There is already an account with this address. Sign in to accept."))
    user = User.objects.create_user(
        locked.email,
        password,
        name=name.strip(),
        language=locked.language,
        time_zone=locked.clinic.time_zone,
    )
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return _use(locked, user)


@transaction.atomic
def accept_as_existing(*, invitation: Invitation, user: User) -> User:
    """Somebody who already signs in takes the offer that was sent to their own address.

    Raises InvitationGone, or NotAllowedNow when the invitation was sent to somebody else.
    """
    locked = _lock(invitation)
    if user_with_address(locked.email) != user:
        raise NotAllowedNow(_("This was sent to another address. Sign out, then open the link again."))
    return _use(locked, user)


def user_with_address(email: str) -> User | None:
    """Who signs in with this address, as their main address or as another one that they have proven."""
    user = User.objects.filter(email__iexact=email).first()
    if user is not None:
        return user
    proven = EmailAddress.objects.select_related("user").filter(email__iexact=email, verified=True).first()
    return proven.user if proven else None


def _lock(invitation: Invitation) -> Invitation:
    """The row as it is now, held until the end of the transaction, so that two clicks are one acceptance."""
    locked = Invitation.objects.select_for_update(of=("self",)).select_related("clinic").get(pk=invitation.pk)
    _check_open(locked)
    return locked


def _use(invitation: Invitation, user: User) -> User:
    invitation.used_at, invitation.used_by = timezone.now(), user
    invitation.save(update_fields=["used_at", "used_by"])
    if invitation.role:
        Membership.objects.get_or_create(
            user=user, clinic=invitation.clinic, role=invitation.role, ended_at=None
        )
        for read_before in ("active_memberships", "is_member"):
            user.__dict__.pop(read_before, None)
    record(
        MEMBER_JOINED if invitation.role else INVITATION_USED,
        by=user,
        clinic_id=invitation.clinic_id,
        about=invitation,
    )
    return user
