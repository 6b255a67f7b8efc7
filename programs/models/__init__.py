"""What is planned, done, and how it went."""

from programs.models.activity import BaselineTrial, GradedActivity
from programs.models.exercise import Exercise, ExerciseRevision, HarderThan
from programs.models.prescription import Mode, Prescription, Supervision
from programs.models.program import PROGRAM_TRANSITIONS, Program, ProgramState
from programs.models.session import Barrier, Session, SessionStatus
from programs.models.suggestion import (
    SUGGESTION_TRANSITIONS,
    Decision,
    DecisionKind,
    Suggestion,
    SuggestionState,
)

__all__ = [
    "PROGRAM_TRANSITIONS",
    "SUGGESTION_TRANSITIONS",
    "Barrier",
    "BaselineTrial",
    "Decision",
    "DecisionKind",
    "Exercise",
    "ExerciseRevision",
    "GradedActivity",
    "HarderThan",
    "Mode",
    "Prescription",
    "Program",
    "ProgramState",
    "Session",
    "SessionStatus",
    "Suggestion",
    "SuggestionState",
    "Supervision",
]
