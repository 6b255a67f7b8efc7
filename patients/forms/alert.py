"""How an alert is closed."""

from django import forms
from django.utils.translation import gettext_lazy

from rehab.web.forms import SteadyForm


class OutcomeForm(SteadyForm):
    """What was done about an alert."""

    outcome = forms.CharField(
        label=gettext_lazy("What was done"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("For example: called at 10:20, seen today, no emergency."),
        error_messages={"required": gettext_lazy("Write what was done before you close the alert.")},
    )
