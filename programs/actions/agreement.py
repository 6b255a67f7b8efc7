"""A graded activity by agreement: tries, a proposal, an answer, and a start when both said yes."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from patients.models import Goal, Patient
from patients.rules.journal_day import may_write
from programs import events
from programs.actions.activity import TrialTold, check_trials
from programs.actions.milestones import suggest_milestones
from programs.actions.next_version import next_version, note_edit_of_draft
from programs.actions.prescription import next_position
from programs.actions.program import put_in_force, start_draft
from programs.insights.agreements import Standing, ladder_of, standing_of
from programs.insights.clinic_parameters import parameters_of
from programs.insights.plan_words import amount_words
from programs.models import (
    AGREEMENT_TRANSITIONS,
    ActivityAgreement,
    ActivityOffer,
    AgreementState,
    AgreementTrial,
    BaselineTrial,
    GradedActivity,
    Mode,
    Prescription,
    Program,
)
from programs.models.program import ProgramState
from programs.permissions import check_user_can_answer, check_user_can_log_trial, check_user_can_plan
from programs.rules.agreement import Limits, Terms, limits, out_of_limits
from programs.rules.parameters import Parameters
from programs.rules.rounding import tidy
from rehab.accounts.models import User
from rehab.audit.events import Event
from rehab.audit.record import record
from rehab.lib.refusals import Refused, refusal

OLDEST: Final = timedelta(days=60)  # engineering default: older tries say little about now


@dataclass(frozen=True)
class Ask:
    """What the patient wants to do more of. `goal_words` are their own; `resolution` is in `unit`."""

    name: str
    unit: str
    resolution: Decimal = Decimal(1)
    goal: Goal | None = None
    goal_words: str = ""


@dataclass(frozen=True)
class OfferTold:
    """Numbers of an offer in the activity's unit; `weekdays` is a bit mask, Monday 1."""

    first_quota: Decimal
    step: Decimal
    goal_value: Decimal
    weekdays: int
    words: str = ""
    effort_target: int | None = None
    start_fraction: Decimal | None = None
    reason: str = ""


class WrongTerms(Refused):
    """Numbers outside what can be agreed; `field` says which."""

    def __init__(self, field: str, words: str) -> None:
        super().__init__(words)
        self.field = field


@transaction.atomic
def ask_for_trials(*, patient: Patient, ask: Ask, by: User) -> ActivityAgreement:
    """Ask the patient to try an activity on three days. Raises Refused."""
    check_user_can_plan(by, patient)
    if ask.goal is not None and ask.goal.patient_id != patient.pk:
        raise Refused(_("This goal belongs to somebody else."))
    row = ActivityAgreement.objects.create(
        patient=patient,
        goal=ask.goal,
        goal_words=ask.goal_words.strip(),
        name=ask.name.strip(),
        unit=ask.unit,
        resolution=ask.resolution,
        asked_by=by,
    )
    _leave(events.AGREEMENT_ASKED, row, by)
    return row


@transaction.atomic
def log_trial(
    *, agreement: ActivityAgreement, told: TrialTold, by: User, now: datetime | None = None
) -> AgreementTrial:
    """Keep one try; a second one on the same day replaces the first. At most five days.

    The patient writes today and the two days before; the care team up to 60 days back. Raises Refused.
    """
    now = now or timezone.now()
    row = _locked(agreement)
    check_user_can_log_trial(by, row)
    _check_day(row.patient, told, by, now)
    others = row.trials.exclude(on=told.on)
    if others.count() >= parameters_of(row.patient.clinic_id).max_trials:
        raise Refused(_("There are enough tries already to start from."))
    if told.value <= 0:
        raise Refused(_("A try is more than zero. If you could not try at all, leave the day out."))
    trial, _new = AgreementTrial.objects.update_or_create(
        agreement=row,
        on=told.on,
        defaults={
            "value": told.value,
            "stop_reason": told.stop_reason,
            "pain_before": told.pain_before,
            "pain_peak": told.pain_peak,
            "logged_at": now,
            "logged_by": by.pk,
        },
    )
    _leave(events.AGREEMENT_TRIAL_LOGGED, row, by)
    return trial


@transaction.atomic
def remove_trial(*, trial: AgreementTrial, by: User) -> None:
    """Take a mistaken try out, while tries are collected. Raises Refused."""
    row = _locked(trial.agreement)
    check_user_can_log_trial(by, row)
    trial.delete()
    _leave(events.AGREEMENT_TRIAL_REMOVED, row, by)


@transaction.atomic
def propose(
    *, agreement: ActivityAgreement, told: OfferTold, by: User, accept_unsteady: bool = False
) -> ActivityOffer:
    """Send the patient a proposal; it replaces the one before. Raises Refused, WrongTerms, NotAllowedNow."""
    row = _locked(agreement)
    check_user_can_plan(by, row.patient)
    standing = standing_of(row)
    if standing.base is None:
        raise Refused(_("A baseline needs trials on three different days."))
    check_trials(standing.base, accept_unsteady)
    offer = _offer(standing, told, by, from_patient=False)
    _move(row, AgreementState.PROPOSED)
    _leave(events.AGREEMENT_PROPOSED, row, by)
    return offer


@transaction.atomic
def counter(*, agreement: ActivityAgreement, told: OfferTold, by: User, seen: int) -> ActivityOffer:
    """Answer a proposal with other numbers and own words. Raises Refused, WrongTerms, NotAllowedNow."""
    row = _locked(agreement)
    check_user_can_answer(by, row)
    standing = standing_of(row)
    _check_seen(standing, seen)
    AGREEMENT_TRANSITIONS.check(row.state, AgreementState.COUNTERED)
    offer = _offer(standing, told, by, from_patient=True)
    _move(row, AgreementState.COUNTERED)
    _leave(events.AGREEMENT_COUNTERED, row, by)
    return offer


@transaction.atomic
def decline(*, agreement: ActivityAgreement, by: User) -> ActivityAgreement:
    """Say "not now". Nothing starts; the clinician sees it. Raises Refused, NotAllowedNow."""
    row = _locked(agreement)
    check_user_can_answer(by, row)
    _move(row, AgreementState.DECLINED)
    _leave(events.AGREEMENT_DECLINED, row, by)
    return row


@transaction.atomic
def withdraw(*, agreement: ActivityAgreement, by: User) -> ActivityAgreement:
    """Take an activity back that has not been agreed. Raises Refused, NotAllowedNow."""
    row = _locked(agreement)
    check_user_can_plan(by, row.patient)
    AGREEMENT_TRANSITIONS.check(row.state, AgreementState.WITHDRAWN)
    row.closed_at = timezone.now()
    _move(row, AgreementState.WITHDRAWN)
    _leave(events.AGREEMENT_WITHDRAWN, row, by)
    return row


@transaction.atomic
def accept_as_patient(
    *, agreement: ActivityAgreement, seen: int, by: User, now: datetime | None = None
) -> Prescription:
    """The patient says yes to the clinician's newest proposal, so it starts. Raises Refused, NotAllowedNow."""
    row = _locked(agreement)
    check_user_can_answer(by, row)
    standing = standing_of(row)
    offer = _check_seen(standing, seen)
    if offer.from_patient:
        raise Refused(_("This is your own proposal; your clinician answers it."))
    item = _start(standing, offer, offer.made_by, by, now or timezone.now())
    _leave(events.AGREEMENT_ACCEPTED, row, by)
    return item


@transaction.atomic
def accept_as_clinician(
    *, agreement: ActivityAgreement, seen: int, by: User, now: datetime | None = None
) -> Prescription:
    """The clinician says yes to the patient's proposal, so it starts. Raises Refused, NotAllowedNow."""
    row = _locked(agreement)
    check_user_can_plan(by, row.patient)
    standing = standing_of(row)
    offer = _check_seen(standing, seen)
    if not offer.from_patient:
        raise Refused(_("This is your own proposal; the patient answers it."))
    item = _start(standing, offer, by, by, now or timezone.now())
    _leave(events.AGREEMENT_STARTED, row, by)
    return item


def _locked(agreement: ActivityAgreement) -> ActivityAgreement:
    rows = ActivityAgreement.objects.select_for_update(of=("self",))
    return rows.select_related("patient", "goal").get(pk=agreement.pk)


def _check_day(patient: Patient, told: TrialTold, by: User, now: datetime) -> None:
    today = patient.today(now)
    if told.on > today:
        raise Refused(_("This day has not come yet."))
    if by.pk == patient.user_id:
        verdict = may_write(told.on, now, patient.zone)
        if not verdict.allowed:
            raise Refused(_(verdict.reason))
    elif told.on < today - OLDEST:
        raise Refused(_("Tries older than 60 days say little about now."))


def _check_seen(standing: Standing, seen: int) -> ActivityOffer:
    """The newest offer, if it is the one that the page showed."""
    offer = standing.offer
    if offer is None or offer.number != seen:
        raise Refused(_("There is a newer proposal. Please look at it before you answer."))
    return offer


def _offer(standing: Standing, told: OfferTold, by: User, *, from_patient: bool) -> ActivityOffer:
    if standing.base is None:
        raise Refused(_("A baseline needs trials on three different days."))
    base = standing.offers[-1].baseline_value if from_patient else one_decimal(standing.base.used_value)
    check_terms(told, base, standing.agreement.resolution, standing.p)
    share = told.start_fraction or min(Decimal(1), max(Decimal("0.01"), told.first_quota / base))
    return ActivityOffer.objects.create(
        agreement=standing.agreement,
        number=len(standing.offers) + 1,
        from_patient=from_patient,
        baseline_value=base,
        start_fraction=share.quantize(Decimal("0.01")),
        first_quota=told.first_quota,
        step=told.step,
        goal_value=told.goal_value,
        weekdays=told.weekdays,
        effort_target=standing.offers[-1].effort_target if from_patient else told.effort_target,
        words=told.words.strip(),
        reason=told.reason[:200],
        made_by=by,
    )


def check_terms(told: OfferTold, base: Decimal, resolution: Decimal, p: Parameters) -> None:
    """The numbers lie within what can be agreed. Raises WrongTerms with the range in its words."""
    within = limits(float(base), float(resolution), p)
    terms = Terms(float(told.first_quota), float(told.step), float(told.goal_value))
    for field in out_of_limits(terms, within):
        raise WrongTerms(field, range_words(within)[field])


def range_words(within: Limits) -> dict[str, str]:
    """From where to where each number may lie, in one sentence each."""
    low, high = within.first
    step_low, step_high = within.step
    return {
        "first_quota": _("Start from %(low)s to %(high)s: not more than the tries came to.")
        % {"low": tidy(low), "high": tidy(high)},
        "step": _("A step is from %(low)s to %(high)s a week.")
        % {"low": tidy(step_low), "high": tidy(step_high)},
        "goal_value": _("The goal is more than what can be done already: above %(n)s.") % {"n": tidy(high)},
    }


def one_decimal(value: float) -> Decimal:
    return Decimal(str(round(value, 1)))


def _move(row: ActivityAgreement, state: AgreementState) -> None:
    AGREEMENT_TRANSITIONS.check(row.state, state)
    row.state = state
    row.save(update_fields=["state", "closed_at", "activity"])


def _start(
    standing: Standing, offer: ActivityOffer, clinician: User, actor: User, now: datetime
) -> Prescription:
    """Both agreed: the activity with its tries and milestones, and the item in the program."""
    row = standing.agreement
    AGREEMENT_TRANSITIONS.check(row.state, AgreementState.AGREED)
    if refusal(check_user_can_plan, clinician, row.patient):
        words = _("%(name)s no longer looks after this plan. Please ask your clinic for a new proposal.")
        raise Refused(words % {"name": clinician.name})
    activity = _activity(row, offer, clinician, now)
    BaselineTrial.objects.bulk_create(_kept(activity, standing.trials))
    suggest_milestones(activity, ladder_of(offer, row.resolution))
    item = _into_program(standing, activity, offer, (clinician, actor), now)
    row.activity, row.closed_at = activity, now
    _move(row, AgreementState.AGREED)
    return item


def _activity(row: ActivityAgreement, offer: ActivityOffer, clinician: User, now: datetime) -> GradedActivity:
    return GradedActivity.objects.create(
        patient=row.patient,
        goal=row.goal,
        name=row.name,
        unit=row.unit,
        resolution=row.resolution,
        goal_value=offer.goal_value,
        baseline_value=offer.baseline_value,
        start_fraction=offer.start_fraction,
        first_quota=offer.first_quota,
        step=offer.step,
        made_at=now,
        made_by=clinician,
        agreed_by_patient_at=now,
    )


def _kept(activity: GradedActivity, trials: Iterable[AgreementTrial]) -> Iterable[BaselineTrial]:
    for trial in trials:
        yield BaselineTrial(
            activity=activity,
            on=trial.on,
            value=trial.value,
            stop_reason=trial.get_stop_reason_display() if trial.stop_reason else "",
            pain_before=trial.pain_before,
            pain_peak=trial.pain_peak,
        )


def _into_program(
    standing: Standing,
    activity: GradedActivity,
    offer: ActivityOffer,
    people: tuple[User, User],
    now: datetime,
) -> Prescription:
    """In force at once where a program is; into the draft too, and only there before the first program.

    `people` are the clinician of the proposal and whoever said the last yes.
    """
    patient, line, (clinician, actor) = standing.agreement.patient, uuid.uuid4(), people
    active = Program.objects.filter(patient=patient, state=ProgramState.ACTIVE).exists()
    drafts = Program.objects.filter(patient=patient, state=ProgramState.DRAFT)
    draft = drafts.first() or (None if active else start_draft(patient=patient, by=clinician))
    items = []
    if draft is not None:
        items.append(_item(draft, line, activity, offer))
        note_edit_of_draft(patient)
    if active:
        version = next_version(patient, clinician)
        items.append(_item(version, line, activity, offer))
        put_in_force(
            version,
            change_note=start_words(patient, activity)[:200],
            agreed_on=patient.today(now),
            by=clinician,
            actor=actor,
            now=now,
        )
    return items[-1]


def _item(program: Program, line: uuid.UUID, activity: GradedActivity, offer: ActivityOffer) -> Prescription:
    return Prescription.objects.create(
        program=program,
        line=line,
        activity=activity,
        position=next_position(program),
        mode=Mode.QUOTA,
        weekdays=offer.weekdays,
        quota=offer.first_quota,
        effort_target=offer.effort_target,
    )


def start_words(patient: Patient, activity: GradedActivity) -> str:
    """The change note of the version with which it starts, in the patient's language."""
    with translation.override(patient.language):
        return _("New, as you agreed: %(name)s, %(amount)s.") % {
            "name": activity.name,
            "amount": amount_words(activity.first_quota, activity.unit),
        }


def _leave(event: Event, row: ActivityAgreement, by: User) -> None:
    record(event, by=by, patient_id=row.patient_id, clinic_id=row.patient.clinic_id, about=row)
