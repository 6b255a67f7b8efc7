"""Visits: planned, moved, noted, closed. The patient is told by mail that something changed, never what."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from patients.actions.notices import tell_of_visit
from patients.events import VISIT_CHANGED, VISIT_CLOSED, VISIT_NOTED, VISIT_PLANNED
from patients.models import Patient, Visit, VisitKind, VisitState
from patients.models.visit import VISIT_TRANSITIONS
from patients.permissions import NotNow, check_user_can_change_record, check_user_can_own_task
from rehab.accounts.models import User
from rehab.audit.events import Event
from rehab.audit.record import record

SHOWN_IN_CALENDARS = ("kind", "starts_at", "minutes", "clinician")


@transaction.atomic
def plan_visit(
    *,
    patient: Patient,
    kind: VisitKind,
    starts_at: datetime,
    minutes: int,
    clinician: User,
    by: User,
    place: str = "",
    link: str = "",
) -> Visit:
    """Plan a visit with somebody on the care team. Raises Refused."""
    check_user_can_change_record(by, patient)
    check_user_can_own_task(clinician, patient)
    visit = Visit.objects.create(
        patient=patient,
        kind=kind,
        starts_at=starts_at,
        minutes=minutes,
        clinician=clinician,
        place=place,
        link=link,
        made_by=by,
    )
    _note(VISIT_PLANNED, visit, by)
    tell_of_visit(visit)
    return visit


@transaction.atomic
def change_visit(*, visit: Visit, by: User, **values: Any) -> Visit:
    """Move a planned visit or change what it needs. A change that a calendar shows raises the sequence.

    Raises Refused; NotNow when it is no longer planned.
    """
    visit = _locked(visit, by)
    if visit.state != VisitState.PLANNED:
        raise NotNow(_("This visit is no longer planned."))
    if "clinician" in values:
        check_user_can_own_task(values["clinician"], visit.patient)
    changed = [name for name, value in values.items() if getattr(visit, name) != value]
    for name in changed:
        setattr(visit, name, values[name])
    if not changed:
        return visit
    seen = any(name in SHOWN_IN_CALENDARS for name in changed)
    visit.sequence += seen
    visit.save()
    _note(VISIT_CHANGED, visit, by)
    if seen:
        tell_of_visit(visit)
    return visit


@transaction.atomic
def note_visit(*, visit: Visit, patient_part: str, clinician_part: str, by: User) -> Visit:
    """Keep what the patient reads and what the team keeps. Raises Refused."""
    visit = _locked(visit, by)
    visit.patient_part, visit.clinician_part = patient_part, clinician_part
    visit.save(update_fields=["patient_part", "clinician_part"])
    _note(VISIT_NOTED, visit, by)
    return visit


@transaction.atomic
def move_visit_to(*, visit: Visit, state: VisitState, by: User) -> Visit:
    """It took place, did not, is cancelled, or planned anew. Raises Refused, NotAllowedNow."""
    visit = _locked(visit, by)
    VISIT_TRANSITIONS.check(visit.state, state)
    visit.state = state
    visit.sequence += 1
    visit.save(update_fields=["state", "sequence"])
    _note(VISIT_CLOSED, visit, by)
    if state in (VisitState.CANCELLED, VisitState.PLANNED) and visit.starts_at > timezone.now() - timedelta(
        1
    ):
        tell_of_visit(visit)
    return visit


def _locked(visit: Visit, by: User) -> Visit:
    found = Visit.objects.select_for_update(of=("self",)).select_related("patient").get(pk=visit.pk)
    check_user_can_change_record(by, found.patient)
    return found


def _note(event: Event, visit: Visit, by: User) -> None:
    patient = visit.patient
    record(event, by=by, patient_id=patient.pk, clinic_id=patient.clinic_id, about=visit)
