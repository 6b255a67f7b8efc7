"""Outcome measures: the instrument as a questionnaire, what was answered, the score, and every correction."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, Final

from patients.fhir.people import People
from patients.measures.instrument import Asked, Instrument, Item
from patients.measures.own import items_of
from patients.measures.registry import INSTRUMENTS
from patients.models import Measure, MeasureRevision, Patient
from rehab.interop.codes import LOCAL, concept, hl7, local, loinc, quantity
from rehab.interop.resource import Entry, entry, instant, reference

WRITTEN: Final = datetime(2026, 11, 1, tzinfo=UTC)
UNITS: Final = {"m": "m", "s": "s"}


def entries(patient: Patient, people: People) -> Iterator[Entry]:
    """Questionnaires of the instruments that were used, responses, total scores, and who entered what."""
    rows = list(patient.measures.exclude(finished_at=None).order_by("local_date", "started_at", "pk"))
    for key in dict.fromkeys(row.instrument for row in rows):
        yield _questionnaire(INSTRUMENTS[key])
    for row in rows:
        yield _response(row, people)
        if row.score is not None:
            yield _total(row, people)
    kept = {row.pk: row for row in rows}
    for revision in MeasureRevision.objects.filter(measure__in=kept).order_by("pk").defer("values"):
        yield _provenance(revision, kept[revision.measure_id], people)


def canonical(one: Instrument) -> str:
    """The address of an instrument with its version."""
    return f"{LOCAL}:Questionnaire:{one.key}|{_version(one)}"


def _version(one: Instrument) -> str:
    """A version in one piece, as a canonical needs it."""
    return one.version.replace(" ", "-")


def _questionnaire(one: Instrument) -> Entry:
    return entry(
        "Questionnaire",
        f"questionnaire-{one.key.replace('_', '-')}",
        WRITTEN,
        url=f"{LOCAL}:Questionnaire:{one.key}",
        version=_version(one),
        name=one.key,
        title=one.name,
        status="active",
        subjectType=["Patient"],
        copyright=one.licence.words,
        code=loinc(one.loinc_panel),
        item=[_own_group()] if one.asked is Asked.OWN else [_question(item) for item in one.numbers],
    )


def _own_group() -> dict[str, Any]:
    """One group for each activity or goal that the patient named."""
    parts = [
        {"linkId": "words", "text": "What the patient named", "type": "string"},
        {"linkId": "value", "text": "How it was rated", "type": "integer"},
    ]
    return {"linkId": "own", "text": "The patient's own", "type": "group", "repeats": True, "item": parts}


def _question(item: Item) -> dict[str, Any]:
    said: dict[str, Any] = {
        "linkId": item.key,
        "text": item.words,
        "type": _type(item),
        "required": item.needed,
    }
    if item.options:
        said["answerOption"] = [{"valueCoding": _option(item, option.value)} for option in item.options]
    codes = loinc(item.loinc)
    return said | ({"code": codes} if codes else {})


def _type(item: Item) -> str:
    if item.options:
        return "choice"
    return "integer" if item.whole else "decimal"


def _option(item: Item, value: float) -> dict[str, str]:
    words = next((option.words for option in item.options if option.value == value), str(value))
    return local("answer", f"{int(value)}", words)


def _response(row: Measure, people: People) -> Entry:
    """What was answered; what was left open is not there."""
    one = row.kind
    return entry(
        "QuestionnaireResponse",
        row.pk,
        row.finished_at or row.started_at,
        row.local_date,
        questionnaire=canonical(one) if row.version == one.version else None,
        status="amended" if row.revision > 1 else "completed",
        subject=people.subject,
        authored=instant(row.finished_at or row.started_at),
        author=people.by_id(row.entered_by) if "reference" in people.by_id(row.entered_by) else None,
        source=people.subject if row.by_patient else None,
        item=_own_answers(row) if one.asked is Asked.OWN else _answers(row),
    )


def _answers(row: Measure) -> list[dict[str, Any]]:
    return [
        {"linkId": item.key, "text": item.words, "answer": [_value(item, row.answers[item.key])]}
        for item in items_of(row.kind, row.own)
        if row.answers.get(item.key) is not None
    ]


def _own_answers(row: Measure) -> list[dict[str, Any]]:
    return [
        {
            "linkId": "own",
            "item": [
                {"linkId": "words", "answer": [{"valueString": own["words"]}]},
                {"linkId": "value", "answer": [{"valueInteger": int(row.answers[own["key"]])}]},
            ],
        }
        for own in row.own
        if row.answers.get(own["key"]) is not None
    ]


def _value(item: Item, value: float) -> Mapping[str, Any]:
    if item.options:
        return {"valueCoding": _option(item, value)}
    return {"valueInteger": int(value)} if item.whole else {"valueDecimal": float(value)}


def _total(row: Measure, people: People) -> Entry:
    """The total score, with its own code where one was verified and a local one elsewhere."""
    one = row.kind
    return entry(
        "Observation",
        f"score-{row.pk}",
        row.finished_at or row.started_at,
        row.local_date,
        status="amended" if row.revision > 1 else "final",
        category=[hl7("observation-category", "survey")],
        code=concept(f"{one.name}: score", loinc(one.loinc) or [local("measure", one.key)]),
        subject=people.subject,
        effectiveDateTime=row.local_date.isoformat(),
        valueQuantity=quantity(row.value or 0, UNITS.get(one.unit, "{score}")),
        derivedFrom=[reference("QuestionnaireResponse", row.pk)],
    )


def _provenance(revision: MeasureRevision, row: Measure, people: People) -> Entry:
    return entry(
        "Provenance",
        f"measure-revision-{revision.pk}",
        revision.entered_at,
        row.local_date,
        target=[reference("QuestionnaireResponse", row.pk)],
        recorded=instant(revision.entered_at),
        reason=[concept(revision.why)] if revision.why else None,
        activity=hl7("v3-DataOperation", "CREATE" if revision.number == 1 else "UPDATE"),
        agent=[
            {"type": hl7("provenance-participant-type", "enterer"), "who": people.by_id(revision.entered_by)}
        ],
    )
