"""Goals: set in the patient's own words, reached or set aside."""

from django.db import transaction
from django.utils import timezone

from patients.events import GOAL_CLOSED, GOAL_SET
from patients.models import Goal, Patient
from patients.models.goal import GoalState
from patients.permissions import check_user_can_change_record, check_user_can_close_goal
from rehab.accounts.models import User
from rehab.audit.record import record


@transaction.atomic
def set_goal(*, patient: Patient, words: str, by: User, meaning: str = "") -> Goal:
    """Note a goal; the same words once more are the goal that is there already. Raises Refused."""
    check_user_can_change_record(by, patient)
    Patient.objects.select_for_update(of=("self",)).get(pk=patient.pk)
    known = patient.goals.filter(state=GoalState.ACTIVE, words__iexact=words.strip()).first()
    if known is not None:
        return known
    goal = Goal.objects.create(patient=patient, words=words, meaning=meaning, set_by=by)
    record(GOAL_SET, by=by, patient_id=patient.pk, clinic_id=patient.clinic_id, about=goal)
    return goal


@transaction.atomic
def close_goal(*, goal: Goal, state: GoalState, by: User) -> Goal:
    """Mark a goal as reached or set aside.

    Raises Refused; NotNow when it is closed; ValueError for another state.
    """
    if state == GoalState.ACTIVE:
        raise ValueError("A goal is closed as reached or set aside.")
    goal = Goal.objects.select_for_update(of=("self",)).select_related("patient").get(pk=goal.pk)
    check_user_can_close_goal(by, goal)
    goal.state, goal.closed_at = state, timezone.now()
    goal.save(update_fields=["state", "closed_at"])
    record(GOAL_CLOSED, by=by, patient_id=goal.patient_id, clinic_id=goal.patient.clinic_id, about=goal)
    return goal
