"""The flare plan: agreed in advance, started and ended by the patient."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from patients.actions.check_in import save_check_in
from patients.actions.journal import AS_IT_COMES, DayValues
from patients.models import JournalDay, Patient
from programs import events
from programs.insights.clinic_parameters import parameters_of
from programs.insights.flares import plan_days, running
from programs.models import Exercise, Flare, FlarePlan, FlareTool
from programs.permissions import check_user_can_follow, check_user_can_plan
from rehab.accounts.models import User
from rehab.audit.record import record
from rehab.lib.clocks import Made
from rehab.lib.refusals import Refused


@dataclass(frozen=True)
class FlareTold:
    """What is agreed: the patient's words, who they tell, and practices of the library."""

    words: str
    tell: str
    tools: Sequence[Exercise]
    agreed_on: date


@transaction.atomic
def agree_flare_plan(*, patient: Patient, told: FlareTold, by: User) -> FlarePlan:
    """Keep a new version of the plan; a flare that goes on keeps the version it began with. Raises Refused."""
    check_user_can_plan(by, patient)
    if told.agreed_on > patient.today():
        raise Refused(_("The day on which this was agreed has not come yet."))
    if any(tool.clinic_id != patient.clinic_id for tool in told.tools):
        raise Refused(_("Only a practice of this clinic's library can be chosen."))
    Patient.objects.select_for_update(of=("self",)).get(pk=patient.pk)
    before = FlarePlan.objects.filter(patient=patient).order_by("-number").first()
    FlarePlan.objects.filter(patient=patient, replaced_at=None).update(replaced_at=timezone.now())
    p = parameters_of(patient.clinic_id)
    plan = FlarePlan.objects.create(
        patient=patient,
        number=1 + (before.number if before else 0),
        stage_days=p.flare_stage_days,
        share_early=Decimal(str(p.flare_share_early)),
        share_late=Decimal(str(p.flare_share_late)),
        words=told.words.strip(),
        tell=told.tell.strip(),
        agreed_on=told.agreed_on,
        made_by=by,
    )
    FlareTool.objects.bulk_create(FlareTool(plan=plan, exercise=tool) for tool in told.tools)
    record(events.FLARE_PLAN_AGREED, by=by, patient_id=patient.pk, clinic_id=patient.clinic_id, about=plan)
    return plan


@transaction.atomic
def start_flare(
    *, patient: Patient, by: User, now: datetime | None = None, made: Made = AS_IT_COMES
) -> Flare:
    """Follow the plan from today on, and tick today as a flare day, so that the care team sees it.

    One that has run its days is closed first. Starting twice is once. What a device kept begins on the day on which
    it was tapped, unless a flare began or ended since. Raises Refused without a plan, and when its days are over.
    """
    now = now or timezone.now()
    began = made.at or now
    check_user_can_follow(by, patient)
    Patient.objects.select_for_update(of=("self",)).get(pk=patient.pk)
    if (newer := _told_since(patient, began)) is not None:
        return newer
    today, open_one = patient.today(began), running(patient)
    if open_one is not None and (today - open_one.started_on).days < plan_days(open_one.plan):
        return open_one
    plan = FlarePlan.objects.filter(patient=patient, replaced_at=None).first()
    if plan is None:
        raise Refused(_("There is no flare plan yet. Your clinic makes one with you."))
    if (patient.today(now) - today).days >= plan_days(plan):
        raise Refused(_("The days of this plan have gone by. If the flare is still there, start it again."))
    if open_one is not None:
        last = open_one.started_on + timedelta(days=plan_days(open_one.plan) - 1)
        _close(open_one, last, now)
    flare = Flare.objects.filter(patient=patient, started_on=today).first()
    if flare is None:
        flare = Flare(patient=patient, plan=plan, started_on=today, started_at=began)
    flare.ended_on = flare.ended_at = None
    flare.save()
    _tick(patient, today, by, now, made)
    record(events.FLARE_STARTED, by=by, patient_id=patient.pk, clinic_id=patient.clinic_id, about=flare)
    return flare


@transaction.atomic
def end_flare(*, patient: Patient, by: User, now: datetime | None = None) -> Flare | None:
    """The flare has settled: from tomorrow on the quotas are whole again. None when no plan runs."""
    now = now or timezone.now()
    check_user_can_follow(by, patient)
    Patient.objects.select_for_update(of=("self",)).get(pk=patient.pk)
    flare = running(patient)
    if flare is None:
        return None
    _close(flare, patient.today(now), now)
    record(events.FLARE_ENDED, by=by, patient_id=patient.pk, clinic_id=patient.clinic_id, about=flare)
    return flare


def _close(flare: Flare, last: date, now: datetime) -> None:
    flare.ended_on, flare.ended_at = last, now
    flare.save(update_fields=["ended_on", "ended_at"])


def _told_since(patient: Patient, began: datetime) -> Flare | None:
    """A flare that began or ended after this start was tapped: it says more than the start that comes late."""
    since = Q(started_at__gte=began) | Q(ended_at__gte=began)
    return Flare.objects.filter(since, patient=patient).order_by("-started_at").first()


def _tick(patient: Patient, today: date, by: User, now: datetime, made: Made) -> None:
    day = JournalDay.objects.filter(patient=patient, local_date=today).first()
    if day is None or not day.flare:
        values: DayValues = {"flare": True}
        sent = uuid.uuid4()
        save_check_in(
            patient=patient, local_date=today, values=values, by=by, client_uuid=sent, now=now, made=made
        )
