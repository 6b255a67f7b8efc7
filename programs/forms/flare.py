"""What is agreed for a flare."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from programs.actions.flare import FlareTold
from programs.insights.tools import tools_of_clinic
from programs.models import Exercise
from rehab.web.forms import SteadyForm


class FlarePlanForm(SteadyForm):
    """The patient's words, practices, who they tell, and when it was agreed. The amounts follow from the rule."""

    words = forms.CharField(
        label=_("What helps in a flare, in the patient's words"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    tools = forms.MultipleChoiceField(
        label=_("Short practices to turn to"), required=False, widget=forms.CheckboxSelectMultiple
    )
    tell = forms.CharField(
        label=_("Who they tell"),
        max_length=200,
        required=False,
        help_text=_("The care team sees a flare on its list in any case."),
    )
    agreed_on = forms.DateField(
        label=_("Agreed with the patient on"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    draft = True

    def __init__(self, *args: Any, clinic_id: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.practices = tools_of_clinic(clinic_id)
        field: Any = self.fields["tools"]
        field.choices = [(str(one.exercise_id), one.name) for one in self.practices]

    def clean_agreed_on(self) -> date:
        day: date = self.cleaned_data["agreed_on"]
        if day > self.today:
            raise forms.ValidationError(_("This day has not come yet."))
        return day

    def told(self) -> FlareTold:
        data = self.cleaned_data
        wanted = set(data["tools"])
        tools: list[Exercise] = [one.exercise for one in self.practices if str(one.exercise_id) in wanted]
        return FlareTold(data["words"], data["tell"], tools, data["agreed_on"])
