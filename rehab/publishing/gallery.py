"""Pictures and videos in the versions of one library. Versions that were reviewed keep theirs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final, Generic

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from rehab.accounts.models import User
from rehab.lib.refusals import Refused
from rehab.media.models import MediaItem
from rehab.media.permissions import check_can_be_chosen
from rehab.publishing.lint import Picture
from rehab.publishing.models import RevisionState
from rehab.publishing.shelf import R, Shelf

MOST: Final = 6
LINKS: Final = {"id", "revision", "item", "position"}  # whatever else a row has says where it stands


@dataclass(frozen=True)
class Gallery(Generic[R]):
    """A library and its rows of (revision, item, position). `rows` may have a field `page`."""

    shelf: Shelf[R]
    rows: Any


@transaction.atomic
def attach(gallery: Gallery[R], *, thing: Any, item: MediaItem, by: User, **place: int) -> Any:
    """Put an item at the end of the draft. Once more only moves it to another `place`. Raises Refused."""
    draft = _draft(gallery, thing, by)
    item = MediaItem.objects.select_for_update(of=("self",)).get(pk=item.pk, clinic_id=thing.clinic_id)
    check_can_be_chosen(item)
    rows = gallery.rows.objects.filter(revision=draft)
    if rows.exclude(item=item).count() >= MOST:
        raise Refused(_("It shows at most %(n)d pictures and videos. Take one away first.") % {"n": MOST})
    last = rows.aggregate(last=Max("position"))["last"] or 0
    row, made = gallery.rows.objects.get_or_create(
        revision=draft, item=item, defaults={"position": last + 1} | place
    )
    if made:
        _leave(gallery, draft, by, f"+ {item.title}")
    return row


@transaction.atomic
def detach(gallery: Gallery[R], *, thing: Any, item: MediaItem, by: User) -> None:
    """Take an item out of the draft. One that is not in it is no error. Raises Refused."""
    draft = _draft(gallery, thing, by)
    gone, _kinds = gallery.rows.objects.filter(revision=draft, item=item).delete()
    if gone:
        _leave(gallery, draft, by, f"- {item.title}")


@transaction.atomic
def move_up(gallery: Gallery[R], *, thing: Any, item: MediaItem, by: User) -> None:
    """Let an item change places with the one before it. Raises Refused."""
    draft = _draft(gallery, thing, by)
    rows = list(gallery.rows.objects.filter(revision=draft))
    at = next((n for n, row in enumerate(rows) if row.item_id == item.pk), 0)
    if at:
        rows[at - 1], rows[at] = rows[at], rows[at - 1]
        for number, row in enumerate(rows, 1):
            row.position = number
        gallery.rows.objects.bulk_update(rows, ["position"])
        _leave(gallery, draft, by, f"↑ {item.title}")


def _draft(gallery: Gallery[R], thing: Any, by: User) -> R:
    """The draft in work, held until the end of the transaction."""
    gallery.shelf.check_user_can_curate(by, thing.clinic)
    type(thing)._default_manager.select_for_update(of=("self",)).get(pk=thing.pk)
    draft = gallery.shelf.versions(thing).filter(state=RevisionState.DRAFT).first()
    if draft is None:
        raise Refused(
            _("A version that was sent to be reviewed stands still. Write a new version, then choose for it.")
        )
    return draft


def _leave(gallery: Gallery[R], draft: R, by: User, what: str) -> None:
    """Whoever chooses a picture writes in this version, so somebody else has to publish it."""
    gallery.shelf.leave(gallery.shelf.events.saved, draft, by, what)


def shown_in(rows: Any, revisions: Iterable[Any]) -> dict[int, list[Any]]:
    """The rows of each revision in their order, each with its item, by the revision's key. One query."""
    keys = [revision.pk for revision in revisions if revision is not None and revision.pk is not None]
    found: dict[int, list[Any]] = {}
    if keys:
        for row in rows.objects.filter(revision__in=keys).select_related("item"):
            found.setdefault(row.revision_id, []).append(row)
    return found


def is_shown(rows: Any, item_id: Any) -> bool:
    """Whether a version that is being reviewed, or was, shows it: its words stand still."""
    found: bool = rows.objects.filter(item=item_id).exclude(revision__state=RevisionState.DRAFT).exists()
    return found


def copy_rows(rows: Any, before: Any, after: Any) -> None:
    """The next version starts with the pictures and videos of the one it comes from."""
    places = [field.name for field in rows._meta.fields if field.name not in LINKS]
    rows.objects.bulk_create(
        rows(
            revision=after,
            item_id=row.item_id,
            position=row.position,
            **{name: getattr(row, name) for name in places},
        )
        for row in rows.objects.filter(revision=before)
    )


def pictures_in(rows: Any, revision: Any) -> Iterator[Picture]:
    """The clinic's own pictures and videos of a version, for the lint and for a comparison."""
    for n, row in enumerate(shown_in(rows, [revision]).get(revision.pk, []), 1):
        item, page = row.item, getattr(row, "page", None)
        yield Picture(
            _("Picture or video %d") % n,
            alt=item.alt,
            caption=item.caption,
            captions=item.is_complete if item.is_video else None,
            key=str(item.pk),
            name=_("%(title)s, page %(n)d") % {"title": item.title, "n": page} if page else item.title,
        )
