"""What waits for another curator, and what came back from them."""

from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse

from rehab.accounts.models import Clinic, User
from rehab.audit.models import AuditEvent
from rehab.publishing.desk import Desk
from rehab.publishing.models import RevisionState
from rehab.publishing.people import name_of
from rehab.publishing.shelf import R, Shelf


def in_work(desk: Desk[R], clinic: Clinic | None, me: User) -> dict[str, Any]:
    """What waits for a review, and which drafts of mine are begun or came back; for a curator of this clinic only.

    The one begun first stands on top. Two queries, the second for somebody with drafts.
    """
    if clinic is None:
        return {}
    found = list(
        _rows(desk, clinic, Q(state=RevisionState.IN_REVIEW) | _drafts_of(me)).select_related("author")
    )
    begun, back = _apart(desk.shelf, [row for row in found if row.state == RevisionState.DRAFT])
    return {
        "in_review": [_line(desk, row) for row in found if row.state == RevisionState.IN_REVIEW],
        "begun": [_line(desk, row) for row in begun],
        "came_back": [_line(desk, row) | {"reason": last.reason} for row, last in back],
        "submit_begun_url": reverse(f"{desk.room}:{desk.prefix}_submit_begun"),
    }


def begun_by(desk: Desk[R], clinic: Clinic, me: User) -> list[R]:
    """My drafts in this clinic's library that were not sent back."""
    return _apart(desk.shelf, list(_rows(desk, clinic, _drafts_of(me))))[0]


def _rows(desk: Desk[R], clinic: Clinic, which: Q) -> QuerySet[R]:
    rows = desk.shelf.rows().filter(which, **{f"{desk.shelf.item}__clinic": clinic})
    return rows.order_by("created_at", "pk")


def _drafts_of(me: User) -> Q:
    return Q(state=RevisionState.DRAFT, author=me)


def _apart(shelf: Shelf[R], drafts: list[R]) -> tuple[list[R], list[tuple[R, AuditEvent]]]:
    """Drafts that are begun, and those that came back, each of these with the moment in which it did."""
    steps = _last_steps(shelf, drafts)
    last = {row.pk: steps.get(str(row.pk)) for row in drafts}
    back = [(row, one) for row in drafts if (one := last[row.pk]) is not None and _came_back(shelf, one)]
    returned = {row.pk for row, _last in back}
    return [row for row in drafts if row.pk not in returned], back


def _line(desk: Desk[R], row: R) -> dict[str, Any]:
    return {
        "title": str(row),
        "url": f"{desk.home(desk.shelf.item_of(row))}?version={row.number}",
        "number": row.number,
        "author": name_of(row.author),
    }


def sent_back(shelf: Shelf[R], draft: R) -> dict[str, Any] | None:
    """Who sent this draft back from a review, when and why; None when it was not, or was submitted since."""
    last = _last_steps(shelf, [draft]).get(str(draft.pk))
    if last is None or last.actor_id is None or not _came_back(shelf, last):
        return None
    by = name_of(User.objects.filter(pk=last.actor_id).first())
    return {"by": by, "at": last.at, "reason": last.reason}


def _came_back(shelf: Shelf[R], last: AuditEvent) -> bool:
    return last.event == shelf.events.sent_back.key


def _last_steps(shelf: Shelf[R], drafts: list[R]) -> dict[str, AuditEvent]:
    """For each of these versions the last time that it went into review or came back."""
    rows = AuditEvent.objects.filter(
        clinic_id__in={shelf.clinic_of(draft).pk for draft in drafts},
        patient_id=None,
        event__in=(shelf.events.submitted.key, shelf.events.sent_back.key),
        about_type=shelf.revisions._meta.label_lower,
        about_id__in=[str(draft.pk) for draft in drafts],
    )
    return {row.about_id: row for row in rows.order_by("pk")}
