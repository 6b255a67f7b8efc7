"""What the generative model hands over: invented patients, their days and their sessions."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from programs.demo.truth import Truth
from programs.rules.precautions import PatientFlag

Certainty = Literal["possible", "probable", "definite"]
SessionStatus = Literal["done", "could_not", "unlogged"]
Barrier = Literal[
    "time",
    "transport",
    "money",
    "childcare",
    "shift",
    "equipment",
    "fear",
    "pain",
    "mood",
    "forgot",
    "other",
]
ACTIVITY_KEY = "activity"
"""Item key of the graded activity; exercises carry their library id, such as E04."""


@dataclass(frozen=True, slots=True)
class DemoActivity:
    """A graded activity with its baseline trials (day offset, amount) and its ladder in whole units.

    `guided`: it goes by symptoms instead of by quota, so that its lights act.
    """

    name: str
    unit: str
    resolution: int
    trials: tuple[tuple[int, int], ...]
    start_quota: int
    step: int
    goal_value: int
    minutes_per_unit: float
    weekdays: tuple[int, ...]
    guided: bool = False

    def quota(self, week: int) -> int:
        """Quota in the given week of the plan, counted from 0; never above the goal."""
        return min(self.goal_value, self.start_quota + max(0, week) * self.step)


@dataclass(frozen=True, slots=True)
class DemoPrescription:
    """A starter exercise on its weekdays (Monday is 0); amount is reps or minutes of one whole session."""

    external_id: str
    weekdays: tuple[int, ...]
    amount: int
    unit: str


@dataclass(frozen=True, slots=True)
class DemoPatient:
    """Someone invented, with what a clinician would have written down at the first visit."""

    key: str
    name: str
    birth_date: date
    record_number: str
    diagnosis: str
    certainty: Certainty
    regions: tuple[str, ...]
    flags: tuple[PatientFlag, ...]
    comorbidities: tuple[str, ...]
    language: str
    time_zone: str
    goal: str
    activity: DemoActivity
    exercises: tuple[DemoPrescription, ...]
    clinician: str
    plan_agreed: int
    """Day offset on which the plan was agreed."""


@dataclass(frozen=True, slots=True)
class DemoDay:
    """One day; a missing day holds None throughout. Scores 0 to 10, minutes, effort 0 to 10."""

    offset: int
    missing: bool
    pain_avg: int | None = None
    pain_worst: int | None = None
    activities: tuple[tuple[str, int, int], ...] = ()
    sleep_quality: int | None = None
    mood: int | None = None
    stress: int | None = None
    practice_minutes: int | None = None
    flare: bool | None = None
    hour_logged: int | None = None

    @property
    def activity_minutes(self) -> int | None:
        """All minutes of the day, or None when the day is missing."""
        return None if self.missing else sum(minutes for _, minutes, _ in self.activities)


@dataclass(frozen=True, slots=True)
class DemoSession:
    """One scheduled doing of one item; an unlogged one holds nothing but its quota."""

    offset: int
    item: str
    status: SessionStatus
    quota: int
    amount: int | None = None
    effort: int | None = None
    pain_before: int | None = None
    pain_peak: int | None = None
    pain_next_morning: int | None = None
    barrier: Barrier | None = None


@dataclass(frozen=True, slots=True)
class DemoRecord:
    """One patient with everything logged and everything planted."""

    patient: DemoPatient
    days: tuple[DemoDay, ...]
    sessions: tuple[DemoSession, ...]
    truth: Truth


@dataclass(frozen=True, slots=True)
class DemoClinic:
    """The whole clinic as made from one seed; offset 0 falls on first_weekday (Monday is 0)."""

    seed: int
    n_days: int
    first_weekday: int
    records: tuple[DemoRecord, ...]
