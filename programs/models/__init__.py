"""What is planned, done, and how it went."""

from programs.models.activity import BaselineTrial, GradedActivity
from programs.models.exercise import Exercise, ExerciseRevision, ExerciseTranslation, HarderThan
from programs.models.handout import (
    HANDOUT_TRANSITIONS,
    HandoutFor,
    HandoutJob,
    HandoutState,
    Paper,
    PrintSize,
)
from programs.models.media import ExerciseMedia
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
from programs.models.worklist import PatientSummary, ReviewMark, WorklistView

__all__ = [
    "HANDOUT_TRANSITIONS",
    "PROGRAM_TRANSITIONS",
    "SUGGESTION_TRANSITIONS",
    "Barrier",
    "BaselineTrial",
    "Decision",
    "DecisionKind",
    "Exercise",
    "ExerciseMedia",
    "ExerciseRevision",
    "ExerciseTranslation",
    "GradedActivity",
    "HandoutFor",
    "HandoutJob",
    "HandoutState",
    "HarderThan",
    "Mode",
    "Paper",
    "PatientSummary",
    "Prescription",
    "PrintSize",
    "Program",
    "ProgramState",
    "ReviewMark",
    "Session",
    "SessionStatus",
    "Suggestion",
    "SuggestionState",
    "Supervision",
    "WorklistView",
]
