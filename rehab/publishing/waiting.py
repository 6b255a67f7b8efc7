"""What waits for another curator, and what came back from them."""

from typing import Any

from rehab.accounts.models import Clinic, User
from rehab.audit.models import AuditEvent
from rehab.publishing.desk import Desk
from rehab.publishing.models import RevisionState
from rehab.publishing.people import name_of
from rehab.publishing.shelf import R, Shelf


def in_review(desk: Desk[R], clinic: Clinic | None) -> list[dict[str, Any]]:
    """Each with its page and who wrote it, the one begun first on top; for a curator of this clinic only."""
    if clinic is None:
        return []
    shelf = desk.shelf
    rows = shelf.rows().filter(**{f"{shelf.item}__clinic": clinic}, state=RevisionState.IN_REVIEW)
    return [
        {
            "title": str(row),
            "url": f"{desk.home(shelf.item_of(row))}?version={row.number}",
            "number": row.number,
            "author": name_of(row.author),
        }
        for row in rows.select_related("author").order_by("created_at", "pk")
    ]


def sent_back(shelf: Shelf[R], draft: R) -> dict[str, Any] | None:
    """Who sent this draft back from a review, and when; None when it was not, or was submitted since."""
    steps = (shelf.events.submitted.key, shelf.events.sent_back.key)
    last = AuditEvent.objects.filter(
        clinic_id=shelf.clinic_of(draft).pk,
        event__in=steps,
        about_type=draft._meta.label_lower,
        about_id=str(draft.pk),
    ).first()
    if last is None or last.actor_id is None or last.event != shelf.events.sent_back.key:
        return None
    return {"by": name_of(User.objects.filter(pk=last.actor_id).first()), "at": last.at}
