"""What of the lessons stands on the Today page."""

from dataclasses import dataclass
from datetime import date

from education.insights.lessons import Lesson, due_questions, lessons_of, questions_of
from education.rules.next_modules import is_week_full
from education.rules.takeaways import current
from patients.models import Patient


@dataclass(frozen=True)
class LearningToday:
    """The lesson for today if there is one, the actions of this week, and how many questions have come back."""

    lesson: Lesson | None
    takeaways: tuple[Lesson, ...]
    to_remember: int

    def __bool__(self) -> bool:
        return bool(self.lesson or self.takeaways or self.to_remember)


def learning_today(patient: Patient, day: date, language: str = "en") -> LearningToday:
    """Two queries. Nothing after care has ended."""
    if patient.ended_at is not None:
        return LearningToday(None, (), 0)
    lessons = lessons_of(patient, language, day)
    waiting = due_questions(questions_of(patient, lessons), day)
    return LearningToday(next_lesson(lessons, day), tuple(_takeaways(lessons, day)), len(waiting))


def takeaways_for(patient: Patient, day: date, language: str = "en") -> tuple[Lesson, ...]:
    """The lessons whose action belongs on this day, with `done_today`."""
    return tuple(_takeaways(lessons_of(patient, language, day), day))


def lesson_for_today(patient: Patient, day: date, language: str = "en") -> Lesson | None:
    """The lesson to read next; None when all are read, or when two were read this week and none is begun."""
    return next_lesson(lessons_of(patient, language), day)


def next_lesson(lessons: list[Lesson], day: date) -> Lesson | None:
    """One that is begun first, else the next in order while the week has room."""
    begun = next((one for one in lessons if one.state == "started"), None)
    if begun is not None:
        return begun
    if is_week_full([one.completed_on for one in lessons if one.completed_on], day):
        return None
    return next((one for one in lessons if one.state == "new"), None)


def _takeaways(lessons: list[Lesson], day: date) -> list[Lesson]:
    by_id = {one.assignment.pk: one for one in lessons}
    read = [(key, one.completed_on) for key, one in by_id.items() if one.completed_on]
    return [by_id[key] for key in current(read, day)]
