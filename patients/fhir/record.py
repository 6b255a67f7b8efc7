"""What somebody has, and what they want to be able to do."""

from collections.abc import Iterator
from typing import Any

from patients.fhir.people import People
from patients.insights.goals import measured, steps_of
from patients.models import Condition, Goal, Patient
from patients.models.goal import GoalState
from patients.models.patient import Certainty
from rehab.interop.codes import CHRONIC_NEUROPATHIC_PAIN, coding, concept, hl7, local
from rehab.interop.resource import Entry, Reader, entry, instant, narrative

VERIFIED = {
    Certainty.POSSIBLE: "provisional",
    Certainty.PROBABLE: "provisional",
    Certainty.DEFINITE: "confirmed",
    Certainty.NOT_GRADED: "unconfirmed",
}
CERTAIN_ENOUGH = (Certainty.PROBABLE, Certainty.DEFINITE)
LIFECYCLE = {GoalState.ACTIVE: "active", GoalState.REACHED: "completed", GoalState.SET_ASIDE: "cancelled"}


def entries(patient: Patient, people: People, reader: Reader) -> Iterator[Entry]:
    """Conditions and goals. What a clinician noted beside a condition is for the care team."""
    if patient.diagnosis:
        yield _diagnosis(patient, people)
    for condition in patient.conditions.select_related("noted_by").order_by("pk"):
        yield _condition(condition, people, with_note=reader is Reader.CARE_TEAM)
    about_goals, _activities = measured(patient)
    for goal in patient.goals.select_related("set_by", "scale").order_by("set_at", "pk"):
        yield _goal(goal, people, steps_of(str(goal.pk), about_goals))


def _diagnosis(patient: Patient, people: People) -> Entry:
    """In words; the code of chronic neuropathic pain only where the clinician graded it probable or definite."""
    code = coding(CHRONIC_NEUROPATHIC_PAIN) if patient.certainty in CERTAIN_ENOUGH else []
    return entry(
        "Condition",
        f"diagnosis-{patient.pk}",
        patient.enrolled_at,
        clinicalStatus=hl7("condition-clinical", "active"),
        verificationStatus=hl7("condition-ver-status", VERIFIED[Certainty(patient.certainty)]),
        code=concept(patient.diagnosis, code),
        bodySite=[concept(region) for region in patient.body_regions],
        subject=people.subject,
        recordedDate=instant(patient.enrolled_at),
    )


def _condition(condition: Condition, people: People, *, with_note: bool) -> Entry:
    ended = condition.ended_at
    return entry(
        "Condition",
        f"condition-{condition.pk}",
        ended or condition.noted_at,
        clinicalStatus=hl7("condition-clinical", "inactive" if ended else "active"),
        code=concept(str(condition.get_kind_display()), local("condition", condition.kind)),
        subject=people.subject,
        abatementDateTime=instant(ended) if ended else None,
        recordedDate=instant(condition.noted_at),
        recorder=people.of_user(condition.noted_by),
        note=[{"text": condition.note}] if condition.note and with_note else None,
    )


def _goal(goal: Goal, people: People, steps: list[Any]) -> Entry:
    """The goal in the patient's words, the hoped-for level as its target, and how far it has come."""
    scale = getattr(goal, "scale", None)
    reached = goal.state == GoalState.REACHED or bool(steps and steps[-1].value >= 0)
    target: dict[str, Any] | None = None
    if scale is not None:
        measure = concept("Goal attainment scaling", local("measure", "gas"))
        target = {"measure": measure, "detailString": scale.expected}
    return entry(
        "Goal",
        goal.pk,
        goal.closed_at or goal.set_at,
        text=narrative(goal.words, goal.meaning),
        lifecycleStatus=LIFECYCLE[GoalState(goal.state)],
        achievementStatus=hl7("goal-achievement", "achieved" if reached else "in-progress"),
        description={"text": goal.words},
        subject=people.subject,
        startDate=goal.set_at.date().isoformat(),
        target=[target] if target else None,
        expressedBy=people.subject,
        note=[{"text": goal.meaning}] if goal.meaning else None,
    )
