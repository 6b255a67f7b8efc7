"""The page of one exercise."""

import uuid
from typing import Any, Final, cast

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from programs.forms.library import LinkForm
from programs.insights.plan_words import step_groups
from programs.labels import TAG_WORDS
from programs.models import Exercise, ExerciseRevision, HarderThan
from programs.permissions import check_user_can_curate
from programs.shelves import EXERCISES
from programs.views.portal.words import effort_words, exercise_dose, heading
from rehab.accounts.models import User
from rehab.accounts.policy import LIBRARY_READERS, policy
from rehab.accounts.roles import CURATOR
from rehab.lib.refusals import allowed
from rehab.publishing.acts import acts_of
from rehab.publishing.desk import Desk
from rehab.publishing.models import RevisionState
from rehab.publishing.people import name_of
from rehab.publishing.told import Told

STATE_KEYS = {
    RevisionState.DRAFT: "draft",
    RevisionState.IN_REVIEW: "review",
    RevisionState.PUBLISHED: "published",
    RevisionState.RETIRED: "retired",
}
# Which revision of an exercise stands for it in the list.
FIRST = (RevisionState.PUBLISHED, RevisionState.IN_REVIEW, RevisionState.DRAFT, RevisionState.RETIRED)


def me(request: HttpRequest) -> User:
    """The signed-in member of staff; the policy has refused everybody else."""
    return cast(User, request.user)


def readable(user: User) -> QuerySet[ExerciseRevision]:
    """Revisions this person may read: curators all of their clinic's, clinicians the published ones."""
    curated = [m.clinic_id for m in user.active_memberships if m.role == CURATOR.key]
    rows = ExerciseRevision.objects.visible_to(user).filter(
        Q(state=RevisionState.PUBLISHED) | Q(exercise__clinic__in=curated)
    )
    return cast("QuerySet[ExerciseRevision]", rows)


@policy(LIBRARY_READERS)
def exercise(request: HttpRequest, exercise_id: uuid.UUID) -> HttpResponse:
    """One exercise as a patient sees it, with its history and what may be done with it."""
    return exercise_page(request, exercise_or_404(me(request), exercise_id))


def exercise_or_404(user: User, exercise_id: uuid.UUID) -> Exercise:
    """An exercise of the reader's clinic of which they may read something."""
    found = Exercise.objects.visible_to(user).filter(pk=exercise_id).select_related("clinic").first()
    if found is None or not readable(user).filter(exercise=found).exists():
        raise Http404
    return found


def preview_words(told: Told) -> dict[str, Any]:
    """An exercise as the portal draws it, for a preview."""
    revision: Any = told
    return {
        "dose": heading(exercise_dose(revision, revision)),
        "effort": effort_words(revision),
        "steps": step_groups(revision),
    }


DESK: Final = Desk(
    shelf=EXERCISES,
    room="programs",
    prefix="revision",
    page="exercise",
    all_page="library",
    item_or_404=exercise_or_404,
    preview="programs/library/_preview.html",
    shown=preview_words,
)


def exercise_page(request: HttpRequest, exercise: Exercise, links: LinkForm | None = None) -> HttpResponse:
    """The page; `links` is a form that was sent and has to be mended."""
    user = me(request)
    rows = list(
        readable(user).filter(exercise=exercise).select_related("author", "reviewer").order_by("-number")
    )
    for row in rows:
        row.exercise = exercise
    shown = _chosen(rows, request.GET.get("version"))
    work = next((row for row in rows if row.state in (RevisionState.DRAFT, RevisionState.IN_REVIEW)), None)
    curator = allowed(check_user_can_curate, user, exercise.clinic)
    page = {
        "exercise": exercise,
        "revision": shown,
        "state": STATE_KEYS[RevisionState(shown.state)],
        "dose": heading(exercise_dose(shown, shown)),
        "effort": effort_words(shown),
        "steps": step_groups(shown),
        "tags": [TAG_WORDS.get(tag, tag) for tag in shown.tags],
        "history": [_told(row) for row in rows],
        "work": work,
        "is_curator": curator,
        "links": links,
        **_neighbours(user, exercise, curator),
    }
    if curator:
        page |= acts_of(DESK, user, shown, work)
    return render(request, "programs/library/exercise.html", page)


def _chosen(rows: list[ExerciseRevision], number: str | None) -> ExerciseRevision:
    """The version that was asked for, else the one that stands for the exercise."""
    asked = next((row for row in rows if str(row.number) == number), None)
    return asked or min(rows, key=lambda one: FIRST.index(RevisionState(one.state)))


def _told(row: ExerciseRevision) -> dict[str, Any]:
    return {
        "row": row,
        "state": STATE_KEYS[RevisionState(row.state)],
        "author": name_of(row.author),
        "reviewer": name_of(row.reviewer) if row.published_at else "",
    }


def _neighbours(user: User, exercise: Exercise, curator: bool) -> dict[str, Any]:
    """Easier and harder exercises by name, and for a curator all others. Two queries."""
    rows = readable(user).filter(exercise__clinic=exercise.clinic_id).order_by("number")
    names: dict[uuid.UUID, str] = dict(rows.values_list("exercise_id", "name"))
    arrows = list(
        HarderThan.objects.filter(Q(easier=exercise) | Q(harder=exercise)).values_list(
            "easier_id", "harder_id"
        )
    )
    easier = [key for key, other in arrows if other == exercise.pk and key in names]
    harder = [key for other, key in arrows if other == exercise.pk and key in names]
    taken = {exercise.pk, *easier, *harder}
    others = [(key, name) for key, name in names.items() if key not in taken] if curator else []
    return {
        "easier": [{"id": key, "name": names[key]} for key in easier],
        "harder": [{"id": key, "name": names[key]} for key in harder],
        "others": sorted(others, key=lambda pair: pair[1].casefold()),
    }
