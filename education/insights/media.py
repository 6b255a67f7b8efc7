"""Which pictures and videos of the clinic stand on which page of a lesson."""

import uuid
from typing import Any

from education.models import ModuleMedia
from rehab.media.models import MediaItem
from rehab.publishing.gallery import is_shown, shown_in


def media_by_page(revision: Any) -> dict[int, list[MediaItem]]:
    """Page number → its pictures and videos in their order. What stood on a page that is gone is on the last one."""
    last = max(1, len(revision.pages))
    found: dict[int, list[MediaItem]] = {}
    for row in shown_in(ModuleMedia, [revision]).get(revision.pk, []):
        found.setdefault(min(row.page, last), []).append(row.item)
    return found


def is_published(item_id: uuid.UUID) -> bool:
    """Whether a version of a module that is being reviewed, or was, shows it."""
    return is_shown(ModuleMedia, item_id)
