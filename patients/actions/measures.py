"""Measures: answered question by question or entered in a visit, scored by their own rules, corrected by revision."""

import uuid
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from patients.actions.alert_handling import phq9_allowed
from patients.actions.alerts import raise_alert
from patients.events import MEASURE_ANSWERED, MEASURE_CORRECTED, MEASURE_KEPT
from patients.measures.instrument import Answers, Instrument
from patients.measures.isi import ISI
from patients.measures.own import OwnRows, items_of, score_of
from patients.measures.phq_9 import PHQ_9, tells_of_self_harm
from patients.measures.scoring import wrong_answers
from patients.models import Measure, MeasureRevision, Patient
from patients.permissions import NotNow, check_user_can_correct_measure, check_user_can_measure
from patients.rules.red_flags import measured_flags, triage
from rehab.accounts.models import User
from rehab.audit.events import Event
from rehab.audit.record import record

SELF_HARM = "self_harm"
OLDEST: Final = timedelta(days=3653)
"""An older day is a mistyped year (engineering default)."""


@transaction.atomic
def keep_measure(
    *,
    patient: Patient,
    instrument: Instrument,
    answers: Answers,
    local_date: date,
    by: User,
    client_uuid: uuid.UUID,
    own: OwnRows = (),
    note: str = "",
) -> Measure:
    """Keep a whole measure at once, scored. The same `client_uuid` twice is kept once.

    Raises Refused; NotNow for a day that lies ahead or a gate that is shut; ValidationError (by item) for numbers
    that cannot be.
    """
    check_user_can_measure(by, patient, instrument)
    check_gate(patient, instrument)
    Patient.objects.select_for_update().get(pk=patient.pk)
    present = patient.measures.filter(client_uuid=client_uuid).first()
    if present is not None:
        return present
    _check_day(patient, local_date)
    _check_answers(instrument, answers, own)
    measure = Measure(
        patient=patient,
        instrument=instrument.key,
        version=instrument.version,
        local_date=local_date,
        answers=dict(answers),
        own=list(own),
        note=note,
        by_patient=patient.user_id == by.pk,
        entered_by=by.pk,
        client_uuid=client_uuid,
    )
    _finish(measure, by)
    return measure


@transaction.atomic
def start_measure(*, patient: Patient, instrument: Instrument, by: User, own: OwnRows = ()) -> Measure:
    """Begin to answer, or go on where it was left today. What was begun on another day is begun anew.

    Raises Refused; NotNow behind a gate that is shut: what the software asks by itself waits for staffed hours.
    """
    check_user_can_measure(by, patient, instrument)
    check_gate(patient, instrument, automatic=patient.user_id == by.pk)
    Patient.objects.select_for_update().get(pk=patient.pk)
    today = patient.today()
    present = patient.measures.filter(instrument=instrument.key, finished_at=None).first()
    if present is not None and present.local_date == today:
        return present
    if present is not None:
        present.delete()
    return Measure.objects.create(
        patient=patient,
        instrument=instrument.key,
        version=instrument.version,
        local_date=today,
        own=list(own),
        by_patient=patient.user_id == by.pk,
        entered_by=by.pk,
    )


@transaction.atomic
def answer_item(*, measure: Measure, key: str, value: float | None, by: User) -> Measure:
    """Save one answer at once. An answer that tells of self-harm is acted on here, whatever else is open.

    Raises Refused; NotNow when the measure is finished; ValidationError for a number that cannot be.
    """
    measure = _locked(measure)
    check_user_can_measure(by, measure.patient, measure.kind)
    if measure.finished_at is not None:
        raise NotNow(_("This has been completed already."))
    _check_answers(measure.kind, {key: value}, measure.own)
    measure.answers = {**measure.answers, key: value}
    measure.save(update_fields=["answers"])
    _tell(MEASURE_ANSWERED, measure, by)
    if measure.instrument == PHQ_9.key and tells_of_self_harm({key: value}):
        _raise(measure, SELF_HARM, by)
    return measure


@transaction.atomic
def finish_measure(*, measure: Measure, by: User) -> Measure:
    """Score what was answered and keep it. Finishing twice changes nothing. Raises Refused."""
    measure = _locked(measure)
    check_user_can_measure(by, measure.patient, measure.kind)
    if measure.finished_at is None:
        _finish(measure, by, told=True)
    return measure


@transaction.atomic
def correct_measure(
    *, measure: Measure, answers: Answers, local_date: date, why: str, by: User, note: str = ""
) -> Measure:
    """Correct a completed measure by one more revision; what was there before stays readable.

    Raises Refused; NotNow without a reason or for a day that lies ahead; ValidationError for numbers that cannot be.
    """
    measure = _locked(measure)
    check_user_can_correct_measure(by, measure, why)
    _check_day(measure.patient, local_date)
    _check_answers(measure.kind, answers, measure.own)
    told = tells_of_self_harm(measure.answers)
    measure.answers, measure.local_date, measure.note = dict(answers), local_date, note
    _score(measure)
    measure.revision += 1
    measure.save(update_fields=["answers", "local_date", "note", "score", "parts", "revision"])
    _revise(measure, by, why.strip())
    _tell(MEASURE_CORRECTED, measure, by)
    _raise_for(measure, by, told=told)
    return measure


def check_gate(patient: Patient, instrument: Instrument, *, automatic: bool = False) -> None:
    """Raise NotNow, with what is missing, when the clinic may not give this instrument now."""
    if instrument.gated:
        gate = phq9_allowed(patient.clinic, automatic=automatic)
        if not gate.allowed:
            missing = " ".join(_(words) for words in gate.missing)
            raise NotNow(_("%(name)s cannot be asked now.") % {"name": instrument.name} + " " + missing)


def _locked(measure: Measure) -> Measure:
    rows = Measure.objects.select_for_update(of=("self",)).select_related("patient__clinic")
    return rows.get(pk=measure.pk)


def _check_day(patient: Patient, local_date: date) -> None:
    if local_date > patient.today():
        raise NotNow(_("That day has not come yet."))
    if local_date < patient.today() - OLDEST:
        raise NotNow(too_long_ago())


def too_long_ago() -> str:
    """What is said of a day whose year was mistyped."""
    return _("That day is more than ten years ago. Check the year.")


def _check_answers(instrument: Instrument, answers: Answers, own: OwnRows) -> None:
    wrong = wrong_answers(items_of(instrument, own), answers)
    if wrong:
        raise ValidationError({key: _(why) for key, why in wrong.items()})


def _finish(measure: Measure, by: User, *, told: bool = False) -> None:
    """`told`: question 9 was acted on when it was answered."""
    _score(measure)
    measure.finished_at, measure.revision = timezone.now(), 1
    measure.save()
    _revise(measure, by)
    _tell(MEASURE_KEPT, measure, by)
    _raise_for(measure, by, told=told)


def _score(measure: Measure) -> None:
    found = score_of(measure.kind, measure.answers, measure.own)
    measure.score = None if found.value is None else Decimal(str(found.value))
    measure.parts = dict(found.parts)


def _revise(measure: Measure, by: User, why: str = "") -> None:
    values: Mapping[str, Any] = {
        "answers": measure.answers,
        "own": measure.own,
        "score": measure.value,
        "parts": measure.parts,
        "local_date": measure.local_date.isoformat(),
        "note": measure.note,
    }
    MeasureRevision.objects.create(
        measure=measure, number=measure.revision, values=values, why=why, entered_by=by.pk
    )


def _raise_for(measure: Measure, by: User, *, told: bool) -> None:
    """The alerts that follow from a kept measure: question 9, unless it was acted on, and the severe bands."""
    if measure.instrument == PHQ_9.key and tells_of_self_harm(measure.answers) and not told:
        _raise(measure, SELF_HARM, by)
    total = None if measure.value is None else int(measure.value)
    codes = measured_flags(
        phq9_total=total if measure.instrument == PHQ_9.key else None,
        isi_total=total if measure.instrument == ISI.key else None,
    )
    for code in codes:
        _raise(measure, code, by)


def _raise(measure: Measure, code: str, by: User) -> None:
    for flag in triage([code]).flags:
        raise_alert(
            patient=measure.patient,
            flag_code=flag.code,
            level=flag.level,
            local_date=measure.local_date,
            by=by,
        )


def _tell(event: Event, measure: Measure, by: User) -> None:
    patient = measure.patient
    record(event, by=by, patient_id=patient.pk, clinic_id=patient.clinic_id, about=measure)
