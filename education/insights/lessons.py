"""A patient's lessons and the questions in them, as one reader sees them."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from education.models import ActionDone, CheckAnswer, ModuleAssignment, ModuleReading
from education.rules.retrieval import Answer, Recall, due, recall
from education.shelves import MODULES
from education.starter.examples import EXAMPLES, fill, used_in
from patients.models import Patient
from rehab.lib.prepared import Prepared
from rehab.publishing.texts import swapped
from rehab.publishing.told import Told, in_language, told_many, words_beside, words_found


@dataclass(frozen=True)
class Lesson:
    """An assignment with its words in the reader's language."""

    assignment: ModuleAssignment
    told: Told

    @property
    def reading(self) -> ModuleReading | None:
        found: ModuleReading | None = getattr(self.assignment, "reading", None)
        return found

    @property
    def completed_on(self) -> date | None:
        return self.reading.completed_on if self.reading else None

    @property
    def state(self) -> str:
        """new | started | completed"""
        if self.reading is None:
            return "new"
        return "completed" if self.reading.completed_on else "started"

    @property
    def done_today(self) -> bool:
        return bool(getattr(self.assignment, "done_today", False))


@dataclass(frozen=True)
class Question:
    """A check question with all answers the patient ever gave to it, in order."""

    lesson: Lesson
    check: dict[str, Any]
    answers: tuple[CheckAnswer, ...]

    @property
    def key(self) -> str:
        return str(self.check["key"])

    @property
    def id(self) -> str:
        """Unlike the key, unique among all the patient's lessons."""
        return f"{self.lesson.assignment.pk}:{self.key}"

    @property
    def recall(self) -> Recall | None:
        return recall([Answer(one.local_date, one.correct) for one in self.answers])


def lessons_of(patient: Patient, language: str, day: date | None = None) -> list[Lesson]:
    """The lessons that the patient has now, in order. One query.

    With a day, `done_today` says whether the action was marked as done on it.
    """
    found = _assigned(language)(patient=patient.pk, day=day or date.min)
    told = told_many(MODULES, [row.revision for row in found], language, words_found(found, "revision"))
    return [Lesson(row, at_home(told[row.revision_id])) for row in found]


@lru_cache(maxsize=16)
def _assigned(language: str) -> Prepared[ModuleAssignment]:
    """Assignments with the words in this language, in order, and whether their action was done on a day."""
    words = words_beside(MODULES, language, "revision")
    return Prepared(
        lambda patient, day: (
            ModuleAssignment.objects.filter(patient=patient, withdrawn_at=None)
            .select_related("revision", "module", "reading")
            .annotate(done_today=Exists(_done_on(day)), **words)
            .order_by("order", "pk")
        ),
        patient=uuid.UUID(int=1),
        day=date(2000, 1, 1),
    )


def _done_on(day: date) -> "QuerySet[ActionDone]":
    return ActionDone.objects.filter(assignment=OuterRef("pk"), local_date=day)


_answers: Prepared[CheckAnswer] = Prepared(
    lambda patient: (
        CheckAnswer.objects.filter(assignment__patient=patient)
        .select_related("assignment")
        .order_by("at", "pk")
    ),
    patient=uuid.UUID(int=1),
)


def lesson_of(assignment: ModuleAssignment, language: str) -> Lesson:
    """One lesson in the reader's language."""
    return Lesson(assignment, at_home(in_language(MODULES, assignment.revision, language)))


def at_home(told: Told) -> Told:
    """The same with examples of food, family and activity as people know them where this language is spoken."""
    words = {
        name: swapped(getattr(told, name), lambda text: _filled(text, told.language))
        for name in MODULES.translated
    }
    return Told(told.revision, told.language, words, missing=told.missing)


def _filled(text: str, language: str) -> str:
    """A key that nobody wrote examples for is left as it was typed."""
    return text if used_in([text]) - EXAMPLES.keys() else fill(text, language)


def questions_of(patient: Patient, lessons: Iterable[Lesson]) -> list[Question]:
    """Every question of these lessons. Answers count for the module, also those of an earlier assignment. One query."""
    told: dict[tuple[uuid.UUID, str], list[CheckAnswer]] = {}
    for answer in _answers(patient=patient.pk):
        told.setdefault((answer.assignment.module_id, answer.key), []).append(answer)
    return [
        Question(lesson, check, tuple(told.get((lesson.assignment.module_id, check["key"]), ())))
        for lesson in lessons
        for check in lesson.told.checks
    ]


def due_questions(questions: Iterable[Question], today: date) -> list[Question]:
    """The questions to ask today, those that have waited longest first."""
    by_id = {question.id: question for question in questions}
    standing = [(key, state) for key, one in by_id.items() if (state := one.recall) is not None]
    return [by_id[key] for key in due(standing, today)]
