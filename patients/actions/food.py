"""Write one day of the food log, and choose whether weight is asked."""

from datetime import date, datetime
from decimal import Decimal
from typing import TypedDict

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from patients.actions.diary import keep_entry, open_day
from patients.events import FOOD_CHOICE_CHANGED, FOOD_WRITTEN
from patients.models import Diary, FoodChoice, FoodDay, Patient
from patients.permissions import check_user_can_keep_diary
from rehab.accounts.models import User
from rehab.audit.record import record


class FoodTold(TypedDict, total=False):
    """What one entry says about the day; a key left out, like None, is "not told"."""

    veg_fruit: int | None
    protein: bool | None
    sugary_drinks: int | None
    cups: int | None
    alcohol: Decimal | None
    appetite: int | None
    weight_kg: Decimal | None
    note: str


NOTHING: FoodTold = dict.fromkeys(FoodTold.__annotations__) | {"note": ""}  # type: ignore[assignment]


@transaction.atomic
def write_food(
    *, patient: Patient, local_date: date, told: FoodTold, by: User, now: datetime | None = None
) -> FoodDay:
    """Write one day as a whole and keep the entry. The same answers again change nothing.

    Raises Refused; NotAllowedNow for a day that has not come or closed more than 48 hours ago; ValidationError.
    """
    check_user_can_keep_diary(by, patient)
    late = open_day(patient, local_date, now)
    values = {**NOTHING, **told}
    if values == NOTHING:
        raise ValidationError(_("Nothing was filled in yet."))
    Patient.objects.select_for_update(of=("self",)).get(pk=patient.pk)
    day = FoodDay.objects.filter(patient=patient, local_date=local_date).first()
    if day is not None and all(getattr(day, name) == value for name, value in values.items()):
        return day
    day = day or FoodDay(patient=patient, local_date=local_date, revision=0)
    for name, value in values.items():
        setattr(day, name, value)
    keep_entry(day, Diary.FOOD, local_date, values, by=by, late=late, now=now)
    who = {"patient_id": patient.pk, "clinic_id": patient.clinic_id, "about": day, "role": "patient"}
    record(FOOD_WRITTEN, by=by, **who)  # type: ignore[arg-type]
    return day


@transaction.atomic
def choose_weighing(*, patient: Patient, weighs: bool, by: User) -> FoodChoice:
    """Be asked for weight once a month, or not at all. Raises Refused."""
    check_user_can_keep_diary(by, patient)
    row, _new = FoodChoice.objects.update_or_create(
        patient=patient, defaults={"weighs": weighs, "changed_at": timezone.now()}
    )
    who = {"patient_id": patient.pk, "clinic_id": patient.clinic_id, "about": patient, "role": "patient"}
    record(FOOD_CHOICE_CHANGED, by=by, **who)  # type: ignore[arg-type]
    return row
