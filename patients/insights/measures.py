"""A patient's measures for reading: histories with their bands, and what is due."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from patients.insights.goals import own_rows
from patients.measures.battery import Cadence, Due, due
from patients.measures.history import History, Taken, history
from patients.measures.instrument import Asked, Instrument
from patients.measures.registry import INSTRUMENTS
from patients.models import Measure, MeasurePlan, Patient

DAILY_PAIN = "pain_avg"


def histories_of(patient: Patient, keys: Iterable[str] | None = None) -> dict[str, History]:
    """Each instrument's completed measures over time, by key, in the registry's order. One query.

    Tidy rows for charts: `history.points` hold day, value, band and change; `history.error_band` and
    `history.meaningful_band` are the MDC and MCID around the first score (None where nothing is known).
    An instrument without a completed measure is left out.
    """
    rows = patient.measures.exclude(finished_at=None)
    if keys is not None:
        rows = rows.filter(instrument__in=list(keys))
    taken: dict[str, list[Taken]] = defaultdict(list)
    for measure in rows:
        taken[measure.instrument].append(as_taken(measure))
    return {key: history(one, taken[key]) for key, one in INSTRUMENTS.items() if key in taken}


def as_taken(measure: Measure) -> Taken:
    """A completed measure as the plain rules know it."""
    return Taken(measure.local_date, measure.value, measure.answers, str(measure.pk))


@dataclass(frozen=True)
class DueLine:
    """One instrument of the plan and when it is asked next."""

    plan: MeasurePlan
    instrument: Instrument
    due: Due


def plan_of(patient: Patient, today: date) -> list[DueLine]:
    """The whole plan, what is due first. Two queries."""
    plans = list(patient.measure_plans.filter(ended_at=None).select_related("planned_by"))
    done: dict[str, list[date]] = defaultdict(list)
    kept = patient.measures.filter(instrument__in=[plan.instrument for plan in plans]).exclude(
        finished_at=None
    )
    for key, on in kept.values_list("instrument", "local_date"):
        done[key].append(on)
    lines = [
        DueLine(
            plan,
            plan.kind,
            due(Cadence(plan.cadence), plan.started_on, done[plan.instrument], today, plan.put_off_until),
        )
        for plan in plans
    ]
    order = list(INSTRUMENTS)
    return sorted(
        lines,
        key=lambda line: (not line.due.is_due, line.due.due_on or date.max, order.index(line.instrument.key)),
    )


def asked_of(patient: Patient, today: date) -> list[DueLine]:
    """What the patient is asked in their own pages and is due, in the order of the plan.

    What asks about the patient's own activities or goals waits until some are named.
    """
    lines = [line for line in plan_of(patient, today) if line.due.is_due and line.instrument.for_patient]
    return [
        line for line in lines if line.instrument.asked is not Asked.OWN or own_rows(patient, line.instrument)
    ]
