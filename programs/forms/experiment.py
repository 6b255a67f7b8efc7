"""Offer a trial in blocks."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from programs.actions.experiment import Offer
from rehab.web.forms import SteadyForm


class ExperimentForm(SteadyForm):
    """What it is about, and what both kinds of weeks are like."""

    exposure = forms.ChoiceField(label=_("What it is about"))
    usual = forms.CharField(
        label=_("The weeks as usual"),
        max_length=200,
        help_text=_("In plain words for the patient, for example: rest when you like."),
    )
    tried = forms.CharField(
        label=_("The weeks in which it is tried"),
        max_length=200,
        help_text=_("One thing that the patient would do differently, safe and within the plan."),
    )
    draft = True

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["exposure"]
        field.choices = [(key, words[:1].upper() + words[1:]) for key, words in choices]

    def told(self) -> Offer:
        """What to offer. Only for a valid form."""
        found = self.cleaned_data
        return Offer(found["exposure"], found["usual"], found["tried"])
