"""The demo's people, clinics and library as rows."""

import secrets
from datetime import timedelta

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.utils import timezone

from education.actions.starter import adopt_starter_modules
from education.shelves import MODULES
from programs.actions.starter import adopt_starter
from programs.demo.people import CLINIC, OTHER_CLINIC, PEOPLE, DemoPerson
from programs.shelves import EXERCISES
from rehab.accounts.models import Clinic, Membership, User
from rehab.accounts.roles import CLINIC_ADMIN, CLINICIAN, CURATOR
from rehab.publishing.adopt import read_many, unread

ROLE_OF = {"clinician": CLINICIAN, "curator": CURATOR, "admin": CLINIC_ADMIN}
ZONE = "Europe/London"


def make_clinics() -> dict[str, Clinic]:
    """Both clinics, by name."""
    return {name: _clinic(name) for name in (CLINIC, OTHER_CLINIC)}


def _clinic(name: str) -> Clinic:
    return Clinic.objects.create(
        name=name,
        time_zone=ZONE,
        hours="Monday to Friday, 8:30 to 17:00",
        opening={str(day): ["08:30", "17:00"] for day in range(5)},
        phone="01632 960 100",
        emergency_number="999",
        crisis_text="If you are in crisis, call 116 123 at any time of day. It is free.",
    )


def make_people(clinics: dict[str, Clinic]) -> dict[str, User]:
    """Everybody who can enter the demo, by key. None of them has a password: the demo's door is the only way in."""
    return {person.key: _person(person, clinics[person.clinic]) for person in PEOPLE}


def _person(person: DemoPerson, clinic: Clinic) -> User:
    user = account(person.name, person.email, clinic.time_zone)
    roles = [ROLE_OF[name] for name in (person.role, person.also) if name in ROLE_OF]
    since = timezone.now() - timedelta(days=400)
    for role in roles:
        Membership.objects.create(user=user, clinic=clinic, role=role.key, since=since)
    if roles:
        Authenticator.objects.create(
            user=user, type=Authenticator.Type.TOTP, data={"secret": secrets.token_hex(16)}
        )
    return user


def account(name: str, email: str, zone: str, language: str = "en") -> User:
    """A person without a password."""
    user = User.objects.create_user(email, None, name=name, time_zone=zone, language=language)
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    return user


def make_libraries(clinics: dict[str, Clinic], people: dict[str, User]) -> None:
    """Each clinic's curator has adopted the starter exercises; the demo clinic's the lessons too."""
    adopt_starter(clinic=clinics[CLINIC], by=people["cora"])
    adopt_starter_modules(clinic=clinics[CLINIC], by=people["cora"])
    read_many(EXERCISES, unread(EXERCISES, clinics[CLINIC]), by=people["cora"])
    read_many(MODULES, unread(MODULES, clinics[CLINIC]), by=people["cora"])
    adopt_starter(clinic=clinics[OTHER_CLINIC], by=people["hugo"])
