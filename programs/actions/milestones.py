"""Milestones on the way to a goal: set, noted, and marked by the log alone."""

from decimal import Decimal

from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from patients.models import Patient
from programs import events
from programs.models import GradedActivity, Milestone, Session, SessionStatus
from programs.permissions import check_user_can_plan
from programs.rules.agreement import milestones
from programs.rules.baseline import Ladder
from rehab.accounts.models import User
from rehab.audit.record import record
from rehab.lib.refusals import Refused


def suggest_milestones(activity: GradedActivity, stairs: Ladder) -> list[Milestone]:
    """A third and two thirds of the stairs, and the goal, as the first milestones of a new activity."""
    return Milestone.objects.bulk_create(
        Milestone(activity=activity, value=Decimal(str(round(value, 1)))) for value in milestones(stairs)
    )


@transaction.atomic
def set_milestone(*, activity: GradedActivity, value: Decimal, words: str, by: User) -> Milestone:
    """Add an amount worth marking, or give one other words. Raises Refused."""
    check_user_can_plan(by, activity.patient)
    if not activity.first_quota < value <= activity.goal_value:
        raise Refused(_("A milestone lies above the first quota and not above the goal."))
    row, _new = Milestone.objects.update_or_create(
        activity=activity, value=value, defaults={"words": words.strip()}
    )
    mark_milestones(activity, by=by)
    patient = activity.patient
    record(events.MILESTONES_CHANGED, by=by, patient_id=patient.pk, clinic_id=patient.clinic_id, about=row)
    return row


@transaction.atomic
def remove_milestone(*, milestone: Milestone, by: User) -> None:
    """Take a milestone away that has not been reached. Raises Refused."""
    patient = milestone.activity.patient
    check_user_can_plan(by, patient)
    if milestone.reached_on is not None:
        raise Refused(_("This milestone was reached, so it stays."))
    record(
        events.MILESTONES_CHANGED, by=by, patient_id=patient.pk, clinic_id=patient.clinic_id, about=milestone
    )
    milestone.delete()


@transaction.atomic
def note_milestone(*, milestone: Milestone, note: str, by: User) -> Milestone:
    """Keep what the patient says about a milestone. Raises Refused for anybody else."""
    patient = milestone.activity.patient
    if patient.user_id != by.pk:
        raise Refused(_("Only the patient can write this note."))
    milestone.note = note.strip()
    milestone.save(update_fields=["note"])
    record(events.MILESTONE_NOTED, by=by, patient_id=patient.pk, clinic_id=patient.clinic_id, about=milestone)
    return milestone


def mark_milestones(activity: GradedActivity, *, by: User | None) -> list[Milestone]:
    """Bring the milestones in line with the log; those that are reached for the first time.

    A milestone is reached on the first day on which that much was done in one session. A corrected session
    takes the mark back. One query, plus one for each milestone that changes.
    """
    fresh: list[Milestone] = []
    for found in activity.milestones.annotate(first_day=_first_day()):
        row: Milestone = found
        if row.reached_on == found.first_day:
            continue
        if row.reached_on is None:
            fresh.append(row)
        row.reached_on = found.first_day
        row.save(update_fields=["reached_on"])
    for row in fresh:
        _leave_reached(row, activity.patient, by)
    return fresh


def _first_day() -> Subquery:
    """The first day on which a milestone's amount was done in one session of its activity."""
    done = Session.objects.filter(
        prescription__activity=OuterRef("activity"), status=SessionStatus.DONE, amount__gte=OuterRef("value")
    )
    return Subquery(done.order_by("local_date").values("local_date")[:1])


def _leave_reached(row: Milestone, patient: Patient, by: User | None) -> None:
    record(events.MILESTONE_REACHED, by=by, patient_id=patient.pk, clinic_id=patient.clinic_id, about=row)
