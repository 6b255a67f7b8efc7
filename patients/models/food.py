"""The food log: a few counts a day, no calories. Two or three days a week are enough."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from patients.models.patient import Patient, PatientRows
from rehab.lib.fields import rating, within

COUNTS = ("veg_fruit", "sugary_drinks", "cups")


def count() -> "models.PositiveSmallIntegerField[int | None, int | None]":
    return models.PositiveSmallIntegerField(null=True, blank=True)


class FoodDay(models.Model):
    """What was eaten and drunk on one day, in portions and cups. Unknown is not zero."""

    id = models.BigAutoField(primary_key=True)
    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="food_days")
    local_date = models.DateField(_("day"))
    veg_fruit = count()
    protein = models.BooleanField(_("protein at meals"), null=True, blank=True)
    sugary_drinks = count()
    cups = count()
    alcohol = models.DecimalField(
        _("drinks with alcohol"), max_digits=3, decimal_places=1, null=True, blank=True
    )
    appetite = rating()
    weight_kg = models.DecimalField(_("weight"), max_digits=4, decimal_places=1, null=True, blank=True)
    note = models.CharField(_("note"), max_length=500, blank=True)
    revision = models.PositiveSmallIntegerField(default=1)
    entered_at = models.DateTimeField(default=timezone.now)
    late = models.BooleanField(default=False)

    personal_fields = frozenset(
        {"patient", "local_date", *COUNTS, "protein", "alcohol", "appetite", "weight_kg", "note"}
    )
    plain_fields = frozenset({"id", "revision", "entered_at", "late"})
    outside_log = True

    objects = PatientRows["FoodDay"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["patient", "local_date"], name="food_day_once"),
            *(within("food_day", field, 0, 40) for field in COUNTS),
            within("food_day", "alcohol", 0, 50),
            within("food_day", "appetite", 0, 10),
            within("food_day", "weight_kg", 20, 400),
        ]

    def __str__(self) -> str:
        return f"food day {self.pk}"


class FoodChoice(models.Model):
    """Whether the patient wants to be asked for their weight. Without a row they are."""

    patient = models.OneToOneField(
        Patient, on_delete=models.CASCADE, related_name="food_choice", primary_key=True
    )
    weighs = models.BooleanField(_("asks for my weight once a month"), default=True)
    changed_at = models.DateTimeField(default=timezone.now)

    personal_fields = frozenset({"patient", "weighs"})
    plain_fields = frozenset({"changed_at"})
    outside_log = True

    objects = PatientRows["FoodChoice"].as_manager()

    def __str__(self) -> str:
        return f"food choice of {self.patient_id}"
