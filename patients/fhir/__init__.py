"""The record as FHIR R4: who somebody is and who may see it, how they are, what was asked of them, who opened it."""

from collections.abc import Iterator

from patients.fhir import contact, log, measures, record
from patients.fhir.people import People, people_entries
from patients.models import Patient
from rehab.interop.resource import Entry, Reader

TYPES = (
    "AuditEvent",
    "CareTeam",
    "Communication",
    "Condition",
    "Consent",
    "Goal",
    "Observation",
    "Patient",
    "Practitioner",
    "Provenance",
    "Questionnaire",
    "QuestionnaireResponse",
    "RelatedPerson",
)


def entries(patient: Patient, reader: Reader) -> Iterator[Entry]:
    """What this reader may have. A caregiver's consent never covers mood, notes or questionnaires."""
    people = People.of(patient)
    yield from people_entries(patient, people, reader)
    if reader is Reader.CAREGIVER:
        return
    yield from record.entries(patient, people, reader)
    yield from log.entries(patient, people)
    yield from measures.entries(patient, people)
    yield from contact.entries(patient, people, reader)
