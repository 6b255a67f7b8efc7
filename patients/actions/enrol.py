"""Enrol a patient: record, care team, what is known, check-ins and invitation, all or nothing."""

import uuid
from dataclasses import dataclass, field
from datetime import date, time

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from patients.actions.check_in_plan import plan_check_ins
from patients.actions.conditions import add_condition
from patients.actions.goals import set_goal
from patients.actions.invitations import invite_patient
from patients.actions.record import save_contact
from patients.events import PATIENT_ENROLLED
from patients.models import CareTeamMember, Patient
from patients.permissions import NotNow, check_user_can_enrol
from rehab.accounts.models import Clinic, User
from rehab.audit.record import record


@dataclass(frozen=True)
class Details:
    """Who somebody is and what is known about their pain; the fields of a record."""

    given_name: str
    family_name: str
    birth_date: date
    record_number: str
    time_zone: str
    language: str = "en"
    email: str = ""
    phone: str = ""
    diagnosis: str = ""
    lesion: str = ""
    certainty: str = "not_graded"
    body_regions: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class CheckIns:
    """When the patient is asked, in their own local time."""

    wall_time: time
    quiet: tuple[time, time] | None = None
    nudge: bool = True


@dataclass(frozen=True)
class Enrolment:
    """Everything the wizard asked. Each part but the details may be left out."""

    details: Details
    conditions: tuple[tuple[str, str], ...] = ()
    contact: tuple[str, str, str] | None = None
    goal: tuple[str, str] | None = None
    check_ins: CheckIns | None = None
    invite: bool = False


@transaction.atomic
def enrol(*, clinic: Clinic, enrolment: Enrolment, by: User, patient_id: uuid.UUID | None = None) -> Patient:
    """Open a record with the enrolling clinician as its lead.

    Sent twice with one `patient_id` it is one record. Raises Refused; NotNow when the record number is taken.
    """
    check_user_can_enrol(by, clinic)
    known = (
        Patient.objects.visible_to(by).filter(pk=patient_id, enrolled_by=by).first() if patient_id else None
    )
    if known is not None:
        return known
    patient = _create(clinic, enrolment.details, by, patient_id)
    record(PATIENT_ENROLLED, by=by, patient_id=patient.pk, clinic_id=clinic.pk, about=patient)
    CareTeamMember.objects.create(patient=patient, user=by, lead=True, added_by=by)
    _fill(patient, enrolment, by)
    return patient


def _create(clinic: Clinic, details: Details, by: User, patient_id: uuid.UUID | None) -> Patient:
    patient = Patient(id=patient_id or uuid.uuid4(), clinic=clinic, enrolled_by=by, **vars(details))
    try:
        with transaction.atomic():
            patient.save(force_insert=True)
    except IntegrityError as error:
        raise NotNow(taken(details.record_number)) from error
    return patient


def taken(record_number: str) -> str:
    """The sentence for a record number that is in use."""
    return _("Record number %(number)s is already used at this clinic.") % {"number": record_number}


def _fill(patient: Patient, enrolment: Enrolment, by: User) -> None:
    for kind, note in enrolment.conditions:
        add_condition(patient=patient, kind=kind, note=note, by=by)
    if enrolment.contact:
        name, relation, phone = enrolment.contact
        save_contact(patient=patient, name=name, relation=relation, phone=phone, by=by)
    if enrolment.goal:
        set_goal(patient=patient, words=enrolment.goal[0], meaning=enrolment.goal[1], by=by)
    if enrolment.check_ins:
        plan_check_ins(patient=patient, by=by, **vars(enrolment.check_ins))
    if enrolment.invite:
        invite_patient(patient=patient, by=by)


@dataclass(frozen=True)
class Likeness:
    """Somebody enrolled who may be the same person: whom to ask, and the record if the reader may open it."""

    lead: str
    patient: Patient | None


def look_alikes(*, clinic: Clinic, family_name: str, birth_date: date, by: User) -> list[Likeness]:
    """Records of this clinic with the same family name and birth date.

    Looks past the care team on purpose, so that nobody gets two records; of a record that is not theirs the
    reader learns only whom to ask.
    """
    same = Patient.objects.filter(
        clinic=clinic, birth_date=birth_date, family_name__iexact=family_name.strip()
    )
    mine = {p.pk: p for p in same.filter(pk__in=Patient.objects.visible_to(by).values("pk"))}
    leads = CareTeamMember.objects.filter(Q(lead=True, until=None), patient__in=same).select_related("user")
    names = {lead.patient_id: lead.user.name for lead in leads}
    return [Likeness(names.get(pk, ""), mine.get(pk)) for pk in same.values_list("pk", flat=True)]


def record_number_in_use(*, clinic: Clinic, record_number: str, except_for: uuid.UUID | None = None) -> bool:
    """Whether a record of this clinic has this number, written in capitals or not."""
    same = Patient.objects.filter(clinic=clinic, record_number__iexact=record_number.strip())
    return same.exclude(pk=except_for).exists() if except_for else same.exists()
