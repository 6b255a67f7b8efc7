"""Suggestions from the log: the same log gives the same suggestion, and a corrected log corrects it.

Only graded activities are reviewed: the rules need a quota, a step and a goal, which exercises do not have.
"""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, Final

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from patients.models import Patient
from programs import events
from programs.insights.clinic_parameters import parameters_of
from programs.insights.review_rows import Reviewable, reviewables
from programs.models import SUGGESTION_TRANSITIONS, Suggestion, SuggestionState
from programs.permissions import check_user_can_review
from programs.rules.parameters import Parameters
from programs.rules.progression import Outcome, ReviewResult, review_week
from rehab.accounts.models import User
from rehab.audit.events import Event
from rehab.audit.record import record

AT_ONCE: Final = frozenset({"R0", "R2a"})
BATCH: Final = 200


@transaction.atomic
def suggest_for(
    *,
    patient: Patient,
    by: User | None,
    now: datetime | None = None,
    on_demand: bool = False,
    p: Parameters | None = None,
) -> list[Suggestion]:
    """Bring the open suggestions of a patient in line with the log and return them.

    A graded activity is looked at once a week after its last change or decision; a safety answer or a flare
    does not wait for that, nor does a clinician who asks (`on_demand`; raises Refused without the right to).
    `p`: the clinic's thresholds where the caller has them already.
    """
    if on_demand and by is not None:
        check_user_can_review(by, patient)
    if not settings.DECISION_SUPPORT_ENABLED:
        return []
    now = now or timezone.now()
    Patient.objects.select_for_update().get(pk=patient.pk)
    standing = {
        row.line: row for row in Suggestion.objects.filter(patient=patient, state=SuggestionState.OPEN)
    }
    kept = []
    p = p or parameters_of(patient.clinic_id)
    for item in reviewables(patient, patient.today(now), p):
        waiting = standing.pop(item.prescription.line, None)
        before = _expire(waiting, now, by)
        result = review_week(item.inputs, p)
        if item.flare_plan_runs and result.outcome is Outcome.FLARE_PLAN:
            # The patient has started the plan that was agreed in advance: there is nothing left to decide.
            if before is not None:
                _close(before, SuggestionState.OVERTAKEN, events.SUGGESTION_OVERTAKEN, by)
            continue
        # One that has just expired is not asked again in the same breath.
        due = waiting is None and is_due(item, result, p)
        if before is not None or on_demand or due:
            kept.append(_settle(_Look(patient, item, result, p, now, by), before))
    for gone in standing.values():
        _close(gone, SuggestionState.OVERTAKEN, events.SUGGESTION_OVERTAKEN, by)
    return kept


def is_due(item: Reviewable, result: ReviewResult, p: Parameters) -> bool:
    """Whether the week is over, or something came up that has not been decided about yet."""
    today = item.inputs.reviewed_on
    if result.rule_id not in AT_ONCE:
        return (today - item.anchor).days >= p.step_days
    since = item.inputs.red_flag_on if result.rule_id == "R0" else item.inputs.flare_since
    return not any(
        (row.rule_id, row.outcome) == (result.rule_id, result.outcome.value)
        and since is not None
        and row.window_end >= since - timedelta(days=1)
        for row in item.decided
        if row.state not in (SuggestionState.OVERTAKEN, SuggestionState.EXPIRED)
    )


def expire_overdue(*, now: datetime | None = None) -> int:
    """Close the suggestions that waited too long, also those of programs that ended since; how many."""
    now = now or timezone.now()
    overdue = Suggestion.objects.filter(state=SuggestionState.OPEN, expires_at__lte=now)
    return sum(_expire_one(pk, now) for pk in list(overdue.values_list("pk", flat=True)[:BATCH]))


@transaction.atomic
def _expire_one(key: uuid.UUID, now: datetime) -> bool:
    rows = Suggestion.objects.select_for_update(of=("self",)).select_related("patient")
    row = rows.filter(pk=key, state=SuggestionState.OPEN, expires_at__lte=now).first()
    if row is None:
        return False
    _close(row, SuggestionState.EXPIRED, events.SUGGESTION_EXPIRED, None)
    return True


def _expire(before: Suggestion | None, now: datetime, by: User | None) -> Suggestion | None:
    """The open suggestion, or None once it waited too long. It is never applied by itself."""
    if before is None or before.expires_at > now:
        return before
    _close(before, SuggestionState.EXPIRED, events.SUGGESTION_EXPIRED, by)
    return None


@dataclass(frozen=True)
class _Look:
    """One item as it was looked at: by which thresholds, when, and for whom."""

    patient: Patient
    item: Reviewable
    result: ReviewResult
    p: Parameters
    now: datetime
    by: User | None


def _settle(look: _Look, before: Suggestion | None) -> Suggestion:
    """Keep the open suggestion when it still says the same, with the newest facts; else replace it."""
    worked_out = _fields(look)
    if before is not None and _same(before, worked_out):
        for name, value in worked_out.items():
            setattr(before, name, value)
        before.save(update_fields=list(worked_out))
        return before
    if before is not None:
        _close(before, SuggestionState.OVERTAKEN, events.SUGGESTION_OVERTAKEN, look.by)
    made = Suggestion.objects.create(
        patient=look.patient,
        line=look.item.prescription.line,
        made_at=look.now,
        expires_at=look.now + timedelta(days=look.p.suggestion_days),
        **worked_out,
    )
    _leave(events.SUGGESTION_MADE, made, look.by)
    return made


def _same(before: Suggestion, worked_out: dict[str, Any]) -> bool:
    names = ("rule_id", "rule_version", "outcome", "quota_now", "quota_proposed")
    return all(getattr(before, name) == worked_out[name] for name in names)


def _fields(look: _Look) -> dict[str, Any]:
    item, result = look.item, look.result
    start, end = item.window
    flags = {"suspend": result.suspend, "accept_needs_reason": result.accept_needs_reason}
    return {
        "prescription": item.prescription,
        "window_start": start,
        "window_end": end,
        "rule_id": result.rule_id,
        "rule_version": result.version,
        "outcome": result.outcome.value,
        "quota_now": item.prescription.quota,
        "quota_proposed": None
        if result.proposed_quota is None
        else Decimal(str(round(result.proposed_quota, 1))),
        "reason": result.reason[:500],
        "options": list(result.options),
        "facts": result.facts | flags,
        "data_gaps": list(result.data_gaps),
        "parameters": look.p.snapshot(),
    }


def _close(row: Suggestion, state: SuggestionState, event: Event, by: User | None) -> None:
    SUGGESTION_TRANSITIONS.check(row.state, state)
    row.state = state
    row.save(update_fields=["state"])
    _leave(event, row, by)


def _leave(event: Event, row: Suggestion, by: User | None) -> None:
    record(event, by=by, patient_id=row.patient_id, clinic_id=row.patient.clinic_id, about=row)
