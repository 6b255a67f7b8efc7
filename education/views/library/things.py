"""What the pages of modules and of places to turn to share: lists, the page of one thing, its history."""

import uuid
from collections.abc import Callable
from typing import Any, Final, cast

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest

from education.permissions import check_user_can_curate
from rehab.accounts.models import User
from rehab.accounts.roles import CURATOR
from rehab.lib.refusals import allowed
from rehab.publishing.acts import acts_of
from rehab.publishing.desk import Desk
from rehab.publishing.models import RevisionState
from rehab.publishing.people import name_of
from rehab.publishing.shelf import R, Shelf

STATE_KEYS: Final = {
    RevisionState.DRAFT: "draft",
    RevisionState.IN_REVIEW: "review",
    RevisionState.PUBLISHED: "published",
    RevisionState.RETIRED: "retired",
}
# Which revision of a thing stands for it in the list.
FIRST: Final = (RevisionState.PUBLISHED, RevisionState.IN_REVIEW, RevisionState.DRAFT, RevisionState.RETIRED)
IN_WORK: Final = (RevisionState.DRAFT, RevisionState.IN_REVIEW)


def me(request: HttpRequest) -> User:
    """The signed-in member of staff; the policy has refused everybody else."""
    return cast(User, request.user)


def readable(shelf: Shelf[R], user: User) -> QuerySet[R]:
    """Revisions this person may read: curators all of their clinic's, clinicians the published ones."""
    curated = [m.clinic_id for m in user.active_memberships if m.role == CURATOR.key]
    rows: Any = shelf.revisions._default_manager.all()
    clinic = f"{shelf.item}__clinic__in"
    return cast(
        "QuerySet[R]", rows.visible_to(user).filter(Q(state=RevisionState.PUBLISHED) | Q(**{clinic: curated}))
    )


def finder(shelf: Shelf[R], items: Any) -> Callable[[User, uuid.UUID], Any]:
    """The window to the things of a shelf: those of the reader's clinic of which they may read something."""

    def item_or_404(user: User, pk: uuid.UUID) -> Any:
        found = items.visible_to(user).filter(pk=pk).select_related("clinic").first()
        if found is None or not readable(shelf, user).filter(**{shelf.item: found}).exists():
            raise Http404
        return found

    return item_or_404


def listed(shelf: Shelf[R], user: User) -> list[dict[str, Any]]:
    """One row for each thing: the version that stands for it, and the one in work. One query."""
    by_item: dict[Any, list[R]] = {}
    for revision in readable(shelf, user).select_related(shelf.item).order_by("-number"):
        by_item.setdefault(getattr(revision, f"{shelf.item}_id"), []).append(revision)
    return [_row(shelf, revisions) for revisions in by_item.values()]


def _row(shelf: Shelf[R], revisions: list[R]) -> dict[str, Any]:
    revision = min(revisions, key=lambda one: FIRST.index(RevisionState(one.state)))
    work = next((one for one in revisions if one.state in IN_WORK), None)
    return {
        "revision": revision,
        "item": shelf.item_of(revision),
        "state": STATE_KEYS[RevisionState(revision.state)],
        "work": STATE_KEYS[RevisionState(work.state)] if work and work is not revision else "",
    }


def thing_page(request: HttpRequest, desk: Desk[R], item: Any) -> dict[str, Any]:
    """One thing in the version asked for, its history, and what the reader may do with it."""
    user, shelf = me(request), desk.shelf
    rows = list(
        readable(shelf, user)
        .filter(**{shelf.item: item})
        .select_related("author", "reviewer")
        .order_by("-number")
    )
    for row in rows:
        setattr(row, shelf.item, item)
    shown = _chosen(rows, request.GET.get("version"))
    work = next((row for row in rows if row.state in IN_WORK), None)
    curator = allowed(check_user_can_curate, user, item.clinic)
    page: dict[str, Any] = {
        "item": item,
        "revision": shown,
        "state": STATE_KEYS[RevisionState(shown.state)],
        "history": [_told(desk, row, rows[0], work, curator) for row in rows],
        "work": work,
        "is_curator": curator,
    }
    return page | acts_of(desk, user, shown, work) if curator else page


def _chosen(rows: list[R], number: str | None) -> R:
    """The version that was asked for, else the one that stands for the thing."""
    asked = next((row for row in rows if str(row.number) == number), None)
    return asked or min(rows, key=lambda one: FIRST.index(RevisionState(one.state)))


def _told(desk: Desk[R], row: R, newest: R, work: R | None, curator: bool) -> dict[str, Any]:
    may_restore = curator and work is None and row.pk != newest.pk
    return {
        "row": row,
        "state": STATE_KEYS[RevisionState(row.state)],
        "author": name_of(row.author),
        "reviewer": name_of(row.reviewer) if row.published_at else "",
        "restore_url": desk.url("restore", row) if may_restore else "",
    }
