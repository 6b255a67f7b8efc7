"""Choose an instrument and how often it is asked."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from patients.measures.battery import DEFAULT_BATTERY
from patients.measures.instrument import Instrument
from patients.models.measure import CadenceChoice
from rehab.web.forms import SteadyForm

USUAL = dict(DEFAULT_BATTERY)


class PlanForm(SteadyForm):
    """One more instrument for this patient."""

    instrument = forms.ChoiceField(label=gettext_lazy("Measure"))
    cadence = forms.ChoiceField(
        label=gettext_lazy("How often"), choices=CadenceChoice.choices, initial=CadenceChoice.START_6_12
    )

    def __init__(self, data: Any = None, *, offered: Iterable[Instrument]) -> None:
        super().__init__(data)
        choices = [(one.key, f"{_(one.name)} – {one.scale}") for one in offered]
        self.fields["instrument"].choices = choices  # type: ignore[attr-defined]
