"""What the publishing life knows about modules and about places to turn to."""

from functools import partial
from typing import Final

from education import events
from education.diagrams.labels import WORDS
from education.models import ModuleMedia, ModuleRevision, ModuleTranslation, ResourceRevision
from education.permissions import check_user_can_curate
from education.starter.module import THEMES
from rehab.publishing.gallery import copy_rows, pictures_in
from rehab.publishing.shelf import LifeEvents, Shelf

MODULES: Final = Shelf(
    key="module",
    revisions=ModuleRevision,
    item="module",
    translations=ModuleTranslation,
    translated=("title", "objective", "pages", "key_message", "takeaway", "checks"),
    prose=("objective", "pages", "key_message", "takeaway", "checks"),
    plain=("minutes", "order", "themes", "takeaway_kind", "safety"),
    takeaway="takeaway",
    pictures=partial(pictures_in, ModuleMedia),
    carry=partial(copy_rows, ModuleMedia),
    names={"themes": THEMES, "pages": {key: words.title for key, words in WORDS.items()}},
    events=LifeEvents(
        saved=events.MODULE_SAVED,
        submitted=events.MODULE_SUBMITTED,
        sent_back=events.MODULE_SENT_BACK,
        published=events.MODULE_PUBLISHED,
        retired=events.MODULE_RETIRED,
        review_planned=events.MODULE_REVIEW_PLANNED,
        translation_saved=events.MODULE_TRANSLATED,
        translation_read=events.MODULE_TRANSLATION_READ,
    ),
    check_user_can_curate=check_user_can_curate,
)
RESOURCES: Final = Shelf(
    key="resource",
    revisions=ResourceRevision,
    item="resource",
    translations=None,
    translated=("name", "for_whom", "hours", "region"),
    prose=("for_whom",),
    plain=("kind", "phone", "url", "language"),
    events=LifeEvents(
        saved=events.RESOURCE_SAVED,
        submitted=events.RESOURCE_SUBMITTED,
        sent_back=events.RESOURCE_SENT_BACK,
        published=events.RESOURCE_PUBLISHED,
        retired=events.RESOURCE_RETIRED,
        review_planned=events.RESOURCE_REVIEW_PLANNED,
        translation_saved=events.RESOURCE_TRANSLATED,
        translation_read=events.RESOURCE_TRANSLATION_READ,
    ),
    check_user_can_curate=check_user_can_curate,
)
