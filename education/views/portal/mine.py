"""What a caregiver sees of the lessons: what is taught and the action of each, no answers."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from education.events import FOR_LEARN_OPENED, FOR_LESSON_OPENED
from education.insights.lessons import lessons_of
from education.rules.takeaways import current
from education.views.portal.common import lesson_or_404, my_language
from education.views.portal.lesson_page import whole_lesson
from patients.doors import for_caregiver
from patients.models import Patient, Via
from patients.permissions import check_user_can_see_lessons


@for_caregiver(FOR_LEARN_OPENED, check=check_user_can_see_lessons)
def for_learn(request: HttpRequest, patient: Patient) -> HttpResponse:
    """The lessons of somebody you help. What was answered stays with them and their care team."""
    lessons = lessons_of(patient, my_language(), patient.today())
    read = [(one.assignment.pk, one.completed_on) for one in lessons if one.completed_on]
    fresh = set(current(read, patient.today()))
    page = {
        "patient": patient,
        "viewed_person": patient.given_name,
        "lessons": lessons,
        "actions": [one for one in lessons if one.assignment.pk in fresh],
    }
    return render(request, "education/portal/for_learn.html", page)


@for_caregiver(FOR_LESSON_OPENED, check=check_user_can_see_lessons)
def for_lesson(request: HttpRequest, patient: Patient, assignment_id: uuid.UUID) -> HttpResponse:
    """The words of one lesson, to read together."""
    found = lesson_or_404(request, patient, assignment_id, Via.CAREGIVER)
    page = whole_lesson(found) | {"patient": patient, "viewed_person": patient.given_name}
    return render(request, "education/portal/for_lesson.html", page)
