"""A trial with oneself: offered by a clinician, agreed by the patient, stopped by either."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from patients.models import Patient
from programs import events
from programs.insights.experiments import open_trials
from programs.insights.exposure_columns import can_be_picked
from programs.models import EXPERIMENT_TRANSITIONS, Experiment, ExperimentState
from programs.permissions import check_user_can_follow, check_user_can_plan
from rehab.accounts.models import User
from rehab.audit.events import Event
from rehab.audit.record import record
from rehab.lib.refusals import Refused


@dataclass(frozen=True)
class Offer:
    """What it is about (a key of what can be looked at), and what both kinds of weeks are like, in plain words."""

    exposure: str
    usual: str
    tried: str


@transaction.atomic
def offer_experiment(*, patient: Patient, offer: Offer, by: User) -> Experiment:
    """Offer a trial; one at a time. Raises Refused."""
    check_user_can_plan(by, patient)
    Patient.objects.select_for_update(of=("self",)).get(pk=patient.pk)
    if open_trials(patient, patient.today()).exists():
        raise Refused(_("One trial at a time: end the one that is on its way first."))
    if offer.exposure not in {key for key, _words in can_be_picked(patient)}:
        raise Refused(_("This is not in the log of this patient."))
    row = Experiment.objects.create(
        patient=patient,
        exposure=offer.exposure,
        usual=offer.usual.strip(),
        tried=offer.tried.strip(),
        offered_by=by,
    )
    _leave(events.EXPERIMENT_OFFERED, row, by)
    return row


@transaction.atomic
def answer_experiment(*, experiment: Experiment, agrees: bool, by: User) -> Experiment:
    """The patient says yes, and it starts tomorrow with weeks as usual; or not now. Raises Refused, NotAllowedNow."""
    row = _locked(experiment)
    check_user_can_follow(by, row.patient)
    state = ExperimentState.RUNNING if agrees else ExperimentState.DECLINED
    EXPERIMENT_TRANSITIONS.check(row.state, state)
    row.state = state
    row.started_on = row.patient.today() + timedelta(days=1) if agrees else None
    row.save(update_fields=["state", "started_on"])
    _leave(events.EXPERIMENT_ANSWERED, row, by)
    return row


@transaction.atomic
def stop_experiment(*, experiment: Experiment, by: User) -> Experiment:
    """Stop it; no reason is asked. Raises Refused, NotAllowedNow."""
    row = _locked(experiment)
    if row.patient.user_id == by.pk:
        check_user_can_follow(by, row.patient)
    else:
        check_user_can_plan(by, row.patient)
    EXPERIMENT_TRANSITIONS.check(row.state, ExperimentState.STOPPED)
    row.state, row.stopped_on = ExperimentState.STOPPED, row.patient.today()
    row.save(update_fields=["state", "stopped_on"])
    _leave(events.EXPERIMENT_STOPPED, row, by)
    return row


def _locked(experiment: Experiment) -> Experiment:
    rows = Experiment.objects.select_for_update(of=("self",)).select_related("patient")
    return rows.get(pk=experiment.pk)


def _leave(event: Event, row: Experiment, by: User) -> None:
    role = "patient" if row.patient.user_id == by.pk else ""
    record(event, by=by, patient_id=row.patient_id, clinic_id=row.patient.clinic_id, about=row, role=role)
