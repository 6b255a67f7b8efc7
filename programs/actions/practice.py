"""How a patient practises: what they like, which tool a sign brings up, and targets of every day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from patients.models import EarlyWarningSign, Patient
from programs import events
from programs.models import DailyTarget, Exercise, PracticeKind, PracticePreference, SignTool, TargetKind
from programs.permissions import check_user_can_follow, check_user_can_plan
from rehab.accounts.models import User
from rehab.audit.record import record
from rehab.lib.refusals import Refused, refusal


@transaction.atomic
def choose_tool(*, sign: EarlyWarningSign, exercise: Exercise | None, by: User) -> None:
    """Say which practice a sign brings up: the patient or the care team. None takes it away. Raises Refused."""
    patient = sign.patient
    if refusal(check_user_can_follow, by, patient) is not None:
        check_user_can_plan(by, patient)
    if exercise is None:
        SignTool.objects.filter(sign=sign).delete()
    elif exercise.clinic_id != patient.clinic_id:
        raise Refused(_("Only a practice of this clinic's library can be chosen."))
    else:
        SignTool.objects.update_or_create(sign=sign, defaults={"exercise": exercise})
    record(
        events.EARLY_WARNING_TOOL_SET, by=by, patient_id=patient.pk, clinic_id=patient.clinic_id, about=sign
    )


@dataclass(frozen=True)
class Liked:
    """What somebody chose: kinds of practice (programs.models.PracticeKind) and how."""

    kinds: Sequence[str]
    posture: str
    eyes_open: bool = False
    short: bool = False


@transaction.atomic
def choose_practice(*, patient: Patient, liked: Liked, by: User) -> PracticePreference:
    """Keep the patient's own choice of at least one kind. Raises Refused."""
    check_user_can_follow(by, patient)
    kinds = [kind for kind in PracticeKind.values if kind in liked.kinds]
    if not kinds:
        raise Refused(_("Choose at least one."))
    row, _new = PracticePreference.objects.update_or_create(
        patient=patient,
        defaults={
            "kinds": kinds,
            "posture": liked.posture,
            "eyes_open": liked.eyes_open,
            "short": liked.short,
            "chosen_at": timezone.now(),
        },
    )
    record(events.PRACTICE_CHOSEN, by=by, patient_id=patient.pk, clinic_id=patient.clinic_id)
    return row


@transaction.atomic
def note_caution(*, patient: Patient, careful: bool, by: User) -> PracticePreference:
    """Note that looking inwards asks for care, so that attention to the outside is offered first."""
    check_user_can_plan(by, patient)
    row, _new = PracticePreference.objects.update_or_create(patient=patient, defaults={"careful": careful})
    record(events.PRACTICE_CAUTION_SET, by=by, patient_id=patient.pk, clinic_id=patient.clinic_id)
    return row


@dataclass(frozen=True)
class TargetTold:
    """One target. `wake_time` only for getting up; `sleep_efficiency` in percent only for sleep."""

    kind: str
    words: str
    agreed_on: date
    wake_time: time | None = None
    sleep_efficiency: int | None = None


@transaction.atomic
def set_target(*, patient: Patient, told: TargetTold, by: User) -> DailyTarget:
    """Agree a target; one of the same kind before it ends, "something else" apart. Raises Refused."""
    check_user_can_plan(by, patient)
    if told.agreed_on > patient.today():
        raise Refused(_("The day on which this was agreed has not come yet."))
    if told.kind != TargetKind.OTHER:
        patient.daily_targets.filter(kind=told.kind, ended_at=None).update(ended_at=timezone.now())
    row = DailyTarget.objects.create(
        patient=patient,
        kind=told.kind,
        words=told.words.strip(),
        wake_time=told.wake_time if told.kind == TargetKind.WAKE else None,
        sleep_efficiency=told.sleep_efficiency if told.kind == TargetKind.SLEEP else None,
        agreed_on=told.agreed_on,
        made_by=by,
    )
    record(events.TARGETS_CHANGED, by=by, patient_id=patient.pk, clinic_id=patient.clinic_id, about=row)
    return row


@transaction.atomic
def end_target(*, target: DailyTarget, by: User) -> None:
    """Let a target go. Raises Refused."""
    patient = target.patient
    check_user_can_plan(by, patient)
    if target.ended_at is None:
        target.ended_at = timezone.now()
        target.save(update_fields=["ended_at"])
        record(
            events.TARGETS_CHANGED, by=by, patient_id=patient.pk, clinic_id=patient.clinic_id, about=target
        )
