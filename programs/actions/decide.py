"""What a clinician does with a suggestion. Nothing is applied without this."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Final

from django.db import transaction
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from patients.models import Patient
from programs import events
from programs.actions.next_version import carry_quota_into_draft, next_version
from programs.actions.program import put_in_force
from programs.actions.suggest import suggest_for
from programs.insights.clinic_parameters import parameters_of
from programs.insights.review_rows import risen_lately
from programs.insights.safe_suggestions import why_a_look
from programs.models import (
    SUGGESTION_TRANSITIONS,
    Decision,
    DecisionKind,
    GradedActivity,
    Program,
    Suggestion,
    SuggestionState,
)
from programs.permissions import check_user_can_decide
from programs.rules.flare import DayQuota, flare_plan
from programs.rules.parameters import Parameters
from programs.rules.progression import Outcome
from programs.rules.rounding import tidy
from rehab.accounts.models import User
from rehab.audit.events import Event
from rehab.audit.record import record
from rehab.lib.refusals import Refused
from rehab.lib.states import NotAllowedNow

STATE_OF: Final = {
    DecisionKind.APPROVE: SuggestionState.APPROVED,
    DecisionKind.EDIT: SuggestionState.EDITED,
    DecisionKind.REJECT: SuggestionState.REJECTED,
}


@dataclass(frozen=True)
class Choice:
    """A decision as a clinician states it. `quota` only with EDIT; `agreed_on`: when the patient agreed."""

    kind: DecisionKind
    reason: str = ""
    quota: Decimal | None = None
    agreed_on: date | None = None
    patient_note: str = ""


def decide(
    *,
    suggestion: Suggestion,
    choice: Choice,
    by: User,
    now: datetime | None = None,
    only_if_safe: bool = False,
) -> Decision:
    """Decide about a suggestion as the log stands now, and put the changed quota in force.

    `only_if_safe`: refuse what needs a look of its own, judged by the newest log. Raises Refused when it is no
    longer open (also when the newest log overtakes it at this moment), when a reason is missing or when the value
    is out of its range; nothing of the decision is saved then.
    """
    check_user_can_decide(by, suggestion)
    # In a transaction of its own: an overtaken suggestion stays overtaken although the decision is refused.
    suggest_for(patient=suggestion.patient, by=by, now=now)
    return _decide(suggestion, choice, by, now or timezone.now(), only_if_safe)


@dataclass(frozen=True)
class Approved:
    """What came of approving one suggestion in a row of others; `refused` is empty when it went through."""

    suggestion: Suggestion
    refused: str = ""


def approve_together(*, suggestions: Iterable[Suggestion], by: User) -> list[Approved]:
    """Approve those that still are safe to, each in a transaction of its own, and say of each what came of it."""
    return [_approve_one(row, by) for row in suggestions]


def _approve_one(row: Suggestion, by: User) -> Approved:
    try:
        decide(suggestion=row, choice=Choice(DecisionKind.APPROVE), by=by, only_if_safe=True)
    except (Refused, NotAllowedNow) as no:
        return Approved(row, str(no))
    return Approved(row)


@transaction.atomic
def defer(*, suggestion: Suggestion, until: date, by: User) -> Suggestion:
    """Put a suggestion off to a later day before it expires. Raises Refused."""
    row = _locked(suggestion, by)
    today, last = row.patient.today(), row.patient.today(row.expires_at)
    if until <= today:
        raise Refused(_("Choose a day after today."))
    if until > last:
        raise Refused(
            _("This suggestion expires on %(day)s; choose a day before that.") % {"day": date_format(last)}
        )
    row.deferred_until = until
    row.save(update_fields=["deferred_until"])
    _leave(row, by, events.SUGGESTION_DEFERRED)
    return row


@transaction.atomic
def _decide(suggestion: Suggestion, choice: Choice, by: User, now: datetime, only_if_safe: bool) -> Decision:
    # The patient first: two decisions about different items must not both be the last one that may rise.
    Patient.objects.select_for_update(of=("self",)).get(pk=suggestion.patient_id)
    row = _locked(suggestion, by)
    if only_if_safe and (why_not := why_a_look(row)):
        raise Refused(_("This one needs a look of its own. %(why)s") % {"why": why_not})
    check_choice(row, choice)
    _check_rise(row, new_quota(row, choice), now)
    SUGGESTION_TRANSITIONS.check(row.state, STATE_OF[choice.kind])
    row.state = STATE_OF[choice.kind]
    row.save(update_fields=["state"])
    decision = Decision.objects.create(
        suggestion=row,
        kind=choice.kind,
        quota=new_quota(row, choice),
        reason=choice.reason.strip(),
        by=by,
        at=now,
        program=_apply(row, choice, by, now),
    )
    _leave(row, by, events.SUGGESTION_DECIDED, decision.reason)
    return decision


def _locked(suggestion: Suggestion, by: User) -> Suggestion:
    row = (
        Suggestion.objects.select_for_update(of=("self",))
        .select_related("patient", "prescription__activity")
        .get(pk=suggestion.pk)
    )
    check_user_can_decide(by, row)
    return row


def check_choice(row: Suggestion, choice: Choice) -> None:
    """What the words and the value of a decision must be. Raises Refused."""
    if choice.kind is not DecisionKind.APPROVE and not choice.reason.strip():
        raise Refused(_("Write the reason: it stays with the decision."))
    if (
        choice.kind is DecisionKind.APPROVE
        and row.facts.get("accept_needs_reason")
        and not choice.reason.strip()
    ):
        raise Refused(
            _("A session of this week was amber or red. Write why a step up is right all the same.")
        )
    if choice.agreed_on and choice.agreed_on > row.patient.today():
        raise Refused(_("The day on which this was agreed has not come yet."))
    if choice.kind is DecisionKind.EDIT:
        _check_value(row, choice.quota)


def _check_rise(row: Suggestion, quota: Decimal | None, now: datetime) -> None:
    """Not more than so many items of a plan rise in one week, by whatever decision."""
    if quota is None or row.quota_now is None or quota <= row.quota_now:
        return
    most = parameters_of(row.patient.clinic_id).upward_per_week
    if len(risen_lately(row.patient, row.patient.today(now)) - {row.line}) >= most:
        raise Refused(
            ngettext(
                "%(n)d other item already rose this week. Let this one stay until next week.",
                "%(n)d other items already rose this week. Let this one stay until next week.",
                most,
            )
            % {"n": most}
        )


def _check_value(row: Suggestion, quota: Decimal | None) -> None:
    if row.facts.get("suspend"):
        raise Refused(_("A safety answer is still open. Record its outcome before the quota is changed."))
    low, high = value_range(row)
    if quota is None or not low <= quota <= high:
        raise Refused(
            _("Choose a value from %(low)s to %(high)s.")
            % {"low": tidy(float(low)), "high": tidy(float(high))}
        )


def value_range(row: Suggestion) -> tuple[Decimal, Decimal]:
    """From the floor to the goal, in the activity's unit."""
    return Decimal(str(row.facts["floor"])), activity_of(row).goal_value


def new_quota(row: Suggestion, choice: Choice) -> Decimal | None:
    """The quota that comes of a decision; None when it changes none."""
    wanted = {DecisionKind.APPROVE: row.quota_proposed, DecisionKind.EDIT: choice.quota}.get(choice.kind)
    return None if wanted == row.quota_now else wanted


def activity_of(row: Suggestion) -> GradedActivity:
    """The graded activity of a suggestion. Raises ValueError for an item that has none."""
    if row.prescription.activity is None:
        raise ValueError("Only graded activities have suggestions.")
    return row.prescription.activity


def flare_days(row: Suggestion) -> tuple[DayQuota, ...]:
    """The daily amounts of the flare plan that a suggestion offers."""
    quota = row.quota_proposed or row.quota_now or activity_of(row).first_quota
    agreed_with = Parameters.of_snapshot(row.parameters)
    return flare_plan(float(quota), float(activity_of(row).resolution), agreed_with)


def patient_words(row: Suggestion, quota: Decimal | None) -> str:
    """The change note for the patient, in their language: what changes, in the activity's unit."""
    activity = activity_of(row)
    with translation.override(row.patient.language):
        unit = activity.get_unit_display()
        if row.outcome == Outcome.FLARE_PLAN and quota is None:
            amounts = ", ".join(tidy(day.quota) for day in flare_days(row))
            return _("Flare plan for %(name)s, day by day from tomorrow: %(amounts)s %(unit)s.") % {
                "name": activity.name,
                "amounts": amounts,
                "unit": unit,
            }
        if quota is None:
            return ""
        words = {
            "name": activity.name,
            "now": tidy(float(quota)),
            "before": tidy(float(row.quota_now or 0)),
            "unit": unit,
        }
        return _("%(name)s: %(now)s %(unit)s instead of %(before)s.") % words


def _apply(row: Suggestion, choice: Choice, by: User, now: datetime) -> Program | None:
    """A new version with the changed quota or the flare plan at the item; None when nothing changes."""
    quota = new_quota(row, choice)
    flare = choice.kind is DecisionKind.APPROVE and row.outcome == Outcome.FLARE_PLAN
    if quota is None and not flare:
        return None
    note = (choice.patient_note.strip() or patient_words(row, quota))[:200]
    version = next_version(row.patient, by)
    items = {item.line: item for item in version.prescriptions.all()}
    if row.line not in items:
        raise Refused(_("This item is no longer in the program."))
    item = items[row.line]
    if quota is not None:
        item.quota = quota
        carry_quota_into_draft(row.patient, row.line, row.quota_now, quota)
    if flare:
        item.note = note
    item.save(update_fields=["quota", "note"])
    agreed = choice.agreed_on or row.patient.today(now)
    return put_in_force(version, change_note=note, agreed_on=agreed, by=by, now=now)


def _leave(row: Suggestion, by: User, event: Event, reason: str = "") -> None:
    patient = row.patient
    record(event, by=by, patient_id=patient.pk, clinic_id=patient.clinic_id, about=row, reason=reason)


def latest_day(row: Suggestion) -> date:
    """The last day to which a suggestion can be put off."""
    return max(row.patient.today(row.expires_at), row.patient.today() + timedelta(days=1))
