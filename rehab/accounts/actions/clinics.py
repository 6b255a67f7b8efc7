"""Open a clinic."""

from allauth.account.models import EmailAddress
from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from rehab.accounts.events import CLINIC_OPENED
from rehab.accounts.models import Clinic, Membership, User
from rehab.accounts.roles import CLINIC_ADMIN
from rehab.audit.record import record


@transaction.atomic
def open_clinic(*, clinic: Clinic, admin: User, password: str) -> Clinic:
    """Save a new clinic with its first admin, who invites everybody else and sets up a second step at first sign-in.

    Raises ValidationError for a bad value, a weak password or an e-mail that somebody already has.
    """
    clinic.full_clean()
    admin.email = admin.email.lower()
    admin.set_password(password)
    admin.full_clean()
    validate_password(password, admin)
    clinic.save()
    admin.save()
    EmailAddress.objects.create(user=admin, email=admin.email, verified=True, primary=True)
    Membership.objects.create(user=admin, clinic=clinic, role=CLINIC_ADMIN.key)
    record(CLINIC_OPENED, by=None, clinic_id=clinic.pk, about=clinic)
    return clinic
