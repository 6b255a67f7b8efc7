"""Which pictures and videos belong to which version, and who may be given one."""

import uuid
from collections.abc import Iterable

from django.contrib.auth.models import AnonymousUser

from patients.models import Via
from programs.insights.lines import PUBLISHED
from programs.models import ExerciseMedia, ExerciseRevision, Prescription
from rehab.accounts.models import User
from rehab.media.models import MediaItem
from rehab.publishing.models import RevisionState


def media_of(revisions: Iterable[ExerciseRevision | None]) -> dict[int, list[MediaItem]]:
    """The items of each revision in their order, by its key. One query."""
    keys = [revision.pk for revision in revisions if revision is not None]
    found: dict[int, list[MediaItem]] = {}
    if keys:
        for row in ExerciseMedia.objects.filter(revision__in=keys).select_related("item"):
            found.setdefault(row.revision_id, []).append(row.item)
    return found


def is_published(item_id: uuid.UUID) -> bool:
    """Whether a version that is being reviewed, or was, shows it: its words stand still."""
    return ExerciseMedia.objects.filter(item=item_id).exclude(revision__state=RevisionState.DRAFT).exists()


def item_for(user: User | AnonymousUser, item_id: uuid.UUID) -> MediaItem | None:
    """The item when this person may see it: the clinic's curators and clinicians any, others what their plan shows.

    A patient sees what an agreed program of theirs prescribes, a caregiver what that of the person they help does.
    """
    own = MediaItem.objects.visible_to(user).filter(pk=item_id).first()
    if own is not None:
        return own
    if any(_is_prescribed(user, item_id, via) for via in (Via.SELF, Via.CAREGIVER)):
        return MediaItem.objects.filter(pk=item_id).first()
    return None


def _is_prescribed(user: User | AnonymousUser, item_id: uuid.UUID, via: Via) -> bool:
    rows = Prescription.objects.visible_to(user, via)
    return rows.filter(program__state__in=PUBLISHED, exercise__media__item=item_id).exists()
