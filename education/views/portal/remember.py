"""Questions to remember: one at a time, the explanation after each."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from education.actions.read import answer_check
from education.events import RECALL_OPENED
from education.insights.lessons import Question, due_questions, lessons_of, questions_of
from education.models import AnswerContext, CheckAnswer
from education.permissions import check_user_can_read_on
from education.views.portal.common import me, my_language
from education.views.portal.lesson_page import check_row
from patients.doors import for_patient
from patients.models import Patient, Via
from patients.permissions import NotNow
from rehab.accounts.policy import FORM
from rehab.lib.refusals import refusal


@for_patient(RECALL_OPENED, methods=FORM)
def remember(request: HttpRequest, patient: Patient) -> HttpResponse:
    """The question that has waited longest; after an answer, its explanation and the way to the next one."""
    lessons = lessons_of(patient, my_language())
    questions = questions_of(patient, lessons)
    waiting = due_questions(questions, patient.today())
    if request.method == "POST":
        return _answer(request, waiting)
    page = {"patient": patient, "left": len(waiting), "has_lessons": bool(lessons)}
    told = _just_answered(request, patient, questions)
    if told is None and waiting:
        asked = waiting[0]
        page |= _asked(asked, None)
        page["why_not"] = refusal(check_user_can_read_on, request.user, _with(patient, asked)) or ""
    return render(request, "education/portal/remember.html", page | (told or {}))


def _answer(request: HttpRequest, waiting: list[Question]) -> HttpResponse:
    """Keep the answer to a question that is due; any other was answered meanwhile."""
    asked = next((one for one in waiting if one.id == request.POST.get("question")), None)
    given = request.POST.get("given", "")
    if asked is None or given not in ("true", "false"):
        messages.info(
            request, _("Choose “True” or “False”.") if asked else _("This question is already answered.")
        )
        return redirect("education:remember")
    try:
        made = answer_check(
            assignment=asked.lesson.assignment,
            key=asked.key,
            given=given == "true",
            by=me(request),
            context=AnswerContext.RECALL,
        )
    except NotNow as no:
        messages.info(request, str(no))
        return redirect("education:remember")
    return redirect(f"{reverse('education:remember')}?answered={made.pk}")


def _just_answered(
    request: HttpRequest, patient: Patient, questions: list[Question]
) -> dict[str, Any] | None:
    """The question of the answer in the address, with its explanation."""
    try:
        key = uuid.UUID(request.GET.get("answered", ""))
    except ValueError:
        return None
    rows = CheckAnswer.objects.visible_to(me(request), Via.SELF).filter(assignment__patient=patient)
    answer = rows.filter(pk=key, local_date=patient.today()).first()
    if answer is None:
        return None
    one = next(
        (q for q in questions if q.lesson.assignment.pk == answer.assignment_id and q.key == answer.key), None
    )
    return _asked(one, answer) if one else None


def _asked(question: Question, answer: CheckAnswer | None) -> dict[str, Any]:
    return {
        "question": question,
        "lesson": question.lesson,
        "told": question.lesson.told,
        "row": check_row(question.check, answer),
    }


def _with(patient: Patient, question: Question) -> Any:
    assignment = question.lesson.assignment
    assignment.patient = patient
    return assignment
