"""Which pictures and videos belong to which version, and who may be given one."""

import uuid
from collections.abc import Iterable

from django.contrib.auth.models import AnonymousUser

from education.models import ModuleAssignment
from patients.models import Via
from programs.insights.lines import PUBLISHED
from programs.models import ExerciseMedia, ExerciseRevision, Prescription
from rehab.accounts.models import User
from rehab.media.models import MediaItem
from rehab.publishing.gallery import is_shown, shown_in


def media_of(revisions: Iterable[ExerciseRevision | None]) -> dict[int, list[MediaItem]]:
    """The items of each revision in their order, by its key. One query."""
    rows = shown_in(ExerciseMedia, revisions)
    return {key: [row.item for row in found] for key, found in rows.items()}


def is_published(item_id: uuid.UUID) -> bool:
    """Whether a version of an exercise that is being reviewed, or was, shows it."""
    return is_shown(ExerciseMedia, item_id)


def item_for(user: User | AnonymousUser, item_id: uuid.UUID) -> MediaItem | None:
    """The item when this person may see it: the clinic's curators and clinicians any, others what they were given.

    A patient sees what an agreed program of theirs prescribes and what their lessons show; a caregiver what
    those of the person they help do.
    """
    own = MediaItem.objects.visible_to(user).filter(pk=item_id).first()
    if own is not None:
        return own
    if any(_is_given(user, item_id, via) for via in (Via.SELF, Via.CAREGIVER)):
        return MediaItem.objects.filter(pk=item_id).first()
    return None


def _is_given(user: User | AnonymousUser, item_id: uuid.UUID, via: Via) -> bool:
    rows = Prescription.objects.visible_to(user, via)
    if rows.filter(program__state__in=PUBLISHED, exercise__media__item=item_id).exists():
        return True
    lessons = ModuleAssignment.objects.visible_to(user, via)
    return lessons.filter(withdrawn_at=None, revision__media__item=item_id).exists()
