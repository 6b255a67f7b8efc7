"""Trials with oneself: where one stands, what it came to, and the words for it."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from patients.models import JournalDay, Patient
from programs.insights.story import plain
from programs.insights.trace_marks import Mark, unmarked
from programs.models import Experiment, ExperimentState
from programs.rules.experiment import (
    BLOCK_DAYS,
    LETTERS,
    Block,
    Result,
    Verdict,
    analyse,
    block_on,
    blocks_of,
)

LASTS: Final = timedelta(days=BLOCK_DAYS * len(LETTERS))


@dataclass(frozen=True)
class Standing:
    """One trial on one day: the block it is in, what it came to so far, and the pain of its days."""

    row: Experiment
    block: Block | None
    result: Result | None
    pain: dict[date, float]

    @property
    def goes_on(self) -> bool:
        """Running, and the last block is not over."""
        return self.row.state == ExperimentState.RUNNING and bool(
            self.result and self.result.verdict is Verdict.RUNNING
        )

    @property
    def is_over(self) -> bool:
        """It ran until its last day: only now is anything worked out."""
        return self.row.state == ExperimentState.RUNNING and not self.goes_on


def standing_of(row: Experiment, today: date) -> Standing:
    """Where it stands; one query for the pain of its days."""
    if row.started_on is None:
        return Standing(row, None, None, {})
    last = blocks_of(row.started_on)[-1].last
    days = JournalDay.objects.filter(
        patient=row.patient_id, local_date__range=(row.started_on, row.stopped_on or last)
    ).exclude(pain_avg=None)
    pain = {day: float(value or 0) for day, value in days.values_list("local_date", "pain_avg")}
    block = block_on(row.started_on, today) if row.state == ExperimentState.RUNNING else None
    return Standing(row, block, analyse(row.started_on, pain, today), pain)


def open_trials(patient: Patient, today: date) -> QuerySet[Experiment]:
    """The offer that waits and the trial that goes on, newest first."""
    return trials_begun_after(patient.pk, today - LASTS)


def trials_begun_after(patient: UUID, over: date) -> QuerySet[Experiment]:
    """The same; one that began on `over` or before has come to its end."""
    rows = Experiment.objects.filter(patient=patient)
    not_over = Q(state=ExperimentState.RUNNING, started_on__gt=over)
    return rows.filter(Q(state=ExperimentState.OFFERED) | not_over).order_by("-offered_at")


def verdict_words(found: Standing, mark: Mark = unmarked) -> str:
    """What may be said, and no more; without decision support the numbers stand alone."""
    if found.row.state == ExperimentState.STOPPED:
        return _("Stopped early, so nothing is worked out.")
    if found.result is None:
        return ""
    if found.is_over and not settings.DECISION_SUPPORT_ENABLED:
        return _("The last day has passed. Talk about what was noticed at the next review.")
    points = plain(abs(round(found.result.points or 0, 1)))
    numbers = {"points": mark(f"trial{found.row.pk.hex}-points", points)}
    return {
        Verdict.RUNNING: _("It still runs; nothing is worked out before the last day."),
        Verdict.TOO_LITTLE: _("Too few days were logged in one of the blocks to say anything."),
        Verdict.LESS: _(
            "In both pairs pain was lower in the weeks with it, by about %(points)s points. That is more than a link. "
            "It is still two pairs of weeks of one person: by chance both lean the same way in one of two."
        ),
        Verdict.MORE: _(
            "In both pairs pain was higher in the weeks with it, by about %(points)s points. That is more than a link. "
            "It is still two pairs of weeks of one person: by chance both lean the same way in one of two."
        ),
        Verdict.UNCLEAR: _(
            "No clear difference: the pairs do not lean the same way, or by less than a point. "
            "This does not show there is none."
        ),
    }[found.result.verdict] % numbers


def block_words(block: Block, row: Experiment) -> str:
    """What these two weeks are about."""
    return row.usual if block.letter == "A" else row.tried
