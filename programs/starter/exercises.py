"""The twelve starter exercises of the library, in plain words."""

from programs.starter.exercise import EFFORT_WORDS, TAGS, Dose, Exercise, Step
from programs.starter.moving import MOVING
from programs.starter.steadiness import STEADINESS
from programs.starter.strength import STRENGTH

__all__ = ["BY_ID", "EFFORT_WORDS", "EXERCISES", "TAGS", "Dose", "Exercise", "Step"]

EXERCISES: tuple[Exercise, ...] = tuple(
    sorted((*MOVING, *STRENGTH, *STEADINESS), key=lambda exercise: exercise.external_id)
)
BY_ID: dict[str, Exercise] = {exercise.external_id: exercise for exercise in EXERCISES}
