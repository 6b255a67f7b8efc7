"""What a member of a clinic is there to do.

Patients and caregivers have no role: their record or a consent lets them in.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Role:
    """One role, in plain words. `home` is the name of the URL where a working day starts."""

    key: str
    name: str | Promise
    may: str | Promise
    may_not: str | Promise
    home: str


CLINICIAN = Role(
    key="clinician",
    name=_("Clinician"),
    may=_(
        "Enrols patients, builds their programs and decides about suggestions, "
        "for patients whose care team they are on."
    ),
    may_not=_("Cannot open the record of a patient whose care team they are not on."),
    home="programs:caseload",
)
CURATOR = Role(
    key="curator",
    name=_("Curator"),
    may=_("Writes, reviews and publishes exercises and education."),
    may_not=_("Cannot open any patient's record, and cannot review their own text."),
    home="programs:library",
)
CLINIC_ADMIN = Role(
    key="clinic_admin",
    name=_("Clinic admin"),
    may=_("Invites and removes members, sets the clinic's hours and crisis text, and reads the audit trail."),
    may_not=_("Cannot open any patient's record."),
    home="accounts:members",
)
ROLES = {role.key: role for role in (CLINICIAN, CURATOR, CLINIC_ADMIN)}
