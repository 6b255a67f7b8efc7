"""The people of the demo clinic who can sign in; all of them are invented."""

from dataclasses import dataclass
from typing import Literal

Role = Literal["clinician", "curator", "admin", "patient", "caregiver"]
CLINIC = "Riverside Rehabilitation (demo)"
OTHER_CLINIC = "Hilltop Rehabilitation (demo)"


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Someone with a sign-in; `tries` is one line on what to try as this person."""

    key: str
    name: str
    email: str
    role: Role
    tries: str
    clinic: str = CLINIC
    cares_for: str | None = None
    also: Role | None = None


PEOPLE: tuple[DemoPerson, ...] = (
    DemoPerson(
        key="clara",
        name="Clara Fernwood",
        email="clara@example.org",
        role="clinician",
        tries="See who needs you today, open Pat and decide on a suggestion.",
    ),
    DemoPerson(
        key="colin",
        name="Colin Marsh",
        email="colin@example.org",
        role="clinician",
        tries="See your own patients; Pat is not one of them.",
    ),
    DemoPerson(
        key="noor",
        name="Noor Lakeside",
        email="noor@example.org",
        role="clinician",
        tries="Enrol somebody new and build their first program.",
    ),
    DemoPerson(
        key="cora",
        name="Cora Pagewell",
        email="cora@example.org",
        role="curator",
        tries="Edit an exercise and send it to review.",
    ),
    DemoPerson(
        key="dev",
        name="Dev Inkwell",
        email="dev@example.org",
        role="curator",
        tries="Review what Cora wrote and publish it.",
    ),
    DemoPerson(
        key="ada",
        name="Ada Keystone",
        email="ada@example.org",
        role="admin",
        tries="Invite someone, change the clinic's hours and read the audit trail.",
    ),
    DemoPerson(
        key="pat",
        name="Pat Hazelwood",
        email="pat@example.org",
        role="patient",
        tries="Log today, do a walk with the timer and look at your progress.",
    ),
    DemoPerson(
        key="quinn",
        name="Quinn Saltmarsh",
        email="quinn@example.org",
        role="patient",
        tries="Stop at the bell on a day when you feel you could do more.",
    ),
    DemoPerson(
        key="gita",
        name="Gita Hazelwood",
        email="gita@example.org",
        role="caregiver",
        tries="See Pat's plan for today, as far as Pat agreed.",
        cares_for="pat",
    ),
    DemoPerson(
        key="sam",
        name="Sam Stranger",
        email="sam@hilltop.example",
        role="clinician",
        tries="Look around: no one from Riverside can be seen; publish what Hugo imported.",
        clinic=OTHER_CLINIC,
        also="curator",
    ),
    DemoPerson(
        key="hugo",
        name="Hugo Millbrook",
        email="hugo@hilltop.example",
        role="curator",
        tries="Import what Cora exported into a library of another clinic.",
        clinic=OTHER_CLINIC,
    ),
)
BY_KEY: dict[str, DemoPerson] = {person.key: person for person in PEOPLE}
