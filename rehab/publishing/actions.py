"""Move a revision along. The room that owns the text adds what must hold for it."""

import uuid
from typing import Protocol

from django.utils import timezone

from rehab.lib.refusals import Refused
from rehab.publishing.models import REVISION_TRANSITIONS, Revision, RevisionState


class Person(Protocol):
    @property
    def pk(self) -> uuid.UUID: ...


def submit(revision: Revision, *, by: Person) -> None:
    """Draft → in review. Raises NotAllowedNow."""
    _move(revision, RevisionState.IN_REVIEW)


def send_back(revision: Revision, *, by: Person) -> None:
    """In review → draft. Raises NotAllowedNow."""
    _move(revision, RevisionState.DRAFT)


def publish(revision: Revision, *, by: Person) -> None:
    """In review → published. Raises Refused when the author reviews their own words, NotAllowedNow otherwise."""
    if revision.author_id == by.pk:
        raise Refused("Somebody other than the author has to review this before it is published.")
    revision.reviewer_id = by.pk
    revision.published_at = timezone.now()
    _move(revision, RevisionState.PUBLISHED)


def retire(revision: Revision, *, by: Person) -> None:
    """Published → retired. Raises NotAllowedNow."""
    revision.retired_at = timezone.now()
    _move(revision, RevisionState.RETIRED)


def _move(revision: Revision, to: RevisionState) -> None:
    REVISION_TRANSITIONS.check(revision.state, to)
    revision.state = to
    revision.save()
