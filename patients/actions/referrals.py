"""Referrals: a letter is drafted, edited, sent; then the answer is followed."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from patients.events import REFERRAL_DRAFTED, REFERRAL_EDITED, REFERRAL_MOVED
from patients.models import Patient, Referral, ReferralKind, ReferralState, ReferralStep
from patients.models.referral import REFERRAL_TRANSITIONS
from patients.permissions import NotNow, check_user_can_change_record
from rehab.accounts.models import User
from rehab.audit.events import Event
from rehab.audit.record import record


@transaction.atomic
def start_referral(*, patient: Patient, kind: ReferralKind, text: str, by: User) -> Referral:
    """Keep a draft. Raises Refused."""
    check_user_can_change_record(by, patient)
    referral = Referral.objects.create(patient=patient, kind=kind, text=text, made_by=by)
    _note(REFERRAL_DRAFTED, referral, by)
    return referral


@transaction.atomic
def edit_referral(*, referral: Referral, to_name: str, to_address: str, text: str, by: User) -> Referral:
    """Change a draft. Raises Refused; NotNow once it is sent."""
    referral = _locked(referral, by)
    if referral.state != ReferralState.DRAFT:
        raise NotNow(_("This letter has been sent, so it stays as it is."))
    referral.to_name, referral.to_address, referral.text = to_name, to_address, text
    referral.save(update_fields=["to_name", "to_address", "text"])
    _note(REFERRAL_EDITED, referral, by)
    return referral


@transaction.atomic
def move_referral(
    *, referral: Referral, state: ReferralState, on: date, by: User, note: str = ""
) -> Referral:
    """Sent, accepted, seen, declined or withdrawn, with its day. Raises Refused, NotAllowedNow; NotNow."""
    referral = _locked(referral, by)
    REFERRAL_TRANSITIONS.check(referral.state, state)
    if state == ReferralState.SENT and not referral.to_name:
        raise NotNow(_("Write to whom it goes before you mark it as sent."))
    last = referral.steps.order_by("-on").first()
    if on > referral.patient.today() or (last is not None and on < last.on):
        raise NotNow(_("Choose a day between the step before and today."))
    referral.state = state
    referral.save(update_fields=["state"])
    ReferralStep.objects.create(
        patient=referral.patient, referral=referral, state=state, on=on, note=note, by=by
    )
    _note(REFERRAL_MOVED, referral, by)
    return referral


def _locked(referral: Referral, by: User) -> Referral:
    found = Referral.objects.select_for_update(of=("self",)).select_related("patient").get(pk=referral.pk)
    check_user_can_change_record(by, found.patient)
    return found


def _note(event: Event, referral: Referral, by: User) -> None:
    patient = referral.patient
    record(event, by=by, patient_id=patient.pk, clinic_id=patient.clinic_id, about=referral)
