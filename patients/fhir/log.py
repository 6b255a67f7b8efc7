"""The journal and the sleep diary as observations. What was not logged is no observation: a gap is not a zero."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from patients.fhir.people import People
from patients.models import JournalDay, JournalRevision, Patient, SleepNight
from rehab.interop.codes import (
    EXERCISE_DURATION,
    PAIN_NRS,
    PHYSICAL_ACTIVITY,
    SLEEP_DURATION,
    coding,
    concept,
    hl7,
    local,
    quantity,
)
from rehab.interop.resource import Entry, entry, instant, reference

SURVEY = "survey"
ACTIVITY = "activity"


@dataclass(frozen=True)
class Said:
    """One thing a day can say: field, name, words, unit and category."""

    field: str
    words: str
    unit: str = "{score}"
    category: str = SURVEY


DAY = (
    Said("pain_avg", "Pain on average, 0–10"),
    Said("pain_worst", "Worst pain, 0–10"),
    Said("activity_minutes", "Minutes of activity", "min", ACTIVITY),
    Said("sleep_quality", "Sleep quality, 0–10"),
    Said("mood", "Mood, 0–10"),
    Said("stress", "Tension or stress, 0–10"),
    Said("practice_minutes", "Minutes of calming practice", "min"),
)
CODES = {"pain_avg": PAIN_NRS, "activity_minutes": EXERCISE_DURATION}


def entries(patient: Patient, people: People) -> Iterator[Entry]:
    """Observations of days and nights, and who entered each day."""
    made: dict[int, list[dict[str, str]]] = defaultdict(list)
    days = {}
    for day in patient.journal_days.order_by("local_date"):
        days[day.pk] = day
        for said in DAY:
            value = getattr(day, said.field)
            if value is not None:
                one = _observation(day, said, value, people)
                made[day.pk].append(reference("Observation", one.resource["id"]))
                yield one
    for night in patient.nights.order_by("wake_date"):
        if night.slept is not None:
            yield _night(night, people)
    for revision in JournalRevision.objects.filter(day__patient=patient).order_by("pk").defer("values"):
        if made[revision.day_id]:
            yield _provenance(revision, days[revision.day_id], made[revision.day_id], people)


def _observation(day: JournalDay, said: Said, value: float, people: People) -> Entry:
    code = CODES.get(said.field)
    codes = coding(code) if code else []
    category: list[dict[str, Any]] = [hl7("observation-category", said.category)]
    if said.category == ACTIVITY and coding(PHYSICAL_ACTIVITY):
        category.append(concept("Physical activity", coding(PHYSICAL_ACTIVITY)))
    return entry(
        "Observation",
        f"day-{day.pk}-{said.field.replace('_', '-')}",
        day.entered_at,
        day.local_date,
        status="amended" if day.revision > 1 else "final",
        category=category,
        code=concept(said.words, codes or [local("journal", said.field)]),
        subject=people.subject,
        effectiveDateTime=day.local_date.isoformat(),
        issued=instant(day.entered_at),
        performer=[people.subject],
        valueQuantity=quantity(value, said.unit),
    )


def _night(night: SleepNight, people: People) -> Entry:
    return entry(
        "Observation",
        f"night-{night.pk}-slept",
        night.entered_at,
        night.wake_date,
        status="amended" if night.revision > 1 else "final",
        category=[hl7("observation-category", ACTIVITY)],
        code=concept("Sleep duration", coding(SLEEP_DURATION) or [local("sleep", "slept")]),
        subject=people.subject,
        effectiveDateTime=night.wake_date.isoformat(),
        issued=instant(night.entered_at),
        performer=[people.subject],
        valueQuantity=quantity((night.slept or 0) / 60, "h"),
    )


def _provenance(
    revision: JournalRevision, day: JournalDay, targets: list[dict[str, str]], people: People
) -> Entry:
    return entry(
        "Provenance",
        f"day-revision-{revision.pk}",
        revision.entered_at,
        day.local_date,
        target=targets,
        recorded=instant(revision.entered_at),
        activity=hl7("v3-DataOperation", "CREATE" if revision.number == 1 else "UPDATE"),
        agent=[
            {"type": hl7("provenance-participant-type", "enterer"), "who": people.by_id(revision.entered_by)}
        ],
    )
