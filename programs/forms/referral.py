"""Start a referral, edit its letter, follow what became of it."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from patients.models import ReferralKind
from rehab.web.forms import SteadyForm


class StartForm(SteadyForm):
    """To whom."""

    kind = forms.ChoiceField(
        label=gettext_lazy("To whom"), choices=ReferralKind.choices, widget=forms.RadioSelect
    )


class LetterForm(SteadyForm):
    """The letter and whom it goes to."""

    draft = True
    to_name = forms.CharField(label=gettext_lazy("Practice or person"), max_length=120, required=False)
    to_address = forms.CharField(label=gettext_lazy("Address"), max_length=200, required=False)
    text = forms.CharField(
        label=gettext_lazy("Letter"),
        help_text=gettext_lazy("Drafted from the record. Read it and change what is not right."),
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 18}),
    )


class StepForm(SteadyForm):
    """What became of it, and on which day."""

    on = forms.DateField(
        label=gettext_lazy("On which day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    note = forms.CharField(label=gettext_lazy("Note"), max_length=200, required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, initial={"on": today}, **kwargs)
        self.fields["on"].widget.attrs["max"] = today.isoformat()
