"""The list of exercises, searched as somebody types."""

import uuid
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from programs.actions.starter import not_adopted
from programs.insights.search import ExerciseQuery, find_exercises
from programs.models import ExerciseRevision
from programs.shelves import EXERCISES
from programs.views.found import found_page
from programs.views.library.read import DESK, FIRST, STATE_KEYS, me, readable
from rehab.accounts.models import User
from rehab.accounts.policy import LIBRARY_READERS, policy
from rehab.accounts.roles import CURATOR
from rehab.publishing.adopt import unread
from rehab.publishing.models import RevisionState
from rehab.publishing.waiting import in_work
from rehab.web.parts import shared, wants_part

IN_WORK: Final = (RevisionState.DRAFT, RevisionState.IN_REVIEW)


@policy(LIBRARY_READERS)
def library(request: HttpRequest) -> HttpResponse:
    """All exercises that match, with the state of each; for the page's script only the list."""
    user, url = me(request), reverse("programs:library")
    standing = stand_for(user)
    query = ExerciseQuery.of(request.GET.dict())
    found = find_exercises(ExerciseRevision.objects.visible_to(user).filter(pk__in=list(standing)), query)
    page = found_page(found, url, url, request.GET.get("shown", "")) | {"total": len(standing)}
    for row in page["rows"]:
        row["state"], row["work"] = standing[row["found"].id]
    if wants_part(request):
        part = render(request, "programs/library/_found.html", page | {"is_part": True})
        return shared(request, part, url, page["here"])
    return render(request, "programs/library/library.html", page | _desk(user, searching=bool(request.GET)))


def _desk(user: User, *, searching: bool) -> dict[str, Any]:
    """What a curator can do here besides; whoever looks for something sees what is found first."""
    clinic = user.clinic_as(CURATOR)
    return {
        "is_curator": clinic is not None,
        "starter_left": len(not_adopted(clinic)) if clinic else 0,
        "unread": len(unread(EXERCISES, clinic)) if clinic else 0,
        **in_work(DESK, None if searching else clinic, user),
    }


def stand_for(user: User) -> dict[int, tuple[str, str]]:
    """The version that stands for each exercise, with its state and that of the one in work. One query."""
    by_exercise: dict[uuid.UUID, list[tuple[int, RevisionState]]] = {}
    for exercise, pk, state in readable(user).order_by("-number").values_list("exercise_id", "pk", "state"):
        by_exercise.setdefault(exercise, []).append((pk, RevisionState(state)))
    return dict(_standing(versions) for versions in by_exercise.values())


def _standing(versions: list[tuple[int, RevisionState]]) -> tuple[int, tuple[str, str]]:
    pk, state = min(versions, key=lambda one: FIRST.index(one[1]))
    work = next(((key, now) for key, now in versions if now in IN_WORK), None)
    return pk, (STATE_KEYS[state], STATE_KEYS[work[1]] if work and work[0] != pk else "")
