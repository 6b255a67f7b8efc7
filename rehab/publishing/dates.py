"""What has to be read again, because its review date has come."""

from datetime import date

from django.db.models import QuerySet

from rehab.accounts.models import Clinic
from rehab.publishing.models import RevisionState
from rehab.publishing.shelf import R, Shelf


def past_review(shelf: Shelf[R], clinic: Clinic, today: date) -> QuerySet[R]:
    """Published versions whose review date has come, the oldest date first."""
    rows = shelf.rows().filter(
        **{f"{shelf.item}__clinic": clinic}, state=RevisionState.PUBLISHED, review_by__lte=today
    )
    return rows.order_by("review_by", "pk")


def without_date(shelf: Shelf[R], clinic: Clinic) -> QuerySet[R]:
    """Published versions that nobody has planned to read again."""
    rows = shelf.rows().filter(
        **{f"{shelf.item}__clinic": clinic}, state=RevisionState.PUBLISHED, review_by=None
    )
    return rows.order_by("pk")
