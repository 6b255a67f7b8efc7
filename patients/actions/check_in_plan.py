"""Agree, change, pause and stop a patient's check-ins."""

from datetime import date, time

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from patients.actions.occurrences import fill, retime
from patients.events import CHECK_INS_AGREED, CHECK_INS_CHANGED, CHECK_INS_STOPPED
from patients.models import AskedKind, CheckInLine, CheckInPlan, How, Patient
from patients.permissions import NotNow
from rehab.accounts.models import User
from rehab.audit.events import Event
from rehab.audit.record import record


@transaction.atomic
def plan_check_ins(
    *, patient: Patient, by: User, wall_time: time, quiet: tuple[time, time] | None = None, nudge: bool = True
) -> CheckInPlan:
    """Start a daily check-in at the patient's own time of day. A plan that was stopped starts again."""
    now = timezone.now()
    values = {"wall_time": wall_time, "nudge": nudge, "started_on": patient.today(now), "agreed_by": by}
    if quiet:
        values |= {"quiet_from": quiet[0], "quiet_until": quiet[1]}
    plan, _new = CheckInPlan.objects.update_or_create(
        patient=patient, defaults=values | {"ended_at": None, "paused_until": None}
    )
    plan.patient = patient
    retime(plan, now)
    fill(plan, now)
    _note(CHECK_INS_AGREED, plan, by)
    return plan


@transaction.atomic
def change_check_ins(
    *, plan: CheckInPlan, by: User, wall_time: time, quiet: tuple[time, time], nudge: bool
) -> CheckInPlan:
    """Change time, quiet hours or nudge. A date that was already asked is not asked again."""
    plan = _locked(plan)
    plan.wall_time, (plan.quiet_from, plan.quiet_until), plan.nudge = wall_time, quiet, nudge
    plan.save()
    retime(plan)
    _note(CHECK_INS_CHANGED, plan, by)
    return plan


@transaction.atomic
def set_rhythm(
    *, plan: CheckInPlan, by: User, rhythm: str, weekdays: str = "", maintenance: bool = False, how: str = ""
) -> CheckInPlan:
    """How often the check-in is asked, and how ("" leaves that as it is).

    A new rhythm begins today; the same one goes on from where it is.
    """
    plan = _locked(plan)
    today = plan.patient.today()
    if (plan.rhythm, plan.weekdays) != (rhythm, weekdays):
        plan.rhythm, plan.weekdays, plan.rhythm_from = rhythm, weekdays, today
    plan.maintenance_from = (plan.maintenance_from or today) if maintenance else None
    plan.how = how or plan.how
    plan.save(update_fields=["how", "rhythm", "weekdays", "rhythm_from", "maintenance_from"])
    retime(plan)
    _note(CHECK_INS_CHANGED, plan, by)
    return plan


@transaction.atomic
def add_line(
    *,
    plan: CheckInPlan,
    by: User,
    kind: str,
    rhythm: str,
    instrument: str = "",
    how: str = How.APP,
    weekdays: str = "",
    every: int = 1,
    wall_time: time | None = None,
) -> CheckInLine:
    """Ask one more thing from today on. Raises NotNow when the plan asks it already."""
    plan = _locked(plan)
    same = plan.lines.filter(kind=kind, instrument=instrument, ended_at=None)
    if (same.filter(how=how) if kind == AskedKind.REVIEW else same).exists():
        raise NotNow(_("This is already asked. End it first, then add it in another way."))
    line = CheckInLine.objects.create(
        plan=plan,
        kind=kind,
        instrument=instrument,
        how=how,
        rhythm=rhythm,
        weekdays=weekdays,
        every=every,
        wall_time=wall_time,
        started_on=plan.patient.today(),
        agreed_by=by,
    )
    retime(plan)
    _note(CHECK_INS_CHANGED, plan, by)
    return line


@transaction.atomic
def end_line(*, line: CheckInLine, by: User) -> CheckInLine:
    """Ask it no more; what waits to be asked goes. Nothing that starts after this commit is sent."""
    plan = _locked(line.plan)
    if line.ended_at is None:
        line.ended_at = timezone.now()
        line.save(update_fields=["ended_at"])
        retime(plan)
        _note(CHECK_INS_CHANGED, plan, by)
    return line


@transaction.atomic
def pause_check_ins(*, plan: CheckInPlan, by: User, until: date | None) -> CheckInPlan:
    """No asking before the date `until`; None ends the pause."""
    plan = _locked(plan)
    plan.paused_until = until
    plan.save(update_fields=["paused_until"])
    _note(CHECK_INS_CHANGED, plan, by)
    return plan


@transaction.atomic
def stop_check_ins(*, plan: CheckInPlan, by: User) -> CheckInPlan:
    """End the check-ins. Nothing that starts after this commit is sent."""
    plan = _locked(plan)
    plan.ended_at = timezone.now()
    plan.save(update_fields=["ended_at"])
    _note(CHECK_INS_STOPPED, plan, by)
    return plan


def _locked(plan: CheckInPlan) -> CheckInPlan:
    """The plan's newest state. Waits for a message of it that is being sent at this moment."""
    return CheckInPlan.objects.select_for_update(of=("self",)).select_related("patient").get(pk=plan.pk)


def _note(event: Event, plan: CheckInPlan, by: User) -> None:
    record(event, by=by, patient_id=plan.patient_id, clinic_id=plan.patient.clinic_id, about=plan)
