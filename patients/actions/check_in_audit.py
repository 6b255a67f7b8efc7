"""Every night: is the next check-in there for everybody who has a plan, and has anybody gone silent?"""

import logging
import uuid
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Max
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from patients.actions.occurrences import ONE_DAY, expected_rows, with_lines
from patients.events import CHECK_INS_PAUSED_FOR_SILENCE, TASK_ADDED
from patients.models import CheckInAudit, CheckInOccurrence, CheckInPlan, Task
from patients.models.check_in import OccurrenceState, Slot
from patients.models.task import MadeFor
from patients.rules.silence import PAUSE_FOR, Step, silence
from rehab.accounts.models import Clinic
from rehab.audit.record import record

log = logging.getLogger(__name__)
NIGHT = timedelta(hours=23)
BATCH = 500
KEEP = timedelta(days=90)


def audit_due(now: datetime | None = None) -> list[CheckInAudit]:
    """Look at each clinic that was not looked at since last night."""
    now = now or timezone.now()
    newest = Clinic.objects.annotate(looked_at=Max("check_in_audits__at"))
    due = [clinic for clinic in newest if clinic.looked_at is None or clinic.looked_at <= now - NIGHT]
    return [audit_clinic(clinic, now) for clinic in due]


def audit_clinic(clinic: Clinic, now: datetime) -> CheckInAudit:
    """Repair what is missing, see to silence, and keep what was found."""
    running = CheckInPlan.objects.filter(
        patient__clinic=clinic, ended_at=None, patient__ended_at=None
    ).order_by("pk")
    ids = list(running.values_list("pk", flat=True))
    repaired = sum(_repair(batch, now) for batch in batches(ids))
    steps = [step for batch in batches(ids) for step in _see_to_silence(batch, now)]
    if repaired:
        log.error("%d occurrences of check-ins were missing and have been made", repaired)
    CheckInAudit.objects.filter(clinic=clinic, at__lt=now - KEEP).delete()
    return CheckInAudit.objects.create(
        clinic=clinic,
        at=now,
        plans=len(ids),
        repaired=repaired,
        calls=steps.count(Step.CALL),
        pauses=steps.count(Step.PAUSE),
    )


@transaction.atomic
def _repair(ids: tuple[uuid.UUID, ...], now: datetime) -> int:
    """Make the rows of today and tomorrow that the rules ask for and the table lacks."""
    plans = list(
        with_lines(CheckInPlan.objects.select_for_update(of=("self",)).select_related("patient")).filter(
            pk__in=ids
        )
    )
    wanted = [row for row in expected_rows(plans, now) if row.due_at > now]
    here = set(
        CheckInOccurrence.objects.filter(plan__in=ids, local_date__gte=now.date() - ONE_DAY).values_list(
            "plan_id", "line_id", "local_date", "slot"
        )
    )
    missing = [row for row in wanted if (row.plan_id, row.line_id, row.local_date, row.slot) not in here]
    CheckInOccurrence.objects.bulk_create(missing, ignore_conflicts=True)
    return len(missing)


def _see_to_silence(ids: tuple[uuid.UUID, ...], now: datetime) -> list[Step]:
    """What was done for each plan of a batch whose patient has gone silent; the candidates in two queries."""
    plans = CheckInPlan.objects.filter(pk__in=ids).select_related("patient")
    signs = dict(plans.annotate(last=Max("patient__journal_days__local_date")).values_list("pk", "last"))
    found = []
    for plan in plans:
        today = plan.patient.today(now)
        last = max(filter(None, [signs[plan.pk], plan.started_on, plan.paused_until, plan.rhythm_from]))
        if today - last >= timedelta(days=7) and not (plan.paused_until and plan.paused_until > today):
            found.append(_one(plan.pk, last, today))
    return [step for step in found if step is not Step.NONE]


@transaction.atomic
def _one(plan_id: uuid.UUID, last: date, today: date) -> Step:
    """Ask for a call once for each silence, and pause once; the plan is locked, so twice at once is once."""
    plan = (
        CheckInPlan.objects.select_for_update(of=("self",)).select_related("patient__clinic").get(pk=plan_id)
    )
    asked = plan.occurrences.filter(
        slot=Slot.MAIN, line=None, state=OccurrenceState.QUEUED, local_date__gte=last
    ).count()
    step = silence(last, asked, today)
    if step is Step.PAUSE and plan.paused_for != last:
        plan.paused_for, plan.paused_until = last, today + PAUSE_FOR
        plan.save(update_fields=["paused_for", "paused_until"])
        patient = plan.patient
        record(
            CHECK_INS_PAUSED_FOR_SILENCE,
            by=None,
            patient_id=patient.pk,
            clinic_id=patient.clinic_id,
            about=plan,
        )
        _task(plan, today, paused=True)
        return step
    if step is Step.CALL and plan.called_for != last:
        plan.called_for = last
        plan.save(update_fields=["called_for"])
        _task(plan, today, paused=False)
        return step
    return Step.NONE


def _task(plan: CheckInPlan, today: date, *, paused: bool) -> None:
    """Something for the lead clinician to do; without a lead there is nobody whose it would be."""
    patient = plan.patient
    lead = patient.care_team.filter(until=None, lead=True).select_related("user").first()
    if lead is None:
        return
    with translation.override(patient.clinic.locale):
        title = (
            _("Two quiet weeks, check-ins are paused: get in touch")
            if paused
            else _("A quiet week: call and ask how things are")
        )
    task = Task.objects.create(
        patient=patient,
        title=title,
        due=today,
        owner=lead.user,
        made_by=lead.user,
        made_for=MadeFor.PAUSE if paused else MadeFor.SILENCE,
    )
    record(TASK_ADDED, by=None, patient_id=patient.pk, clinic_id=patient.clinic_id, about=task)


def batches(ids: list[uuid.UUID]) -> list[tuple[uuid.UUID, ...]]:
    return [tuple(ids[at : at + BATCH]) for at in range(0, len(ids), BATCH)]
