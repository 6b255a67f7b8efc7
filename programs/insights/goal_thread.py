"""One goal as one thread: goal, activities with their milestones, what the patient rates, and how far it has come."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from patients.insights.goals import Attainment, Step, attainments, baselines_of, measured, steps_of
from patients.measures.gas import LEVEL_WORDS
from patients.models import Goal, OwnActivity, Patient
from patients.models.goal import GoalState
from programs.models import GradedActivity, Milestone


@dataclass(frozen=True)
class Rated:
    """An activity the patient rates from 0 to 10, with its first and its newest rating."""

    own: UUID
    words: str
    steps: list[Step]

    @property
    def first(self) -> Step | None:
        return self.steps[0] if self.steps else None

    @property
    def latest(self) -> Step | None:
        return self.steps[-1] if self.steps else None


@dataclass(frozen=True)
class Thread:
    """Everything that hangs on one goal. `level` is the newest rating of the goal, None before the first."""

    goal: Goal
    activities: list[tuple[GradedActivity, list[Milestone]]]
    rated: list[Rated]
    levels: list[Step]
    baseline: int | None

    @property
    def level(self) -> Step | None:
        return self.levels[-1] if self.levels else None

    def words_of(self, step: Step) -> str:
        """The level in the patient's words, or the general ones (to translate) where none were agreed."""
        return step.words or LEVEL_WORDS[step.value]


@dataclass(frozen=True)
class Threads:
    """All goals of a patient and their attainment together, in order of time."""

    threads: list[Thread]
    loose: list[Rated]
    together: list[Attainment]


def threads_of(patient: Patient) -> Threads:
    """Every goal that was not set aside, the active ones first. Five queries however many there are."""
    every = list(patient.goals.select_related("scale").order_by("state", "set_at", "pk"))
    goals = [goal for goal in every if goal.state != GoalState.SET_ASIDE]
    about_goals, about_activities = measured(patient)
    graded: dict[UUID | None, list[GradedActivity]] = defaultdict(list)
    rows = patient.graded_activities.prefetch_related("milestones").order_by("made_at")
    for activity in rows:
        graded[activity.goal_id].append(activity)
    rated: dict[UUID | None, list[Rated]] = defaultdict(list)
    for own in _own(patient):
        rated[own.goal_id].append(Rated(own.pk, own.words, steps_of(str(own.pk), about_activities)))
    threads = [
        Thread(
            goal,
            [(activity, list(activity.milestones.all())) for activity in graded[goal.pk]],
            rated[goal.pk],
            steps_of(str(goal.pk), about_goals),
            goal.scale.baseline if hasattr(goal, "scale") else None,
        )
        for goal in goals
    ]
    return Threads(threads, rated[None], attainments(about_goals, baselines_of(every)))


def _own(patient: Patient) -> list[OwnActivity]:
    return list(patient.own_activities.filter(ended_at=None))
