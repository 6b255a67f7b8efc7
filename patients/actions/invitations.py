"""A patient's invitation to sign in: sent, sent again, taken back. At most one is open at a time."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from patients.events import INVITATION_REVOKED, INVITATION_SENT
from patients.models import Patient, RecordInvitation
from patients.models.invitation import InvitedAs
from patients.permissions import NotNow, check_user_can_invite_patient, check_user_can_revoke_invitation
from rehab.accounts.actions.invitations import create_invitation
from rehab.accounts.models import Invitation, User
from rehab.audit.record import record
from rehab.notifications.actions.queue import queue_message


@transaction.atomic
def invite_patient(*, patient: Patient, by: User) -> RecordInvitation:
    """Send the patient a link to sign in with; an earlier open link stops working. Raises Refused, NotNow."""
    patient = Patient.objects.select_for_update(of=("self",)).select_related("clinic").get(pk=patient.pk)
    check_user_can_invite_patient(by, patient)
    earlier = open_invitation_of(patient)
    if earlier is not None:
        _close(earlier)
    tie = RecordInvitation.objects.create(
        patient=patient, invitation=_create(patient, by), invited_as=InvitedAs.PATIENT
    )
    record(INVITATION_SENT, by=by, patient_id=patient.pk, clinic_id=patient.clinic_id, about=tie)
    return tie


def _create(patient: Patient, by: User) -> Invitation:
    invitation = create_invitation(
        clinic=patient.clinic,
        email=patient.email,
        name=patient.name,
        role="",
        language=patient.language,
        by=by,
        days=settings.INVITATION_DAYS,
    )
    queue_message(
        kind="welcome",
        key=f"welcome:{invitation.pk}",
        address=patient.email,
        language=patient.language,
        link="patients:welcome",
        link_id=invitation.pk,
        expires_at=invitation.expires_at,
    )
    return invitation


@transaction.atomic
def revoke_invitation(*, patient: Patient, by: User) -> RecordInvitation:
    """Take the open invitation back: its link stops working. Raises Refused; NotNow when none is open."""
    patient = Patient.objects.select_for_update(of=("self",)).get(pk=patient.pk)
    tie = check_user_can_revoke_invitation(by, patient, open_invitation_of(patient))
    _close(tie)
    record(INVITATION_REVOKED, by=by, patient_id=patient.pk, clinic_id=patient.clinic_id, about=tie)
    return tie


def _close(tie: RecordInvitation) -> None:
    """A link that was followed at this very moment waits here, or we wait for it: one of the two holds."""
    invitation = Invitation.objects.select_for_update().get(pk=tie.invitation_id)
    if invitation.used_at is not None:
        raise NotNow(_("This invitation was taken up a moment ago."))
    invitation.revoked_at = timezone.now()
    invitation.save(update_fields=["revoked_at"])


def open_invitation_of(patient: Patient) -> RecordInvitation | None:
    """The patient's own invitation that can still be used."""
    newest = newest_invitation_of(patient)
    return newest if newest is not None and newest.invitation.is_open() else None


def newest_invitation_of(patient: Patient) -> RecordInvitation | None:
    """The patient's own newest invitation, whatever became of it."""
    own = patient.invitations.filter(invited_as=InvitedAs.PATIENT).select_related("invitation")
    return own.order_by("-invitation__created_at", "-pk").first()
