"""What waits for another curator: versions that were sent to be reviewed."""

from typing import Any

from rehab.accounts.models import Clinic
from rehab.publishing.desk import Desk
from rehab.publishing.models import RevisionState
from rehab.publishing.people import name_of
from rehab.publishing.shelf import R


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
