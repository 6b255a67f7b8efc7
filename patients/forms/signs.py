"""The early-warning signs of one patient, to tick in the check-in."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from patients.models import EarlyWarningSign
from rehab.web.forms import SteadyForm


class SignsForm(SteadyForm):
    """Which of the own signs were noticed today. A sign that is no longer there is passed over."""

    signs = forms.MultipleChoiceField(
        label=_("Did you notice any of your signs?"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, signs: Iterable[EarlyWarningSign], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {str(sign.pk): sign for sign in signs}
        field: Any = self.fields["signs"]
        field.choices = [(key, sign.words) for key, sign in self.known.items()]

    def ticked(self) -> list[EarlyWarningSign]:
        """The ticked signs. Needs no validity: unknown ids are nothing."""
        data: Any = self.data
        sent = data.getlist(self.add_prefix("signs")) if hasattr(data, "getlist") else []
        return [self.known[key] for key in dict.fromkeys(sent) if key in self.known]
