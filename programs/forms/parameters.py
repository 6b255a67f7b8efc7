"""Another value for a threshold, with its reason."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from programs.actions.parameters import Change
from programs.rules.citations import CLINIC
from programs.rules.parameters import ParameterInfo
from programs.rules.rounding import tidy
from rehab.web.forms import SteadyForm


class ParameterForm(SteadyForm):
    """The value, why, and where it comes from."""

    value = forms.FloatField(label=_("New value"), localize=True)
    rationale = forms.CharField(
        label=_("Reason"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It stays with the change. Name no patient."),
    )
    source = forms.CharField(
        label=_("Source"),
        max_length=200,
        required=False,
        help_text=_("A paper or guideline, when there is one. Left empty, it says: clinic policy."),
    )
    draft = True

    def __init__(self, *args: Any, info: ParameterInfo, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.info = info
        words = {"low": tidy(float(info.low)), "high": tidy(float(info.high)), "unit": info.unit}
        value: Any = self.fields["value"]
        value.help_text = _("From %(low)s to %(high)s, %(unit)s.") % words
        value.error_messages["invalid"] = _("Write a number, for example 7 or 0.75.")
        value.widget.attrs["inputmode"] = "decimal"

    def clean_value(self) -> float:
        """Inside the bounds, and whole where the threshold is."""
        value: float = self.cleaned_data["value"]
        words = {"low": tidy(float(self.info.low)), "high": tidy(float(self.info.high))}
        if not self.info.low <= value <= self.info.high:
            raise forms.ValidationError(_("Choose a value from %(low)s to %(high)s.") % words)
        if isinstance(self.info.value, int) and value != int(value):
            raise forms.ValidationError(_("This one is counted in whole numbers."))
        return value

    def change(self) -> Change:
        data = self.cleaned_data
        return Change(self.info.name, data["value"], data["rationale"], data["source"] or CLINIC)
