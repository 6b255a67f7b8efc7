"""End somebody's work at a clinic."""

from django.db import transaction
from django.utils import timezone

from rehab.accounts.events import MEMBERSHIP_ENDED
from rehab.accounts.models import Clinic, Membership, User
from rehab.accounts.permissions import check_user_can_end_membership
from rehab.audit.record import record


@transaction.atomic
def end_membership(*, membership: Membership, by: User) -> Membership:
    """From the next request on this role is gone. Raises Refused for the clinic's last admin."""
    # Two admins who end each other at the same moment wait for each other here.
    Clinic.objects.select_for_update().get(pk=membership.clinic_id)
    membership.refresh_from_db()
    check_user_can_end_membership(by, membership)
    membership.ended_at, membership.ended_by = timezone.now(), by
    membership.save(update_fields=["ended_at", "ended_by"])
    record(
        MEMBERSHIP_ENDED, by=by, clinic_id=membership.clinic_id, about=membership.user, reason=membership.role
    )
    return membership
