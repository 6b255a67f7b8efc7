"""What is planned, done, and how it went."""

from programs.models.activity import BaselineTrial, GradedActivity
from programs.models.agreement import (
    AGREEMENT_TRANSITIONS,
    ActivityAgreement,
    ActivityOffer,
    AgreementState,
    AgreementTrial,
    Milestone,
    StopReason,
)
from programs.models.exercise import Exercise, ExerciseRevision, ExerciseTranslation, HarderThan
from programs.models.experiment import EXPERIMENT_TRANSITIONS, Experiment, ExperimentState
from programs.models.exposure import ExposureChoice, ExposureDecision, ExposureTrial, Hierarchy, Rung
from programs.models.flare import Flare, FlarePlan, FlareTool
from programs.models.handout import (
    HANDOUT_TRANSITIONS,
    HandoutFor,
    HandoutJob,
    HandoutState,
    Paper,
    PrintSize,
)
from programs.models.manual import ManualSession, Technique
from programs.models.media import ExerciseMedia
from programs.models.parameter import (
    LOOK_TRANSITIONS,
    ClinicalParameter,
    LookState,
    ParameterLook,
    ReviewNight,
)
from programs.models.picture import PICTURE_FORM, ExposurePick, PatientPicture
from programs.models.practice import (
    DailyTarget,
    Posture,
    PracticeKind,
    PracticePreference,
    SignTool,
    TargetKind,
)
from programs.models.prescription import Mode, Prescription, Side, Supervision
from programs.models.program import PROGRAM_TRANSITIONS, Program, ProgramState
from programs.models.review import REVIEW_WORDS, Review, ReviewAnswer, ReviewDraft
from programs.models.session import Barrier, Session, SessionRevision, SessionStatus
from programs.models.suggestion import (
    SUGGESTION_TRANSITIONS,
    Decision,
    DecisionKind,
    Suggestion,
    SuggestionState,
)
from programs.models.template import (
    ProgramTemplate,
    RunResult,
    TemplateItem,
    TemplateRun,
    TemplateRunRow,
)
from programs.models.worklist import PatientSummary, ReviewMark, WorklistView

__all__ = [
    "AGREEMENT_TRANSITIONS",
    "EXPERIMENT_TRANSITIONS",
    "HANDOUT_TRANSITIONS",
    "LOOK_TRANSITIONS",
    "PICTURE_FORM",
    "PROGRAM_TRANSITIONS",
    "REVIEW_WORDS",
    "SUGGESTION_TRANSITIONS",
    "ActivityAgreement",
    "ActivityOffer",
    "AgreementState",
    "AgreementTrial",
    "Barrier",
    "BaselineTrial",
    "ClinicalParameter",
    "DailyTarget",
    "Decision",
    "DecisionKind",
    "Exercise",
    "ExerciseMedia",
    "ExerciseRevision",
    "ExerciseTranslation",
    "Experiment",
    "ExperimentState",
    "ExposureChoice",
    "ExposureDecision",
    "ExposurePick",
    "ExposureTrial",
    "Flare",
    "FlarePlan",
    "FlareTool",
    "GradedActivity",
    "HandoutFor",
    "HandoutJob",
    "HandoutState",
    "HarderThan",
    "Hierarchy",
    "LookState",
    "ManualSession",
    "Milestone",
    "Mode",
    "Paper",
    "ParameterLook",
    "PatientPicture",
    "PatientSummary",
    "Posture",
    "PracticeKind",
    "PracticePreference",
    "Prescription",
    "PrintSize",
    "Program",
    "ProgramState",
    "ProgramTemplate",
    "Review",
    "ReviewAnswer",
    "ReviewDraft",
    "ReviewMark",
    "ReviewNight",
    "RunResult",
    "Rung",
    "Session",
    "SessionRevision",
    "SessionStatus",
    "Side",
    "SignTool",
    "StopReason",
    "Suggestion",
    "SuggestionState",
    "Supervision",
    "TargetKind",
    "Technique",
    "TemplateItem",
    "TemplateRun",
    "TemplateRunRow",
    "WorklistView",
]
