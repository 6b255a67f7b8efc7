"""What the publishing life knows about exercises."""

from functools import partial
from typing import Final

from programs import events
from programs.labels import POSTURE_WORDS, STEP_TYPES, TAG_WORDS
from programs.models import ExerciseMedia, ExerciseRevision, ExerciseTranslation
from programs.permissions import check_user_can_curate
from rehab.publishing.gallery import copy_rows, pictures_in
from rehab.publishing.shelf import LifeEvents, Shelf

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
    pictures=partial(pictures_in, ExerciseMedia),
    carry=partial(copy_rows, ExerciseMedia),
    names={"steps": dict(STEP_TYPES), "tags": TAG_WORDS, "postures": dict(POSTURE_WORDS)},
)
