"""The patient, those who look after them and those who help, and what lets them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from patients.models import CareTeamMember, Consent, Patient
from rehab.accounts.models import User
from rehab.interop.codes import LOCAL, PRIVACY_CONSENT, coding, concept, hl7, local
from rehab.interop.resource import Entry, Reader, entry, instant, narrative, period, reference


@dataclass(frozen=True)
class People:
    """Everybody a resource can point at. Whoever is not among them is named in words, so that no reference dangles."""

    patient: Patient
    team: list[CareTeamMember]
    consents: list[Consent]

    @classmethod
    def of(cls, patient: Patient) -> "People":
        """Two queries."""
        team = list(
            CareTeamMember.objects.filter(patient=patient).select_related("user").order_by("since", "pk")
        )
        consents = list(
            Consent.objects.filter(patient=patient).select_related("caregiver").order_by("given_at", "pk")
        )
        return cls(patient, team, consents)

    @property
    def subject(self) -> dict[str, str]:
        return reference("Patient", self.patient.pk)

    def by_id(self, user_id: UUID | None) -> dict[str, str]:
        """A person as a reference; somebody unknown here is "somebody at the clinic"."""
        if user_id is not None and user_id == self.patient.user_id:
            return self.subject
        if any(member.user_id == user_id for member in self.team):
            return reference("Practitioner", user_id)
        consent = next((one for one in self.consents if one.caregiver_id == user_id), None)
        return reference("RelatedPerson", consent.pk) if consent else {"display": "somebody at the clinic"}

    def of_user(self, user: User | None) -> dict[str, str] | None:
        """A person as a reference, or by name when they are not on the care team."""
        if user is None:
            return None
        found = self.by_id(user.pk)
        return found if "reference" in found else {"display": user.name}


def people_entries(patient: Patient, people: People, reader: Reader) -> Iterator[Entry]:
    """Patient, Practitioner, CareTeam, RelatedPerson and Consent, as far as this reader may see them."""
    yield _patient(patient, reader)
    now = [member for member in people.team if member.until is None]
    shown = now if reader is Reader.CAREGIVER else people.team
    for user in {member.user_id: member.user for member in shown}.values():
        yield entry(
            "Practitioner", user.pk, user.joined_at, name=[{"text": user.name}], active=user.is_active
        )
    if reader is Reader.CAREGIVER:
        return
    yield _care_team(patient, people)
    for consent in people.consents:
        yield _related(consent, people)
        yield _consent(consent, people)


def _patient(patient: Patient, reader: Reader) -> Entry:
    """A caregiver gets the name alone. No sex is kept, so the gender is unknown."""
    name = [
        {
            "use": "official",
            "text": patient.name,
            "family": patient.family_name,
            "given": [patient.given_name],
        }
    ]
    if reader is Reader.CAREGIVER:
        return entry("Patient", patient.pk, patient.enrolled_at, name=name)
    telecom = [
        {"system": system, "value": value}
        for system, value in (("phone", patient.phone), ("email", patient.email))
        if value
    ]
    return entry(
        "Patient",
        patient.pk,
        patient.enrolled_at,
        text=narrative(patient.name),
        identifier=[{"system": f"{LOCAL}:record-number", "value": patient.record_number}],
        active=patient.ended_at is None,
        name=name,
        telecom=telecom,
        gender="unknown",
        birthDate=patient.birth_date.isoformat(),
        communication=[
            {"language": concept(patient.language, {"system": "urn:ietf:bcp:47", "code": patient.language})}
        ],
        managingOrganization={"display": patient.clinic.name},
    )


def _language(tag: str) -> dict[str, Any]:
    return concept(tag, {"system": "urn:ietf:bcp:47", "code": tag})


def _care_team(patient: Patient, people: People) -> Entry:
    participants = [
        {
            "role": [concept("lead clinician" if member.lead else "clinician")],
            "member": reference("Practitioner", member.user_id),
            "period": period(member.since, member.until),
        }
        for member in people.team
    ]
    updated = max((member.until or member.since for member in people.team), default=patient.enrolled_at)
    return entry(
        "CareTeam",
        f"team-{patient.pk}",
        updated,
        status="active",
        subject=people.subject,
        participant=participants,
    )


def _related(consent: Consent, people: People) -> Entry:
    return entry(
        "RelatedPerson",
        consent.pk,
        consent.revoked_at or consent.given_at,
        active=consent.revoked_at is None,
        patient=people.subject,
        relationship=[concept(consent.relation)] if consent.relation else None,
        name=[{"text": consent.caregiver.name}],
        period=period(consent.given_at, consent.revoked_at or consent.expires_at),
    )


def _consent(consent: Consent, people: People) -> Entry:
    """What the patient allowed: to see the plan, and where it was said, to note that they helped."""
    scopes = (
        ("see the plan", consent.view_plan),
        ("see lessons", consent.view_lessons),
        ("note help", consent.log_help),
    )
    allowed = [words for words, yes in scopes if yes]
    provision: dict[str, Any] = {
        "type": "permit",
        "period": period(consent.given_at, consent.revoked_at or consent.expires_at),
        "actor": [
            {
                "role": hl7("v3-ParticipationType", "IRCP"),
                "reference": reference("RelatedPerson", consent.pk),
            }
        ],
        "code": [concept(words, local("consent", words.replace(" ", "-"))) for words in allowed],
    }
    return entry(
        "Consent",
        f"consent-{consent.pk}",
        consent.revoked_at or consent.given_at,
        status="inactive" if consent.revoked_at else "active",
        scope=hl7("consentscope", "patient-privacy"),
        category=[concept("Privacy consent", coding(PRIVACY_CONSENT))],
        patient=people.subject,
        dateTime=instant(consent.given_at),
        policyRule=hl7("v3-ActCode", "OPTIN"),
        provision={name: part for name, part in provision.items() if part},
    )
