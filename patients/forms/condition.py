"""Add a condition that is not active yet."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from patients.models.condition import ConditionKind
from rehab.web.forms import SteadyForm


class ConditionForm(SteadyForm):
    """One condition or precaution flag with a short note."""

    kind = forms.ChoiceField(label=gettext_lazy("Condition or precaution"))
    note = forms.CharField(label=gettext_lazy("Note"), required=False, max_length=200)

    def __init__(self, *args: Any, active: set[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rest = [(key, words) for key, words in ConditionKind.choices if key not in active]
        self.fields["kind"].choices = [("", gettext_lazy("Choose one")), *rest]  # type: ignore[attr-defined]
