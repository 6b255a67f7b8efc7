"""Write a new exercise, or the next version of one."""

import uuid
from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from programs.actions.library import new_exercise
from programs.forms.library import (
    ExerciseForm,
    StepSet,
    check_kind,
    exercise_initial,
    steps_initial,
    typed,
)
from programs.labels import TAG_WORDS
from programs.models import Exercise, ExerciseRevision
from programs.models.exercise import ExerciseKind
from programs.permissions import check_user_can_curate
from programs.shelves import EXERCISES
from programs.views.library.read import exercise_or_404, me
from rehab.accounts.policy import CURATORS, FORM, policy
from rehab.accounts.roles import CURATOR
from rehab.lib.refusals import Refused
from rehab.publishing.actions import (
    SavedMeanwhile,
    check_can_be_edited,
    fingerprint,
    newest,
    save_draft,
)
from rehab.publishing.people import name_of
from rehab.publishing.waiting import sent_back

Pair = tuple[ExerciseForm, Any]


@policy(CURATORS, methods=FORM)
def exercise_new(request: HttpRequest) -> HttpResponse:
    """A new exercise. It starts as a draft that only curators see."""
    form, steps = _forms(request, None)
    if _sent(request) and _is_valid(form, steps):
        clinic = me(request).clinic_as(CURATOR)
        if clinic is None:
            raise Refused(_("This page is for curators."))
        made = new_exercise(clinic=clinic, words=form.words(steps.steps()), by=me(request))
        messages.success(request, _("The draft is saved. Only curators see it until it is published."))
        return redirect("programs:exercise", exercise_id=made.exercise_id)
    return _page(request, form, steps, None)


@policy(CURATORS, methods=FORM)
def exercise_edit(request: HttpRequest, exercise_id: uuid.UUID) -> HttpResponse:
    """The draft in work, or the first words of the next version."""
    exercise = exercise_or_404(me(request), exercise_id)
    check_user_can_curate(request.user, exercise.clinic)
    now = newest(EXERCISES, exercise)
    check_can_be_edited(now)
    form, steps = _forms(request, now)
    if not (_sent(request) and _is_valid(form, steps)):
        return _page(request, form, steps, exercise)
    try:
        save_draft(
            EXERCISES,
            item=exercise,
            words=form.words(steps.steps()),
            seen=form.cleaned_data["seen"],
            by=me(request),
        )
    except SavedMeanwhile as found:
        form.add_error(None, str(found))
        return _page(request, _seen_now(form, found.theirs), steps, exercise, found.theirs)
    messages.success(
        request, _("The draft is saved. Patients keep the published version until this one is published.")
    )
    return redirect("programs:exercise", exercise_id=exercise.pk)


def _sent(request: HttpRequest) -> bool:
    """A form that wants to be saved; asking for more rows is not that."""
    return request.method == "POST" and "add_rows" not in request.POST


def _forms(request: HttpRequest, now: ExerciseRevision | None) -> Pair:
    if _sent(request):
        return ExerciseForm(request.POST), StepSet(request.POST)
    if request.method == "POST":
        words, rows, asked = typed(request.POST)
        steps = StepSet(initial=rows)
        steps.extra = asked - len(rows)
        return ExerciseForm(initial=words), steps
    return ExerciseForm(initial=exercise_initial(now, fingerprint(EXERCISES, now))), StepSet(
        initial=steps_initial(now)
    )


def _is_valid(form: ExerciseForm, steps: Any) -> bool:
    both = form.is_valid(), steps.is_valid()
    if all(both):
        check_kind(form, steps.steps())
    return all(both) and not form.errors


def _seen_now(form: ExerciseForm, theirs: ExerciseRevision) -> ExerciseForm:
    """The same words once more; saving them again is then meant."""
    data = cast(QueryDict, form.data).copy()
    data["seen"] = fingerprint(EXERCISES, theirs)
    again = ExerciseForm(data)
    again.add_error(
        None, _("Somebody else saved this exercise since you opened the page. Both versions are below.")
    )
    return again


def _page(
    request: HttpRequest,
    form: ExerciseForm,
    steps: Any,
    exercise: Exercise | None,
    theirs: ExerciseRevision | None = None,
) -> HttpResponse:
    page: dict[str, Any] = {"form": form, "steps": steps, "exercise": exercise, "theirs": theirs}
    if theirs is not None:
        page["differences"] = differences(form, steps, theirs)
        page["saved_by"] = name_of(theirs.author)
    now = newest(EXERCISES, exercise) if exercise is not None else None
    page["is_practice"] = now is not None and now.kind == ExerciseKind.MIND_BODY
    page["findings"] = EXERCISES.findings(now) if now is not None else []
    page["sent_back"] = sent_back(EXERCISES, now) if now is not None else None
    return render(request, "programs/library/edit.html", page)


def differences(form: ExerciseForm, steps: Any, theirs: ExerciseRevision) -> list[tuple[str, str, str]]:
    """What was saved by somebody else beside what was typed, for each field in which they differ."""
    mine = form.words(steps.steps())
    rows = []
    for name, value in mine.items():
        other = getattr(theirs, name)
        if other != value:
            label = _("Steps") if name == "steps" else str(form.fields[name].label)
            rows.append((label, plain(other), plain(value)))
    return rows


def plain(value: Any) -> str:
    """A field's value as one line of text."""
    if isinstance(value, list):
        return " / ".join(
            row["text"] if isinstance(row, dict) else str(TAG_WORDS.get(row, row)) for row in value
        )
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return _("empty") if value in (None, "") else str(value)
