"""What stands beside the plan on Today, asked together with it: one question instead of nine."""

import uuid
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Final

from django.db.models import Exists, Subquery
from django.db.models.functions import JSONObject

from patients.models import Alert, Goal, JournalDay, Patient, SleepNight
from patients.models.goal import GoalState
from programs.insights.agreements import CELEBRATED, reached_between
from programs.insights.day_plan import of_one_version, rows_in_force
from programs.insights.experiments import LASTS, trials_begun_after
from programs.insights.rows import HOLDS_PROGRAM
from programs.models import ActivityAgreement, ExperimentState, Prescription, Program, Review
from programs.models.agreement import IN_WORK
from programs.rules.experiment import Block, block_on
from programs.shelves import EXERCISES
from rehab.lib.prepared import Prepared
from rehab.publishing.told import words_beside


@dataclass(frozen=True)
class TrialNow:
    """A trial that waits for a yes (no block), or the one that goes on with the block of today."""

    id: uuid.UUID
    block: Block | None
    usual: str
    tried: str

    @property
    def words(self) -> str:
        """What these two weeks are about."""
        return "" if self.block is None else self.usual if self.block.letter == "A" else self.tried


@dataclass(frozen=True)
class News:
    """The plan in force, and what there is beside it. `goal` has words and meaning, `day` what was checked in today."""

    program: Program | None
    items: list[Prescription]
    goal: dict[str, str] | None
    day: dict[str, Any] | None
    trial: TrialNow | None
    in_work: bool
    reached: bool
    night: bool
    review: bool
    on_hold: bool


def news_of(patient: Patient, today: date, language: str) -> News:
    """One query, two without a program. After the end of care there is no program.

    The words of the exercises in this language come along with the items.
    """
    days = {"today": today, "trial": today - LASTS, "reached": today - CELEBRATED}
    found = [] if patient.ended_at else _plan_and_news(language)(patient=patient.pk, **days)
    items = of_one_version(patient, found)
    told: Any = items[0] if items else _news(patient=patient.pk, **days)[0]
    return News(
        program=items[0].program if items else None,
        items=items,
        goal=told.news_goal,
        day=told.news_day,
        trial=_trial(told.news_trial, today),
        in_work=told.news_in_work,
        reached=told.news_reached,
        night=told.news_night,
        review=told.news_review,
        on_hold=told.news_on_hold,
    )


def _asked(patient: uuid.UUID, today: date, trial: date, reached: date) -> dict[str, Any]:
    """The questions, each answered once whatever they are asked with.

    A trial that began on `trial` or before is over; milestones reached after `reached` are news.
    """
    goals = Goal.objects.filter(patient=patient, state=GoalState.ACTIVE).order_by("set_at")
    days = JournalDay.objects.filter(patient=patient, local_date=today)
    return {
        "news_goal": _first(goals, "words", "meaning"),
        "news_day": _first(days, "not_today", "pain_avg"),
        "news_trial": _first(
            trials_begun_after(patient, trial), "id", "state", "started_on", "usual", "tried"
        ),
        "news_in_work": Exists(ActivityAgreement.objects.filter(patient=patient, state__in=IN_WORK)),
        "news_reached": Exists(reached_between(patient, reached, today)),
        "news_night": Exists(SleepNight.objects.filter(patient=patient, wake_date=today)),
        "news_review": Exists(Review.objects.filter(patient=patient, answer=None)),
        "news_on_hold": Exists(Alert.objects.filter(HOLDS_PROGRAM, patient=patient, closed_at=None)),
    }


LIKE: Final = {
    "patient": uuid.UUID(int=1),
    "today": date(2000, 1, 1),
    "trial": date(2000, 1, 2),
    "reached": date(2000, 1, 3),
}


@lru_cache(maxsize=16)
def _plan_and_news(language: str) -> Prepared[Prescription]:
    words = words_beside(EXERCISES, language, "exercise")
    return Prepared(lambda **like: rows_in_force(like["patient"]).annotate(**_asked(**like), **words), **LIKE)


_news: Prepared[Patient] = Prepared(
    lambda **like: Patient.objects.filter(pk=like["patient"]).annotate(**_asked(**like)), **LIKE
)


def _first(rows: Any, *names: str) -> Subquery:
    """These fields of the first row as one value; None without a row."""
    return Subquery(rows.values(first=JSONObject(**{name: name for name in names}))[:1])


def _trial(told: dict[str, str] | None, today: date) -> TrialNow | None:
    if told is None:
        return None
    running = told["state"] == ExperimentState.RUNNING
    block = block_on(date.fromisoformat(told["started_on"]), today) if running else None
    return TrialNow(uuid.UUID(told["id"]), block, told["usual"], told["tried"])
