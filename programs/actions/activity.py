"""Start a graded activity: baseline trials, the stairs of quotas that follow, and the item in the draft."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from patients.models import Goal
from programs import events
from programs.actions.milestones import suggest_milestones
from programs.actions.prescription import next_position
from programs.actions.program import locked_draft, note_edit
from programs.insights.clinic_parameters import parameters_of
from programs.models import BaselineTrial, GradedActivity, Mode, Prescription, Program, Supervision
from programs.rules.baseline import Baseline, Ladder, Trial, baseline, ladder
from programs.rules.parameters import Parameters
from rehab.accounts.models import User
from rehab.audit.record import record
from rehab.lib.refusals import Refused


@dataclass(frozen=True)
class TrialTold:
    """One baseline try: how much until they would normally stop, and how it felt (0–10, None not asked)."""

    on: date
    value: Decimal
    stop_reason: str = ""
    pain_before: int | None = None
    pain_peak: int | None = None


@dataclass(frozen=True)
class ActivityPlan:
    """A graded activity as it is agreed. Amounts in `unit`; `start_fraction` is a share of the baseline."""

    name: str
    unit: str
    goal_value: Decimal
    trials: Sequence[TrialTold]
    weekdays: int
    start_fraction: Decimal = Decimal("0.80")
    resolution: Decimal = Decimal(1)
    goal: Goal | None = None
    mode: str = Mode.QUOTA
    effort_target: int | None = None
    supervision: str = Supervision.HOME
    note: str = ""
    accept_unsteady: bool = False
    agreed_on: date | None = None


@dataclass(frozen=True)
class Stairs:
    """What the trials come to: the baseline with its sentence, and the quotas week by week."""

    baseline: Baseline
    ladder: Ladder


def stairs_of(plan: ActivityPlan, p: Parameters) -> Stairs:
    """Baseline and quotas before anything is saved. Raises ValueError with a plain sentence."""
    base = baseline((Trial(trial.on, float(trial.value)) for trial in plan.trials), p)
    stairs = ladder(
        base.used_value, float(plan.goal_value), float(plan.resolution), float(plan.start_fraction), p
    )
    return Stairs(base, stairs)


@transaction.atomic
def add_activity(
    *, program: Program, plan: ActivityPlan, by: User, seen_edits: int | None = None
) -> Prescription:
    """Save the graded activity with its trials and put it into the draft at its first quota.

    Raises Refused when the trials are too few or too unsteady, and EditedMeanwhile.
    """
    draft = locked_draft(program, by=by, seen_edits=seen_edits)
    try:
        stairs = stairs_of(plan, parameters_of(draft.patient.clinic_id))
    except ValueError as no:
        raise Refused(str(no)) from no
    check_trials(stairs.baseline, plan.accept_unsteady)
    if plan.goal is not None and plan.goal.patient_id != draft.patient_id:
        raise Refused(_("This goal belongs to somebody else."))
    if plan.agreed_on is not None and plan.agreed_on > draft.patient.today():
        raise Refused(_("The day on which this was agreed has not come yet."))
    activity = _save(draft, plan, stairs, by)
    suggest_milestones(activity, stairs.ladder)
    item = Prescription.objects.create(
        program=draft,
        activity=activity,
        position=next_position(draft),
        mode=plan.mode,
        weekdays=plan.weekdays,
        quota=activity.first_quota,
        effort_target=plan.effort_target,
        supervision=plan.supervision,
        note=plan.note,
    )
    note_edit(draft)
    patient = draft.patient
    record(events.ACTIVITY_STARTED, by=by, patient_id=patient.pk, clinic_id=patient.clinic_id, about=activity)
    return item


def check_trials(base: Baseline, accept_unsteady: bool) -> None:
    """Three days make a baseline; unsteady ones ask for more, unless a clinician says why not to wait."""
    if base.n < 3:
        raise Refused(_("A baseline needs trials on three different days."))
    if base.ask_for_more and not accept_unsteady:
        raise Refused(base.reason)


def _save(draft: Program, plan: ActivityPlan, stairs: Stairs, by: User) -> GradedActivity:
    activity = GradedActivity.objects.create(
        patient=draft.patient,
        goal=plan.goal,
        name=plan.name.strip(),
        unit=plan.unit,
        resolution=plan.resolution,
        goal_value=plan.goal_value,
        baseline_value=Decimal(str(round(stairs.baseline.used_value, 1))),
        start_fraction=plan.start_fraction,
        first_quota=Decimal(str(stairs.ladder.q0)),
        step=Decimal(str(stairs.ladder.step)),
        made_by=by,
        agreed_in_visit_on=plan.agreed_on or draft.patient.today(),
    )
    BaselineTrial.objects.bulk_create(
        BaselineTrial(
            activity=activity,
            on=trial.on,
            value=trial.value,
            stop_reason=trial.stop_reason,
            pain_before=trial.pain_before,
            pain_peak=trial.pain_peak,
        )
        for trial in plan.trials
    )
    return activity
