"""What the publishing life knows about exercises."""

from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext as _

from programs import events
from programs.labels import POSTURE_WORDS, STEP_TYPES, TAG_WORDS
from programs.models import ExerciseMedia, ExerciseRevision, ExerciseTranslation
from programs.permissions import check_user_can_curate
from rehab.publishing.lint import Picture
from rehab.publishing.shelf import LifeEvents, Shelf


def copy_media(before: ExerciseRevision, after: ExerciseRevision) -> None:
    """The next version starts with the pictures and videos of the one it comes from."""
    rows = ExerciseMedia.objects.filter(revision=before)
    ExerciseMedia.objects.bulk_create(
        [ExerciseMedia(revision=after, item_id=row.item_id, position=row.position) for row in rows]
    )


def pictures_of(revision: ExerciseRevision) -> Iterator[Picture]:
    """The clinic's own pictures and videos of a version."""
    rows = ExerciseMedia.objects.filter(revision_id=revision.pk).select_related("item") if revision.pk else ()
    for n, row in enumerate(rows, 1):
        item = row.item
        yield Picture(
            _("Picture or video %d") % n,
            alt=item.alt,
            caption=item.caption,
            captions=item.is_complete if item.is_video else None,
            key=str(item.pk),
            name=item.title,
        )


EXERCISES: Final = Shelf(
    key="exercise",
    revisions=ExerciseRevision,
    item="exercise",
    translations=ExerciseTranslation,
    translated=(
        "name",
        "summary",
        "why",
        "target",
        "region",
        "equipment",
        "position",
        "steps",
        "cues",
        "common_errors",
        "easier_way",
        "harder_way",
        "script",
    ),
    prose=("summary", "why", "steps", "cues", "common_errors", "easier_way", "harder_way", "script"),
    plain=(
        "kind",
        "tags",
        "supervision",
        "sets",
        "reps",
        "hold_s",
        "minutes",
        "rest_minutes",
        "each_side",
        "per_week",
        "per_day",
        "effort_target",
        "postures",
        "early_warning",
        "pace",
        "pace_least",
        "pace_most",
        "figure",
    ),
    events=LifeEvents(
        saved=events.REVISION_SAVED,
        submitted=events.REVISION_SUBMITTED,
        sent_back=events.REVISION_SENT_BACK,
        published=events.REVISION_PUBLISHED,
        retired=events.REVISION_RETIRED,
        review_planned=events.REVIEW_PLANNED,
        translation_saved=events.TRANSLATION_SAVED,
        translation_read=events.TRANSLATION_READ,
    ),
    check_user_can_curate=check_user_can_curate,
    pictures=pictures_of,
    carry=copy_media,
    names={"steps": dict(STEP_TYPES), "tags": TAG_WORDS, "postures": dict(POSTURE_WORDS)},
)
