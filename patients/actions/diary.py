"""Write one night of the sleep diary, and keep every entry as it was made."""

from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, TypedDict

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from patients.events import SLEEP_WRITTEN
from patients.models import Diary, DiaryRevision, Patient, SleepNight
from patients.permissions import check_user_can_keep_diary
from patients.rules.journal_day import Verdict, may_write
from patients.rules.sleep import problems, sums
from rehab.accounts.models import User
from rehab.audit.record import record
from rehab.lib.states import NotAllowedNow


class NightTold(TypedDict, total=False):
    """What one entry says about the night; a key left out, like None, is "not told"."""

    bed: time | None
    lights_out: time | None
    falling_asleep: int | None
    times_awake: int | None
    awake: int | None
    woke: time | None
    got_up: time | None
    quality: int | None
    naps: int | None
    caffeine: time | None
    no_caffeine: bool
    alcohol: Decimal | None
    screens_off: time | None
    irregular: bool | None


NOTHING: NightTold = dict.fromkeys(NightTold.__annotations__) | {"no_caffeine": False}  # type: ignore[assignment]


@transaction.atomic
def write_night(
    *, patient: Patient, wake_date: date, told: NightTold, by: User, now: datetime | None = None
) -> SleepNight:
    """Write one night as a whole and keep the entry. The same answers again change nothing.

    Raises Refused; NotAllowedNow for a day that has not come or closed more than 48 hours ago; ValidationError (by
    field) for a night that cannot be.
    """
    check_user_can_keep_diary(by, patient)
    late = open_day(patient, wake_date, now)
    values = {**NOTHING, **told}
    if values == NOTHING:
        raise ValidationError(_("Nothing was filled in yet."))
    Patient.objects.select_for_update(of=("self",)).get(pk=patient.pk)
    night = SleepNight.objects.filter(patient=patient, wake_date=wake_date).first()
    if night is not None and all(getattr(night, name) == value for name, value in values.items()):
        return night
    night = night or SleepNight(patient=patient, wake_date=wake_date, revision=0)
    _lay_flat(night, values, patient.zone.key)
    keep_entry(night, Diary.SLEEP, wake_date, values, by=by, late=late, now=now)
    who = {"patient_id": patient.pk, "clinic_id": patient.clinic_id, "about": night, "role": "patient"}
    record(SLEEP_WRITTEN, by=by, **who)  # type: ignore[arg-type]
    return night


def open_day(patient: Patient, day: date, now: datetime | None) -> bool:
    """Whether an entry for this day comes late. Raises NotAllowedNow when it cannot be made now."""
    verdict = may_write(day, now or timezone.now(), patient.zone)
    if not verdict.allowed:
        raise NotAllowedNow(_(verdict.reason))
    return verdict is Verdict.LATE


def _lay_flat(night: SleepNight, values: Mapping[str, Any], zone: str) -> None:
    """Put the answers on the row with what can be reckoned from them."""
    for name, value in values.items():
        setattr(night, name, value)
    night.zone = zone
    wrong = problems(night.told, zone)
    if wrong:
        raise ValidationError({problem.field: _(problem.words) for problem in wrong})
    found = sums(night.told, zone)
    night.slept, night.in_bed = found.slept, found.in_bed
    night.efficiency, night.efficiency_try = _decimal(found.efficiency), _decimal(found.efficiency_try)


def _decimal(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def keep_entry(
    row: models.Model,
    diary: Diary,
    day: date,
    values: Mapping[str, Any],
    *,
    by: User,
    late: bool,
    now: datetime | None,
) -> None:
    """Save the row under its next number, and the entry beside it."""
    entry: Any = row
    entry.revision += 1
    entry.late = entry.late or late
    entry.entered_at = entry.entered_at if entry.revision > 1 else now or timezone.now()
    entry.full_clean(validate_unique=False, validate_constraints=False)
    entry.save()
    DiaryRevision.objects.create(
        patient=entry.patient,
        diary=diary,
        local_date=day,
        number=entry.revision,
        values={name: _plain(value) for name, value in values.items() if value is not None},
        entered_at=now or timezone.now(),
        entered_by=by.pk,
        late=late,
    )


def _plain(value: Any) -> Any:
    """A value as JSON keeps it."""
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return str(value) if isinstance(value, Decimal | date) else value
