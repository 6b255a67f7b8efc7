"""The life of an exercise: draft, review by another, published, retired. Published words never change."""

import hashlib
import json
import uuid
from collections.abc import Mapping
from typing import Any, Final

from django.db import transaction
from django.utils.translation import gettext as _

from programs import events
from programs.models import Exercise, ExerciseRevision, HarderThan
from programs.permissions import check_user_can_curate
from rehab.accounts.models import Clinic, User
from rehab.audit.events import Event
from rehab.audit.models import AuditEvent
from rehab.audit.record import record
from rehab.lib.refusals import Refused
from rehab.publishing import actions as publishing
from rehab.publishing.models import RevisionState

IN_WORK: Final = (RevisionState.DRAFT, RevisionState.IN_REVIEW)
WORDS: Final = (
    "name",
    "summary",
    "why",
    "target",
    "kind",
    "region",
    "equipment",
    "position",
    "steps",
    "cues",
    "common_errors",
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
    "easier_way",
    "harder_way",
)


class SavedMeanwhile(Exception):
    """Somebody saved this since the page was opened. Nothing was overwritten; `theirs` is what stands now."""

    def __init__(self, theirs: ExerciseRevision) -> None:
        super().__init__(_("Somebody else saved this exercise since you opened the page."))
        self.theirs = theirs


def fingerprint(revision: ExerciseRevision | None) -> str:
    """What a page of this revision was made from: another save, or another state, gives another one."""
    if revision is None:
        return ""
    said = {name: getattr(revision, name) for name in (*WORDS, "change_note")}
    text = json.dumps([revision.pk, revision.state, said], sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def newest(exercise: Exercise) -> ExerciseRevision | None:
    """The revision that an editor starts from: the one in work, else the newest."""
    return exercise.revisions.order_by("-number").select_related("author", "reviewer").first()


@transaction.atomic
def new_exercise(*, clinic: Clinic, words: Mapping[str, Any], by: User) -> ExerciseRevision:
    """A new exercise as a draft, with the clinic's next id. `words` are fields of a revision."""
    check_user_can_curate(by, clinic)
    Clinic.objects.select_for_update().get(pk=clinic.pk)
    exercise = Exercise.objects.create(clinic=clinic, external_id=_next_id(clinic))
    revision = ExerciseRevision.objects.create(exercise=exercise, author=by, **words)
    return _leave(events.REVISION_SAVED, revision, by)


@transaction.atomic
def save_draft(*, exercise: Exercise, words: Mapping[str, Any], seen: str, by: User) -> ExerciseRevision:
    """Save the draft in work, or start the next one. Raises Refused (in review) and SavedMeanwhile."""
    check_user_can_curate(by, exercise.clinic)
    Exercise.objects.select_for_update(of=("self",)).get(pk=exercise.pk)
    now = newest(exercise)
    if now is not None and fingerprint(now) != seen:
        raise SavedMeanwhile(now)
    check_can_be_edited(now)
    if now is None or now.state not in IN_WORK:
        now = _next_version(exercise, now)
    for name, value in words.items():
        setattr(now, name, value)
    now.author, now.origin = by, "clinic"
    now.save()
    return _leave(events.REVISION_SAVED, now, by)


def _next_version(exercise: Exercise, before: ExerciseRevision | None) -> ExerciseRevision:
    """A draft with the words of the version before it."""
    words = {name: getattr(before, name) for name in WORDS} if before else {}
    return ExerciseRevision(exercise=exercise, number=before.number + 1 if before else 1, **words)


def check_can_be_edited(revision: ExerciseRevision | None) -> None:
    """What is being reviewed stands still."""
    if revision is not None and revision.state == RevisionState.IN_REVIEW:
        raise Refused(_("This is in review. Send it back before you change it."))


@transaction.atomic
def submit_revision(*, revision: ExerciseRevision, by: User) -> ExerciseRevision:
    """Ask for the review. Raises Refused and NotAllowedNow."""
    revision = _locked(revision, by)
    publishing.submit(revision, by=by)
    return _leave(events.REVISION_SUBMITTED, revision, by)


@transaction.atomic
def send_back_revision(*, revision: ExerciseRevision, by: User) -> ExerciseRevision:
    """From the review back to a draft. Raises Refused and NotAllowedNow."""
    revision = _locked(revision, by)
    publishing.send_back(revision, by=by)
    return _leave(events.REVISION_SENT_BACK, revision, by)


@transaction.atomic
def publish_revision(*, revision: ExerciseRevision, by: User) -> ExerciseRevision:
    """Publish what somebody else wrote; the version before it retires. Raises Refused and NotAllowedNow.

    Prescriptions keep the revision they were made with.
    """
    revision = _locked(revision, by)
    check_user_can_publish_revision(by, revision)
    before = revision.exercise.revisions.filter(state=RevisionState.PUBLISHED).exclude(pk=revision.pk).first()
    if before is not None:
        publishing.retire(before, by=by)
        _leave(events.REVISION_RETIRED, before, by)
    publishing.publish(revision, by=by)
    return _leave(events.REVISION_PUBLISHED, revision, by)


def check_user_can_publish_revision(user: User, revision: ExerciseRevision) -> None:
    """Four eyes: nobody who wrote in this revision publishes it."""
    check_user_can_curate(user, revision.exercise.clinic)
    if user.pk in writers_of(revision):
        raise Refused(_("You wrote in this version, so another curator has to review and publish it."))


def writers_of(revision: ExerciseRevision) -> set[uuid.UUID | None]:
    """Everybody who saved this revision, from the audit trail, and its author."""
    saved = AuditEvent.objects.filter(
        clinic_id=revision.exercise.clinic_id,
        event=events.REVISION_SAVED.key,
        about_type=revision._meta.label_lower,
        about_id=str(revision.pk),
    )
    return {revision.author_id, *saved.values_list("actor_id", flat=True)}


@transaction.atomic
def retire_revision(*, revision: ExerciseRevision, by: User) -> ExerciseRevision:
    """Take a published exercise out of the library; programs keep it. Raises Refused and NotAllowedNow."""
    revision = _locked(revision, by)
    publishing.retire(revision, by=by)
    return _leave(events.REVISION_RETIRED, revision, by)


@transaction.atomic
def link_harder(*, easier: Exercise, harder: Exercise, by: User) -> HarderThan:
    """Draw an arrow from an easier to a harder exercise. Raises Refused when arrows would run in a circle."""
    clinic = easier.clinic
    check_user_can_curate(by, clinic)
    if harder.clinic_id != easier.clinic_id:
        raise Refused(_("Both exercises have to be in the same library."))
    Clinic.objects.select_for_update().get(pk=clinic.pk)  # two arrows at once could close a circle together
    if easier.pk == harder.pk or easier.pk in harder_than(harder):
        raise Refused(_("That would run in a circle: the second exercise already leads to the first."))
    link, made = HarderThan.objects.get_or_create(easier=easier, harder=harder)
    if made:
        record(
            events.EXERCISE_LINKED, by=by, clinic_id=clinic.pk, about=easier, reason=f"{easier} → {harder}"
        )
    return link


@transaction.atomic
def unlink_harder(*, easier: Exercise, harder: Exercise, by: User) -> None:
    """Take an arrow away. One that is not there is no error."""
    check_user_can_curate(by, easier.clinic)
    gone, _kinds = HarderThan.objects.filter(easier=easier, harder=harder).delete()
    if gone:
        arrow = f"{easier} → {harder}"
        record(events.EXERCISE_UNLINKED, by=by, clinic_id=easier.clinic_id, about=easier, reason=arrow)


def harder_than(exercise: Exercise) -> set[uuid.UUID]:
    """Every exercise that can be reached upwards from this one. One query."""
    arrows: dict[uuid.UUID, list[uuid.UUID]] = {}
    rows = HarderThan.objects.filter(easier__clinic_id=exercise.clinic_id)
    for easier, harder in rows.values_list("easier_id", "harder_id"):
        arrows.setdefault(easier, []).append(harder)
    seen: set[uuid.UUID] = set()
    ahead = [exercise.pk]
    while ahead:
        for one in arrows.get(ahead.pop(), []):
            if one not in seen:
                seen.add(one)
                ahead.append(one)
    return seen


def _locked(revision: ExerciseRevision, by: User) -> ExerciseRevision:
    """The revision as it is now, for a curator of its clinic."""
    check_user_can_curate(by, revision.exercise.clinic)
    Exercise.objects.select_for_update(of=("self",)).get(pk=revision.exercise_id)
    return ExerciseRevision.objects.select_related("exercise__clinic").get(pk=revision.pk)


def _next_id(clinic: Clinic) -> str:
    """C1, C2 …: ids of the clinic's own exercises never meet those of starter content."""
    own = Exercise.objects.filter(clinic=clinic, external_id__regex=r"^C[0-9]+$").values_list(
        "external_id", flat=True
    )
    return f"C{1 + max((int(one[1:]) for one in own), default=0)}"


def _leave(event: Event, revision: ExerciseRevision, by: User) -> ExerciseRevision:
    record(event, by=by, clinic_id=revision.exercise.clinic_id, about=revision)
    return revision
