"""The care team: who joins, who leaves, who leads. Leaving closes the record on the next request."""

from django.db import transaction
from django.utils import timezone

from patients.events import CARE_TEAM_ADDED, CARE_TEAM_ENDED, CARE_TEAM_LEAD_CHANGED
from patients.models import CareTeamMember, Patient
from patients.permissions import (
    check_user_can_change_team,
    check_user_can_end_member,
    check_user_can_hand_over_lead,
    check_user_can_join_team,
)
from rehab.accounts.models import User
from rehab.audit.events import Event
from rehab.audit.record import record


@transaction.atomic
def add_member(*, patient: Patient, colleague: User, by: User) -> CareTeamMember:
    """Open the record to a clinician of the same clinic. Raises Refused; NotNow when they are on the team."""
    _lock(patient)
    check_user_can_change_team(by, patient)
    check_user_can_join_team(colleague, patient)
    member = CareTeamMember.objects.create(patient=patient, user=colleague, added_by=by)
    _note(CARE_TEAM_ADDED, member, by)
    return member


@transaction.atomic
def end_member(*, member: CareTeamMember, by: User) -> CareTeamMember:
    """End a place on the team. Raises Refused when it is the last one, the lead's, or somebody else's."""
    _lock(member.patient)
    member = _fresh(member)
    check_user_can_end_member(by, member)
    member.until, member.ended_by = timezone.now(), by
    member.save(update_fields=["until", "ended_by"])
    _note(CARE_TEAM_ENDED, member, by)
    return member


@transaction.atomic
def hand_over_lead(*, member: CareTeamMember, by: User) -> CareTeamMember:
    """Make this member the lead clinician. Raises Refused."""
    _lock(member.patient)
    member = _fresh(member)
    check_user_can_hand_over_lead(by, member)
    member.patient.care_team.filter(until=None, lead=True).update(lead=False)
    member.lead = True
    member.save(update_fields=["lead"])
    _note(CARE_TEAM_LEAD_CHANGED, member, by)
    return member


def _lock(patient: Patient) -> None:
    """One change of a team at a time: two people who leave at once must not leave nobody."""
    Patient.objects.select_for_update().get(pk=patient.pk)


def _fresh(member: CareTeamMember) -> CareTeamMember:
    return CareTeamMember.objects.select_related("patient", "user").get(pk=member.pk)


def _note(event: Event, member: CareTeamMember, by: User) -> None:
    patient = member.patient
    record(event, by=by, patient_id=patient.pk, clinic_id=patient.clinic_id, about=member)
