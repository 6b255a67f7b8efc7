"""The person: who they are, who may see them, how they are."""

from patients.models.alert import Alert
from patients.models.alert_handling import AlertHandling
from patients.models.availability import Availability
from patients.models.calendar_feed import CalendarFeed
from patients.models.care_team import CareTeamMember
from patients.models.caregiving import CarerTraining, HelpEntry, Skill, Way
from patients.models.check_in import AskedKind, CheckInLine, CheckInOccurrence, CheckInPlan, How, RhythmChoice
from patients.models.check_in_audit import CheckInAudit
from patients.models.check_in_template import CheckInTemplate
from patients.models.condition import Condition
from patients.models.consent import Consent
from patients.models.diary import Diary, DiaryRevision, SleepNight
from patients.models.early_warning import MOST_SIGNS, EarlyWarningEvent, EarlyWarningSign
from patients.models.food import FoodChoice, FoodDay
from patients.models.goal import Goal
from patients.models.goal_scale import GoalScale, OwnActivity
from patients.models.hand_over import HandOver
from patients.models.invitation import RecordInvitation
from patients.models.journal import JournalActivity, JournalDay, JournalRevision
from patients.models.log_version import LogVersion
from patients.models.measure import Measure, MeasurePlan, MeasureRevision
from patients.models.message import FileKind, MessageFile, MessageThread, ThreadMessage
from patients.models.message_text import MessageText
from patients.models.patient import Contact, Patient, Via
from patients.models.referral import Referral, ReferralKind, ReferralState, ReferralStep
from patients.models.screen import FoodScreen, SleepScreen
from patients.models.task import Task, TaskState
from patients.models.trigger import MOST_TAGS, TriggerTag
from patients.models.visit import Visit, VisitKind, VisitState
from patients.models.worksheet import SheetKind, Worksheet, WorksheetRevision

__all__ = [
    "MOST_SIGNS",
    "MOST_TAGS",
    "Alert",
    "AlertHandling",
    "AskedKind",
    "Availability",
    "CalendarFeed",
    "CareTeamMember",
    "CarerTraining",
    "CheckInAudit",
    "CheckInLine",
    "CheckInOccurrence",
    "CheckInPlan",
    "CheckInTemplate",
    "Condition",
    "Consent",
    "Contact",
    "Diary",
    "DiaryRevision",
    "EarlyWarningEvent",
    "EarlyWarningSign",
    "FileKind",
    "FoodChoice",
    "FoodDay",
    "FoodScreen",
    "Goal",
    "GoalScale",
    "HandOver",
    "HelpEntry",
    "How",
    "JournalActivity",
    "JournalDay",
    "JournalRevision",
    "LogVersion",
    "Measure",
    "MeasurePlan",
    "MeasureRevision",
    "MessageFile",
    "MessageText",
    "MessageThread",
    "OwnActivity",
    "Patient",
    "RecordInvitation",
    "Referral",
    "ReferralKind",
    "ReferralState",
    "ReferralStep",
    "RhythmChoice",
    "SheetKind",
    "Skill",
    "SleepNight",
    "SleepScreen",
    "Task",
    "TaskState",
    "ThreadMessage",
    "TriggerTag",
    "Via",
    "Visit",
    "VisitKind",
    "VisitState",
    "Way",
    "Worksheet",
    "WorksheetRevision",
]
