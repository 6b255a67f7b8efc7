"""Which exercises are offered in place of one."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from programs.insights.alternatives import MOST
from programs.models import Exercise, ExerciseRevision
from rehab.web.forms import SteadyForm


class AlternativesForm(SteadyForm):
    """A few to choose from, of those that pass the same precautions."""

    exercises = forms.MultipleChoiceField(
        label=_("What the patient may do in its place"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("They choose on the day itself. Easier and harder ones come first."),
    )

    def __init__(self, *args: Any, found: list[ExerciseRevision], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {str(row.exercise_id): row.exercise for row in found}
        field: Any = self.fields["exercises"]
        field.choices = [(str(row.exercise_id), row.name) for row in found]

    def clean_exercises(self) -> list[Exercise]:
        chosen: list[str] = self.cleaned_data["exercises"]
        if len(chosen) > MOST:
            raise forms.ValidationError(
                _("Offer at most %(n)d, so that the choice stays small."), params={"n": MOST}
            )
        return [self.known[key] for key in chosen]
