"""The people of the tests, by name.

Clara is Pat's clinician. Colin works at the same clinic but is not on Pat's team. Sam is a stranger from another
clinic. Pat and Quinn are patients. Gita is Pat's caregiver. Cora is a curator, Curt another one.
Ada is the clinic admin.
"""

from datetime import date, timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.utils import timezone

from patients.models import CareTeamMember, Consent, Patient
from rehab.accounts.models import Clinic, Membership, User
from rehab.accounts.roles import CLINIC_ADMIN, CLINICIAN, CURATOR

PASSWORD = "a long enough sentence"


def make_clinic(name: str = "Harbour Clinic") -> Clinic:
    return Clinic.objects.create(
        name=name,
        time_zone="Europe/Madrid",
        hours="Monday to Friday, 8:00 to 17:00",
        phone="+34 555 0100",
        emergency_number="112",
        crisis_text="Call 024 at any time of day.",
    )


def make_user(first: str, *, time_zone: str = "Europe/Madrid") -> User:
    return User.objects.create_user(
        f"{first.lower()}@example.org", PASSWORD, name=f"{first} Example", time_zone=time_zone
    )


def make_member(first: str, clinic: Clinic, *roles: str) -> User:
    """A member of staff, with a second factor so that every page is open to them."""
    user = make_user(first)
    for role in roles:
        Membership.objects.create(user=user, clinic=clinic, role=role)
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": "x"})
    return user


def make_patient(first: str, clinic: Clinic, enrolled_by: User, **fields: object) -> Patient:
    user = make_user(first)
    return Patient.objects.create(
        **{
            "clinic": clinic,
            "user": user,
            "given_name": first,
            "family_name": "Example",
            "birth_date": date(1970, 5, 12),
            "record_number": f"R-{first}",
            "email": user.email,
            "time_zone": "Europe/Madrid",
            "enrolled_by": enrolled_by,
        }
        | fields
    )


@pytest.fixture
def clinic(db: None) -> Clinic:
    return make_clinic()


@pytest.fixture
def other_clinic(db: None) -> Clinic:
    return make_clinic("Hill Clinic")


@pytest.fixture
def clara(clinic: Clinic) -> User:
    """Pat's clinician."""
    return make_member("Clara", clinic, CLINICIAN.key)


@pytest.fixture
def colin(clinic: Clinic) -> User:
    """A clinician of the same clinic who is not on Pat's care team."""
    return make_member("Colin", clinic, CLINICIAN.key)


@pytest.fixture
def sam(other_clinic: Clinic) -> User:
    """A clinician of another clinic."""
    return make_member("Sam", other_clinic, CLINICIAN.key)


@pytest.fixture
def cora(clinic: Clinic) -> User:
    return make_member("Cora", clinic, CURATOR.key)


@pytest.fixture
def curt(clinic: Clinic) -> User:
    """A second curator: somebody other than the author has to review."""
    return make_member("Curt", clinic, CURATOR.key)


@pytest.fixture
def ada(clinic: Clinic) -> User:
    return make_member("Ada", clinic, CLINIC_ADMIN.key)


@pytest.fixture
def pat_record(clinic: Clinic, clara: User) -> Patient:
    patient = make_patient("Pat", clinic, clara)
    CareTeamMember.objects.create(patient=patient, user=clara, lead=True, added_by=clara)
    return patient


@pytest.fixture
def pat(pat_record: Patient) -> User:
    assert pat_record.user
    return pat_record.user


@pytest.fixture
def quinn_record(clinic: Clinic, colin: User) -> Patient:
    patient = make_patient("Quinn", clinic, colin)
    CareTeamMember.objects.create(patient=patient, user=colin, lead=True, added_by=colin)
    return patient


@pytest.fixture
def quinn(quinn_record: Patient) -> User:
    assert quinn_record.user
    return quinn_record.user


@pytest.fixture
def gita(pat_record: Patient) -> User:
    """Pat's caregiver, with a consent that has not expired."""
    user = make_user("Gita")
    Consent.objects.create(
        patient=pat_record, caregiver=user, relation="sister", expires_at=timezone.now() + timedelta(days=90)
    )
    return user


def signed_in(user: User) -> Client:
    """A browser in which this person is signed in."""
    client = Client()
    client.force_login(user, backend="rehab.accounts.backend.Backend")
    return client


@pytest.fixture
def as_person():
    """as_person(clara) is Clara's browser."""
    return signed_in
