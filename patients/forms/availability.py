"""A patient's week: seven days in three parts, each with what fills it, and a line about the day."""

from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy

from patients.actions.availability import DayTold
from patients.models import Availability, Patient
from patients.models.availability import PARTS, Taken
from rehab.web.forms import SteadyForm

LABELS = {
    "morning": gettext_lazy("Morning"),
    "afternoon": gettext_lazy("Afternoon"),
    "evening": gettext_lazy("Evening"),
}


class WeekForm(SteadyForm):
    """Nothing has to be told."""

    draft = True

    def __init__(self, *args: Any, patient: Patient, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = {row.weekday: row for row in Availability.objects.filter(patient=patient)}
        for day in range(7):
            row = known.get(day, Availability())
            for part in PARTS:
                self.fields[f"{part}_{day}"] = forms.ChoiceField(
                    label=LABELS[part], choices=Taken.choices, required=False, initial=getattr(row, part)
                )
            self.fields[f"note_{day}"] = forms.CharField(
                label=gettext_lazy("Anything to know about this day"),
                max_length=120,
                required=False,
                initial=row.note,
            )

    def days(self) -> list[dict[str, Any]]:
        """The fields of each day, for the page."""
        return [
            {
                "name": WEEKDAYS[day],
                "parts": [self[f"{part}_{day}"] for part in PARTS],
                "note": self[f"note_{day}"],
            }
            for day in range(7)
        ]

    def week(self) -> dict[int, DayTold]:
        data = self.cleaned_data
        return {
            day: DayTold(**{part: data[f"{part}_{day}"] for part in PARTS}, note=data[f"note_{day}"].strip())
            for day in range(7)
        }
