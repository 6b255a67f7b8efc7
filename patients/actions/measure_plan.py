"""Which instruments are asked of a patient, and how often: chosen by the clinician, put off by the patient."""

from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from patients.actions.measures import check_gate
from patients.events import MEASURE_PLANNED, MEASURE_PUT_OFF
from patients.measures.battery import DEFAULT_BATTERY
from patients.measures.registry import INSTRUMENTS
from patients.models import MeasurePlan, Patient
from patients.permissions import NotNow, check_user_can_change_record, check_user_can_measure
from rehab.accounts.models import User
from rehab.audit.events import Event
from rehab.audit.record import record


@transaction.atomic
def plan_measure(*, patient: Patient, instrument: str, cadence: str, by: User) -> MeasurePlan:
    """Ask an instrument from today on, or change how often it is asked; the start stays.

    Raises Refused; NotNow behind a gate that is shut.
    """
    check_user_can_change_record(by, patient)
    check_gate(patient, INSTRUMENTS[instrument])
    Patient.objects.select_for_update().get(pk=patient.pk)
    plan = patient.measure_plans.filter(instrument=instrument, ended_at=None).first()
    if plan is not None:
        plan.cadence = cadence
        plan.save(update_fields=["cadence"])
    else:
        plan = MeasurePlan.objects.create(
            patient=patient, instrument=instrument, cadence=cadence, started_on=patient.today(), planned_by=by
        )
    _tell(MEASURE_PLANNED, plan, by)
    return plan


@transaction.atomic
def plan_default_battery(*, patient: Patient, by: User, without: Iterable[str] = ()) -> list[MeasurePlan]:
    """Ask the default battery; what is planned already keeps how often it is asked. Raises Refused."""
    check_user_can_change_record(by, patient)
    asked = set(patient.measure_plans.filter(ended_at=None).values_list("instrument", flat=True)) | set(
        without
    )
    return [
        plan_measure(patient=patient, instrument=key, cadence=cadence, by=by)
        for key, cadence in DEFAULT_BATTERY
        if key not in asked
    ]


@transaction.atomic
def end_measure_plan(*, plan: MeasurePlan, by: User) -> MeasurePlan:
    """Ask it no more; what was completed stays. Raises Refused; NotNow when it has ended."""
    plan = _locked(plan)
    check_user_can_change_record(by, plan.patient)
    if plan.ended_at is not None:
        raise NotNow(_("This is no longer asked."))
    plan.ended_at = timezone.now()
    plan.save(update_fields=["ended_at"])
    _tell(MEASURE_PLANNED, plan, by)
    return plan


@transaction.atomic
def put_off(*, plan: MeasurePlan, by: User) -> MeasurePlan:
    """ "Not today": it is asked again from tomorrow. Raises Refused."""
    plan = _locked(plan)
    check_user_can_measure(by, plan.patient, plan.kind)
    plan.put_off_until = plan.patient.today() + timedelta(days=1)
    plan.save(update_fields=["put_off_until"])
    _tell(MEASURE_PUT_OFF, plan, by)
    return plan


def _locked(plan: MeasurePlan) -> MeasurePlan:
    rows = MeasurePlan.objects.select_for_update(of=("self",)).select_related("patient__clinic")
    return rows.get(pk=plan.pk)


def _tell(event: Event, plan: MeasurePlan, by: User) -> None:
    patient = plan.patient
    record(event, by=by, patient_id=patient.pk, clinic_id=patient.clinic_id, about=plan)
