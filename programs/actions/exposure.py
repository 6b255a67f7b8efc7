"""Graded exposure: a ladder for fear. The rule suggests, a clinician decides, the patient tries."""

from dataclasses import asdict, dataclass
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from patients.models import Patient
from programs import events
from programs.insights.clinic_parameters import parameters_of
from programs.insights.exposure import Ladder, ladders
from programs.models import ExposureChoice, ExposureDecision, ExposureTrial, Hierarchy, Rung
from programs.permissions import check_user_can_follow, check_user_can_plan
from programs.rules.exposure import Outcome
from rehab.accounts.models import User
from rehab.audit.events import Event
from rehab.audit.record import record
from rehab.lib.refusals import Refused


@dataclass(frozen=True)
class RungTold:
    """One feared situation; fear is 0–100."""

    situation: str
    predicted_harm: str
    suds_initial: int
    safety_behaviours: str = ""
    context: str = ""


@dataclass(frozen=True)
class Before:
    """What is said before a try: "If I …, then …", and how likely it seems (0–100). None is not said."""

    prediction: str
    likelihood_pre: int | None = None
    suds_pre: int | None = None
    pain_pre: int | None = None


@dataclass(frozen=True)
class After:
    """What is said after it. Fear and likelihood 0–100, pain 0–10; None is not said."""

    avoided: bool = False
    happened: bool | None = None
    actual_outcome: str = ""
    likelihood_post: int | None = None
    suds_peak: int | None = None
    suds_end: int | None = None
    pain_peak: int | None = None
    learned: str = ""
    safety_behaviour_used: bool | None = None
    context: str = ""


@transaction.atomic
def start_hierarchy(*, patient: Patient, theme: str, by: User) -> Hierarchy:
    """Open a ladder. Raises Refused."""
    check_user_can_plan(by, patient)
    row = Hierarchy.objects.create(patient=patient, theme=theme.strip(), made_by=by)
    _leave(events.EXPOSURE_CHANGED, row, by)
    return row


@transaction.atomic
def save_rung(*, hierarchy: Hierarchy, told: RungTold, by: User, rung: Rung | None = None) -> Rung:
    """Add a step or change one; a changed situation has to be cleared again. Raises Refused."""
    row = _locked(hierarchy, by)
    if rung is None and row.rungs.count() >= (
        most := parameters_of(row.patient.clinic_id).exposure_rungs_max
    ):
        raise Refused(_("%(n)d steps are enough. Take one out first.") % {"n": most})
    changed = rung is None or rung.situation != told.situation.strip()
    rung = rung or Rung(hierarchy=row)
    for name, value in asdict(told).items():
        setattr(rung, name, value.strip() if isinstance(value, str) else value)
    rung.save()
    if changed and row.cleared_at is not None:
        _uncleared(row)
    _leave(events.EXPOSURE_CHANGED, row, by)
    return rung


@transaction.atomic
def remove_rung(*, rung: Rung, by: User) -> None:
    """Take a step out that nobody has tried. Raises Refused."""
    row = _locked(rung.hierarchy, by)
    if rung.trials.exists():
        raise Refused(_("This step has been tried, so it stays on the ladder."))
    rung.delete()
    _leave(events.EXPOSURE_CHANGED, row, by)


@transaction.atomic
def clear_hierarchy(*, hierarchy: Hierarchy, note: str, by: User) -> Hierarchy:
    """Confirm, in one's own name, that every situation on the ladder is medically safe. Raises Refused."""
    row = _locked(hierarchy, by)
    if not row.rungs.exists():
        raise Refused(_("Build the steps first: they are what is confirmed."))
    if not note.strip():
        raise Refused(_("Write why these situations are safe for this person."))
    row.cleared_at, row.cleared_by, row.cleared_note = timezone.now(), by, note.strip()
    row.save(update_fields=["cleared_at", "cleared_by", "cleared_note"])
    _leave(events.EXPOSURE_CLEARED, row, by)
    return row


@transaction.atomic
def end_hierarchy(*, hierarchy: Hierarchy, by: User) -> Hierarchy:
    """Close a ladder; it stays in the record. Raises Refused."""
    row = _locked(hierarchy, by)
    row.ended_at = timezone.now()
    row.save(update_fields=["ended_at"])
    _leave(events.EXPOSURE_CHANGED, row, by)
    return row


@transaction.atomic
def decide_exposure(
    *, hierarchy: Hierarchy, choice: ExposureChoice, by: User, rung: Rung | None = None, note: str = ""
) -> ExposureDecision:
    """Do as the rule suggests, choose another step, or stay. What the rule said is kept. Raises Refused."""
    row = _locked(hierarchy, by)
    ladder = next(one for one in ladders(row.patient) if one.hierarchy.pk == row.pk)
    if ladder.result is None or row.cleared_at is None:
        raise Refused(_("Confirm first that the situations are safe."))
    if choice is ExposureChoice.APPROVE and not settings.DECISION_SUPPORT_ENABLED:
        raise Refused(_("Suggestions are switched off at this clinic."))
    if choice is not ExposureChoice.APPROVE and not note.strip():
        raise Refused(_("Write the reason: it stays with the decision."))
    target = _target(ladder, choice, rung)
    result = ladder.result
    _move_to(row, ladder, target, result.outcome, choice)
    decision = ExposureDecision.objects.create(
        hierarchy=row,
        rule_id=result.rule_id,
        rule_version=result.version,
        outcome=result.outcome.value,
        suggested=result.reason[:300],
        facts=result.facts,
        parameters=ladder.p.snapshot(),
        choice=choice,
        rung=target,
        note=note.strip(),
        by=by,
    )
    _leave(events.EXPOSURE_DECIDED, row, by)
    return decision


def _target(ladder: Ladder, choice: ExposureChoice, rung: Rung | None) -> Rung | None:
    if choice is ExposureChoice.STAY:
        return ladder.current
    if choice is ExposureChoice.OTHER:
        if rung is None or rung.hierarchy_id != ladder.hierarchy.pk:
            raise Refused(_("Choose the step to work on."))
        return rung
    return ladder.rung(ladder.result.rung) if ladder.result else None


def _move_to(
    row: Hierarchy, ladder: Ladder, target: Rung | None, outcome: Outcome, choice: ExposureChoice
) -> None:
    """Mark what is learnt as done, and stand on the chosen step."""
    current = ladder.current
    learnt = outcome in (Outcome.ADVANCE, Outcome.COMPLETE) and choice is not ExposureChoice.STAY
    if learnt and current is not None and current.done_at is None:
        current.done_at = timezone.now()
        current.save(update_fields=["done_at"])
    row.current = target if outcome is not Outcome.COMPLETE or choice is ExposureChoice.OTHER else current
    row.save(update_fields=["current"])


@transaction.atomic
def begin_trial(*, patient: Patient, told: Before, by: User) -> ExposureTrial:
    """Write the prediction down before the try, at the agreed step. Raises Refused."""
    check_user_can_follow(by, patient)
    rung = agreed_rung(patient)
    if rung is None:
        raise Refused(
            _("There is no step to try at the moment. Your clinician agrees the next one with you.")
        )
    begun = rung.trials.filter(finished_at=None).first()
    row = begun or ExposureTrial(rung=rung, local_date=patient.today(), logged_by=by.pk)
    row.local_date = patient.today()
    for name, value in asdict(told).items():
        setattr(row, name, value)
    row.save()
    _leave(events.EXPOSURE_LOGGED, rung.hierarchy, by)
    return row


@transaction.atomic
def finish_trial(*, trial: ExposureTrial, told: After, by: User) -> ExposureTrial:
    """Write down what happened. "I did not do it" is an answer too. Raises Refused."""
    patient = trial.rung.hierarchy.patient
    check_user_can_follow(by, patient)
    if trial.finished_at is not None:
        raise Refused(_("This try is already written down."))
    values = asdict(After(avoided=True, learned=told.learned) if told.avoided else told)
    for name, value in values.items():
        setattr(trial, name, value)
    trial.finished_at = timezone.now()
    trial.save()
    _leave(events.EXPOSURE_LOGGED, trial.rung.hierarchy, by)
    return trial


@transaction.atomic
def log_trial_pain(*, patient: Patient, pain: int | None, by: User) -> list[ExposureTrial]:
    """Pain a day or two after a try: one fact about all tries of that day. Raises Refused."""
    check_user_can_follow(by, patient)
    rows = waiting_for_pain(patient)
    for row in rows:
        name = "pain_24h" if patient.today() - row.local_date == timedelta(days=1) else "pain_48h"
        setattr(row, name, pain)
        row.save(update_fields=[name])
        _leave(events.EXPOSURE_LOGGED, row.rung.hierarchy, by)
    return rows


def waiting_for_pain(patient: Patient) -> list[ExposureTrial]:
    """Tries of yesterday without the pain of a day after, and of the day before without that of two. One query."""
    today = patient.today()
    days = {today - timedelta(days=1): "pain_24h", today - timedelta(days=2): "pain_48h"}
    found = ExposureTrial.objects.filter(
        rung__hierarchy__patient=patient, local_date__in=days, finished_at__isnull=False, avoided=False
    ).select_related("rung__hierarchy")
    rows = [row for row in found if getattr(row, days[row.local_date]) is None]
    for row in rows:
        row.rung.hierarchy.patient = patient
    return rows


def agreed_rung(patient: Patient) -> Rung | None:
    """The step that was agreed, on a ladder that is cleared and goes on. One query."""
    found = Hierarchy.objects.filter(
        patient=patient, ended_at=None, cleared_at__isnull=False, current__isnull=False
    )
    row = found.select_related("current").order_by("made_at").first()
    if row is None or row.current is None:
        return None
    row.patient, row.current.hierarchy = patient, row
    return row.current


def _uncleared(row: Hierarchy) -> None:
    row.cleared_at = row.cleared_by = row.current = None
    row.cleared_note = ""
    row.save(update_fields=["cleared_at", "cleared_by", "cleared_note", "current"])


def _locked(hierarchy: Hierarchy, by: User) -> Hierarchy:
    rows = Hierarchy.objects.select_for_update(of=("self",)).select_related("patient")
    row = rows.get(pk=hierarchy.pk)
    check_user_can_plan(by, row.patient)
    if row.ended_at is not None:
        raise Refused(_("This ladder is closed."))
    return row


def _leave(event: Event, row: Hierarchy, by: User) -> None:
    record(event, by=by, patient_id=row.patient_id, clinic_id=row.patient.clinic_id, about=row)
