"""The starter exercises of the library, in plain words: forty movements, mind-body practices and set-ups."""

from programs.starter.aerobic import AEROBIC
from programs.starter.attention import ATTENTION
from programs.starter.balance import BALANCE
from programs.starter.breathing import BREATHING
from programs.starter.everyday import EVERYDAY
from programs.starter.exercise import (
    EFFORT_WORDS,
    EQUIPMENT,
    POSITIONS,
    REGIONS,
    TAGS,
    Dose,
    Exercise,
    Pace,
    Step,
)
from programs.starter.flexibility import FLEXIBILITY
from programs.starter.limbs import LIMBS
from programs.starter.nerves import NERVES
from programs.starter.relaxing import RELAXING_PRACTICES
from programs.starter.set_up import SET_UPS
from programs.starter.strength import STRENGTH
from programs.starter.touch import TOUCH

__all__ = [
    "BY_ID",
    "EFFORT_WORDS",
    "EQUIPMENT",
    "EXERCISES",
    "POSITIONS",
    "REGIONS",
    "TAGS",
    "Dose",
    "Exercise",
    "Pace",
    "Step",
]

_MOVEMENT = (*AEROBIC, *STRENGTH, *LIMBS, *BALANCE, *FLEXIBILITY, *NERVES, *TOUCH, *EVERYDAY)
_MIND_BODY = (*BREATHING, *ATTENTION, *RELAXING_PRACTICES)
EXERCISES: tuple[Exercise, ...] = tuple(
    sorted((*_MOVEMENT, *_MIND_BODY, *SET_UPS), key=lambda exercise: exercise.external_id)
)
BY_ID: dict[str, Exercise] = {exercise.external_id: exercise for exercise in EXERCISES}
