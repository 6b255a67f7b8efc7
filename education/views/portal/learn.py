"""The Learn page: the next lesson, all lessons, and the questions that have come back."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from education.events import LEARN_OPENED
from education.insights.lessons import Lesson, due_questions, lessons_of, questions_of
from education.insights.today import next_lesson
from education.views.portal.common import my_language
from patients.doors import for_patient
from patients.models import Patient


@for_patient(LEARN_OPENED)
def learn(request: HttpRequest, patient: Patient) -> HttpResponse:
    return render(request, "education/portal/learn.html", learn_page(patient))


def learn_page(patient: Patient) -> dict[str, Any]:
    """What is next, what was read, and what waits, in a fixed number of queries."""
    today = patient.today()
    lessons = lessons_of(patient, my_language(), today)
    waiting = due_questions(questions_of(patient, lessons), today)
    unread = [one for one in lessons if one.state != "completed"]
    lead = next_lesson(lessons, today)
    return {
        "patient": patient,
        "lead": lead,
        "week_is_full": lead is None and bool(unread),
        "waiting": [one for one in unread if lead is None or one != lead],
        "read": newest_first(lessons),
        "to_remember": len(waiting),
        "has_lessons": bool(lessons),
    }


def newest_first(lessons: list[Lesson]) -> list[Lesson]:
    """Lessons that were read to their end, the latest first."""
    read = [(one.completed_on, one) for one in lessons if one.completed_on]
    return [one for _day, one in sorted(read, key=lambda pair: pair[0], reverse=True)]
