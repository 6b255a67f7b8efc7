"""Who may run a clinic. Every refusal is one sentence."""

from django.utils.translation import gettext as _

from rehab.accounts.models import Clinic, Invitation, Membership, User
from rehab.accounts.roles import CLINIC_ADMIN
from rehab.lib.refusals import Refused


def check_user_can_run_clinic(user: User, clinic: Clinic) -> None:
    """Only a clinic admin of this very clinic."""
    if user.clinic_as(CLINIC_ADMIN) != clinic:
        raise Refused(_("Only an admin of this clinic can do this."))


def check_user_can_revoke_invitation(user: User, invitation: Invitation) -> None:
    check_user_can_run_clinic(user, invitation.clinic)
    if not invitation.is_open():
        raise Refused(_("This invitation is no longer open."))


def check_user_can_end_membership(user: User, membership: Membership) -> None:
    """A clinic is never left without an admin."""
    check_user_can_run_clinic(user, membership.clinic)
    if membership.ended_at is not None:
        raise Refused(_("This person no longer works here in that role."))
    if membership.role == CLINIC_ADMIN.key and not _other_admins(membership):
        raise Refused(_("This is the clinic's last admin. Make somebody else an admin first."))


def _other_admins(membership: Membership) -> bool:
    admins = Membership.objects.filter(
        clinic_id=membership.clinic_id, role=CLINIC_ADMIN.key, ended_at=None, user__is_active=True
    )
    return admins.exclude(user_id=membership.user_id).exists()
