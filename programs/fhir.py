"""The program as FHIR R4: the agreed plan, its items, the template and library texts they name, and each session."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from patients.fhir.people import People
from patients.models import Patient
from programs.insights.plan_words import amount_words, days_of
from programs.models import (
    ExerciseRevision,
    Prescription,
    Program,
    ProgramState,
    ProgramTemplate,
    Session,
    SessionStatus,
    TemplateItem,
)
from programs.models.activity import Unit
from rehab.interop.codes import (
    EXERCISE_DURATION,
    EXERCISE_THERAPY,
    LOCAL,
    PHYSICAL_ACTIVITY,
    Code,
    coding,
    concept,
    hl7,
    local,
    quantity,
)
from rehab.interop.resource import Entry, Reader, entry, instant, narrative, period, reference
from rehab.publishing.models import RevisionState

TYPES = ("ActivityDefinition", "CarePlan", "Observation", "PlanDefinition", "ServiceRequest")
STATUS = {
    ProgramState.ACTIVE: ("active", "active"),
    ProgramState.REPLACED: ("revoked", "revoked"),
    ProgramState.ENDED: ("completed", "completed"),
}
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
# What was done of a graded activity: words, code, UCUM unit. Steps of one activity are not the steps of 24 hours
# that LOINC 41950-7 counts, so they have a code of our own, as has all else that no verified code fits.
DONE: dict[str, tuple[str, Code | None, str]] = {
    Unit.MINUTES: ("Minutes of the session", EXERCISE_DURATION, "min"),
    Unit.STEPS: ("Steps of the session", None, "{count}"),
    Unit.METRES: ("Metres of the session", None, "m"),
    Unit.REPS: ("Repetitions of the session", None, "{count}"),
    Unit.FLIGHTS: ("Flights of stairs of the session", None, "{count}"),
}
RATED = (
    ("effort", "Effort of the session, 0–10"),
    ("pain_before", "Pain before the session, 0–10"),
    ("pain_peak", "Strongest pain in the session, 0–10"),
    ("pain_next_morning", "Pain on the morning after, 0–10"),
)


def entries(patient: Patient, reader: Reader) -> Iterator[Entry]:
    """What was agreed, never a draft. A caregiver gets the plan of now."""
    people = People.of(patient)
    rows = Program.objects.filter(patient=patient, state__in=_states(reader)).select_related(
        "published_by", "template"
    )
    used: dict[Any, ExerciseRevision] = {}
    items: dict[Any, Prescription] = {}
    templates: dict[Any, ProgramTemplate] = {}
    for program in rows.order_by("number"):
        prescriptions = list(
            program.prescriptions.select_related("exercise__exercise", "activity").order_by("position", "pk")
        )
        for item in prescriptions:
            items[item.pk] = item
            if item.exercise is not None:
                used[item.exercise.pk] = item.exercise
            yield _request(item, program, people)
        if program.template is not None and reader is not Reader.CAREGIVER:
            templates[program.template.pk] = program.template
        yield _plan(program, prescriptions, people, reader)
    for revision in used.values():
        yield _definition(revision)
    yield from _templates(templates)
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
        instantiatesCanonical=_came_from(program, reader),
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


def _came_from(program: Program, reader: Reader) -> list[str] | None:
    """The template of the clinic; its name says for whom it is, which is not for a caregiver."""
    if program.template is None or reader is Reader.CAREGIVER:
        return None
    return [template_canonical(program.template)]


def template_canonical(template: ProgramTemplate) -> str:
    """The address of a template of the clinic with its version: it rises with each change."""
    return f"{LOCAL}:PlanDefinition:{template.pk}|{template.edits + 1}"


def _templates(found: Mapping[Any, ProgramTemplate]) -> Iterator[Entry]:
    """The templates that a program came from, each with the exercises it names. One query."""
    items: dict[Any, list[TemplateItem]] = defaultdict(list)
    rows = TemplateItem.objects.filter(template__in=found).select_related("exercise")
    for item in rows.order_by("template", "position", "pk"):
        items[item.template_id].append(item)
    for key, template in found.items():
        url, _bar, version = template_canonical(template).partition("|")
        yield entry(
            "PlanDefinition",
            f"template-{key}",
            template.changed_at,
            url=url,
            version=version,
            title=template.name,
            status="retired" if template.retired_at else "active",
            description=template.about,
            action=[
                {
                    "title": item.exercise.external_id,
                    "definitionCanonical": f"{LOCAL}:ActivityDefinition:{item.exercise_id}",
                }
                for item in items[key]
            ],
        )


def _sessions(patient: Patient, items: dict[Any, Prescription], people: People) -> Iterator[Entry]:
    """What was done in each session and how it felt; what was not logged is not there."""
    rows = Session.objects.filter(patient=patient, status=SessionStatus.DONE)
    for session in rows.select_related("prescription__activity").order_by("local_date", "pk"):
        if session.amount is not None and session.prescription.activity is not None:
            yield _amount(
                session, session.prescription.activity.unit, session.prescription_id in items, people
            )
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


def _amount(session: Session, unit: str, with_request: bool, people: People) -> Entry:
    """How much of a graded activity was logged, in its own unit."""
    words, code, ucum = DONE[unit]
    physical = [concept("Physical activity", coding(PHYSICAL_ACTIVITY))] if coding(PHYSICAL_ACTIVITY) else []
    return entry(
        "Observation",
        f"session-{session.pk.hex}-amount",
        session.logged_at,
        session.local_date,
        basedOn=[reference("ServiceRequest", session.prescription_id)] if with_request else None,
        status="amended" if session.edits else "final",
        category=[hl7("observation-category", "activity"), *physical],
        code=concept(words, (coding(code) if code else []) or [local("session", f"amount-{unit}")]),
        subject=people.subject,
        effectiveDateTime=session.local_date.isoformat(),
        issued=instant(session.logged_at),
        valueQuantity=quantity(float(session.amount or 0), ucum),
    )


def _published(program: Program) -> datetime:
    return program.published_at or program.created_at
