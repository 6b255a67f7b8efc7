"""Find a clinic or a person by what somebody types on the command line."""

import uuid

from django.core.management.base import CommandError

from rehab.accounts.models import Clinic, User


def clinic_named(name: str) -> Clinic:
    """The clinic with this name or id."""
    try:
        found = list(Clinic.objects.filter(pk=uuid.UUID(name)))
    except ValueError:
        found = list(Clinic.objects.filter(name__iexact=name.strip()))
    if len(found) != 1:
        known = ", ".join(sorted(Clinic.objects.values_list("name", flat=True))) or "none yet"
        raise CommandError(
            f"There is {'no' if not found else 'more than one'} clinic “{name}”. Known: {known}."
        )
    return found[0]


def person_named(email: str, role: str) -> User:
    """Somebody who signs in with this e-mail. `role` says whose is wanted: “a curator”."""
    user = User.objects.filter(email__iexact=email.strip(), is_active=True).first()
    if user is None:
        raise CommandError(f"Nobody signs in with “{email}”. Give the e-mail of {role} of the clinic.")
    return user
