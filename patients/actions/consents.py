"""The patient says who helps: invite a caregiver, take an invitation back, end a consent."""

from datetime import UTC, date, datetime, time, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from patients.events import CAREGIVER_CHANGED, CAREGIVER_INVITED, CAREGIVER_REVOKED, INVITATION_REVOKED
from patients.models import Consent, Patient, RecordInvitation
from patients.models.invitation import InvitedAs
from patients.models.patient import PatientRows
from rehab.accounts.actions.invitations import create_invitation, user_with_address
from rehab.accounts.models import User
from rehab.audit.record import record
from rehab.lib.states import NotAllowedNow
from rehab.notifications.actions.queue import queue_message

LONGEST = timedelta(
    days=730
)  # engineering default: a consent is looked at again after two years at the latest


class CannotInvite(NotAllowedNow):
    """Why this invitation cannot be; `field` is where the answer can be mended."""

    def __init__(self, field: str, text: str) -> None:
        super().__init__(text)
        self.field = field


@transaction.atomic
def invite_caregiver(
    *,
    patient: Patient,
    name: str,
    email: str,
    relation: str,
    view_lessons: bool,
    log_help: bool,
    until: date,
    by: User,
) -> RecordInvitation:
    """Offer somebody a look at today's plan until `until` (the last day that counts, in the patient's zone).

    Never covers mood, pain, notes or questionnaires. Raises CannotInvite when they help already, were invited
    already, are the patient, or the day cannot be.
    """
    # The record is the lock: two taps are one invitation.
    patient = Patient.objects.select_for_update(of=("self",)).select_related("clinic").get(pk=patient.pk)
    email = email.strip().lower()
    _check_may_be_invited(patient, email, until)
    invitation = create_invitation(
        clinic=patient.clinic,
        email=email,
        name=name,
        role="",
        language=patient.language,
        by=by,
        days=settings.INVITATION_DAYS,
    )
    tie = RecordInvitation.objects.create(
        patient=patient,
        invitation=invitation,
        invited_as=InvitedAs.CAREGIVER,
        relation=relation.strip(),
        view_lessons=view_lessons,
        log_help=log_help,
        consent_until=until,
    )
    queue_message(
        kind="welcome",
        key=f"welcome:{invitation.pk}",
        address=email,
        language=patient.language,
        link="patients:welcome",
        link_id=invitation.pk,
        expires_at=invitation.expires_at,
    )
    record(CAREGIVER_INVITED, by=by, patient_id=patient.pk, clinic_id=patient.clinic_id, about=tie)
    return tie


def _check_last_day(patient: Patient, until: date) -> None:
    today = patient.today()
    if until < today:
        raise CannotInvite("until", _("This last day is already over. Choose a later one."))
    if until > today + LONGEST:
        raise CannotInvite(
            "until", _("Choose a last day within two years. You can invite them again after that.")
        )


def _check_may_be_invited(patient: Patient, email: str, until: date) -> None:
    _check_last_day(patient, until)
    helper = user_with_address(email)
    if email == patient.email.lower() or (helper is not None and helper.pk == patient.user_id):
        raise CannotInvite(
            "email", _("This is your own address. Write the address of the person who helps you.")
        )
    if helper is not None and active_consents(patient).filter(caregiver=helper).exists():
        raise CannotInvite(
            "email", _("This person helps you already. Change what they may see in the list above.")
        )
    if open_caregiver_invitations(patient).filter(invitation__email__iexact=email).exists():
        raise CannotInvite(
            "email", _("You have invited this person already. Take that invitation back first.")
        )


@transaction.atomic
def withdraw_caregiver_invitation(*, tie: RecordInvitation, by: User) -> RecordInvitation:
    """The link stops working at once. Raises NotAllowedNow when it was used or taken back already."""
    tie = RecordInvitation.objects.select_for_update(of=("self",)).select_related("patient").get(pk=tie.pk)
    invitation = type(tie.invitation).objects.select_for_update(of=("self",)).get(pk=tie.invitation_id)
    if invitation.used_at is not None:
        raise NotAllowedNow(
            _("This invitation was taken up in the meantime. You can end their access in the list.")
        )
    if invitation.revoked_at is None:
        invitation.revoked_at = timezone.now()
        invitation.save(update_fields=["revoked_at"])
        _note_withdrawn(tie, by)
    return tie


def _note_withdrawn(tie: RecordInvitation, by: User) -> None:
    record(INVITATION_REVOKED, by=by, patient_id=tie.patient_id, clinic_id=tie.patient.clinic_id, about=tie)


@transaction.atomic
def revoke_consent(*, consent: Consent, by: User) -> Consent:
    """Close the record to a caregiver, from their next request on. Twice is the same as once."""
    consent = Consent.objects.select_for_update(of=("self",)).select_related("patient").get(pk=consent.pk)
    if consent.revoked_at is None:
        consent.revoked_at, consent.revoked_by = timezone.now(), by
        consent.save(update_fields=["revoked_at", "revoked_by"])
        patient = consent.patient
        record(CAREGIVER_REVOKED, by=by, patient_id=patient.pk, clinic_id=patient.clinic_id, about=consent)
    return consent


@transaction.atomic
def change_consent(*, consent: Consent, view_lessons: bool, log_help: bool, until: date, by: User) -> Consent:
    """Change what a caregiver may do, or let them help longer, also after the last day has passed.

    Raises NotAllowedNow when it was ended, CannotInvite for a day that cannot be.
    """
    consent = Consent.objects.select_for_update(of=("self",)).select_related("patient").get(pk=consent.pk)
    patient = consent.patient
    if consent.revoked_at is not None:
        raise NotAllowedNow(_("You ended this access. Invite them again if you want their help."))
    _check_last_day(patient, until)
    consent.view_lessons, consent.log_help = view_lessons, log_help
    consent.expires_at = end_of(until, patient)
    consent.save(update_fields=["view_lessons", "log_help", "expires_at"])
    record(CAREGIVER_CHANGED, by=by, patient_id=patient.pk, clinic_id=patient.clinic_id, about=consent)
    return consent


def give_consent(tie: RecordInvitation, caregiver: User) -> Consent:
    """The consent that a taken-up invitation stands for. An older one of the same person ends."""
    patient, now = tie.patient, timezone.now()
    patient.consents.filter(caregiver=caregiver, revoked_at=None).update(
        revoked_at=now, revoked_by=tie.invitation.invited_by
    )
    return Consent.objects.create(
        patient=patient,
        caregiver=caregiver,
        relation=tie.relation,
        view_plan=tie.view_plan,
        view_lessons=tie.view_lessons,
        log_help=tie.log_help,
        given_at=now,
        expires_at=end_of(tie.consent_until, patient) if tie.consent_until else None,
    )


def end_of(day: date, patient: Patient) -> datetime:
    """The moment after the last one of a day where the patient lives."""
    return datetime.combine(day + timedelta(days=1), time(0), tzinfo=patient.zone).astimezone(UTC)


def active_consents(patient: Patient) -> PatientRows[Consent]:
    """Consents that open the record now."""
    return patient.consents.filter(revoked_at=None).exclude(expires_at__lte=timezone.now())


def open_caregiver_invitations(patient: Patient) -> PatientRows[RecordInvitation]:
    """Caregivers' invitations that can still be taken up."""
    return patient.invitations.filter(
        invited_as=InvitedAs.CAREGIVER,
        invitation__used_at=None,
        invitation__revoked_at=None,
        invitation__expires_at__gt=timezone.now(),
    )
