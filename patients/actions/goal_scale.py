"""The levels of a goal, and the activities by which the patient tells how well things go."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from patients.events import GOAL_SCALED, OWN_ACTIVITY_CHANGED
from patients.measures.psfs import MOST
from patients.models import Goal, GoalScale, OwnActivity, Patient
from patients.permissions import NotNow, check_user_can_change_record, check_user_can_close_goal
from rehab.accounts.models import User
from rehab.audit.record import record


@transaction.atomic
def set_scale(*, goal: Goal, values: Mapping[str, Any], by: User) -> GoalScale:
    """Agree the levels of an active goal, or change them; measures keep the words they were answered with.

    Raises Refused; NotNow when the goal is closed.
    """
    check_user_can_close_goal(by, goal)
    scale, _new = GoalScale.objects.update_or_create(
        goal=goal, defaults={**values, "set_by": by, "set_at": timezone.now()}
    )
    record(GOAL_SCALED, by=by, patient_id=goal.patient_id, clinic_id=goal.patient.clinic_id, about=goal)
    return scale


@transaction.atomic
def add_own_activity(*, patient: Patient, words: str, by: User, goal: Goal | None = None) -> OwnActivity:
    """Name one more activity; the same words again are the same one. Raises Refused; NotNow with five there."""
    check_user_can_change_record(by, patient)
    if goal is not None and goal.patient_id != patient.pk:
        raise ValueError("A goal of another patient.")
    Patient.objects.select_for_update().get(pk=patient.pk)
    words = " ".join(words.split())
    present = list(patient.own_activities.filter(ended_at=None))
    same = next((row for row in present if row.words.casefold() == words.casefold()), None)
    if same is not None:
        return same
    free = sorted(set(range(1, MOST + 1)) - {row.place for row in present})
    if not free:
        raise NotNow(_("Five activities are enough to rate. End one first."))
    row = OwnActivity.objects.create(patient=patient, goal=goal, place=free[0], words=words, added_by=by)
    record(OWN_ACTIVITY_CHANGED, by=by, patient_id=patient.pk, clinic_id=patient.clinic_id, about=row)
    return row


@transaction.atomic
def end_own_activity(*, row: OwnActivity, by: User) -> OwnActivity:
    """Rate it no more; earlier ratings stay. Raises Refused; NotNow when it has ended."""
    row = OwnActivity.objects.select_for_update(of=("self",)).select_related("patient").get(pk=row.pk)
    check_user_can_change_record(by, row.patient)
    if row.ended_at is not None:
        raise NotNow(_("This is no longer asked."))
    row.ended_at = timezone.now()
    row.save(update_fields=["ended_at"])
    patient = row.patient
    record(OWN_ACTIVITY_CHANGED, by=by, patient_id=patient.pk, clinic_id=patient.clinic_id, about=row)
    return row
