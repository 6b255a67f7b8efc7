"""Note how a patient's week looks: by the patient, or by their care team."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from patients.events import AVAILABILITY_CHANGED
from patients.models import Availability, Patient
from patients.permissions import check_user_can_change_record
from rehab.accounts.models import User
from rehab.audit.record import record
from rehab.lib.refusals import Refused


@dataclass(frozen=True)
class DayTold:
    """What is told about one weekday; "" is not told."""

    morning: str = ""
    afternoon: str = ""
    evening: str = ""
    note: str = ""

    @property
    def is_empty(self) -> bool:
        return not (self.morning or self.afternoon or self.evening or self.note)


@transaction.atomic
def set_week(*, patient: Patient, week: Mapping[int, DayTold], by: User) -> list[Availability]:
    """Replace the whole week, Monday 0. A day of which nothing is told has no row. Raises Refused."""
    if patient.user_id != by.pk:
        check_user_can_change_record(by, patient)
    elif patient.ended_at is not None:
        raise Refused(_("This record has ended, so it stays as it is."))
    Patient.objects.select_for_update(of=("self",)).get(pk=patient.pk)
    told = {day: row for day, row in week.items() if not row.is_empty}
    Availability.objects.filter(patient=patient).exclude(weekday__in=told).delete()
    rows = [_day(patient, day, row, by) for day, row in sorted(told.items())]
    role = "patient" if patient.user_id == by.pk else ""
    about = {"patient_id": patient.pk, "clinic_id": patient.clinic_id, "about": patient, "role": role}
    record(AVAILABILITY_CHANGED, by=by, **about)  # type: ignore[arg-type]
    return rows


def _day(patient: Patient, day: int, told: DayTold, by: User) -> Availability:
    values = {name: getattr(told, name) for name in ("morning", "afternoon", "evening", "note")}
    row, _new = Availability.objects.update_or_create(
        patient=patient,
        weekday=day,
        defaults=values | {"changed_by": by.pk, "changed_at": timezone.now()},
    )
    return row
