"""The program as FHIR R4: the agreed plan, its items, the library texts they name, and how each session felt."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from patients.fhir.people import People
from patients.models import Patient
from programs.insights.plan_words import amount_words, days_of
from programs.models import ExerciseRevision, Prescription, Program, ProgramState, Session, SessionStatus
from rehab.interop.codes import (
    EXERCISE_THERAPY,
    LOCAL,
    PHYSICAL_ACTIVITY,
    coding,
    concept,
    hl7,
    local,
    quantity,
)
from rehab.interop.resource import Entry, Reader, entry, instant, narrative, period, reference
from rehab.publishing.models import RevisionState

TYPES = ("ActivityDefinition", "CarePlan", "Observation", "ServiceRequest")
STATUS = {
    ProgramState.ACTIVE: ("active", "active"),
    ProgramState.REPLACED: ("revoked", "revoked"),
    ProgramState.ENDED: ("completed", "completed"),
}
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
RATED = (
    ("effort", "Effort of the session, 0–10"),
    ("pain_before", "Pain before the session, 0–10"),
    ("pain_peak", "Strongest pain in the session, 0–10"),
    ("pain_next_morning", "Pain on the morning after, 0–10"),
)


def entries(patient: Patient, reader: Reader) -> Iterator[Entry]:
    """What was agreed, never a draft. A caregiver gets the plan of now."""
    people = People.of(patient)
    rows = Program.objects.filter(patient=patient, state__in=_states(reader)).select_related("published_by")
    used: dict[Any, ExerciseRevision] = {}
    items: dict[Any, Prescription] = {}
    for program in rows.order_by("number"):
        prescriptions = list(
            program.prescriptions.select_related("exercise__exercise", "activity").order_by("position", "pk")
        )
        for item in prescriptions:
            items[item.pk] = item
            if item.exercise is not None:
                used[item.exercise.pk] = item.exercise
            yield _request(item, program, people)
        yield _plan(program, prescriptions, people, reader)
    for revision in used.values():
        yield _definition(revision)
    if reader is not Reader.CAREGIVER:
        yield from _sessions(patient, items, people)


def _states(reader: Reader) -> list[ProgramState]:
    return [ProgramState.ACTIVE] if reader is Reader.CAREGIVER else list(STATUS)


def _plan(program: Program, items: list[Prescription], people: People, reader: Reader) -> Entry:
    """The program with its items; a goal is named where this reader also gets the goal."""
    state = ProgramState(program.state)
    goals = sorted({str(item.activity.goal_id) for item in items if item.activity and item.activity.goal_id})
    lines = [title_of(item) for item in items]
    return entry(
        "CarePlan",
        program.pk,
        program.replaced_at or _published(program),
        text=narrative(*([program.change_note] if program.change_note else []), *lines),
        status=STATUS[state][0],
        intent="plan",
        category=[concept("Physical activity", coding(PHYSICAL_ACTIVITY))],
        title=f"Program, version {program.number}",
        subject=people.subject,
        period=period(program.agreed_on or _published(program).date(), program.replaced_at),
        created=instant(_published(program)),
        author=people.of_user(program.published_by),
        goal=[] if reader is Reader.CAREGIVER else [reference("Goal", key) for key in goals],
        activity=[{"reference": reference("ServiceRequest", item.pk)} for item in items],
    )


def _request(item: Prescription, program: Program, people: People) -> Entry:
    revision = item.exercise
    return entry(
        "ServiceRequest",
        item.pk,
        program.replaced_at or _published(program),
        instantiatesCanonical=[canonical(revision)] if revision is not None else None,
        status=STATUS[ProgramState(program.state)][1],
        intent="order",
        code=concept(title_of(item), coding(EXERCISE_THERAPY)),
        subject=people.subject,
        occurrenceTiming={"repeat": {"dayOfWeek": [DAYS[n] for n in days_of(item.weekdays)]}}
        if item.weekdays
        else None,
        authoredOn=instant(_published(program)),
        requester=people.of_user(program.published_by),
        patientInstruction=item.note or None,
    )


def title_of(item: Prescription) -> str:
    """The item in words, with its amount where it has one."""
    if item.activity is not None:
        amount = f": {amount_words(item.quota, item.activity.unit)}" if item.quota is not None else ""
        return f"{item.activity.name}{amount}"
    return item.exercise.name if item.exercise is not None else "Exercise"


def canonical(revision: ExerciseRevision) -> str:
    """The address of a library text with its version."""
    return f"{LOCAL}:ActivityDefinition:{revision.exercise_id}|{revision.number}"


def _definition(revision: ExerciseRevision) -> Entry:
    return entry(
        "ActivityDefinition",
        f"exercise-{revision.pk}",
        revision.retired_at or revision.published_at or revision.created_at,
        url=f"{LOCAL}:ActivityDefinition:{revision.exercise_id}",
        version=str(revision.number),
        title=revision.name,
        status="retired" if revision.state == RevisionState.RETIRED else "active",
        description=revision.summary,
        kind="ServiceRequest",
    )


def _sessions(patient: Patient, items: dict[Any, Prescription], people: People) -> Iterator[Entry]:
    """How each session that was done felt; what was not logged is not there."""
    rows = Session.objects.filter(patient=patient, status=SessionStatus.DONE).order_by("local_date", "pk")
    for session in rows:
        for field, words in RATED:
            value = getattr(session, field)
            if value is not None:
                yield _rating(session, field, words, value, session.prescription_id in items, people)


def _rating(
    session: Session, field: str, words: str, value: int, with_request: bool, people: People
) -> Entry:
    return entry(
        "Observation",
        f"session-{session.pk.hex}-{field.replace('_', '-')}",
        session.logged_at,
        session.local_date,
        basedOn=[reference("ServiceRequest", session.prescription_id)] if with_request else None,
        status="amended" if session.edits else "final",
        category=[hl7("observation-category", "survey")],
        code=concept(words, local("session", field)),
        subject=people.subject,
        effectiveDateTime=session.local_date.isoformat(),
        issued=instant(session.logged_at),
        valueQuantity=quantity(value, "{score}"),
    )


def _published(program: Program) -> datetime:
    return program.published_at or program.created_at
