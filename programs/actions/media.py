"""Put pictures and videos into the draft of an exercise. Versions that were reviewed keep theirs."""

from typing import Final

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from programs import events
from programs.models import Exercise, ExerciseMedia, ExerciseRevision
from programs.permissions import check_user_can_curate
from rehab.accounts.models import User
from rehab.audit.record import record
from rehab.lib.refusals import Refused
from rehab.media.models import MediaItem
from rehab.media.permissions import check_can_be_chosen
from rehab.publishing.models import RevisionState

MOST: Final = 6


@transaction.atomic
def attach_media(*, exercise: Exercise, item: MediaItem, by: User) -> ExerciseMedia:
    """Put an item at the end. Once more is no error. Raises Refused."""
    draft = _draft(exercise, by)
    item = MediaItem.objects.select_for_update(of=("self",)).get(pk=item.pk, clinic_id=exercise.clinic_id)
    check_can_be_chosen(item)
    rows = ExerciseMedia.objects.filter(revision=draft)
    if rows.exclude(item=item).count() >= MOST:
        raise Refused(
            _("An exercise shows at most %(n)d pictures and videos. Take one away first.") % {"n": MOST}
        )
    last = rows.aggregate(last=Max("position"))["last"] or 0
    row, made = ExerciseMedia.objects.get_or_create(
        revision=draft, item=item, defaults={"position": last + 1}
    )
    if made:
        _leave(draft, by, f"+ {item.title}")
    return row


@transaction.atomic
def detach_media(*, exercise: Exercise, item: MediaItem, by: User) -> None:
    """Take an item out of the draft. One that is not in it is no error. Raises Refused."""
    draft = _draft(exercise, by)
    gone, _kinds = ExerciseMedia.objects.filter(revision=draft, item=item).delete()
    if gone:
        _leave(draft, by, f"- {item.title}")


@transaction.atomic
def move_media_up(*, exercise: Exercise, item: MediaItem, by: User) -> None:
    """Let an item change places with the one before it. Raises Refused."""
    draft = _draft(exercise, by)
    rows = list(ExerciseMedia.objects.filter(revision=draft))
    at = next((n for n, row in enumerate(rows) if row.item_id == item.pk), 0)
    if at:
        rows[at - 1], rows[at] = rows[at], rows[at - 1]
        for place, row in enumerate(rows, 1):
            row.position = place
        ExerciseMedia.objects.bulk_update(rows, ["position"])
        _leave(draft, by, f"↑ {item.title}")


def _draft(exercise: Exercise, by: User) -> ExerciseRevision:
    """The draft in work, held until the end of the transaction."""
    check_user_can_curate(by, exercise.clinic)
    Exercise.objects.select_for_update(of=("self",)).get(pk=exercise.pk)
    draft = exercise.revisions.filter(state=RevisionState.DRAFT).first()
    if draft is None:
        raise Refused(
            _("A version that was sent to be reviewed stands still. Write a new version, then choose for it.")
        )
    return draft


def _leave(draft: ExerciseRevision, by: User, what: str) -> None:
    """Whoever chooses a picture writes in this version, so somebody else has to publish it."""
    record(events.REVISION_SAVED, by=by, clinic_id=draft.exercise.clinic_id, about=draft, reason=what)
