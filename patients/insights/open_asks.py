"""For whom something of a kind is open. Kinds of the higher rooms are asked by name (settings.ASKED_WHEN_OPEN)."""

import uuid
from collections import defaultdict
from collections.abc import Callable, Collection
from datetime import date, timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string

from patients.measures.battery import Cadence, due
from patients.measures.instrument import Asked
from patients.measures.peg import PEG
from patients.models import Measure, MeasurePlan, Patient, SleepNight

# The three questions are about the past week.
PEG_HOLDS = timedelta(days=6)


def open_for(kind: str, patients: Collection[uuid.UUID]) -> set[uuid.UUID]:
    """For whom of these something of this kind is open. A kind that nobody looks after is always asked."""
    path = settings.ASKED_WHEN_OPEN.get(kind)
    if path is None:
        return set(patients)
    looks: Callable[[Collection[uuid.UUID]], set[uuid.UUID]] = import_string(path)
    return looks(patients)


def peg_open(patients: Collection[uuid.UUID]) -> set[uuid.UUID]:
    """Those who have not answered the three questions within the last days. Two queries."""
    today = _todays(patients)
    rows = Measure.objects.filter(patient__in=patients, instrument=PEG.key).exclude(finished_at=None)
    done = {
        patient
        for patient, on in rows.values_list("patient_id", "local_date")
        if on >= today[patient] - PEG_HOLDS
    }
    return set(today) - done


def sleep_open(patients: Collection[uuid.UUID]) -> set[uuid.UUID]:
    """Those who have not written down the night that ended today. Two queries."""
    today = _todays(patients)
    rows = SleepNight.objects.filter(patient__in=patients, wake_date__in=set(today.values()))
    done = {patient for patient, on in rows.values_list("patient_id", "wake_date") if on == today[patient]}
    return set(today) - done


def measures_open(patients: Collection[uuid.UUID]) -> set[uuid.UUID]:
    """Those whose plan of measures has one due that they answer themselves. Three queries."""
    today = _todays(patients)
    plans = [
        plan
        for plan in MeasurePlan.objects.filter(patient__in=patients, ended_at=None)
        if plan.kind.asked is Asked.ITEMS
    ]
    done: dict[tuple[uuid.UUID, str], list[date]] = defaultdict(list)
    kept = Measure.objects.filter(patient__in=patients).exclude(finished_at=None)
    for patient, instrument, on in kept.values_list("patient_id", "instrument", "local_date"):
        done[patient, instrument].append(on)
    return {
        plan.patient_id
        for plan in plans
        if due(
            Cadence(plan.cadence),
            plan.started_on,
            done[plan.patient_id, plan.instrument],
            today[plan.patient_id],
            plan.put_off_until,
        ).is_due
    }


def _todays(patients: Collection[uuid.UUID]) -> dict[uuid.UUID, date]:
    now = timezone.now()
    return {
        row.pk: row.today(now) for row in Patient.objects.filter(pk__in=patients).only("time_zone", "clinic")
    }
