"""One patient's day: which items are planned, their quota of that day, and what is logged so far."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, Final

from django.db.models import QuerySet

from patients.models import Patient
from patients.rules.journal_day import journal_date
from programs.insights.flares import spans_of
from programs.insights.lines import PUBLISHED, line_of, versions_of
from programs.models import Prescription, Program, Session, Suggestion
from programs.models.program import ProgramState
from programs.models.suggestion import SuggestionState
from programs.rules.parameters import Parameters
from programs.rules.progression import Outcome
from programs.rules.rounding import tidy
from rehab.lib.prepared import Prepared

# Longer than any flare plan: an older decision no longer lowers a quota.
FLARE_LOOK_BACK: Final = timedelta(days=14)


@dataclass(frozen=True)
class DayItem:
    """One item of a day. `quota` is None for an exercise; `eased` says that a flare plan lowers it."""

    prescription: Prescription
    quota: Decimal | None
    eased: bool
    session: Session | None


def active_program(patient: Patient) -> Program | None:
    """The version in force, with who published it. One query."""
    found = Program.objects.filter(patient=patient, state=ProgramState.ACTIVE).select_related("published_by")
    return found.first()


def items_in_force(patient: Patient) -> list[Prescription]:
    """The items of the version in force, each with it and who published it. No version without items is published.

    One query.
    """
    return of_one_version(patient, _in_force(patient=patient.pk))


def rows_in_force(patient: uuid.UUID) -> "QuerySet[Prescription]":
    """The rows of the same, to ask more with them."""
    found = Prescription.objects.filter(program__patient=patient, program__state=ProgramState.ACTIVE)
    return found.select_related("program__published_by", "exercise", "activity")


_in_force: Prepared[Prescription] = Prepared(rows_in_force, patient=uuid.UUID(int=1))


def of_one_version(patient: Patient, items: list[Prescription]) -> list[Prescription]:
    """The same items, which share their version and their patient."""
    for item in items:
        item.program = items[0].program
        item.program.patient = patient
    return items


def items_of(program: Program) -> list[Prescription]:
    """The items of a version in their order, with all that is needed to name them. One query."""
    items = list(program.prescriptions.select_related("exercise", "activity"))
    for item in items:
        item.program = program
    return items


def day_items(
    patient: Patient, items: Iterable[Prescription], day: date, sessions: Iterable[Session]
) -> list[DayItem]:
    """The items planned for a day, each with quota and session. Two queries, three while a flare plan runs."""
    logged = {row.line: row for row in sessions if row.local_date == day}
    planned = [item for item in items if item.is_on(day.weekday())]
    quotas = quotas_on(patient, planned, day)
    return [
        DayItem(
            prescription=item,
            quota=quotas[item.pk],
            eased=item.quota is not None and quotas[item.pk] != item.quota,
            session=logged.get(item.line),
        )
        for item in planned
    ]


def quotas_on(patient: Patient, items: Iterable[Prescription], day: date) -> dict[uuid.UUID, Decimal | None]:
    """The quota of each item on a day: the agreed one, or the lower one of a flare plan that runs then."""
    quotas = {item.pk: item.quota for item in items}
    graded = [item for item in items if item.activity_id and item.quota]
    starts = _flare_starts(patient, day) if graded else {}
    spans = spans_of(patient, day) if graded else []
    if not starts and not spans:
        return quotas
    versions = versions_of(patient)
    for item in graded:
        if item.quota is not None:
            line = line_of(item.line, versions, starts.get(item.line, []), spans)
            eased = line.flare_days.get(day)
            quotas[item.pk] = item.quota if eased is None else min(item.quota, Decimal(tidy(eased)))
    return quotas


def _flare_starts(patient: Patient, day: date) -> dict[uuid.UUID, list[tuple[date, Parameters]]]:
    """First days of agreed flare plans that may still run, by line."""
    starts: dict[uuid.UUID, list[tuple[date, Parameters]]] = {}
    for line, at, then in _agreed(patient=patient.pk, since=day - FLARE_LOOK_BACK):
        start = patient.today(at) + timedelta(days=1)
        starts.setdefault(line, []).append((start, Parameters.of_snapshot(then)))
    return starts


_agreed: Prepared[tuple[uuid.UUID, datetime, dict[str, Any]]] = Prepared(
    lambda patient, since: (
        Suggestion.objects.filter(
            patient=patient,
            state=SuggestionState.APPROVED,
            outcome=Outcome.FLARE_PLAN,
            window_end__gte=since,
        )
        .order_by("decision__at", "pk")
        .values_list("line", "decision__at", "parameters")
    ),
    patient=uuid.UUID(int=1),
    since=date(2000, 1, 1),
)


def was_in_force(program: Program, day: date) -> bool:
    """Whether this version was the patient's plan at some time of a day. Needs `patient` loaded."""
    if program.published_at is None or program.state not in PUBLISHED:
        return False
    zone = program.patient.zone
    until = journal_date(program.replaced_at, zone) if program.replaced_at else None
    return journal_date(program.published_at, zone) <= day and (until is None or day <= until)
