"""Take up an invitation to a record: as the patient, or as a caregiver."""

from django.db import transaction
from django.utils.translation import gettext as _

from patients.actions.consents import give_consent
from patients.events import CONSENT_GIVEN, RECORD_TAKEN_UP
from patients.models import Patient, RecordInvitation
from patients.models.invitation import InvitedAs
from rehab.accounts.actions.invitations import accept_as_existing, accept_as_new_user
from rehab.accounts.models import User
from rehab.audit.record import record
from rehab.lib.states import NotAllowedNow


@transaction.atomic
def take_up_as_new(*, tie: RecordInvitation, name: str, password: str) -> User:
    """Make the invited person a user and tie them to the record. Signs nobody in.

    Raises InvitationGone, AccountExists when the address already signs in, or NotAllowedNow.
    """
    user = accept_as_new_user(invitation=tie.invitation, name=name, password=password)
    _set_up(user, tie)
    _tie(tie, user)
    return user


@transaction.atomic
def take_up_as_existing(*, tie: RecordInvitation, by: User) -> User:
    """Somebody who already signs in takes up the invitation that was sent to their own address.

    Raises InvitationGone, or NotAllowedNow when it was sent to somebody else.
    """
    accept_as_existing(invitation=tie.invitation, user=by)
    _tie(tie, by)
    return by


def _set_up(user: User, tie: RecordInvitation) -> None:
    """A patient's pages show the clock they live by."""
    if tie.invited_as == InvitedAs.PATIENT:
        user.time_zone = tie.patient.zone.key
        user.save(update_fields=["time_zone"])


def _tie(tie: RecordInvitation, user: User) -> None:
    patient = Patient.objects.select_for_update(of=("self",)).get(pk=tie.patient_id)
    if tie.invited_as == InvitedAs.CAREGIVER:
        if patient.user_id == user.pk:
            raise NotAllowedNow(
                _("This is your own record. Sign out, then open the link as the person who helps.")
            )
        give_consent(tie, user)
        record(
            CONSENT_GIVEN,
            by=user,
            patient_id=patient.pk,
            clinic_id=patient.clinic_id,
            about=tie,
            role="caregiver",
        )
        return
    _check_free(patient, user)
    patient.user = user
    patient.save(update_fields=["user"])
    record(
        RECORD_TAKEN_UP,
        by=user,
        patient_id=patient.pk,
        clinic_id=patient.clinic_id,
        about=patient,
        role="patient",
    )


def _check_free(patient: Patient, user: User) -> None:
    if patient.user_id is not None:
        raise NotAllowedNow(_("This record is in use already. Please sign in, or ask your clinic."))
    if Patient.objects.filter(user=user).exists():
        raise NotAllowedNow(
            _("You have a record of your own already. Please ask your clinic to put them together.")
        )
