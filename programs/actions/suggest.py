"""Suggestions from the log: the same log gives the same suggestion, and a corrected log corrects it.

Only graded activities are reviewed: the rules need a quota, a step and a goal, which exercises do not have.
"""

import logging
import uuid
from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, Final

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from patients.models import Patient
from programs import events
from programs.insights.review_rows import Reviewable, reviewables
from programs.insights.rows import DEFAULTS
from programs.models import SUGGESTION_TRANSITIONS, Program, Suggestion, SuggestionState
from programs.models.program import ProgramState
from programs.permissions import check_user_can_review
from programs.rules.progression import ReviewResult, review_week
from rehab.accounts.models import User
from rehab.audit.events import Event
from rehab.audit.record import record

AT_ONCE: Final = frozenset({"R0", "R2a"})
BATCH: Final = 200
log = logging.getLogger(__name__)


@transaction.atomic
def suggest_for(
    *, patient: Patient, by: User | None, now: datetime | None = None, on_demand: bool = False
) -> list[Suggestion]:
    """Bring the open suggestions of a patient in line with the log and return them.

    A graded activity is looked at once a week after its last change or decision; a safety answer or a flare
    does not wait for that, nor does a clinician who asks (`on_demand`; raises Refused without the right to).
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
    for item in reviewables(patient, patient.today(now)):
        waiting = standing.pop(item.prescription.line, None)
        before = _expire(waiting, now, by)
        result = review_week(item.inputs, DEFAULTS)
        # One that has just expired is not asked again in the same breath.
        due = waiting is None and is_due(item, result)
        if before is not None or on_demand or due:
            kept.append(_settle(patient, item, result, before, now, by))
    for gone in standing.values():
        _close(gone, SuggestionState.OVERTAKEN, events.SUGGESTION_OVERTAKEN, by)
    return kept


def is_due(item: Reviewable, result: ReviewResult) -> bool:
    """Whether the week is over, or something came up that has not been decided about yet."""
    today = item.inputs.reviewed_on
    if result.rule_id not in AT_ONCE:
        return (today - item.anchor).days >= DEFAULTS.step_days
    since = item.inputs.red_flag_on if result.rule_id == "R0" else item.inputs.flare_since
    return not any(
        (row.rule_id, row.outcome) == (result.rule_id, result.outcome.value)
        and since is not None
        and row.window_end >= since - timedelta(days=1)
        for row in item.decided
        if row.state not in (SuggestionState.OVERTAKEN, SuggestionState.EXPIRED)
    )


def review_due_programs(*, now: datetime | None = None) -> int:
    """Recompute the suggestions of every patient with an active program, in batches; how many now wait.

    One record that cannot be reviewed does not stop the others; it is named by its id and raised at the end.
    """
    open_now, broken = 0, 0
    for patient_id in _with_active_program():
        try:
            open_now += len(suggest_for(patient=Patient.objects.get(pk=patient_id), by=None, now=now))
        except ValueError:
            log.exception("review of %s could not be worked out", patient_id)
            broken += 1
    if broken:
        raise RuntimeError(f"{broken} reviews could not be worked out; see the log.")
    return open_now


def _with_active_program() -> Iterator[uuid.UUID]:
    found = Program.objects.filter(
        state=ProgramState.ACTIVE, patient__ended_at=None, prescriptions__activity__isnull=False
    )
    yield from found.order_by("patient_id").values_list("patient_id", flat=True).distinct().iterator(BATCH)


def _expire(before: Suggestion | None, now: datetime, by: User | None) -> Suggestion | None:
    """The open suggestion, or None once it waited too long. It is never applied by itself."""
    if before is None or before.expires_at > now:
        return before
    _close(before, SuggestionState.EXPIRED, events.SUGGESTION_EXPIRED, by)
    return None


def _settle(
    patient: Patient,
    item: Reviewable,
    result: ReviewResult,
    before: Suggestion | None,
    now: datetime,
    by: User | None,
) -> Suggestion:
    """Keep the open suggestion when it still says the same, with the newest facts; else replace it."""
    worked_out = _fields(item, result)
    if before is not None and _same(before, worked_out):
        for name, value in worked_out.items():
            setattr(before, name, value)
        before.save(update_fields=list(worked_out))
        return before
    if before is not None:
        _close(before, SuggestionState.OVERTAKEN, events.SUGGESTION_OVERTAKEN, by)
    made = Suggestion.objects.create(
        patient=patient,
        line=item.prescription.line,
        made_at=now,
        expires_at=now + timedelta(days=DEFAULTS.suggestion_days),
        **worked_out,
    )
    _leave(events.SUGGESTION_MADE, made, by)
    return made


def _same(before: Suggestion, worked_out: dict[str, Any]) -> bool:
    names = ("rule_id", "rule_version", "outcome", "quota_now", "quota_proposed")
    return all(getattr(before, name) == worked_out[name] for name in names)


def _fields(item: Reviewable, result: ReviewResult) -> dict[str, Any]:
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
        "parameters": DEFAULTS.snapshot(),
    }


def _close(row: Suggestion, state: SuggestionState, event: Event, by: User | None) -> None:
    SUGGESTION_TRANSITIONS.check(row.state, state)
    row.state = state
    row.save(update_fields=["state"])
    _leave(event, row, by)


def _leave(event: Event, row: Suggestion, by: User | None) -> None:
    record(event, by=by, patient_id=row.patient_id, clinic_id=row.patient.clinic_id, about=row)
