"""What a clinician reads about a patient's learning: read, remembered, and beliefs to talk about."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from education.insights.lessons import Lesson, Question
from education.models import FollowUp, ModuleNeeds, ModuleRevision
from education.rules.misconceptions import SAFETY, Asked, Misconception, misconceptions
from education.rules.next_modules import OnShelf, in_order, next_modules
from education.rules.retrieval import Answer
from patients.models import Patient
from rehab.publishing.models import RevisionState


@dataclass(frozen=True)
class Flag:
    """A belief to talk about, with the question it comes from and what the clinic's text says about it."""

    question: Question
    found: Misconception

    @property
    def says(self) -> str:
        return str(self.question.check.get("misconception", ""))


@dataclass(frozen=True)
class Offer:
    """A published module that the patient does not have."""

    revision: ModuleRevision
    suggested: bool
    brings: tuple[str, ...]


def flags_of(patient: Patient, questions: Iterable[Question]) -> list[Flag]:
    """Beliefs to talk about, safety first. One query."""
    by_id = {question.id: question for question in questions if question.answers}
    talked = _talked_on(patient)
    asked = [
        Asked(
            key=key,
            answers=tuple(Answer(one.local_date, one.correct) for one in question.answers),
            safety=bool(question.check.get("safety")) or question.key in SAFETY,
            talked_on=talked.get((question.lesson.assignment.module_id, question.key)),
        )
        for key, question in by_id.items()
    ]
    return [Flag(by_id[found.key], found) for found in misconceptions(asked)]


def _talked_on(patient: Patient) -> Mapping[tuple[Any, str], date]:
    rows = FollowUp.objects.filter(assignment__patient=patient).order_by("local_date", "at")
    return {(m, key): day for m, key, day in rows.values_list("assignment__module_id", "key", "local_date")}


def remembered(questions: Iterable[Question]) -> tuple[int, int]:
    """How many of these questions have stayed, and how many have been asked."""
    states = [state for one in questions if (state := one.recall) is not None]
    return sum(state.mastered_on is not None for state in states), len(states)


def newer_of(lessons: Iterable[Lesson], shelf: Iterable[ModuleRevision]) -> dict[Any, ModuleRevision]:
    """For each lesson that was frozen in an older version, the published one; by assignment."""
    published = {row.module_id: row for row in shelf}
    return {
        one.assignment.pk: published[one.assignment.module_id]
        for one in lessons
        if one.assignment.module_id in published
        and published[one.assignment.module_id].number > one.assignment.revision.number
    }


def shelf_of(patient: Patient) -> list[ModuleRevision]:
    """Every published module of the patient's clinic. One query."""
    rows = ModuleRevision.objects.filter(module__clinic=patient.clinic_id, state=RevisionState.PUBLISHED)
    return list(rows.select_related("module"))


def offers_of(patient: Patient, shelf: list[ModuleRevision], lessons: Iterable[Lesson]) -> list[Offer]:
    """What could be given, in the order of the curriculum, with what each would bring along. One query."""
    ids = {row.module_id: row.module.external_id for row in shelf}
    needs: dict[str, set[str]] = {key: set() for key in ids.values()}
    arrows = ModuleNeeds.objects.filter(module__clinic=patient.clinic_id)
    for module_id, needs_id in arrows.values_list("module_id", "needs_id"):
        if module_id in ids and needs_id in ids:
            needs[ids[module_id]].add(ids[needs_id])
    by_id = {row.module.external_id: row for row in shelf}
    given = {one.assignment.module.external_id for one in lessons}
    on_shelf = [OnShelf(key, row.order, frozenset(needs[key])) for key, row in by_id.items()]
    suggested = next_modules(on_shelf, given)
    return [
        Offer(
            revision=by_id[one.id],
            suggested=one.id in suggested,
            brings=tuple(by_id[key].title for key in sorted(one.needs - given)),
        )
        for one in in_order(on_shelf)
        if one.id not in given
    ]
