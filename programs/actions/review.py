"""Review together: keep what is typed, sign it into a record that nobody can change, take the patient's word on it."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Final

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from patients.actions.goals import close_goal
from patients.models import Patient
from patients.models.goal import GoalState
from programs import events
from programs.actions.decide import Choice, decide
from programs.actions.program import publish_program
from programs.actions.worklist import mark_reviewed
from programs.insights.review_facts import ReviewTable, table_of
from programs.models import (
    REVIEW_WORDS,
    DecisionKind,
    Program,
    ProgramState,
    Review,
    ReviewAnswer,
    ReviewDraft,
    Suggestion,
)
from programs.permissions import check_user_can_answer_review, check_user_can_plan
from rehab.accounts.models import User
from rehab.audit.events import Event
from rehab.audit.record import record
from rehab.lib.refusals import Refused

LONGEST: Final = timedelta(days=366)
MOST: Final = 2000  # letters in one field; engineering default
LATER: Final = "later"


class SavedMeanwhile(Exception):
    """Somebody else saved this draft since the page was opened. Nothing was overwritten."""


@dataclass(frozen=True)
class Told:
    """What a review says: its words by field, what was chosen about each suggestion and goal, and when to meet again.

    `choices` maps a suggestion's id to approve, reject or later; `goals` a goal's id to reached or set_aside.
    `change_note` publishes the draft of the program with this review; "" leaves the draft in work. `after` is the
    number of the newest record that the page knew, 0 for none; None asks nothing.
    """

    words: Mapping[str, str]
    next_on: date
    choices: Mapping[uuid.UUID, str] = field(default_factory=dict)
    goals: Mapping[uuid.UUID, str] = field(default_factory=dict)
    change_note: str = ""
    after: int | None = None


@transaction.atomic
def save_review_draft(
    *, patient: Patient, words: Mapping[str, str], by: User, seen: int | None = None
) -> ReviewDraft:
    """Keep what is typed so far. Raises Refused, and SavedMeanwhile when `seen` is not the newest."""
    check_user_can_plan(by, patient)
    Patient.objects.select_for_update(of=("self",)).get(pk=patient.pk)
    draft = ReviewDraft.objects.filter(patient=patient).first()
    new = draft is None
    if draft is None:
        draft = ReviewDraft(patient=patient, saved_by=by)
    elif seen is not None and seen != draft.edits and draft.saved_by_id != by.pk:
        raise SavedMeanwhile
    kept = {key: str(text)[:MOST] for key, text in words.items()}
    if not new and kept == draft.words:
        return draft
    draft.words, draft.edits, draft.saved_by, draft.saved_at = kept, draft.edits + 1, by, timezone.now()
    draft.save()
    if new:
        _leave(events.REVIEW_BEGUN, draft, patient, by)
    return draft


@transaction.atomic
def drop_review_draft(*, patient: Patient, by: User) -> None:
    """Throw the draft away. Raises Refused."""
    check_user_can_plan(by, patient)
    for draft in ReviewDraft.objects.filter(patient=patient):
        _leave(events.REVIEW_DROPPED, draft, patient, by)
        draft.delete()


@transaction.atomic
def sign_review(*, patient: Patient, told: Told, by: User, now: datetime | None = None) -> Review:
    """Make the record, and do what was decided: suggestions, goals, the program. All of it or nothing.

    Sent twice it is signed once. Raises Refused for a missing preference or decision, a day out of range, a record
    that was signed meanwhile, and whatever a decision refuses.
    """
    check_user_can_plan(by, patient)
    now = now or timezone.now()
    Patient.objects.select_for_update(of=("self",)).get(pk=patient.pk)
    if signed := signed_already(patient=patient, words=told.words, after=told.after, by=by):
        return signed
    words = _said(told.words)
    _check(patient, words, told, now)
    table = table_of(patient)
    options = [_option(row, told.choices.get(row.pk, LATER)) for row in table.suggestions]
    _decide(table, told, words, by)
    _close_goals(table, told, by)
    if told.change_note:
        _publish(table, told.change_note, patient.today(now), by)
    last = Review.objects.filter(patient=patient).aggregate(last=Max("number"))["last"] or 0
    review = Review.objects.create(
        patient=patient,
        number=last + 1,
        first_day=date.fromisoformat(table.facts["first"]),
        last_day=patient.today(now),
        facts=table.facts | {"options": options, "goals": _goals(table, told)},
        words=words,
        next_on=told.next_on,
        program=Program.objects.filter(patient=patient, state=ProgramState.ACTIVE).first(),
        signed_at=now,
        signed_by=by,
    )
    ReviewDraft.objects.filter(patient=patient).delete()
    mark_reviewed(patient=patient, by=by, now=now)
    _leave(events.REVIEW_SIGNED, review, patient, by)
    return review


def signed_already(
    *, patient: Patient, words: Mapping[str, str], after: int | None, by: User
) -> Review | None:
    """The record that the same page with the same words has made before; None for a page that is the first.

    Raises Refused when another review was signed since the page was opened.
    """
    newest = Review.objects.filter(patient=patient).order_by("-number").first()
    if newest is None or after is None or newest.number <= after:
        return None
    if newest.signed_by_id == by.pk and newest.words == _said(words):
        return newest
    raise Refused(
        _("A review was signed since this page was opened. Read its record first; what you typed is kept.")
    )


def _said(words: Mapping[str, str]) -> dict[str, str]:
    return {key: str(words.get(key, "")).strip()[:MOST] for key in REVIEW_WORDS}


def _check(patient: Patient, words: Mapping[str, str], told: Told, now: datetime) -> None:
    if not words["preference"]:
        raise Refused(_("Write what the patient would like, in their own words."))
    if not words["decision"]:
        raise Refused(_("Write what you decided together."))
    today = patient.today(now)
    if not today < told.next_on <= today + LONGEST:
        raise Refused(next_day_words())


def next_day_words() -> str:
    """What a day for the next review has to be."""
    return _("The next review is a day after today and within a year.")


def _option(row: Suggestion, choice: str) -> dict[str, Any]:
    """A suggestion as it lay on the table, and what was done with it."""
    activity = row.prescription.activity
    return {
        "outcome": row.outcome,
        "name": activity.name if activity else "",
        "unit": activity.unit if activity else "",
        "now": float(row.quota_now) if row.quota_now is not None else None,
        "then": float(row.quota_proposed) if row.quota_proposed is not None else None,
        "reason": row.reason,
        "choice": choice,
    }


def _decide(table: ReviewTable, told: Told, words: Mapping[str, str], by: User) -> None:
    """Each choice goes the way of any decision, with what was decided together as its reason."""
    known = {row.pk for row in table.suggestions}
    if not set(told.choices) <= known:
        raise Refused(_("The log has changed since this page was opened. Look at the suggestions once more."))
    for row in table.suggestions:
        choice = told.choices.get(row.pk, LATER)
        if choice != LATER:
            kind = DecisionKind.APPROVE if choice == "approve" else DecisionKind.REJECT
            reason = words["decision"][:400]
            decide(suggestion=row, choice=Choice(kind, reason=reason, agreed_on=table.patient.today()), by=by)


def _close_goals(table: ReviewTable, told: Told, by: User) -> None:
    for goal in table.goals:
        if goal.pk in told.goals:
            close_goal(goal=goal, state=GoalState(told.goals[goal.pk]), by=by)


def _goals(table: ReviewTable, told: Told) -> list[dict[str, str]]:
    return [{"words": goal.words, "state": told.goals.get(goal.pk, GoalState.ACTIVE)} for goal in table.goals]


def _publish(table: ReviewTable, note: str, today: date, by: User) -> None:
    draft = Program.objects.filter(patient=table.patient, state=ProgramState.DRAFT).first()
    if draft is None:
        raise Refused(_("There is no draft of the program any more."))
    draft.patient = table.patient
    publish_program(program=draft, change_note=note[:200], agreed_on=today, by=by)


@transaction.atomic
def answer_review(*, review: Review, agrees: bool, by: User, words: str = "") -> ReviewAnswer:
    """The patient's word on the record, once. Raises Refused."""
    check_user_can_answer_review(by, review.patient)
    Patient.objects.select_for_update(of=("self",)).get(pk=review.patient_id)
    if ReviewAnswer.objects.filter(review=review).exists():
        raise Refused(_("You have answered this already. Write to your care team if something changed."))
    words = words.strip()[:600]
    if not agrees and not words:
        raise Refused(_("Please say what is different, in your own words."))
    answer = ReviewAnswer.objects.create(review=review, agrees=agrees, words="" if agrees else words, by=by)
    record(
        events.REVIEW_ANSWERED,
        by=by,
        patient_id=review.patient_id,
        clinic_id=review.patient.clinic_id,
        about=review,
        role="patient",
    )
    return answer


def _leave(event: Event, about: Any, patient: Patient, by: User) -> None:
    record(event, by=by, patient_id=patient.pk, clinic_id=patient.clinic_id, about=about)
