"""Keep, describe and retire pictures and videos."""

import uuid
from collections.abc import Mapping
from typing import Any, Final

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.module_loading import import_string

from rehab.accounts.models import Clinic, User
from rehab.audit.record import record
from rehab.media import events
from rehab.media.actions.examine import SUFFIX, Examined
from rehab.media.models import MediaItem
from rehab.media.permissions import check_user_can_keep_media
from rehab.media.rules.captions import Cue, written
from rehab.media.rules.unfit import Unfit

WORDS: Final = ("title", "alt", "caption", "language", "transcript")


def new_item(
    *, clinic: Clinic, file: Examined, words: Mapping[str, Any], captions: list[Cue], by: User
) -> MediaItem:
    """Keep a file that was examined. Raises Refused, Unfit (no room, no store); then nothing is left behind."""
    check_user_can_keep_media(by, clinic)
    check_room(clinic, file.bytes)
    item = MediaItem(clinic=clinic, uploaded_by=by, kind=file.kind, content_type=file.content_type)
    item.width, item.height, item.seconds = file.width, file.height, file.seconds
    item.bytes, item.sha256 = file.bytes, file.sha256
    _describe(item, words)
    kept: list[str] = []
    try:
        item.file.name = _keep(kept, f"{item.pk}/file.{SUFFIX[file.content_type]}", File(file.file))
        if file.thumb:
            item.thumb.name = _keep(kept, f"{item.pk}/thumb.webp", ContentFile(file.thumb))
        if captions:
            item.captions.name = _keep_captions(kept, item, captions)
        with transaction.atomic():
            item.save(force_insert=True)
            record(events.MEDIA_UPLOADED, by=by, clinic_id=clinic.pk, about=item)
    except BaseException as error:
        _let_go(kept)
        if isinstance(error, OSError):
            raise Unfit("store_away") from error
        raise
    return item


def check_room(clinic: Clinic, more: int) -> None:
    """Raise Unfit when the clinic's share of the store would be exceeded."""
    used = MediaItem.objects.filter(clinic=clinic).aggregate(all=Sum("bytes"))["all"] or 0
    if used + more > settings.MEDIA_CLINIC_GB * 1_000_000_000:
        raise Unfit("clinic_full", most=f"{settings.MEDIA_CLINIC_GB} GB")


def save_words(
    *, item: MediaItem, words: Mapping[str, Any], captions: list[Cue], by: User
) -> tuple[MediaItem, bool]:
    """Change the words or captions. Raises Refused, Unfit. Answers the item and whether it is a new one.

    Reviewed words never change: where a published text shows the item, the words are kept as a new item with
    the same file, and the old one stays as it is.
    """
    check_user_can_keep_media(by, item.clinic)
    is_new = is_published(item)
    kept: list[str] = []
    try:
        name = _keep_captions(kept, item, captions) if captions else item.captions.name
        with transaction.atomic():
            item = MediaItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
            if is_new:
                item.pk, item.uploaded_by, item.uploaded_at = uuid.uuid4(), by, timezone.now()
                item.retired_at, item._state.adding = None, True
            _describe(item, words)
            item.captions.name = name
            item.save()
            event = events.MEDIA_UPLOADED if is_new else events.MEDIA_CHANGED
            record(event, by=by, clinic_id=item.clinic_id, about=item)
    except BaseException as error:
        _let_go(kept)
        if isinstance(error, OSError):
            raise Unfit("store_away") from error
        raise
    return item, is_new


def is_published(item: MediaItem) -> bool:
    """Whether a text that was reviewed shows it. The rooms that own texts are asked by name."""
    return any(import_string(path)(item.pk) for path in settings.MEDIA_PUBLISHED_BY)


@transaction.atomic
def retire(*, item: MediaItem, by: User) -> MediaItem:
    """No longer offered to be chosen. Whatever shows it keeps it. Once more is no error."""
    check_user_can_keep_media(by, item.clinic)
    if MediaItem.objects.filter(pk=item.pk, retired_at=None).update(retired_at=timezone.now()):
        record(events.MEDIA_RETIRED, by=by, clinic_id=item.clinic_id, about=item)
    return item


@transaction.atomic
def bring_back(*, item: MediaItem, by: User) -> MediaItem:
    """Offered again."""
    check_user_can_keep_media(by, item.clinic)
    if MediaItem.objects.filter(pk=item.pk, retired_at__isnull=False).update(retired_at=None):
        record(events.MEDIA_BROUGHT_BACK, by=by, clinic_id=item.clinic_id, about=item)
    return item


def _describe(item: MediaItem, words: Mapping[str, Any]) -> None:
    for name in WORDS:
        setattr(item, name, words[name])
    if not item.is_video:
        item.transcript = ""


def _keep(kept: list[str], name: str, content: File) -> str:  # type: ignore[type-arg]
    """Store a file under a name of our own, and note that it was."""
    kept.append(default_storage.save(f"library/{name}", content))
    return kept[-1]


def _keep_captions(kept: list[str], item: MediaItem, captions: list[Cue]) -> str:
    """Each set of captions is a file of its own, so that no browser shows old ones."""
    return _keep(kept, f"{item.pk}/captions-{uuid.uuid4().hex[:8]}.vtt", ContentFile(written(captions)))


def _let_go(kept: list[str]) -> None:
    for name in kept:
        default_storage.delete(name)
