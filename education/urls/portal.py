"""The patient's and the caregiver's doors."""

from django.urls import path

from education.views.portal import help_page, learn, lesson, mine, remember

LESSON = "learn/<uuid:assignment_id>/"

urlpatterns = [
    path("learn/", learn.learn, name="learn"),
    path("learn/help/", help_page.turn_to, name="help"),
    path("learn/remember/", remember.remember, name="remember"),
    path(LESSON, lesson.lesson, name="lesson"),
    path(LESSON + "turn/", lesson.lesson_turn, name="lesson_turn"),
    path(LESSON + "answer/", lesson.lesson_answer, name="lesson_answer"),
    path(LESSON + "done/", lesson.lesson_done, name="lesson_done"),
    path(LESSON + "print/", lesson.lesson_print, name="lesson_print"),
    path("for/<uuid:patient_id>/learn/", mine.for_learn, name="for_learn"),
    path("for/<uuid:patient_id>/learn/<uuid:assignment_id>/", mine.for_lesson, name="for_lesson"),
]
