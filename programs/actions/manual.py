"""Manual therapy sessions: noted by the clinician who gave them, always paired with a functional task."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from patients.models import Patient
from programs import events
from programs.models import ManualSession, Prescription
from programs.models.exercise import ExerciseKind
from programs.models.program import ProgramState
from programs.permissions import check_user_can_plan
from programs.rules.manual_therapy import Against, needs_reason
from rehab.accounts.models import User
from rehab.audit.record import record
from rehab.lib.refusals import Refused


@dataclass(frozen=True)
class ManualTold:
    """One session. `found` is what speaks against it today; pain 0–10, None not asked; minutes 1–120."""

    done_on: date
    technique: str
    region: str
    minutes: int
    consent: bool
    paired_task: Prescription
    found: Sequence[str] = ()
    override_reason: str = ""
    pain_before: int | None = None
    pain_now: int | None = None
    response_now: str = ""


def functional_tasks(patient: Patient) -> list[Prescription]:
    """Items of the active program that can be paired: graded activities and everyday tasks. One query."""
    found = Prescription.objects.filter(program__patient=patient, program__state=ProgramState.ACTIVE)
    rows = found.select_related("exercise", "activity").order_by("position")
    return [
        row for row in rows if row.activity or (row.exercise and row.exercise.kind == ExerciseKind.FUNCTIONAL)
    ]


@transaction.atomic
def note_manual_session(*, patient: Patient, told: ManualTold, by: User) -> ManualSession:
    """Keep one session in the clinician's own name. Raises Refused."""
    check_user_can_plan(by, patient)
    if not told.consent:
        raise Refused(_("Without the patient's agreement this time there is no session."))
    if told.done_on > patient.today():
        raise Refused(_("This day has not come yet."))
    if needs_reason(Against(code) for code in told.found) and not told.override_reason.strip():
        raise Refused(_("Something speaks against it. Write why it was right all the same."))
    if told.paired_task.pk not in {row.pk for row in functional_tasks(patient)}:
        raise Refused(_("Pair it with a functional task of the active program."))
    values = {name: getattr(told, name) for name in ManualTold.__dataclass_fields__}
    row = ManualSession.objects.create(patient=patient, clinician=by, **values | {"found": list(told.found)})
    record(events.MANUAL_NOTED, by=by, patient_id=patient.pk, clinic_id=patient.clinic_id, about=row)
    return row


@transaction.atomic
def note_response(*, session: ManualSession, pain: int | None, words: str, by: User) -> ManualSession:
    """Keep how it was after 24 hours. Raises Refused."""
    patient = session.patient
    check_user_can_plan(by, patient)
    session.pain_24h, session.response_24h = pain, words.strip()
    session.save(update_fields=["pain_24h", "response_24h"])
    record(events.MANUAL_NOTED, by=by, patient_id=patient.pk, clinic_id=patient.clinic_id, about=session)
    return session
