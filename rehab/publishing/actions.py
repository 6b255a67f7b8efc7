"""The life of a version: draft, review by another, published, retired. Published words never change.

Every function takes the shelf of its library first; rehab/publishing/__init__.py shows what a shelf is.
"""

import hashlib
import json
import uuid
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from rehab.accounts.models import User
from rehab.audit.models import AuditEvent
from rehab.lib.refusals import Refused
from rehab.publishing.carry import carry_translations
from rehab.publishing.lint import Finding, errors
from rehab.publishing.models import REVISION_TRANSITIONS, Revision, RevisionState
from rehab.publishing.shelf import R, Shelf

IN_WORK: Final = (RevisionState.DRAFT, RevisionState.IN_REVIEW)
READ_AGAIN_AFTER: Final = timedelta(days=365)  # engineering default; the curator changes it for each text


class SavedMeanwhile(Exception):
    """Somebody saved this since the page was opened. Nothing was overwritten; `theirs` is what stands now."""

    def __init__(self, theirs: Any) -> None:
        super().__init__(_("Somebody else saved this since you opened the page."))
        self.theirs = theirs


class NotReady(Refused):
    """The text has findings that have to be mended before somebody reviews it."""

    def __init__(self, findings: list[Finding]) -> None:
        first = findings[0]
        super().__init__(f"{first.place}: {first.what} {first.mend}")
        self.findings = findings


def fingerprint(shelf: Shelf[R], revision: R | None) -> str:
    """What a page of this revision was made from: another save, or another state, gives another one."""
    if revision is None:
        return ""
    said = {name: getattr(revision, name) for name in (*shelf.words, "change_note")}
    text = json.dumps([revision.pk, revision.state, said], sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def newest(shelf: Shelf[R], item: Any) -> R | None:
    """The version that an editor starts from: the one in work, else the newest."""
    return shelf.versions(item).first()


@transaction.atomic
def first_draft(shelf: Shelf[R], *, item: Any, words: Mapping[str, Any], by: User) -> R:
    """The first version of a new thing."""
    shelf.check_user_can_curate(by, item.clinic)
    made = shelf.revisions._default_manager.create(**{shelf.item: item}, author=by, **words)
    return shelf.leave(shelf.events.saved, made, by)


@transaction.atomic
def save_draft(shelf: Shelf[R], *, item: Any, words: Mapping[str, Any], seen: str, by: User) -> R:
    """Save the draft in work, or start the next one. Raises Refused (in review) and SavedMeanwhile."""
    shelf.check_user_can_curate(by, item.clinic)
    _hold(item)
    now = newest(shelf, item)
    if now is not None and fingerprint(shelf, now) != seen:
        raise SavedMeanwhile(now)
    check_can_be_edited(now)
    return _write(shelf, item, now, words, by)


def _write(
    shelf: Shelf[R],
    item: Any,
    now: R | None,
    words: Mapping[str, Any],
    by: User,
    reason: str = "",
    *,
    like: R | None = None,
) -> R:
    """Put the words into the draft; where there is none, start the next version.

    It brings along the translations and pictures of the newest version, or of the one it is made `like`.
    """
    draft = now if now is not None and now.state in IN_WORK else _next_version(shelf, item, now)
    is_new = draft.pk is None
    for name, value in words.items():
        setattr(draft, name, value)
    draft.author, draft.origin = by, "clinic"
    draft.save()
    if is_new and now is not None:
        carry_translations(shelf, like or now, draft)
        shelf.carry(like or now, draft)
    return shelf.leave(shelf.events.saved, draft, by, reason)


def _next_version(shelf: Shelf[R], item: Any, before: R | None) -> R:
    """A draft with the words of the version before it."""
    words = {name: getattr(before, name) for name in shelf.words} if before is not None else {}
    number = before.number + 1 if before is not None else 1
    return shelf.revisions(**{shelf.item: item}, number=number, **words)


def check_can_be_edited(revision: Revision | None) -> None:
    """What is being reviewed stands still."""
    if revision is not None and revision.state == RevisionState.IN_REVIEW:
        raise Refused(_("This is in review. Send it back before you change it."))


@transaction.atomic
def restore(shelf: Shelf[R], *, revision: R, by: User) -> R:
    """Start a new draft with the words, translations and pictures of an old version.

    Raises Refused while another one is in work.
    """
    revision = held(shelf, revision, by)
    item = shelf.item_of(revision)
    now = newest(shelf, item)
    check_can_be_restored(revision, now)
    note = _("As in version %(n)d") % {"n": revision.number}
    words = {name: getattr(revision, name) for name in shelf.words} | {"change_note": note}
    return _write(shelf, item, now, words, by, reason=f"restored {revision.number}", like=revision)


def check_can_be_restored(revision: Revision, now: Revision | None) -> None:
    """One draft at a time, and the newest version needs no restoring."""
    if now is not None and now.state in IN_WORK:
        raise Refused(_("There is a version in work already. Publish it first, or change that one."))
    if now is not None and now.pk == revision.pk:
        raise Refused(_("This is the newest version already."))


@transaction.atomic
def submit(shelf: Shelf[R], *, revision: R, by: User) -> R:
    """Draft → in review. Raises Refused, NotReady (the lint found something to mend) and NotAllowedNow."""
    revision = held(shelf, revision, by)
    REVISION_TRANSITIONS.check(revision.state, RevisionState.IN_REVIEW)
    wrong = errors(shelf.findings(revision))
    if wrong:
        raise NotReady(wrong)
    return _step(shelf, revision, RevisionState.IN_REVIEW, by)


@transaction.atomic
def send_back(shelf: Shelf[R], *, revision: R, by: User, reason: str) -> R:
    """In review → draft, with what its author should change. Raises Refused and NotAllowedNow."""
    return _step(shelf, held(shelf, revision, by), RevisionState.DRAFT, by, reason)


@transaction.atomic
def publish(shelf: Shelf[R], *, revision: R, by: User) -> R:
    """Publish what somebody else wrote; the version before it retires. Raises Refused and NotAllowedNow.

    Whatever was given to a patient keeps the version it was made with.
    """
    revision = held(shelf, revision, by)
    check_user_can_publish(shelf, by, revision)
    REVISION_TRANSITIONS.check(revision.state, RevisionState.PUBLISHED)
    others = shelf.versions(shelf.item_of(revision)).exclude(pk=revision.pk)
    before = others.filter(state=RevisionState.PUBLISHED).first()
    if before is not None:
        _step(shelf, before, RevisionState.RETIRED, by)
    revision.reviewer = by
    revision.published_at = timezone.now()
    revision.review_by = revision.review_by or timezone.localdate() + READ_AGAIN_AFTER
    return _step(shelf, revision, RevisionState.PUBLISHED, by)


def check_user_can_publish(shelf: Shelf[R], user: User, revision: R) -> None:
    """Four eyes: nobody who wrote in this version publishes it."""
    shelf.check(user, revision)
    if user.pk in writers_of(shelf, revision):
        raise Refused(_("You wrote in this version, so another curator has to review and publish it."))


def writers_of(shelf: Shelf[R], revision: R) -> set[uuid.UUID | None]:
    """Everybody who saved this version, from the audit trail, and its author."""
    saved = AuditEvent.objects.filter(
        clinic_id=shelf.clinic_of(revision).pk,
        patient_id=None,
        event=shelf.events.saved.key,
        about_type=revision._meta.label_lower,
        about_id=str(revision.pk),
    )
    return {revision.author_id, *saved.values_list("actor_id", flat=True)}


@transaction.atomic
def retire(shelf: Shelf[R], *, revision: R, by: User) -> R:
    """Published → retired: no longer given to anybody new. Raises Refused and NotAllowedNow."""
    return _step(shelf, held(shelf, revision, by), RevisionState.RETIRED, by)


@transaction.atomic
def set_review_date(shelf: Shelf[R], *, revision: R, day: date | None, by: User) -> R:
    """Say by when this has to be read again. The words stay as they are."""
    revision = held(shelf, revision, by)
    revision.review_by = day
    revision.save(update_fields=["review_by"])
    return shelf.leave(shelf.events.review_planned, revision, by, reason=str(day or ""))


def held(shelf: Shelf[R], revision: R, by: User) -> R:
    """The version as it is now, for a curator of its clinic; nobody else moves it meanwhile."""
    shelf.check(by, revision)
    _hold(shelf.item_of(revision))
    return shelf.rows().get(pk=revision.pk)


def _hold(item: Any) -> None:
    type(item)._default_manager.select_for_update(of=("self",)).get(pk=item.pk)


def _step(shelf: Shelf[R], revision: R, to: RevisionState, by: User, reason: str = "") -> R:
    """Take a step of the state table and say so in the audit trail."""
    REVISION_TRANSITIONS.check(revision.state, to)
    revision.state = to
    if to == RevisionState.RETIRED:
        revision.retired_at = timezone.now()
    revision.save()
    return shelf.leave(_event(shelf, to), revision, by, reason)


def _event(shelf: Shelf[R], to: RevisionState) -> Any:
    told = shelf.events
    return {
        RevisionState.DRAFT: told.sent_back,
        RevisionState.IN_REVIEW: told.submitted,
        RevisionState.PUBLISHED: told.published,
        RevisionState.RETIRED: told.retired,
    }[to]
